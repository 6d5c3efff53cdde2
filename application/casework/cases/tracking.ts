import { caseDecider } from "../../../domain/casework/index.js";
import { notParsed, parsed } from "../../../domain/shared/index.js";
import { sameHash, type KeyedHash } from "../../personal-data/index.js";
import type { Answer } from "../../taxation/index.js";
import { caseStream } from "../support/index.js";
import type { TrackedCase } from "../use-cases.js";
import type { CaseRoom } from "./case-room.js";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;

/**
 * The code by which whoever holds it follows a case without signing in: sixty bits that only this installation can work
 * out (a keyed hash of the case), so that nobody guesses one and a case lodged again gives the same. It is stored nowhere.
 */
export function trackingCode(keyedHash: KeyedHash, tenant: string, caseId: string): string {
  let bits = BigInt(`0x${keyedHash.hash("case-tracking", tenant, caseId).slice(0, 15)}`);
  let code = "";
  for (let place = 0; place < CODE_LENGTH; place++, bits >>= 5n) code = CROCKFORD[Number(bits & 31n)]! + code;
  return code;
}

/**
 * How a case stands, for whoever holds its code: nothing personal, nobody's name. A wrong code and an unknown case are
 * refused alike (`tracking-code-wrong`), so that numbers cannot be tried out.
 */
export async function trackCase(
  { parts, definitions }: CaseRoom,
  tenant: string,
  { caseId, code }: { readonly caseId: string; readonly code: string },
): Promise<Answer<TrackedCase>> {
  const expected = trackingCode(parts.keyedHash, tenant, caseId);
  const read = code.toUpperCase().replace(/[\s-]/g, "");
  if (!sameHash(expected, read)) return notParsed("tracking-code-wrong");
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
  });
}
