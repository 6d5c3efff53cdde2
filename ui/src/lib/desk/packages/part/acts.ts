import { fail } from "@sveltejs/kit";
import type { Asked } from "../../../graphql/ask.js";
import type { Content } from "../../../packages/content.js";
import type { Language } from "../../../words/index.js";
import { typedIn } from "../../failed.js";
import { deskWords } from "../../words/index.js";
import { refusedAct } from "../article/acts.js";
import { placeNamed } from "./named.js";

/** A refusal as the page shows it: what is still used, and where, by the names that the package has for it. */
export function refusedPart(
  name: string,
  asked: Extract<Asked<unknown>, { ok: false }>,
  sent: FormData,
  language: Language,
  content: Content,
) {
  const { rule, facts = {} } = asked.fault;
  if (rule !== "part-in-use") return refusedAct(name, asked, sent, language);
  const placed = (fact: string) => placeNamed(content, String(facts[fact]), language);
  const message = deskWords(language).parts.inUse(placed("of"), placed("by"), Number(facts["count"]));
  return fail(422, { form: name, faults: [{ id: null, message }], typed: typedIn(sent) });
}
