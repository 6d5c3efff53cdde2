/** The bounds of one GraphQL request. They are not told to callers before they are met. */
export interface GraphqlLimits {
  /** Characters of the query's text: parsed documents are cached, and the cache must stay small. */
  readonly queryCharacters: number;
  readonly tokens: number;
  readonly depth: number;
  /** Fields after fragments are spread. */
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly cost: number;
  /** Rows of a page. */
  readonly pageSize: number;
  /** Open subscriptions of one session. */
  readonly subscriptions: number;
  /** Open subscriptions of visitors at one address: a school or an office may have many people behind it. */
  readonly visitorsAtAddress: number;
  /** Open subscriptions of all visitors together. */
  readonly visitors: number;
}

export const DEFAULT_LIMITS: GraphqlLimits = {
  queryCharacters: 32_768,
  tokens: 2000,
  depth: 14,
  fields: 600,
  aliases: 30,
  rootFields: 12,
  directives: 20,
  cost: 20_000,
  pageSize: 200,
  subscriptions: 8,
  visitorsAtAddress: 60,
  visitors: 1000,
};

/** The page size when a query names none. */
export const DEFAULT_PAGE_SIZE = 50;
