import { error } from "@sveltejs/kit";
import { MY_PAPER } from "$lib/citizen/account.js";
import { pdfOf } from "$lib/papers/pdf.js";

const PAPERS = { clearance: "CLEARANCE", invoice: "INVOICE", notice: "TAX_NOTICE", receipt: "RECEIPT" } as const;

/** An invoice, a receipt, a clearance or a notice of whoever signed in. */
export async function GET({ params, locals: { ask } }) {
  if (!Object.hasOwn(PAPERS, params.paper)) error(404);
  const { myTaxPaper } = await ask(MY_PAPER, { paper: PAPERS[params.paper as keyof typeof PAPERS], id: params.id });
  return pdfOf(myTaxPaper);
}
