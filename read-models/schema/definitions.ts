/** SQL types of columns, and the JavaScript value of each: `lek` and `int8` are numbers, `position` is a bigint. */
export type ColumnType =
  "text" | "text[]" | "int" | "int8" | "lek" | "position" | "date" | "instant" | "boolean" | "jsonb";

/**
 * A table of a read model in PostgreSQL. Beside the columns named here every table has `tenant` and `id`, its primary
 * key. The name carries no version: the store adds that of the projection, so that a rebuild stands beside the live one.
 */
export interface TableDefinition {
  readonly store: "postgres";
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Index definitions after `on <table>`, for example `using btree (tenant, name)`; by a short name. */
  readonly indexes?: Readonly<Record<string, string>>;
  /**
   * A table of sums: columns of whole numbers to which facts add. A `RowChange` of such a table holds what is added
   * (a row that is not there begins at zero); its other columns follow from `id` and never change. Such rows are never
   * loaded and never removed: batches add up what they have and write `column = column + excluded.column`.
   */
  readonly sums?: readonly string[];
}

/** A collection of documents in MongoDB. `_id` is `tenant/id`; `tenant` is a field of every document. */
export interface CollectionDefinition {
  readonly store: "mongo";
  readonly name: string;
  readonly indexes?: readonly Readonly<Record<string, 1 | -1>>[];
}

export type ViewDefinition = TableDefinition | CollectionDefinition;
