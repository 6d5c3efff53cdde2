import { error, fail } from "@sveltejs/kit";
import { dateOf, failed, textOf, typedIn } from "$lib/desk/failed.js";
import { isOne } from "$lib/desk/rooms.js";
import { contentIn, draft, refusedAct, shownAfter } from "$lib/desk/services/acts.js";
import { copyOf, newService } from "$lib/desk/services/arrange.js";
import { codeFrom } from "$lib/desk/editing/codes.js";
import type { Raw } from "$lib/desk/services/content.js";
import { baseOf } from "$lib/desk/services/life.js";
import { ADOPT, DEFINITION, everyDefinition, MODEL } from "$lib/desk/services/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import { alphabetically } from "$lib/format/index.js";
import type { Ask } from "$lib/graphql/ask.js";
import type { Language } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, parent }) {
  const { me } = await parent();
  if (!isOne(me.roles, "administrator")) error(403);
  const [own, { modelCatalogue }] = await Promise.all([everyDefinition(ask, "SERVICE"), ask(MODEL, {})]);
  const sorted = (list: { readonly value: string; readonly label: string }[]) =>
    list.toSorted((a, b) => alphabetically(a.label, b.label));
  const model = modelCatalogue.filter(({ kind }) => kind === "SERVICE");
  const named = (name: unknown, code: string) => (name as Record<string, string> | undefined)?.[language] || code;
  return {
    own: sorted(
      own.flatMap(({ code, draft: open, versions }) => {
        const latest = versions.at(-1) ?? open;
        return latest ? [{ value: code, label: named(latest.name, code) }] : [];
      }),
    ),
    model: sorted(model.map(({ code, content }) => ({ value: code, label: named((content as Raw)["name"], code) }))),
    toAdopt: model.filter(({ standing }) => standing === "NOT_ADOPTED").map(({ code }) => code),
    commandId: crypto.randomUUID(),
  };
}

/** The room for a new service has this name. */
const ROOM = "new";

async function isTaken(ask: Ask, code: string): Promise<boolean> {
  if (code === ROOM) return true;
  const asked = await ask.try(DEFINITION, { kind: "SERVICE", code });
  return asked.ok && baseOf(asked.data.definition) !== null;
}

/** The content that a new service begins with; null where it was not said. */
async function begun(ask: Ask, sent: FormData, code: string): Promise<Raw | null> {
  const name = { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") };
  const how = textOf(sent, "how");
  if (how === "copy") {
    const asked = await ask.try(DEFINITION, { kind: "SERVICE", code: textOf(sent, "own") });
    const base = asked.ok ? baseOf(asked.data.definition) : null;
    return base && copyOf(base, code, name);
  }
  if (how === "model") {
    const { modelCatalogue } = await ask(MODEL, {});
    const found = modelCatalogue.find((each) => each.kind === "SERVICE" && each.code === textOf(sent, "model"));
    return found ? copyOf(found.content as Raw, code, name) : null;
  }
  return newService(code, name);
}

/** A first draft, or what keeps it from being one. */
async function opened(ask: Ask, sent: FormData, language: Language, form: string, content: Raw) {
  const code = String(content["code"]);
  const asked = await ask.try(DEFINITION, { kind: "SERVICE", code });
  // One whose first draft was given up has a stream already.
  const revision = asked.ok ? asked.data.definition.revision : null;
  const drafted = await draft(ask, sent, content, revision);
  if (!drafted.ok) return refusedAct(form, drafted, sent, language);
  return shownAfter(language, code, "edit", { done: "save", at: drafted.data.draftDefinition.receipt.position });
}

export const actions = {
  begin: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const say = deskWords(language).definitions;
    const wrong = (id: string, message: string) =>
      fail(422, { form: "begin", faults: [{ id, message }], typed: typedIn(sent) });
    const code = textOf(sent, "code") || codeFrom(textOf(sent, "name.sq"));
    if (code === "") return wrong("code", say.codeMissing);
    if (await isTaken(ask, code)) return wrong("code", say.taken);
    const content = await begun(ask, sent, code);
    if (content === null) return wrong(textOf(sent, "how") === "copy" ? "own" : "model", say.chooseOne);
    return opened(ask, sent, language, "begin", content);
  },

  upload: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const wrong = (message: string) => fail(422, { form: "upload", faults: [{ id: "file", message }], typed: {} });
    const read = await contentIn(sent, language);
    if ("fault" in read) return wrong(read.fault);
    if (await isTaken(ask, String(read.content["code"]))) return wrong(deskWords(language).definitions.taken);
    return opened(ask, sent, language, "upload", read.content);
  },

  adopt: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const code = textOf(sent, "adopted");
    const asked = await ask.try(ADOPT, {
      commandId: textOf(sent, "commandId"),
      input: { services: [code], validFrom: dateOf(sent, "adopt-day") ?? "" },
    });
    if (!asked.ok)
      return failed("adopt", asked.fault, sent, (path) => (path.includes("validFrom") ? "adopt-day" : "adopted"));
    return shownAfter(language, code, "", { done: "publish", at: asked.data.adoptFromModel.receipt.position });
  },
};
