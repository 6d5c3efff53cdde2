import { sql, type PostgresReader } from "../../postgres/index.js";
import type { PostedPaper, ReadSide } from "../../read-side/index.js";
import { invoices } from "../invoices.js";
import { taxNotices } from "../tax-notices.js";
import { taxpayers } from "../taxpayers.js";

type Found = PostedPaper & { readonly total: number };

/**
 * The papers of a run in the order in which post is delivered: by unit, street and name, as the register has them now.
 * Invoices that were cancelled and notices that went by e-mail are not among them.
 */
export function papersByPost(reader: PostgresReader): ReadSide["papersByPost"] {
  return async (scope, { runId, paper }, { limit, offset }) => {
    const [table, printed] =
      paper === "invoice"
        ? [invoices, sql`invoices where status = 'issued'`]
        : [taxNotices, sql`tax_notices where way = 'print'`];
    const query = sql`select of_run.id, of_run."accountId", of_run.number, taxpayers.unit, taxpayers.street, taxpayers.name,
        (count(*) over ())::int as total
      from (select * from ${printed} and "runId" = ${runId}) as of_run
        left join taxpayers on taxpayers.id = of_run."accountId"
      order by taxpayers.unit, taxpayers.street nulls first, taxpayers."nameWords", of_run.number, of_run.id
      limit ${limit} offset ${offset}`;
    const found = await reader.rows<Found>(scope, [table, taxpayers], query);
    return { total: found[0]?.total ?? 0, papers: found.map(({ total: _total, ...each }) => each) };
  };
}
