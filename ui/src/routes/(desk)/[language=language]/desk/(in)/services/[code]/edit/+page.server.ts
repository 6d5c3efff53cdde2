import { error, fail } from "@sveltejs/kit";
import { textOf, typedIn } from "$lib/desk/failed.js";
import { contentIn, draft, refusedAct, shownAfter } from "$lib/desk/services/acts.js";
import { arranged } from "$lib/desk/services/arrange.js";
import type { Content, Raw } from "$lib/desk/services/content.js";
import { baseOf, heldOn } from "$lib/desk/services/life.js";
import { lookedAt } from "$lib/desk/services/looked.js";
import { DEFINITION, everyDefinition, VOCABULARY } from "$lib/desk/services/question.js";
import { contentOf } from "$lib/desk/services/typed.js";
import { deskWords } from "$lib/desk/words/index.js";
import { inTirana } from "$lib/format/index.js";
import type { Ask } from "$lib/graphql/ask.js";
import type { Language } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, params: { code }, url: { searchParams }, parent }) {
  const [{ life, content }, { serviceVocabulary, anyDocument }, workflows, { today }] = await Promise.all([
    written(ask, code, language, searchParams.get("at") || null),
    ask(VOCABULARY, {}),
    everyDefinition(ask, "WORKFLOW"),
    parent(),
  ]);
  return {
    code,
    revision: life.revision,
    content: content as unknown as Content,
    /** The version that the draft begins from, while it is not open. */
    from: life.draft === null ? (life.versions.at(-1)?.version ?? null) : null,
    looked: await lookedAt(ask, content, language, today),
    vocabulary: serviceVocabulary,
    anyDocument,
    workflows: workflows.flatMap(({ code: of, versions }) => {
      const held = heldOn(versions, today);
      return held ? [{ code: of, name: held.name }] : [];
    }),
    commandId: crypto.randomUUID(),
    saved: searchParams.get("done") === "save",
  };
}

/** The service through its life, and the content that is edited. Ends the page where there is nothing to edit. */
async function written(ask: Ask, code: string, language: Language, minPosition: string | null = null) {
  const { definition: life } = await ask(DEFINITION, { kind: "SERVICE", code, minPosition });
  const content = baseOf(life);
  if (content === null) error(409, { message: deskWords(language).definitions.notADraft });
  return { life, content };
}

export const actions = {
  /** Saves what was typed, after what the button of a row asked for. */
  save: async ({ request, params: { code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { content } = await written(ask, code, language);
    const { documentTypes } = (await ask(VOCABULARY, {})).serviceVocabulary;
    const paper = documentTypes.find((each) => each.code === textOf(sent, "paper")) ?? null;
    const { content: now, row } = arranged(contentOf(content, typedIn(sent)), textOf(sent, "act"), paper);
    const asked = await draft(ask, sent, now);
    if (!asked.ok) return refusedAct("save", asked, sent, language);
    return shownAfter(language, code, "edit", { done: "save", at: asked.data.draftDefinition.receipt.position, row });
  },

  /** What would come of what is typed, while it is typed; nothing is saved. */
  look: async ({ request, params: { code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { content } = await written(ask, code, language);
    const { date: today } = inTirana(new Date().toISOString());
    return { looked: await lookedAt(ask, contentOf(content, typedIn(sent)), language, today) };
  },

  upload: async ({ request, params: { code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const read = await contentIn(sent, language);
    const say = deskWords(language).definitions;
    const wrong = (message: string) => fail(422, { form: "upload", faults: [{ id: "file", message }], typed: {} });
    if ("fault" in read) return wrong(read.fault);
    const content: Raw = read.content;
    if (content["code"] !== code) return wrong(say.uploadOther(String(content["code"]).slice(0, 80)));
    const asked = await draft(ask, sent, content);
    if (!asked.ok) return refusedAct("upload", asked, sent, language);
    return shownAfter(language, code, "edit", { done: "save", at: asked.data.draftDefinition.receipt.position });
  },
};
