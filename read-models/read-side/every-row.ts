import type { List, Page, Scope } from "./page.js";

/** Rows of one page when all are read. */
const PAGE = 200;

/** Every row of a list, page by page: for lists that are short by their nature, such as the services of a municipality. */
export async function everyRow<Filter, Row>(
  list: List<Filter, Row>,
  scope: Scope,
  filter: Filter,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Page<Row> = await list(scope, { filter, limit: PAGE, after });
    rows.push(...page.rows.map(({ row }) => row));
    [after, more] = [page.rows.at(-1)?.cursor ?? null, page.hasNext];
  }
  return rows;
}
