import { error } from "@sveltejs/kit";
import type { Ask } from "../graphql/ask.js";
import { graphql } from "../graphql/tada.js";
import { pdfOf } from "./pdf.js";

const CASE_PAPER = graphql(`
  query PaperOfCase($caseId: ID!, $paper: CasePaper!, $id: ID) {
    casePaper(caseId: $caseId, paper: $paper, id: $id) {
      base64
      fileName
      mediaType
    }
  }
`);

/** What addresses call the papers of a case. */
const PAPERS = {
  acknowledgement: "ACKNOWLEDGEMENT",
  "completion-request": "COMPLETION_REQUEST",
  "decision-notice": "DECISION_NOTICE",
  output: "OUTPUT",
  refusal: "REFUSAL",
} as const;

/**
 * A letter or an act of a case, for an officer or whoever the case is of: the API tells who may have it. 404 for what is no
 * paper.
 * @param id of which request, decision or act of the case; null where there is one of the kind
 */
export async function casePaperAnswer(ask: Ask, caseId: string, named: string, id: string | null): Promise<Response> {
  if (!Object.hasOwn(PAPERS, named)) error(404);
  const { casePaper } = await ask(CASE_PAPER, { caseId, paper: PAPERS[named as keyof typeof PAPERS], id });
  return pdfOf(casePaper);
}
