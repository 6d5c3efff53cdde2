/**
 * SQL types of columns, and the JavaScript value of each in rows: `lek` and `int8` are numbers, `position` is a bigint,
 * `date` is `YYYY-MM-DD`, `instant` is ISO 8601 with milliseconds in UTC, `jsonb` any JSON. Every column may be null.
 */
export type ColumnType =
  "text" | "text[]" | "int" | "int8" | "lek" | "position" | "date" | "instant" | "boolean" | "jsonb";

/** Which column or field names the office that a row concerns; null: rows concern the municipality as a whole. */
export type OfficeColumn = string | null;
/** A row or document may concern several offices: whoever acts for one of them sees it. */
export type OfficeColumns = OfficeColumn | readonly string[];

/**
 * A table of a read model in PostgreSQL. Beside the columns named here every table has `tenant` and `id`, its primary
 * key. The name carries no version: the store adds that of the projection, so that a rebuild stands beside the live one.
 * Names are quoted as they stand here: a column in camelCase is `"camelCase"` in SQL.
 */
export interface TableDefinition {
  readonly store: "postgres";
  /** Lower case and underscores, at most 40 characters; unique among all tables. */
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Readers who act for some offices see only rows of which a column here names one of them. */
  readonly office: OfficeColumns;
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
  readonly office: OfficeColumns;
  readonly indexes?: readonly Readonly<Record<string, 1 | -1>>[];
}

export type ViewDefinition = TableDefinition | CollectionDefinition;
