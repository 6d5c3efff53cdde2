import { error, fail, redirect } from "@sveltejs/kit";
import type { Raw } from "$lib/desk/editing/raw.js";
import { textOf, typedIn } from "$lib/desk/failed.js";
import { refusedAct } from "$lib/desk/packages/article/acts.js";
import { differencesBetween } from "$lib/desk/packages/article/lines.js";
import { draftOf, packageAddress } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { refusedPart } from "$lib/desk/packages/part/acts.js";
import { newPart } from "$lib/desk/packages/part/arrange.js";
import { linesOfPart } from "$lib/desk/packages/part/lines.js";
import { enumOf, isList, LISTS, partsIn, type List, type Part } from "$lib/desk/packages/part/lists.js";
import { foundIn, isOfChanges } from "$lib/desk/packages/part/looked.js";
import { partNamed, usersInWords, usersOf } from "$lib/desk/packages/part/named.js";
import { ADD_PART, CHECK, MOVE_PART, VOCABULARY } from "$lib/desk/packages/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import type { Content } from "$lib/packages/content.js";
import type { Language } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams } }) {
  const { content, status, fiscalYear } = await draftOf(ask, id, language, searchParams.get("at") || null);
  const [{ packageCheck }, { packageVocabulary }, inForce] = await Promise.all([
    ask(CHECK, { content }),
    ask(VOCABULARY, { content }),
    comparedWith(ask, fiscalYear, id),
  ]);
  const sections = LISTS.map((list) => {
    const parts = partsIn(content, list);
    const codes = parts.map(({ code }) => code);
    const { byCode, ofList } = foundIn(list, codes, packageCheck.findings);
    return {
      ...{ list, found: ofList },
      parts: parts.map((part) => ({
        ...{ code: part.code, name: partNamed(content, list, part, language), findings: byCode.get(part.code) ?? 0 },
        users: usersInWords(usersOf(content, packageVocabulary.uses, `${list}[${part.code}]`, language), language),
        changes: inForce === null ? null : changesOf(content, inForce, { list, part, language }),
        said: isOfChanges(list, part.code) ? content.changes.length : null,
      })),
      removed: inForce === null ? [] : goneFrom(inForce, list, codes, language),
    };
  });
  return {
    ...{ id, status, sections },
    name: content.name,
    inForceName: inForce?.name ?? null,
    commandId: crypto.randomUUID(),
    done: searchParams.has("done"),
  };
}

/** In how many lines a part differs from the one in force; null: there is none. */
function changesOf(
  content: Content,
  inForce: Content,
  { list, part, language }: { readonly list: List; readonly part: Part; readonly language: Language },
): number | null {
  const was = partsIn(inForce, list).find(({ code }) => code === part.code);
  if (was === undefined) return null;
  return differencesBetween(linesOfPart(inForce, list, was, language), linesOfPart(content, list, part, language))
    .length;
}

function goneFrom(inForce: Content, list: List, codes: readonly string[], language: Language) {
  return partsIn(inForce, list)
    .filter(({ code }) => !codes.includes(code))
    .map((part) => ({ code: part.code, name: partNamed(inForce, list, part, language) }));
}

/** The list that a form is about. */
function listSent(sent: FormData): List {
  const list = textOf(sent, "list");
  if (!isList(list)) error(400);
  return list;
}

export const actions = {
  add: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const list = listSent(sent);
    const say = deskWords(language);
    const wrong = (of: string, message: string) =>
      fail(422, { form: "add", faults: [{ id: `${list}.${of}`, message }], typed: typedIn(sent) });
    const both = { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") };
    const name = list === "vocabularies" ? { sq: both.sq, en: both.sq } : both;
    if (name.sq === "" || name.en === "")
      return wrong(name.sq === "" ? "name.sq" : "name.en", say.articles.nameMissing);
    const { content } = await draftOf(ask, id, language);
    const model = partsIn(content, list).find(({ code }) => code === textOf(sent, "from"));
    const part = newPart(list, name, model);
    const asked = await ask.try(ADD_PART, {
      commandId: textOf(sent, "commandId"),
      input: { packageId: id, list: enumOf(list), part },
    });
    if (!asked.ok && asked.fault.rule === "part-exists") return wrong("name.sq", say.parts.codeTaken);
    if (!asked.ok) return refusedPart("add", asked, sent, language, content);
    const { position } = asked.data.addPackagePart.receipt;
    redirect(303, `${packageAddress(language, id, `parts/${list}/${part.code}`)}?saved&at=${position ?? ""}`);
  },

  /** `code:after`: what a button beside the row asks for. */
  move: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const list = listSent(sent);
    const [code = "", after = ""] = textOf(sent, "move").split(":");
    const input = { packageId: id, list: enumOf(list), code, after: after || null };
    const asked = await ask.try(MOVE_PART, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return refusedAct("move", asked, sent, language);
    const { position } = asked.data.movePackagePart.receipt;
    redirect(303, `${packageAddress(language, id, "parts")}?done&at=${position ?? ""}#${list}`);
  },

  restore: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const list = listSent(sent);
    const { content, fiscalYear } = await draftOf(ask, id, language);
    const inForce = await comparedWith(ask, fiscalYear, id);
    const part: Raw | undefined = partsIn(inForce ?? {}, list).find(({ code }) => code === textOf(sent, "code"));
    if (part === undefined) return fail(409, { form: "restore", faults: [], typed: {} });
    const asked = await ask.try(ADD_PART, {
      commandId: textOf(sent, "commandId"),
      input: { packageId: id, list: enumOf(list), part },
    });
    if (!asked.ok) return refusedPart("restore", asked, sent, language, content);
    const { position } = asked.data.addPackagePart.receipt;
    redirect(303, `${packageAddress(language, id, "parts")}?done&at=${position ?? ""}#${list}`);
  },
};
