import {
  caseAfter,
  caseDecider,
  clearanceAtEntrance,
  entranceOf,
  type CaseEvent,
  type CaseState,
  type Lodge,
  type NewDocument,
} from "../../../domain/casework/index.js";
import { parsed, refusal, yearOf, type Parsed } from "../../../domain/shared/index.js";
import { openOfficeFault, type MunicipalityState } from "../../../domain/taxation/index.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import { assignNumbers } from "../../taxation/numbering/index.js";
import { outcomeOf, refusedOutcome, rehearse } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import { caseStream } from "../support/index.js";
import type { LodgedCase, LodgeInput } from "../use-cases.js";
import { applicantOf } from "./applicants.js";
import type { CaseRoom } from "./case-room.js";
import { clearanceAnswer } from "./clearance-answer.js";
import { documentsBody, takeIn } from "./documents-in.js";
import { trackingCode } from "./tracking.js";

/** Stands where the number will be while the application is rehearsed; it is never written. */
const NUMBER_TO_COME = "?";

/**
 * Lodges an application: the applicant found in the register, documents taken in, the account asked where the gate stands
 * at the entrance, then rehearsed; only what will be entered takes a number of its office and year. Sent again, it finds
 * its case and its number, whatever is offered and whoever is registered by then. Refuses `case-exists`, and what the
 * decider refuses.
 */
export async function lodgeCase(room: CaseRoom, ask: Ask, input: LodgeInput): Promise<Outcome<LodgedCase>> {
  const caseId = input.caseId ?? derivedId(ask.commandId, "case");
  const { state } = await room.parts.ledger.load(caseStream(ask.tenant, caseId), caseDecider);
  const isThere = state.caseId !== null;
  return isThere ? lodgedBefore(room, ask, { ...state, caseId }, input) : lodgeNow(room, ask, caseId, input);
}

async function lodgeNow(room: CaseRoom, ask: Ask, caseId: string, input: LodgeInput): Promise<Outcome<LodgedCase>> {
  const { parts, definitions } = room;
  const municipality = await room.municipality(ask.tenant, ask.since);
  const definition = await definitions.offered(ask.tenant, input.service, ask.today);
  if (!definition.ok) return definition;
  const applicant = await applicantOf(parts, ask.tenant, input.applicant);
  if (!applicant.ok) return applicant;
  const documents = await takeIn(parts, ask, applicant.value.taxpayerId ?? caseId, input.documents ?? []);
  if (!documents.ok) return documents;
  const frame = room.frame(ask, caseId, input.by, definition.value, municipality);
  const tariffs = await room.tariffs(ask, definition.value, entranceOf(definition.value, input.by.role)?.code ?? null);
  const asked = clearanceAtEntrance(definition.value, input.by.role);
  const { taxpayerId } = applicant.value;
  const clearance = asked ? await clearanceAnswer(parts, ask, taxpayerId, definition.value) : null;
  const command = (number: string): Lodge => ({
    ...frame,
    type: "Lodge",
    clearance,
    tariffs,
    number,
    office: input.office,
    officeFault: openOfficeFault(municipality, input.office),
    applicant: applicant.value,
    representative: input.representative ?? null,
    form: input.form,
    documents: documents.value,
    units: municipality.units.map(({ code }) => code),
  });
  const body = bodyOf(input, documents.value);
  const step = { stream: caseStream(ask.tenant, caseId), decider: caseDecider, body };
  const rehearsal = await rehearse(parts.ledger, ask, { ...step, command: command(NUMBER_TO_COME) });
  if (!rehearsal.ok) return rehearsal;
  const assigned = await numberOf(room, ask, municipality, input.office, caseId);
  if (!assigned.ok) return assigned;
  return lodgedAs(room, ask, caseId, await room.carryOut(ask, command(assigned.value), body));
}

/** What the same command came to when it lodged the case that is there. */
async function lodgedBefore(
  room: CaseRoom,
  ask: Ask,
  { caseId, subjectId }: Pick<CaseState, "subjectId"> & { readonly caseId: string },
  input: LodgeInput,
): Promise<Outcome<LodgedCase>> {
  const documents = await takeIn(room.parts, ask, subjectId, input.documents ?? []);
  if (!documents.ok) return documents;
  const earlier = await room.earlier(ask, { caseId, by: input.by }, bodyOf(input, documents.value));
  return earlier === null ? refusedOutcome(refusal("case-exists", { caseId })) : lodgedAs(room, ask, caseId, earlier);
}

function bodyOf({ documents: _contents, by: _role, ...stated }: LodgeInput, documents: readonly NewDocument[]): object {
  return { lodgeCase: stated, ...documentsBody(documents) };
}

function lodgedAs(
  { parts }: CaseRoom,
  { tenant }: Ask,
  caseId: string,
  result: CommandResult<CaseEvent>,
): Outcome<LodgedCase> {
  return outcomeOf(result, (events) => {
    const { number, state, applicant: who } = caseAfter(caseDecider.initialState, events);
    const code = trackingCode(parts.keyedHash, tenant, caseId);
    return { caseId, number, state, taxpayerId: who.taxpayerId, trackingCode: code };
  });
}

async function numberOf(
  room: CaseRoom,
  ask: Ask,
  municipality: MunicipalityState,
  office: string,
  caseId: string,
): Promise<Parsed<string>> {
  const order = { office, kind: "case", year: yearOf(ask.today), batch: ask.commandId, owners: [caseId] } as const;
  const numbers = await assignNumbers(room.parts.ledger, municipality, ask, order);
  return numbers.ok ? parsed(numbers.value.get(caseId)!) : numbers;
}
