import { redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { CLOSE, KINDS, OFFICES, OPEN, RENAME } from "$lib/desk/offices/question.js";
import type { Asked } from "$lib/graphql/ask.js";
import { addressOf } from "$lib/places/places.js";
import type { RequestEvent } from "./$types.js";

const DONE = ["opened", "renamed", "closed"] as const;
type Done = (typeof DONE)[number];

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { municipality } = await ask(OFFICES, {});
  const done = DONE.flatMap((what) => (searchParams.has(what) ? [{ what, code: searchParams.get(what) }] : []))[0];
  return { offices: municipality.offices, done: done ?? null, commandId: crypto.randomUUID() };
}

const FIELDS = ["code", "name.sq", "name.en", "kind", "unit", "parent", "address"];

/** An act on one office; afterwards the page says what became of it. */
function act(
  name: string,
  done: Done,
  run: (event: RequestEvent, sent: FormData, code: string) => Promise<Asked<unknown>>,
) {
  return async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const code = textOf(sent, "code").toLowerCase();
    const form = name === "open" ? name : `${name}:${code}`;
    const asked = await run(event, sent, code);
    // The forms of an office that is there stand once for each.
    const idOf = (path: string) => {
      const field = FIELDS.find((each) => path.endsWith(`.${each}`) || path === each);
      return field === undefined ? null : name === "open" ? field : `${field}-${code}`;
    };
    if (!asked.ok) return failed(form, asked.fault, sent, idOf);
    redirect(303, `${addressOf("desk", event.locals.language, "offices")}?${done}=${encodeURIComponent(code)}`);
  };
}

export const actions = {
  /** A new one, or one that had closed: it opens again as it was. */
  open: act("open", "opened", ({ locals: { ask } }, sent, code) => {
    const office = {
      code,
      kind: KINDS[textOf(sent, "kind")] ?? "ADMINISTRATIVE_UNIT",
      name: { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") },
      unit: textOf(sent, "unit"),
      parent: textOrNull(sent, "parent"),
      address: textOrNull(sent, "address"),
    } as const;
    return ask.try(OPEN, { commandId: textOf(sent, "commandId"), input: { office } });
  }),
  rename: act("rename", "renamed", ({ locals: { ask } }, sent, office) =>
    ask.try(RENAME, {
      commandId: textOf(sent, "commandId"),
      reason: textOrNull(sent, "reason"),
      input: { office, name: { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") } },
    }),
  ),
  close: act("close", "closed", ({ locals: { ask } }, sent, office) =>
    ask.try(CLOSE, {
      commandId: textOf(sent, "commandId"),
      reason: textOrNull(sent, "reason"),
      input: { office },
    }),
  ),
};
