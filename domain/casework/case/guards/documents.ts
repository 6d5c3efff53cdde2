import { refusal, type Refusal } from "../../../shared/index.js";
import type { ServiceContent, ServiceDocument } from "../../service/index.js";
import type { CaseState } from "../state.js";
import type { GuardFacts } from "./index.js";

/** Every mandatory document is in the file, or held by somebody who need not be asked; none that stands is rejected. */
export function documentsFault({ state, service }: GuardFacts): Refusal | null {
  const rejected = standing(state).find((each) => each.standing === "rejected");
  if (rejected) return refusal("document-is-rejected", { document: rejected.document });
  const missing = missingDocuments(state, service);
  if (missing.length === 0) return null;
  return refusal("documents-missing", { count: missing.length, documents: missing.map(({ code }) => code).join(", ") });
}

/** The mandatory documents that a case still lacks. */
export function missingDocuments(state: CaseState, service: ServiceContent): readonly ServiceDocument[] {
  const there = new Set(goodDocuments(state).map(({ document }) => document));
  return service.documents.filter((each) => each.mandatory && !there.has(each.code) && !isHeld(state, each));
}

/** Documents that count: neither superseded nor rejected. */
export function goodDocuments(state: CaseState): CaseState["documents"] {
  return standing(state).filter((each) => each.standing !== "rejected");
}

function standing({ documents }: CaseState) {
  return documents.filter(({ supersededBy }) => supersededBy === null);
}

/** A paper that a register or the municipality itself holds. What only the applicant has must come from the applicant. */
function isHeld({ checks }: CaseState, { code, origin }: ServiceDocument): boolean {
  if (origin === "applicant") return false;
  return checks.some(({ check }) => {
    if (check.kind === "document-held") return check.document === code;
    return check.kind === "register" && check.document === code && check.answer === "confirmed";
  });
}
