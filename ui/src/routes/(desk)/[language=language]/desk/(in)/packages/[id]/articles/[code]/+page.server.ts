import { error, redirect } from "@sveltejs/kit";
import { textOf, typedIn } from "$lib/desk/failed.js";
import { refusedAct } from "$lib/desk/packages/article/acts.js";
import { arranged } from "$lib/desk/packages/article/arrange.js";
import { typesOf, type Vocabulary } from "$lib/desk/packages/editing.js";
import { toldOf } from "$lib/desk/packages/article/looked.js";
import { wholeOf } from "$lib/desk/packages/article/standing.js";
import { articleOf, typedOf } from "$lib/desk/packages/article/typed.js";
import { alternativeTo, withAlternative } from "$lib/desk/packages/conditions/groups.js";
import { draftOf, packageAddress } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { CHECK, REMOVE_ARTICLE, REVISE_ARTICLE, VOCABULARY } from "$lib/desk/packages/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import type { Raw } from "$lib/desk/editing/raw.js";
import type { Typed } from "$lib/desk/editing/codec.js";
import type { Ask } from "$lib/graphql/ask.js";
import type { Content } from "$lib/packages/content.js";
import type { Language } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, params: { id, code }, url: { searchParams } }) {
  const { draft, at, article } = await written(ask, id, code, language, searchParams.get("at") || null);
  const { content, status, edition } = draft;
  const [{ packageVocabulary }, inForce, told] = await Promise.all([
    ask(VOCABULARY, { content }),
    comparedWith(ask, draft.fiscalYear, id),
    lookedAt(ask, content, at, article, language),
  ]);
  const before = inForce?.items.find((each) => each.code === code);
  return {
    ...{ id, code, at, status, edition, content, told, vocabulary: packageVocabulary },
    article: wholeOf(article),
    inForce: inForce === null ? null : { content: inForce, article: before ? wholeOf(before) : null },
    commandId: crypto.randomUUID(),
    saved: searchParams.has("saved"),
  };
}

/** The draft, and the article of it that is edited. Ends the page where there is none. */
async function written(ask: Ask, id: string, code: string, language: Language, minPosition: string | null = null) {
  const draft = await draftOf(ask, id, language, minPosition);
  const at = draft.content.items.findIndex((each) => each.code === code);
  if (at < 0) error(404, { message: deskWords(language).articles.goneMeanwhile });
  return { draft, at, article: draft.content.items[at] as unknown as Raw };
}

/** What the checks find of the article, were it so. */
async function lookedAt(ask: Ask, content: Content, at: number, article: Raw, language: Language) {
  const draft = { ...content, items: content.items.with(at, article as never) };
  const { packageCheck } = await ask(CHECK, { content: draft });
  const all = deskWords(language);
  const say = { ...all.packages, ...all.articles };
  return toldOf({ article, code: String(article["code"]), at, typed: typedOf(article) }, packageCheck.findings, say);
}

/** What was typed, by the facts of the kind of object that was chosen. */
function read(before: Raw, typed: Typed, vocabulary: Vocabulary): Raw {
  return articleOf(before, typed, typesOf(vocabulary, typed["subject"] ?? ""));
}

export const actions = {
  /** Saves what was typed, after what the button of a row asked for. */
  save: async ({ request, params: { id, code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { draft, article } = await written(ask, id, code, language);
    const { packageVocabulary } = await ask(VOCABULARY, { content: draft.content });
    const act = textOf(sent, "act");
    const typed = withAlternative(typedIn(sent), act);
    const { article: now, row } = arranged(read(article, typed, packageVocabulary), act);
    const asked = await ask.try(REVISE_ARTICLE, {
      commandId: textOf(sent, "commandId"),
      input: { packageId: id, article: { ...now, code }, edition: Number(textOf(sent, "edition")) },
    });
    if (!asked.ok) return refusedAct("save", asked, sent, language);
    const { position } = asked.data.reviseArticle.receipt;
    const shown = row ?? alternativeTo(act);
    const there = `${packageAddress(language, id, `articles/${code}`)}?saved&at=${position ?? ""}`;
    redirect(303, shown === null ? there : `${there}#${shown}`);
  },

  /** What the checks find of what is typed, while it is typed; nothing is saved. */
  look: async ({ request, params: { id, code }, locals: { ask, language } }) => {
    const typed = typedIn(await request.formData());
    const { draft, at, article } = await written(ask, id, code, language);
    const { packageVocabulary } = await ask(VOCABULARY, { content: draft.content });
    return { looked: await lookedAt(ask, draft.content, at, read(article, typed, packageVocabulary), language) };
  },

  remove: async ({ request, params: { id, code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const input = { packageId: id, code, edition: Number(textOf(sent, "edition")) };
    const asked = await ask.try(REMOVE_ARTICLE, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return refusedAct("remove", asked, sent, language);
    const { position } = asked.data.removeArticle.receipt;
    redirect(303, `${packageAddress(language, id, "articles")}?done&at=${position ?? ""}`);
  },
};
