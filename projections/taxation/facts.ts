import type { LedgerFact } from "../../application/ledger/index.js";
import { InvariantError, type FactOf } from "../../domain/shared/index.js";
import type { AccountEvent, MunicipalityEvent, RegisterEvent } from "../../domain/taxation/index.js";

/** Facts of one stream type with their place in the log: what `types` of a projection lets through. */
export type RegisterFact = FactOf<RegisterEvent> & LedgerFact;
export type AccountFact = FactOf<AccountEvent> & LedgerFact;
export type MunicipalityFact = FactOf<MunicipalityEvent> & LedgerFact;

/** The row that a fact changes. Throws InvariantError where the fact that made it is missing from the log. */
export function standing<Shape>(row: Shape | undefined, fact: LedgerFact): Shape {
  if (row === undefined) throw new InvariantError(`${fact.type} ${fact.eventId} changes what no fact before it made`);
  return row;
}
