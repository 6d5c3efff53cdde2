import { error } from "@sveltejs/kit";
import { pdfOf } from "$lib/papers/pdf.js";
import { graphql } from "$lib/graphql/tada.js";

const PAPER = graphql(`
  query TaxPaperAtTheDesk($accountId: ID!, $paper: TaxPaper!, $id: ID!) {
    taxPaper(accountId: $accountId, paper: $paper, id: $id) {
      base64
      fileName
      mediaType
    }
  }
`);
const PAPERS = { clearance: "CLEARANCE", invoice: "INVOICE", notice: "TAX_NOTICE", receipt: "RECEIPT" } as const;

export async function GET({ params, locals: { ask } }) {
  if (!Object.hasOwn(PAPERS, params.paper)) error(404);
  const paper = PAPERS[params.paper as keyof typeof PAPERS];
  const { taxPaper } = await ask(PAPER, { accountId: params.account, paper, id: params.id });
  return pdfOf(taxPaper);
}
