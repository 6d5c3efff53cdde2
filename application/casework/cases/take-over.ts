import { caseAfter, caseDecider, type CaseEvent } from "../../../domain/casework/index.js";
import { instant, refusal, type CivilDate, type Instant } from "../../../domain/shared/index.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import { outcomeOf, refusedOutcome } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, TakeOverInput } from "../use-cases.js";
import { applicantOf } from "./applicants.js";
import type { CaseRoom } from "./case-room.js";

/**
 * Enters a case of an older register. Its id is made from the register and the number it has there, so that no file can
 * bring it twice; the version of its service is the one that holds today. Sent again, it is answered with what was done.
 * Refuses `case-exists`.
 */
export async function takeOverCase(room: CaseRoom, ask: Ask, input: TakeOverInput): Promise<Outcome<CaseStanding>> {
  const { parts, definitions } = room;
  const { office, number, lodgedOn, closedOn, origin } = input;
  const caseId = derivedId(`${origin.register}\n${number}`, `case of ${ask.tenant}`);
  const body = { takeOverCase: input };
  const by = { role: "system", offices: null };
  const earlier = await room.earlier(ask, { caseId, by }, body);
  if (earlier) return takenOver(caseId, earlier);
  const municipality = await room.municipality(ask.tenant, ask.since);
  if (!municipality.offices.has(office)) return refusedOutcome(refusal("office-unknown", { office }));
  if (lodgedOn > ask.today || (closedOn ?? lodgedOn) > ask.today)
    return refusedOutcome(refusal("day-in-future", { day: closedOn ?? lodgedOn, on: ask.today }));
  const definition = await definitions.offered(ask.tenant, input.service, ask.today);
  if (!definition.ok) return definition;
  const applicant = await applicantOf(parts, ask.tenant, input.applicant);
  if (!applicant.ok) return applicant;
  const frame = room.frame(ask, caseId, by, definition.value, municipality);
  const command = {
    ...frame,
    type: "TakeOver" as const,
    ...{ number, office, origin, state: input.state, applicant: applicant.value },
    ...{ on: lodgedOn, at: morningOf(lodgedOn) },
    closed: closedOn === null ? null : { on: closedOn, at: morningOf(closedOn) },
  };
  return takenOver(caseId, await room.carryOut(ask, command, body));
}

function takenOver(caseId: string, result: CommandResult<CaseEvent>): Outcome<CaseStanding> {
  return outcomeOf(result, (events) => {
    const { state, outcome } = caseAfter(caseDecider.initialState, events);
    return { caseId, state, outcome };
  });
}

/** Older registers know days, not hours: eight in the morning of Tirana, or nine in summer. */
function morningOf(day: CivilDate): Instant {
  return instant(`${day}T07:00:00Z`);
}
