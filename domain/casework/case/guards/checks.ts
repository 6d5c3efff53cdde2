import { refusal, type Refusal } from "../../../shared/index.js";
import type { ServiceContent } from "../../service/index.js";
import type { CheckKind } from "../events/index.js";
import { goodDocuments } from "./documents.js";
import { lastCheck, type CaseState, type RecordedCheck } from "../state.js";

/**
 * A check of this round: a case that came back to the state where it was recorded needs a new one, for that is why it
 * came back.
 */
export function renewedFault(state: CaseState, kind: CheckKind, fault: Refusal): Refusal | null {
  return ofThisRound(state, lastCheck(state, kind)) ? null : fault;
}

/** More than half of the members were there, and each of them voted or abstained. */
export function commissionFault(state: CaseState): Refusal | null {
  const last = lastCheck(state, "commission");
  if (!last || !ofThisRound(state, last)) return refusal("commission-not-recorded");
  const { members, present, votes } = last.check;
  const needed = Math.floor(members.length / 2) + 1;
  if (present < needed) return refusal("commission-without-quorum", { present, needed });
  const counted = votes.for + votes.against + votes.abstained;
  return counted === present ? null : refusal("commission-votes-differ", { counted, present });
}

/**
 * Some register was asked, every paper of a state register was answered for or lies in the file, and no register asked
 * is without its last answer: a query that failed is made good by letter or interview.
 */
export function registersFault(state: CaseState, service: ServiceContent): Refusal | null {
  const answers = new Map<string, string>();
  const documents = new Set<string | null>(goodDocuments(state).map(({ document }) => document));
  for (const { check } of state.checks) {
    if (check.kind !== "register") continue;
    answers.set(check.register, check.answer);
    if (check.document !== null && check.answer !== "no-answer") documents.add(check.document);
  }
  if (answers.size === 0) return refusal("registers-not-checked");
  const silent = [...answers].find(([, answer]) => answer === "no-answer");
  if (silent) return refusal("register-without-answer", { register: silent[0] });
  const open = service.documents.find(
    ({ origin, mandatory, code }) => origin === "state-register" && mandatory && !documents.has(code),
  );
  return open ? refusal("register-not-asked", { document: open.code }) : null;
}

export function consentFault(state: CaseState): Refusal | null {
  return lastCheck(state, "consent")?.check.given === true ? null : refusal("consent-not-recorded");
}

export function clarityFault(state: CaseState): Refusal | null {
  return lastCheck(state, "clarity")?.check.clear === true ? null : refusal("request-not-clear");
}

export function pagesFault(state: CaseState): Refusal | null {
  return lastCheck(state, "pages") ? null : refusal("pages-not-counted");
}

function ofThisRound({ rounds }: CaseState, recorded: RecordedCheck | null): boolean {
  return recorded !== null && rounds[recorded.state] === recorded.round;
}
