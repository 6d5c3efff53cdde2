import { namedIn } from "$lib/desk/named.js";
import { comparedArticles, comparedParts } from "$lib/desk/packages/compared.js";
import { draftOf } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { TRIAL, VOCABULARY } from "$lib/desk/packages/question.js";

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams } }) {
  const { content, fiscalYear } = await draftOf(ask, id, language, searchParams.get("at") || null);
  const [{ packageVocabulary }, inForce, { packageTrial }] = await Promise.all([
    ask(VOCABULARY, { content }),
    comparedWith(ask, fiscalYear, id),
    ask(TRIAL, { id }),
  ]);
  const revenueNamed = (code: string) => namedIn(packageVocabulary.revenueItems, code, language);
  return {
    id,
    name: content.name,
    inForceName: inForce?.name ?? null,
    articles: inForce && comparedArticles(content, inForce, language, revenueNamed),
    parts: inForce === null ? [] : comparedParts(content, inForce, language),
    /** What it comes to, where the draft as it stands was tried. */
    trial: packageTrial?.current ? packageTrial.result : null,
  };
}
