import type { CaseEvent, CaseState, PinnedDefinition } from "../../../domain/casework/index.js";
import type { FactOf } from "../../../domain/shared/index.js";
import type { MunicipalityState } from "../../../domain/taxation/index.js";
import type { LedgerFact } from "../../ledger/index.js";

export type CaseFact = FactOf<CaseEvent> & LedgerFact;
export type CaseFactNamed<Type extends CaseEvent["type"]> = Extract<CaseFact, { readonly type: Type }>;

/** A case as it was known when a paper's fact was recorded: all that the paper may say. */
export interface PaperStory {
  readonly facts: readonly CaseFact[];
  readonly state: CaseState;
  /** The versions that the case was pinned to then. */
  readonly definition: PinnedDefinition;
  readonly municipality: MunicipalityState;
  /** Of who decided; null for the system, and where the user is not known any more. */
  readonly deciderName: string | null;
  /** The applicant is an invented person of a demonstration. */
  readonly synthetic: boolean;
}

/** The last fact of a type; undefined where there is none. */
export function lastFact<Type extends CaseEvent["type"]>(
  facts: readonly CaseFact[],
  type: Type,
): CaseFactNamed<Type> | undefined {
  return facts.findLast((fact) => fact.type === type) as CaseFactNamed<Type> | undefined;
}

/** The facts of a case up to one of them and what was written together with it. */
export function upTo(facts: readonly CaseFact[], fact: CaseFact): readonly CaseFact[] {
  return facts.filter(({ revision, commandId }) => revision <= fact.revision || commandId === fact.commandId);
}

/** The applicant as stated, or as corrected since. */
export function applicantIn(facts: readonly CaseFact[]) {
  const corrected = facts.findLast((fact) => fact.type === "CorrectionRecorded" && fact.data.applicant !== null);
  if (corrected?.type === "CorrectionRecorded" && corrected.data.applicant !== null) return corrected.data.applicant;
  return lodgedIn(facts).data.applicant;
}

/** Every case begins with it. */
export function lodgedIn(facts: readonly CaseFact[]): CaseFactNamed<"ApplicationLodged"> {
  return facts[0] as CaseFactNamed<"ApplicationLodged">;
}
