import { accountOf, clearanceNeeded, silenceAt } from "../../../domain/casework/index.js";
import { outcomeOf, refusedOutcome } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { ActInput, AttachInput, CaseStanding } from "../use-cases.js";
import { linkFault } from "./applicants.js";
import { assigneeOf } from "./assignee.js";
import { standingAfter, type CaseRoom } from "./case-room.js";
import { clearanceAnswer } from "./clearance-answer.js";
import { documentsBody, takeIn } from "./documents-in.js";

/** A step of the workflow: where the gate stands, the account that the case is linked to by then is asked. */
export async function actOnCase(room: CaseRoom, ask: Ask, input: ActInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.find(ask, input);
  if (!opened.ok) return opened;
  const { state, definition, frame, municipality } = opened.value;
  const { documents: given = [], caseId, by: _role, checks = [], ...said } = input;
  const { transition } = input;
  const tariffs = await room.tariffs(ask, definition, transition);
  const fault = await linkFault(room.parts, ask.tenant, checks);
  if (fault) return refusedOutcome(fault);
  const documents = await takeIn(room.parts, ask, state.subjectId, given);
  if (!documents.ok) return documents;
  const account = accountOf({ ...state, checks: [...state.checks, ...checks] });
  const asked = clearanceNeeded(definition, transition, silenceAt(state, frame));
  const clearance = asked ? await clearanceAnswer(room.parts, ask, account, definition) : null;
  const units = municipality.units.map(({ code }) => code);
  const assignee = await assigneeOf(room.parts, ask.tenant, input.assign?.to ?? null);
  const command = {
    ...said,
    ...frame,
    type: "Act",
    tariffs,
    assignee,
    checks,
    clearance,
    documents: documents.value,
    units,
  } as const;
  const body = { actOnCase: { caseId, checks, ...said }, ...documentsBody(documents.value) };
  const result = await room.carryOut(ask, command, body);
  return outcomeOf(result, () => standingAfter(opened.value, result));
}

/** A document for the file, which may take the place of another. */
export async function attachDocument(
  room: CaseRoom,
  ask: Ask,
  input: AttachInput,
): Promise<Outcome<{ readonly documentId: string; readonly digest: string }>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { state, frame } = opened.value;
  const { caseId, supersedes = null } = input;
  const documents = await takeIn(room.parts, ask, state.subjectId, [input]);
  if (!documents.ok) return documents;
  const document = documents.value[0]!;
  const command = { ...frame, type: "Attach", document, supersedes } as const;
  const body = { attachDocument: { caseId, supersedes }, ...documentsBody(documents.value) };
  const { documentId, digest } = document;
  return outcomeOf(await room.carryOut(ask, command, body), () => ({ documentId, digest }));
}
