import type { Position } from "../../domain/shared/index.js";

/** For which municipality is read, and for which of its offices (null: all). No query is made without it. */
export interface Scope {
  readonly tenant: string;
  readonly offices: readonly string[] | null;
}

/** A page by key: the rows after a cursor (which only the store understands), at most `limit`. */
export interface PageAsk<Filter> {
  readonly filter: Filter;
  readonly limit: number;
  readonly after: string | null;
}

export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[];
  readonly hasNext: boolean;
}

/** A list that is read in pages. Throws VALIDATION `cursor-malformed` for a cursor that is not its own. */
export type List<Filter, Row> = (scope: Scope, ask: PageAsk<Filter>) => Promise<Page<Row>>;

/** The same, and the rows before a cursor: `before` and `after` are never both given. */
export interface TwoWayAsk<Filter> extends PageAsk<Filter> {
  readonly before?: string | null;
}

export interface TwoWayPage<Row> extends Page<Row> {
  readonly hasPrevious: boolean;
}

/** A list that is read in pages, forth and back. */
export type TwoWayList<Filter, Row> = (scope: Scope, ask: TwoWayAsk<Filter>) => Promise<TwoWayPage<Row>>;

/** One record by its id; null where there is none in that scope. */
export type Find<Row> = (scope: Scope, id: string) => Promise<Row | null>;

/** Names of the projections that answer a query. */
export type ProjectionName = string;

/** Waits until the projections behind a view have applied everything up to a position. */
export interface Freshness {
  /** False when they have not come so far within the time. */
  waitFor(view: View, position: Position, timeoutMs: number, signal: AbortSignal): Promise<boolean>;
}

/** What can be looked at; the read side knows which projections stand behind it. */
export type View =
  | "register"
  | "obligations"
  | "invoices"
  | "taxNotices"
  | "payments"
  | "cashDesks"
  | "clearances"
  | "journal"
  | "revenue"
  | "arrears"
  | "dossier"
  | "cases"
  | "caseDossiers"
  | "messages"
  | "catalogue"
  | "packages"
  | "runs"
  | "noticeRuns"
  | "audit"
  | "users";
