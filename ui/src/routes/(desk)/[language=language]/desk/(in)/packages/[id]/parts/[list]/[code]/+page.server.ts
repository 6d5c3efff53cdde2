import { error, redirect } from "@sveltejs/kit";
import type { Typed } from "$lib/desk/editing/codec.js";
import { textOf, typedIn } from "$lib/desk/failed.js";
import { namedIn } from "$lib/desk/named.js";
import { alternativeTo, withAlternative } from "$lib/desk/packages/conditions/groups.js";
import { draftOf, packageAddress, type Draft } from "$lib/desk/packages/draft.js";
import { typesIn } from "$lib/desk/packages/editing.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { refusedPart } from "$lib/desk/packages/part/acts.js";
import { arranged } from "$lib/desk/packages/part/arrange.js";
import { factsFor } from "$lib/desk/packages/part/facts.js";
import { enumOf, isList, partsIn, withPart, type List, type Part } from "$lib/desk/packages/part/lists.js";
import { toldOfPart } from "$lib/desk/packages/part/looked.js";
import { partOf, typedOf } from "$lib/desk/packages/part/typed.js";
import { CHECK, REMOVE_PART, REVISE_PART, VOCABULARY } from "$lib/desk/packages/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import { unsaidChanges } from "$lib/desk/packages/part/unsaid.js";
import type { Ask } from "$lib/graphql/ask.js";
import type { Content } from "$lib/packages/content.js";
import type { Language } from "$lib/words/index.js";

interface Asked {
  readonly id: string;
  readonly list: string;
  readonly code: string;
}

export async function load({ locals: { ask, language }, params, url: { searchParams } }) {
  const { id, code } = params;
  const { draft, list, at, part } = await written(ask, params, language, searchParams.get("at") || null);
  const { content, status, edition } = draft;
  const [{ packageVocabulary }, inForce, told] = await Promise.all([
    ask(VOCABULARY, { content }),
    comparedWith(ask, draft.fiscalYear, id),
    lookedAt(ask, content, { list, at, part }, language),
  ]);
  return {
    ...{ id, list, code, status, edition, content, part, told, vocabulary: packageVocabulary },
    inForce: inForce && { content: inForce, part: partsIn(inForce, list).find((each) => each.code === code) ?? null },
    commandId: crypto.randomUUID(),
    saved: searchParams.has("saved"),
  };
}

/** The draft, and the part of it that is edited. Ends the page where there is none. */
async function written(ask: Ask, { id, list, code }: Asked, language: Language, minPosition: string | null = null) {
  if (!isList(list)) error(404, { message: deskWords(language).parts.goneMeanwhile });
  const draft = await draftOf(ask, id, language, minPosition);
  const parts = partsIn(draft.content, list);
  const at = parts.findIndex((each) => each.code === code);
  if (at < 0) error(404, { message: deskWords(language).parts.goneMeanwhile });
  return { draft, list, at, part: parts[at]! };
}

/** What the checks find of the part, were it so. */
async function lookedAt(
  ask: Ask,
  content: Content,
  { list, at, part }: { readonly list: List; readonly at: number; readonly part: Part },
  language: Language,
) {
  const { packageCheck } = await ask(CHECK, { content: withPart(content, list, part) });
  const { packages, articles } = deskWords(language);
  const typed = typedOf(list, part);
  return toldOfPart({ list, part, at, typed }, packageCheck.findings, { ...packages, ...articles });
}

/** What was typed, by the facts that the conditions of the part may read. */
async function read(ask: Ask, content: Content, { list, part, typed }: { list: List; part: Part; typed: Typed }) {
  const { packageVocabulary } = await ask(VOCABULARY, { content });
  return partOf(list, part, typed, typesIn(factsFor(packageVocabulary, content, list, part.code)));
}

/** What the button below the changes asks for: that what is another than in force and is not told yet is told. */
const SAY_ALL = "changes.say";

async function sayingAll(ask: Ask, id: string, { content, fiscalYear }: Draft, part: Part) {
  const [{ packageVocabulary }, inForce] = await Promise.all([
    ask(VOCABULARY, { content }),
    comparedWith(ask, fiscalYear, id),
  ]);
  const named = (language: Language) => (code: string) => namedIn(packageVocabulary.revenueItems, code, language);
  const changes = (part["changes"] ?? []) as Content["changes"];
  const unsaid = inForce === null ? [] : unsaidChanges({ ...content, changes }, inForce, named);
  const row = unsaid.length === 0 ? null : `changes.${changes.length}`;
  return { part: { ...part, changes: [...changes, ...unsaid] }, row };
}

export const actions = {
  /** Saves what was typed, after what the button of a row asked for. */
  save: async ({ request, params, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { draft, list, part } = await written(ask, params, language);
    const { content } = draft;
    const act = textOf(sent, "act");
    const typed = withAlternative(typedIn(sent), act);
    const was = await read(ask, content, { list, part, typed });
    const { part: now, row } = act === SAY_ALL ? await sayingAll(ask, params.id, draft, was) : arranged(was, act);
    const asked = await ask.try(REVISE_PART, {
      commandId: textOf(sent, "commandId"),
      input: { packageId: params.id, list: enumOf(list), part: now, edition: Number(textOf(sent, "edition")) },
    });
    if (!asked.ok) return refusedPart("save", asked, sent, language, content);
    const { position } = asked.data.revisePackagePart.receipt;
    const there = `${packageAddress(language, params.id, `parts/${list}/${params.code}`)}?saved&at=${position ?? ""}`;
    const shown = row ?? alternativeTo(act);
    redirect(303, shown === null ? there : `${there}#${shown}`);
  },

  /** What the checks find of what is typed, while it is typed; nothing is saved. */
  look: async ({ request, params, locals: { ask, language } }) => {
    const typed = typedIn(await request.formData());
    const { draft, list, at, part } = await written(ask, params, language);
    const now = await read(ask, draft.content, { list, part, typed });
    return { looked: await lookedAt(ask, draft.content, { list, at, part: now }, language) };
  },

  remove: async ({ request, params, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { draft, list } = await written(ask, params, language);
    const { id, code } = params;
    const asked = await ask.try(REMOVE_PART, {
      commandId: textOf(sent, "commandId"),
      input: { packageId: id, list: enumOf(list), code, edition: Number(textOf(sent, "edition")) },
    });
    if (!asked.ok) return refusedPart("remove", asked, sent, language, draft.content);
    const { position } = asked.data.removePackagePart.receipt;
    redirect(303, `${packageAddress(language, id, "parts")}?done&at=${position ?? ""}#${list}`);
  },
};
