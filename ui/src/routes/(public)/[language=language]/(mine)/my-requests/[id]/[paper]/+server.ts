import { casePaperAnswer } from "$lib/papers/case-paper.js";

/** A letter or an act of a case of whoever signed in. */
export function GET({ params, url, locals: { ask } }) {
  return casePaperAnswer(ask, params.id, params.paper, url.searchParams.get("id"));
}
