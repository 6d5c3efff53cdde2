import { error, fail, redirect } from "@sveltejs/kit";
import { dateOf, failed, textOf, typedIn } from "$lib/desk/failed.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { CHECK, PACKAGE, REVISE } from "$lib/desk/packages/question.js";
import { seenOf } from "$lib/desk/packages/seen.js";
import { deskWords } from "$lib/desk/words/index.js";
import { figureTyped, figuresOf, findingsByCell, withFigures } from "$lib/packages/cells.js";
import type { Content } from "$lib/packages/content.js";
import { addressOf } from "$lib/places/places.js";

interface Finding {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** The schema says of a word instead of a figure what each of its alternatives misses: people are told it once. */
const BY_SCHEMA = ["package-breaks-schema", "unknown-field"];
function toldOnce(found: readonly Finding[], noFigure: string): readonly Finding[] {
  const [first] = found.filter(({ code }) => BY_SCHEMA.includes(code));
  return first ? [{ ...first, message: noFigure }, ...found.filter(({ code }) => !BY_SCHEMA.includes(code))] : found;
}

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams } }) {
  const { fiscalPackage } = await ask(PACKAGE, { id, minPosition: searchParams.get("at") || null });
  if (!["draft", "approved"].includes(fiscalPackage.status))
    error(409, { message: deskWords(language).packages.notADraft });
  const content = fiscalPackage.content as Content;
  const [{ packageCheck }, inForce] = await Promise.all([
    ask(CHECK, { content }),
    comparedWith(ask, fiscalPackage.fiscalYear, id),
  ]);
  return {
    id,
    status: fiscalPackage.status,
    content,
    seen: seenOf(content),
    inForce: figuresOf(inForce),
    inForceName: inForce?.name ?? null,
    findings: new Map(
      [...findingsByCell<Finding>(content, packageCheck.findings)].map(([key, found]) => [
        key,
        key === "" ? found : toldOnce(found, deskWords(language).packages.noFigure),
      ]),
    ),
    saved: searchParams.has("saved"),
  };
}

export const actions = {
  default: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { fiscalPackage } = await ask(PACKAGE, { id });
    const before = fiscalPackage.content as Content;
    if (seenOf(before) !== textOf(sent, "seen"))
      return fail(409, {
        form: "edit",
        faults: [{ id: null, message: deskWords(language).packages.changedMeanwhile }],
        typed: typedIn(sent),
      });
    const figures = new Map(
      [...sent]
        .filter(([name]) => /^(items|tables)\[/.test(name))
        .map(([name, value]) => [name, figureTyped(String(value))]),
    );
    const both = (name: string) => ({ sq: textOf(sent, `${name}.sq`), en: textOf(sent, `${name}.en`) });
    const content = {
      ...withFigures(before, figures, textOf(sent, "source")),
      name: both("name"),
      notice: both("notice"),
      decision: {
        ...before.decision,
        number: textOf(sent, "number"),
        date: dateOf(sent, "date") ?? "",
        title: both("title"),
      },
    };
    const asked = await ask.try(REVISE, { commandId: crypto.randomUUID(), input: { packageId: id, content } });
    if (!asked.ok) return failed("edit", asked.fault, sent);
    const { position } = asked.data.revisePackage.receipt;
    redirect(303, `${addressOf("desk", language, `packages/${id}/edit`)}?saved&at=${position ?? ""}`);
  },
};
