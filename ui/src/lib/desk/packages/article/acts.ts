import { fail } from "@sveltejs/kit";
import type { Asked } from "../../../graphql/ask.js";
import type { Language } from "../../../words/index.js";
import { failed, typedIn } from "../../failed.js";
import { deskWords } from "../../words/index.js";

/** A refusal as the page shows it; where somebody else was quicker, in words of what to do. */
export function refusedAct(
  name: string,
  { fault }: Extract<Asked<unknown>, { ok: false }>,
  sent: FormData,
  language: Language,
) {
  const { articles: say, parts } = deskWords(language);
  const meanwhile: Readonly<Record<string, string>> = {
    "article-changed-meanwhile": say.changedMeanwhile,
    "article-not-found": say.goneMeanwhile,
    "part-changed-meanwhile": parts.changedMeanwhile,
    "part-not-found": parts.goneMeanwhile,
  };
  const message = meanwhile[fault.rule];
  if (message === undefined) return failed(name, fault, sent);
  return fail(409, { form: name, faults: [{ id: null, message }], typed: typedIn(sent) });
}
