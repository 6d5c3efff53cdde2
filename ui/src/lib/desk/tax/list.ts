import type { Ask } from "../../graphql/ask.js";
import { graphql, type ResultOf } from "../../graphql/tada.js";

const TAXPAYERS = graphql(`
  query TaxpayersAtTheDesk($filter: TaxpayerFilter, $after: String) {
    taxpayers(first: 100, filter: $filter, after: $after) {
      nodes {
        id
        name
        kind
        identifier
        unit
        street
        office
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Some taxpayers of the register, and where it goes on; null: there are no more. */
export interface TaxpayerRows {
  readonly rows: ResultOf<typeof TAXPAYERS>["taxpayers"]["nodes"];
  readonly next: string | null;
}

/** The taxpayers that an address asks for: `q` is searched for, `after` is where the list goes on. */
export async function taxpayersFor(ask: Ask, search: string, after: string | null): Promise<TaxpayerRows> {
  const { taxpayers } = await ask(TAXPAYERS, { filter: search === "" ? {} : { search }, after });
  const { hasNextPage, endCursor } = taxpayers.pageInfo;
  return { rows: taxpayers.nodes, next: hasNextPage ? endCursor : null };
}

/** So many rows are printed at most: some forty sheets. */
export const MOST_PRINTED = 2000;

/** The same from the first on, as many as are printed; `next`: there are more. */
export async function taxpayersToPrint(ask: Ask, search: string): Promise<TaxpayerRows> {
  let { rows, next } = await taxpayersFor(ask, search, null);
  while (next !== null && rows.length < MOST_PRINTED) {
    const further = await taxpayersFor(ask, search, next);
    rows = [...rows, ...further.rows];
    next = further.next;
  }
  return { rows: rows.slice(0, MOST_PRINTED), next };
}

/** What was typed to search for, at most 200 signs. */
export function searchIn(address: URL): string {
  return (address.searchParams.get("q") ?? "").trim().slice(0, 200);
}
