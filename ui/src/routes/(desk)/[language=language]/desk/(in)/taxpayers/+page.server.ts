import { graphql } from "$lib/graphql/tada.js";

const TAXPAYERS = graphql(`
  query TaxpayersAtTheDesk($filter: TaxpayerFilter, $after: String) {
    taxpayers(first: 50, filter: $filter, after: $after) {
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

export async function load({ locals: { ask }, url: { searchParams } }) {
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const filter = search === "" ? {} : { search };
  const { taxpayers } = await ask(TAXPAYERS, { filter, after: searchParams.get("after") });
  const { hasNextPage, endCursor } = taxpayers.pageInfo;
  return { search, rows: taxpayers.nodes, next: hasNextPage ? endCursor : null };
}
