import { error } from "@sveltejs/kit";
import { MY_CASE_PAPER } from "$lib/citizen/cases.js";
import { pdfOf } from "$lib/desk/pdf.js";

const PAPERS = {
  acknowledgement: "ACKNOWLEDGEMENT",
  "completion-request": "COMPLETION_REQUEST",
  "decision-notice": "DECISION_NOTICE",
  output: "OUTPUT",
  refusal: "REFUSAL",
} as const;

/** A letter or an act of a case of whoever signed in. */
export async function GET({ params, url, locals: { ask } }) {
  if (!Object.hasOwn(PAPERS, params.paper)) error(404);
  const paper = PAPERS[params.paper as keyof typeof PAPERS];
  const { casePaper } = await ask(MY_CASE_PAPER, { caseId: params.id, paper, id: url.searchParams.get("id") });
  return pdfOf(casePaper);
}
