import { caseDecider, type CaseState } from "../../../domain/casework/index.js";
import { notParsed, parsed, type CivilDate } from "../../../domain/shared/index.js";
import { keyedCode, plainCode, sameHash, type KeyedHash } from "../../personal-data/index.js";
import type { Answer } from "../../taxation/index.js";
import { caseFile } from "../file/index.js";
import { caseStream } from "../support/index.js";
import type { TrackedCase } from "../use-cases.js";
import type { CaseRoom } from "./case-room.js";

const SIGNS = 12;

/** The code by which whoever holds it follows a case without signing in: sixty bits, stored nowhere; see {@link keyedCode}. */
export function trackingCode(keyedHash: KeyedHash, tenant: string, caseId: string): string {
  return keyedCode(keyedHash, SIGNS, "case-tracking", tenant, caseId);
}

/**
 * How a case stands, for whoever holds its code: nothing personal, nobody's name. A wrong code and an unknown case are
 * refused alike (`tracking-code-wrong`), so that numbers cannot be tried out.
 */
export async function trackCase(
  room: CaseRoom,
  tenant: string,
  { caseId, code }: { readonly caseId: string; readonly code: string },
): Promise<Answer<TrackedCase>> {
  const { parts, definitions } = room;
  const expected = trackingCode(parts.keyedHash, tenant, caseId);
  if (!sameHash(expected, plainCode(code))) return notParsed("tracking-code-wrong");
  const { state } = await parts.ledger.load(caseStream(tenant, caseId), caseDecider);
  if (state.caseId === null) return notParsed("tracking-code-wrong");
  const { service, workflow } = await definitions.pinned(tenant, state.service, state.workflow);
  const at = workflow.content.states.find((each) => each.code === state.state);
  const { case: limit, applicant } = state.limits;
  return parsed({
    number: state.number,
    service: service.content.name,
    office: state.office,
    state: { code: state.state, name: at?.name ?? { sq: state.state, en: state.state } },
    since: state.enteredAt,
    outcome: state.outcome,
    due: state.outcome === null ? (limit?.due?.on ?? null) : null,
    answerBy: applicant?.endedAt === null ? (applicant.due?.on ?? null) : null,
    appealUntil: await lastDayToAppeal(room, tenant, state),
  });
}

/** The term stands in the decision: its file is read only where a term can run. */
async function lastDayToAppeal(room: CaseRoom, tenant: string, state: CaseState): Promise<CivilDate | null> {
  const { caseId, decision, notices } = state;
  if (caseId === null || decision === null || notices.every(({ receivedOn }) => receivedOn === null)) return null;
  const file = await caseFile(room, tenant, caseId);
  return file.ok ? file.value.appealUntil : null;
}
