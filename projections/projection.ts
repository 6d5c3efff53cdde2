import type { StoredEvent } from "../application/event-store/index.js";
import type { LedgerFact } from "../application/ledger/index.js";
import type { ViewDefinition } from "../read-models/schema/index.js";

/** The columns or fields of a row beside `tenant` and `id`; JSON-like values, bigint for positions. */
export type Row = Readonly<Record<string, unknown>>;

/** A row of the fact's own municipality: no projection can reach into another. */
export interface RowKey {
  readonly view: ViewDefinition;
  readonly id: string;
}

/** The rows that a projection asked for with `touches`, as they stand after all facts before this one; asking for another throws. */
export interface RowsBefore {
  get<Shape extends Row>(view: ViewDefinition, id: string): Shape | undefined;
}

/** The row as it is after the fact; null when there is none any more. In a table of `sums`: what the fact adds to the row. */
export interface RowChange extends RowKey {
  readonly row: Row | null;
}

/**
 * What follows from facts, in one store: a pure function from the rows a fact touches to the rows after it. The runner
 * loads, folds whole batches in memory and writes sets with the checkpoint, so that a fact delivered twice counts once.
 */
export interface Projection {
  /** kebab-case; also the name of its checkpoint. */
  readonly name: string;
  /** Raised with every change of shape or meaning: the new version is rebuilt beside the old. */
  readonly version: number;
  /** Event types it reads; `all`: every domain event. */
  readonly types: readonly string[] | "all";
  /** All in the same store. */
  readonly views: readonly ViewDefinition[];
  /**
   * Works on events as they are stored: personal fields stay encrypted, `fact.data` is the stored data in its stored
   * shape. A fact that cannot be decrypted does not stop such a projection.
   */
  readonly sealed?: boolean;
  /** Nobody waits for what it shows: while others have nothing to do, it gets its events in larger batches. */
  readonly unhurried?: boolean;
  /**
   * Rows that `project` must see; rows that are only ever added need no mention. In MongoDB, which has no transaction
   * here, a fact touches one document and changes that one, or touches none and adds.
   */
  readonly touches: (fact: LedgerFact) => readonly RowKey[];
  /** Pure. Throws only for facts that break their own promises, which stops this projection alone. */
  readonly project: (rows: RowsBefore, fact: LedgerFact, stored: StoredEvent) => readonly RowChange[];
}

/** A reducer for one row: the row before (if any) and the fact give the row after (undefined: none). */
export type Reducer<Shape extends Row> = (row: Shape | undefined, fact: LedgerFact) => Shape | undefined;

/** The projection of one view where each fact touches one row. `idOf` null: the fact does not concern the view. */
export function rowProjection<Shape extends Row>(parts: {
  readonly name: string;
  readonly version: number;
  readonly types: readonly string[] | "all";
  readonly view: ViewDefinition;
  readonly idOf: (fact: LedgerFact) => string | null;
  readonly reduce: Reducer<Shape>;
}): Projection {
  const { name, version, types, view, idOf, reduce } = parts;
  const keyOf = (fact: LedgerFact): readonly RowKey[] => {
    const id = idOf(fact);
    return id === null ? [] : [{ view, id }];
  };
  return {
    name,
    version,
    types,
    views: [view],
    touches: keyOf,
    project: (rows, fact) =>
      keyOf(fact).map(({ id }) => ({ view, id, row: reduce(rows.get<Shape>(view, id), fact) ?? null })),
  };
}
