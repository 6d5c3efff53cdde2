import type { LedgerFact } from "../../application/ledger/index.js";
import type { CaseEvent } from "../../domain/casework/index.js";
import type { FactOf } from "../../domain/shared/index.js";

/** A fact of the stream `case-T.id`, with its place in the log. */
export type CaseFact = FactOf<CaseEvent> & LedgerFact;
export type CaseFactNamed<Type extends CaseEvent["type"]> = Extract<CaseFact, { readonly type: Type }>;
