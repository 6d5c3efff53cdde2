import { error, fail } from "@sveltejs/kit";
import { boxesOf, dateOf, textOf, typedIn } from "$lib/desk/failed.js";
import { refusedAct, shownAfter } from "$lib/desk/services/acts.js";
import type { Raw } from "$lib/desk/services/content.js";
import { firstDay, heldOn } from "$lib/desk/services/life.js";
import { CHANGES, CHECK, DEFINITION, PUBLICATION, PUBLISH } from "$lib/desk/services/question.js";
import { deskWords } from "$lib/desk/words/index.js";

/** What is asked of a publication: typed by GET to be looked at, and sent by POST. */
function periodIn(code: string, sent: FormData, otherwise: string) {
  const validFrom = dateOf(sent, "first") ?? otherwise;
  const succeeds = Number(textOf(sent, "succeeds"));
  const validTo = dateOf(sent, "last");
  return { kind: "SERVICE" as const, code, validFrom, validTo, succeeds: succeeds > 0 ? succeeds : null };
}

export async function load({ locals: { ask, language }, params: { code }, url: { searchParams }, parent }) {
  const [{ definition }, { today }] = await Promise.all([ask(DEFINITION, { kind: "SERVICE", code }), parent()]);
  const { draft, versions, revision } = definition;
  if (draft === null) error(409, { message: deskWords(language).definitions.noDraft });
  const given = new FormData();
  for (const [name, value] of searchParams) given.append(name, value);
  const asked = periodIn(code, given, firstDay(versions, today));
  // What holds on the first day gives way, until somebody says otherwise.
  const input = given.has("succeeds")
    ? asked
    : { ...asked, succeeds: heldOn(versions, asked.validFrom)?.version ?? null };
  const [{ definitionCheck }, publication] = await Promise.all([
    ask(CHECK, { content: draft.content }),
    ask.try(PUBLICATION, { input }),
  ]);
  const from = input.succeeds;
  const refusal = publication.ok
    ? (publication.data.publicationCheck.refusal?.[language] ?? null)
    : (publication.fault.fields[0]?.message ?? publication.fault.message);
  const changes = from === null ? null : await ask.try(CHANGES, { code, from, to: null });
  return {
    code,
    revision,
    name: (draft.content as Raw)["name"] as Record<string, string> | undefined,
    hash: definitionCheck.hash,
    input,
    boxes: { ...boxesOf("first", input.validFrom), ...(input.validTo ? boxesOf("last", input.validTo) : {}) },
    versions: versions.map(({ version, validFrom, validTo }) => ({ version, validFrom, validTo })),
    becomes: versions.length + 1,
    refusal,
    changes: changes?.ok ? changes.data.definitionChanges : null,
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  default: async ({ request, params: { code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    if (!sent.has("confirmed")) {
      const faults = [{ id: "confirmed", message: deskWords(language).definitions.confirmFirst }];
      return fail(422, { form: "publish", faults, typed: typedIn(sent) });
    }
    const asked = await ask.try(PUBLISH, {
      commandId: textOf(sent, "commandId"),
      revision: textOf(sent, "revision"),
      input: periodIn(code, sent, ""),
    });
    if (!asked.ok) return refusedAct("publish", asked, sent, language);
    return shownAfter(language, code, "", { done: "publish", at: asked.data.publishDefinition.receipt.position });
  },
};
