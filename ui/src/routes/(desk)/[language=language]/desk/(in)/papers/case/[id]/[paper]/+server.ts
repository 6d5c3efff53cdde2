import { casePaperAnswer } from "$lib/papers/case-paper.js";

export function GET({ params, url, locals: { ask } }) {
  return casePaperAnswer(ask, params.id, params.paper, url.searchParams.get("id"));
}
