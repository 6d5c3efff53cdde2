import { caseAfter, caseDecider, clearanceAtEntrance, entranceOf, type Lodge } from "../../../domain/casework/index.js";
import { parsed, yearOf, type Parsed } from "../../../domain/shared/index.js";
import { openOfficeFault, type MunicipalityState } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { assignNumbers } from "../../taxation/numbering/index.js";
import { outcomeOf, rehearse } from "../../taxation/support/index.js";
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
 * its case and its number.
 */
export async function lodgeCase(room: CaseRoom, ask: Ask, input: LodgeInput): Promise<Outcome<LodgedCase>> {
  const { parts, definitions } = room;
  const municipality = await room.municipality(ask.tenant, ask.since);
  const definition = await definitions.offered(ask.tenant, input.service, ask.today);
  if (!definition.ok) return definition;
  const applicant = await applicantOf(parts, ask.tenant, input.applicant);
  if (!applicant.ok) return applicant;
  const caseId = input.caseId ?? derivedId(ask.commandId, "case");
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
  const { documents: _contents, by: _role, ...stated } = input;
  const body = { lodgeCase: stated, ...documentsBody(documents.value) };
  const step = { stream: caseStream(ask.tenant, caseId), decider: caseDecider, body };
  const rehearsal = await rehearse(parts.ledger, ask, { ...step, command: command(NUMBER_TO_COME) });
  if (!rehearsal.ok) return rehearsal;
  const assigned = await numberOf(room, ask, municipality, input.office, caseId);
  if (!assigned.ok) return assigned;
  const result = await room.carryOut(ask, command(assigned.value), body);
  const code = trackingCode(parts.keyedHash, ask.tenant, caseId);
  return outcomeOf(result, (events) => {
    const { number, state, applicant: who } = caseAfter(caseDecider.initialState, events);
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
