import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { ActInput, AttachInput, CaseStanding } from "../use-cases.js";
import type { CaseRoom, OpenedCase } from "./case-room.js";
import { documentsBody, takeIn } from "./documents-in.js";
import { chargeAccount } from "./fees.js";

/** A step of the workflow: the account is asked where the gate stands, and charged where the step costs something. */
export async function actOnCase(room: CaseRoom, ask: Ask, input: ActInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { state, frame, municipality } = opened.value;
  const { documents: given = [], caseId, by, ...said } = input;
  const documents = await takeIn(room.parts, ask, state.subjectId, given);
  if (!documents.ok) return documents;
  const clearance = await room.answerFor(ask, opened.value, input.transition);
  const units = municipality.units.map(({ code }) => code);
  const tariffs = asksTariffs(opened.value, input) ? await room.tariffs(ask, frame.definition) : {};
  const command = { ...said, ...frame, type: "Act", clearance, tariffs, documents: documents.value, units } as const;
  const body = { actOnCase: { caseId, by, ...said }, ...documentsBody(documents.value) };
  const result = await room.carryOut(ask, command, body);
  if (!result.ok) return result;
  if (result.events.some(({ type }) => type === "FeeCharged")) await chargeAccount(room, ask, input);
  const standing = await room.standing(ask.tenant, caseId);
  return outcomeOf(result, () => standing);
}

/** A fee comes from the step, or from one that may follow by itself. */
function asksTariffs({ definition }: OpenedCase, { transition }: ActInput): boolean {
  const charging = definition.workflow.content.transitions.filter(({ effects }) => effects.includes("create-fee"));
  return charging.some(({ code, automatic }) => automatic || code === transition);
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
  const { caseId, by, supersedes = null } = input;
  const documents = await takeIn(room.parts, ask, state.subjectId, [input]);
  if (!documents.ok) return documents;
  const document = documents.value[0]!;
  const command = { ...frame, type: "Attach", document, supersedes } as const;
  const body = { attachDocument: { caseId, by, supersedes }, ...documentsBody(documents.value) };
  const { documentId, digest } = document;
  return outcomeOf(await room.carryOut(ask, command, body), () => ({ documentId, digest }));
}
