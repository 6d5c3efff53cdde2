import { fail, redirect } from "@sveltejs/kit";
import { failed, textOf, typedIn } from "$lib/desk/failed.js";
import { changedIn } from "$lib/desk/packages/changed.js";
import { draftOf, packageAddress } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { CHECK, REVISE } from "$lib/desk/packages/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import { figureTyped, figuresOf, findingsByCell, withFigures } from "$lib/packages/cells.js";

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
  const { content, status, edition, fiscalYear } = await draftOf(ask, id, language, searchParams.get("at") || null);
  const [{ packageCheck }, inForce] = await Promise.all([ask(CHECK, { content }), comparedWith(ask, fiscalYear, id)]);
  return {
    id,
    status,
    content,
    edition,
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
    const { content: before } = await draftOf(ask, id, language);
    const changed = changedIn(typedIn(sent));
    const figures = new Map(
      Object.entries(changed)
        .filter(([name]) => /^(items|tables)\[/.test(name))
        .map(([name, value]) => [name, figureTyped(value)]),
    );
    const content = withFigures(before, figures, textOf(sent, "source"));
    const asked = await ask.try(REVISE, {
      commandId: crypto.randomUUID(),
      input: { packageId: id, content, edition: Number(textOf(sent, "edition")) },
    });
    if (!asked.ok && asked.fault.rule === "package-changed-meanwhile")
      return fail(409, {
        form: "edit",
        faults: [{ id: null, message: deskWords(language).packages.changedMeanwhile }],
        typed: changed,
      });
    if (!asked.ok) return failed("edit", asked.fault, sent);
    const { position } = asked.data.revisePackage.receipt;
    redirect(303, `${packageAddress(language, id, "edit")}?saved&at=${position ?? ""}`);
  },
};
