import { error } from "@sveltejs/kit";
import { pdfOf } from "$lib/desk/pdf.js";
import { graphql } from "$lib/graphql/tada.js";

const PAPER = graphql(`
  query CasePaperAtTheDesk($caseId: ID!, $paper: CasePaper!, $id: ID) {
    casePaper(caseId: $caseId, paper: $paper, id: $id) {
      base64
      fileName
      mediaType
    }
  }
`);
const PAPERS = {
  acknowledgement: "ACKNOWLEDGEMENT",
  "completion-request": "COMPLETION_REQUEST",
  "decision-notice": "DECISION_NOTICE",
  output: "OUTPUT",
  refusal: "REFUSAL",
} as const;

export async function GET({ params, url, locals: { ask } }) {
  if (!Object.hasOwn(PAPERS, params.paper)) error(404);
  const paper = PAPERS[params.paper as keyof typeof PAPERS];
  const { casePaper } = await ask(PAPER, { caseId: params.id, paper, id: url.searchParams.get("id") });
  return pdfOf(casePaper);
}
