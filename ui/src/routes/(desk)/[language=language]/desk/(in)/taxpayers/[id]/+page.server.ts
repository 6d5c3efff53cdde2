import { error, fail, redirect } from "@sveltejs/kit";
import { dateOf, failed, textOf, textOrNull, typedIn } from "$lib/desk/failed.js";
import { mutationOf } from "$lib/desk/tax/act-mutations.js";
import { actIn, faultsIn, isAct, scheduleOf } from "$lib/desk/tax/acts.js";
import type { DossierShown } from "$lib/desk/tax/dossier.js";
import { factFaultsIn, factsIn, lawOf } from "$lib/desk/tax/law.js";
import { reversalControl, reverseAsSent } from "$lib/desk/tax/reversal.js";
import * as tax from "$lib/desk/tax/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import type { Asked } from "$lib/graphql/ask.js";
import { isDay } from "$lib/format/index.js";
import { addressOf } from "$lib/places/places.js";
import type { Language } from "$lib/words/index.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const [found, packages] = await Promise.all([
    ask(tax.TAXPAYER, { id, minPosition: searchParams.get("at") }),
    ask(tax.PACKAGES, {}),
  ]);
  const { objects, activities, reliefs, contacts, agreements, objections, refunds } = found.dossier as DossierShown;
  // Of a merged record, the one is asked that goes on, which may be another office's.
  const asked = found.taxpayer.goesOn ? null : await ask(tax.CLEARANCE_CHECK, { id });
  return {
    ...found,
    clearanceCheck: asked?.clearanceCheck ?? null,
    dossier: { objects, activities, reliefs, contacts, agreements, objections, refunds },
    law: lawOf(packages.fiscalPackages.nodes),
    done: searchParams.get("done"),
  };
}

type Receipted = Readonly<Record<string, { readonly receipt: { readonly position: string | null } }>>;

/** An act on the taxpayer of the page; afterwards the page is read with it. */
function act(
  name: string,
  run: (event: RequestEvent, sent: FormData) => Promise<Asked<Receipted>>,
  controlIn: (sent: FormData) => (path: string) => string | null = () => () => null,
) {
  return async (event: RequestEvent) => {
    const { request, params, locals } = event;
    const sent = await request.formData();
    const asked = await run(event, sent);
    if (!asked.ok) return failed(name + textOf(sent, "form"), asked.fault, sent, controlIn(sent));
    const position = Object.values(asked.data)[0]?.receipt.position;
    redirect(303, seenWith(locals.language, params.id, name, position));
  };
}

const once = () => ({ commandId: crypto.randomUUID() });
const yearOf = (sent: FormData) => Number(textOf(sent, "year"));

/** Where the page is seen with what was done. */
function seenWith(language: Language, id: string, name: string, position: string | null | undefined): string {
  const seen = new URLSearchParams({ done: name, ...(position ? { at: position } : {}) });
  return `${addressOf("desk", language, `taxpayers/${id}`)}?${seen}`;
}

/** One of the acts that are made from their table (`lib/desk/tax/acts.ts`). */
async function doAct({ request, params, locals: { ask, language } }: RequestEvent) {
  const sent = await request.formData();
  const name = textOf(sent, "act");
  if (!isAct(name)) error(400);
  const target = textOf(sent, "target");
  const prefix = `${name}${target && `-${target}`}-`;
  const form = `do:${name}:${target}`;
  const say = deskWords(language).acts;
  const faults = faultsIn(name, sent).map(({ key, fault }) => ({
    id: prefix + key,
    message: say.faults[fault](say.field(name, key)),
  }));
  if (faults.length > 0) return fail(422, { form, faults, typed: typedIn(sent) });
  const { taxpayer } = await ask(tax.REGISTERED, { id: params.id });
  const typed = actIn(name, sent, taxpayer);
  const input =
    name === "makeAgreement"
      ? agreementIn(typed, { accountId: taxpayer.id })
      : name === "chargeObligation"
        ? await chargeIn(typed)
        : typed;
  const { reason, ...asInput }: Readonly<Record<string, unknown>> = input;
  const ground = typeof reason === "string" ? { reason } : {};
  const asked = await ask.try(mutationOf(name), { ...once(), ...ground, input: asInput });
  if (asked.ok) redirect(303, seenWith(language, params.id, name, Object.values(asked.data)[0]?.receipt.position));
  const idOf = (path: string) => {
    const key = path.split(".").find((part) => ["schedule", ...Object.keys(typed)].includes(part)) ?? "";
    return key === "" ? null : prefix + (key === "schedule" && name === "makeAgreement" ? "instalments" : key);
  };
  return failed(form, asked.fault, sent, idOf);

  async function chargeIn({ item, ...rest }: Record<string, unknown>) {
    const { fiscalPackages } = await ask(tax.PACKAGES, {});
    const charged = lawOf(fiscalPackages.nodes).chargeable.find(({ code }) => code === item);
    const { office, unit } = taxpayer;
    return { ...rest, item, revenueItem: charged?.revenueItem ?? null, office, unit };
  }
}

function agreementIn({ amount, instalments, signedOn }: Record<string, unknown>, account: Record<string, unknown>) {
  return { ...account, signedOn, schedule: scheduleOf(amount, instalments, signedOn) };
}

/** An act on an object that states its facts; what is wrong with them is told at their fields before anybody is asked. */
function onFacts(
  name: "declare" | "change" | "correct",
  run: (event: RequestEvent, sent: FormData, stated: Stated) => Promise<Asked<Receipted>>,
) {
  return async (event: RequestEvent) => {
    const { request, params, locals } = event;
    const sent = await request.formData();
    const { fiscalPackages } = await locals.ask(tax.PACKAGES, {});
    const kind = lawOf(fiscalPackages.nodes).kinds.find(({ code }) => code === textOf(sent, "kind"));
    const text = (key: string) => textOf(sent, key);
    const from = dateOf(sent, "from") ?? "";
    const [facts, day] =
      name === "declare" ? ["new", "from"] : [`${name}-${text("objectId")}`, `${name}-${text("objectId")}-from`];
    const all = deskWords(locals.language);
    const faults = [
      ...factFaultsIn(kind, text).map(({ key, label, fault }) => ({
        id: `${facts}-${key}`,
        message: all.acts.faults[fault](label[locals.language]),
      })),
      ...(isDay(from) ? [] : [{ id: day, message: all.acts.faults.noDay(all.tax.firstDay) }]),
    ];
    const form = name + text("form");
    if (faults.length > 0) return fail(422, { form, faults, typed: typedIn(sent) });
    const asked = await run(event, sent, { taxpayerId: params.id, from, facts: factsIn(kind, text) });
    if (!asked.ok) return failed(form, asked.fault, sent);
    const position = Object.values(asked.data)[0]?.receipt.position;
    redirect(303, seenWith(locals.language, params.id, name, position));
  };
}

interface Stated {
  readonly taxpayerId: string;
  readonly from: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export const actions = {
  declare: onFacts("declare", ({ locals: { ask } }, sent, stated) => {
    const label = textOrNull(sent, "label");
    const input = { ...stated, kind: textOf(sent, "kind"), ...(label === null ? {} : { label }) };
    return ask.try(tax.DECLARE, { ...once(), input });
  }),
  change: onFacts("change", ({ locals: { ask } }, sent, stated) =>
    ask.try(tax.CHANGE, { ...once(), input: { ...stated, objectId: textOf(sent, "objectId") } }),
  ),
  correct: onFacts("correct", ({ locals: { ask } }, sent, stated) =>
    ask.try(tax.CORRECT, { ...once(), input: { ...stated, objectId: textOf(sent, "objectId") } }),
  ),
  do: doAct,
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
  reverse: act("reverse", ({ locals: { ask }, params }, sent) => reverseAsSent(ask, sent, params.id), reversalControl),
};
