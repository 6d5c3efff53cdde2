import { error } from "@sveltejs/kit";
import { INVOICES } from "$lib/desk/runs/question.js";
import { zipped, type PackedFile } from "$lib/desk/zipped.js";
import { graphql } from "$lib/graphql/tada.js";

const PAPER = graphql(`
  query InvoiceOfPacket($accountId: ID!, $id: ID!) {
    taxPaper(accountId: $accountId, paper: INVOICE, id: $id) {
      base64
    }
  }
`);

/** A packet of the invoices of a run, one PDF each. Each is printed, and recorded as read, when its turn comes. */
export async function GET({ params: { id }, url: { searchParams }, locals: { ask } }) {
  const { invoices } = await ask(INVOICES, { runId: id, after: searchParams.get("after") });
  if (invoices.nodes.length === 0) error(404);
  async function* papers(): AsyncGenerator<PackedFile> {
    for (const { id: invoice, accountId, number } of invoices.nodes) {
      const { taxPaper } = await ask(PAPER, { accountId, id: invoice });
      yield { name: `${number.replace(/[^A-Za-z0-9._-]/g, "-")}.pdf`, bytes: Buffer.from(taxPaper.base64, "base64") };
    }
  }
  return new Response(zipped(papers()), {
    headers: { "content-type": "application/zip", "content-disposition": `attachment; filename="invoices-${id}.zip"` },
  });
}
