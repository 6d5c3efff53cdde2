import { redirect } from "@sveltejs/kit";
import { dateOf, failed, textOf, textOrNull } from "$lib/desk/failed.js";
import type { DossierShown } from "$lib/desk/tax/dossier.js";
import { factsIn, lawOf } from "$lib/desk/tax/law.js";
import * as tax from "$lib/desk/tax/question.js";
import type { Asked } from "$lib/graphql/ask.js";
import { addressOf } from "$lib/places/places.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const [found, packages] = await Promise.all([
    ask(tax.TAXPAYER, { id, minPosition: searchParams.get("at") }),
    ask(tax.PACKAGES, {}),
  ]);
  const { objects, activities, reliefs, contacts } = found.dossier as DossierShown;
  return {
    ...found,
    dossier: { objects, activities, reliefs, contacts },
    law: lawOf(packages.fiscalPackages.nodes),
    done: searchParams.get("done"),
  };
}

type Receipted = Readonly<Record<string, { readonly receipt: { readonly position: string | null } }>>;

/** An act on the taxpayer of the page; afterwards the page is read with it. */
function act(name: string, run: (event: RequestEvent, sent: FormData) => Promise<Asked<Receipted>>) {
  return async (event: RequestEvent) => {
    const { request, params, locals } = event;
    const sent = await request.formData();
    const asked = await run(event, sent);
    if (!asked.ok) return failed(name + textOf(sent, "form"), asked.fault, sent);
    const position = Object.values(asked.data)[0]?.receipt.position;
    const seen = new URLSearchParams({ done: name, ...(position ? { at: position } : {}) });
    redirect(303, `${addressOf("desk", locals.language, `taxpayers/${params.id}`)}?${seen}`);
  };
}

const once = () => ({ commandId: crypto.randomUUID() });
const yearOf = (sent: FormData) => Number(textOf(sent, "year"));

async function facts({ locals: { ask } }: RequestEvent, sent: FormData) {
  const { fiscalPackages } = await ask(tax.PACKAGES, {});
  const kind = lawOf(fiscalPackages.nodes).kinds.find(({ code }) => code === textOf(sent, "kind"));
  return factsIn(kind, (key) => textOf(sent, key));
}

export const actions = {
  declare: act("declare", async (event, sent) =>
    event.locals.ask.try(tax.DECLARE, {
      ...once(),
      input: {
        taxpayerId: event.params.id,
        kind: textOf(sent, "kind"),
        from: dateOf(sent, "from") ?? "",
        facts: await facts(event, sent),
        ...(textOrNull(sent, "label") === null ? {} : { label: textOf(sent, "label") }),
      },
    }),
  ),
  change: act("change", async (event, sent) =>
    event.locals.ask.try(tax.CHANGE, {
      ...once(),
      input: {
        taxpayerId: event.params.id,
        objectId: textOf(sent, "objectId"),
        from: dateOf(sent, "from") ?? "",
        facts: await facts(event, sent),
      },
    }),
  ),
  retire: act("retire", ({ locals: { ask }, params }, sent) =>
    ask.try(tax.RETIRE, {
      ...once(),
      input: {
        taxpayerId: params.id,
        objectId: textOf(sent, "objectId"),
        to: dateOf(sent, "to") ?? "",
        ground: textOf(sent, "ground"),
      },
    }),
  ),
  assess: act("assess", ({ locals: { ask }, params }, sent) =>
    ask.try(tax.ASSESS, {
      ...once(),
      input: {
        accountId: params.id,
        year: yearOf(sent),
        invoice: sent.get("invoice") === "yes",
        ...(textOf(sent, "ground") === ""
          ? {}
          : { ground: textOf(sent, "ground") as "OBJECT_CHANGED" | "OBJECT_CORRECTED" | "RELIEF_CHANGED" }),
      },
    }),
  ),
  invoice: act("invoice", ({ locals: { ask }, params }, sent) =>
    ask.try(tax.INVOICE, {
      ...once(),
      input: { accountId: params.id, year: yearOf(sent), office: textOf(sent, "office") },
    }),
  ),
  clear: act("clear", ({ locals: { ask }, params }, sent) =>
    ask.try(tax.CLEAR, {
      ...once(),
      input: {
        accountId: params.id,
        office: textOf(sent, "office"),
        ...(textOrNull(sent, "purpose") === null ? {} : { purpose: textOf(sent, "purpose") }),
      },
    }),
  ),
  reverse: act("reverse", ({ locals: { ask }, params }, sent) =>
    ask.try(tax.REVERSE, {
      ...once(),
      input: {
        accountId: params.id,
        paymentId: textOf(sent, "paymentId"),
        ground: textOf(sent, "ground") as "BOUNCED" | "ENTERED_TWICE" | "OTHER" | "WRONG_ACCOUNT" | "WRONG_AMOUNT",
        explanation: textOf(sent, "explanation"),
      },
    }),
  ),
};
