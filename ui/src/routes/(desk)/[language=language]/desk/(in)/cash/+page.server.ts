import { fail, redirect } from "@sveltejs/kit";
import { boxOf, countIn } from "$lib/desk/cash/count.js";
import { takenAt } from "$lib/desk/cash/day.js";
import { CLOSE, DESKS, FOUND, OPEN, OWED, PAY } from "$lib/desk/cash/question.js";
import { boxesOf, dateOf, failed, faulty, lekOf, textOf, textOrNull, typedIn } from "$lib/desk/failed.js";
import { isOne } from "$lib/desk/rooms.js";
import { deskWords } from "$lib/desk/words/index.js";
import type { Ask } from "$lib/graphql/ask.js";
import { inTirana, lek } from "$lib/format/index.js";
import { addressOf } from "$lib/places/places.js";
import type { Language } from "$lib/words/index.js";
import type { Actions } from "./$types.js";

const todayInTirana = () => inTirana(new Date().toISOString()).date;

export async function load({ locals: { ask }, url: { searchParams }, parent }) {
  const { me, today } = await parent();
  const at = searchParams.get("at");
  const boxes = new FormData();
  for (const [name, value] of searchParams) boxes.set(name, value);
  const to = dateOf(boxes, "to") ?? today;
  const [listed, mine] = await Promise.all([
    ask.try(DESKS, { filter: { to }, after: searchParams.get("after"), minPosition: at }),
    ask(DESKS, { filter: { cashierId: me.id, from: today, to: today, state: "open" }, minPosition: at }),
  ]);
  const open = isOne(me.roles, "cashier") ? mine.cashDesks.nodes : [];
  const desk = open.find(({ desk }) => desk === searchParams.get("desk")) ?? open[0] ?? null;
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const account = searchParams.get("account");
  return {
    days: listed.ok ? listed.data.cashDesks.nodes : [],
    next: listed.ok && listed.data.cashDesks.pageInfo.hasNextPage ? listed.data.cashDesks.pageInfo.endCursor : null,
    fault: listed.ok ? null : listed.fault.message,
    typed: { ...boxesOf("to", today), ...Object.fromEntries(searchParams) },
    open,
    desk,
    search,
    found: desk && search !== "" ? (await ask(FOUND, { search })).taxpayers.nodes : [],
    owed: desk && account ? await ask(OWED, { id: account }) : null,
    taken: desk ? await takenAt(ask, desk, at) : { payments: [], next: null },
    paid: searchParams.get("paid"),
    commandId: crypto.randomUUID(),
  };
}

/** The control that a fault of the input belongs to. */
function controlOf(path: string): string | null {
  return ["office", "desk", "float", "amount", "payer"].find((each) => path.split(".").includes(each)) ?? null;
}

/** The control of a sum that could not be read: a refusal of the whole is about it. */
function unread(sent: FormData, name: string): string | null {
  return typeof lekOf(sent, name) === "number" ? null : name;
}

/** What is paid above what is owed, in lekë; null: nothing, or the cashier has said yes to this very amount. */
async function unconfirmed(ask: Ask, sent: FormData): Promise<number | null> {
  const amount = lekOf(sent, "amount");
  if (typeof amount !== "number" || lekOf(sent, "surplus") === amount) return null;
  const { accountPosition } = await ask(OWED, { id: textOf(sent, "account") });
  const more = amount - accountPosition.outstanding.total;
  return more > 0 ? more : null;
}

/** Where the desk is seen with what was done. */
function seenWith(language: Language, position: string | null, more: Readonly<Record<string, string>>): string {
  const seen = new URLSearchParams({ ...more, ...(position ? { at: position } : {}) });
  return `${addressOf("desk", language, "cash")}?${seen}`;
}

export const actions: Actions = {
  open: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const desk = textOf(sent, "desk");
    const input = { desk, office: textOf(sent, "office"), date: todayInTirana(), float: lekOf(sent, "float") };
    const asked = await ask.try(OPEN, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return failed("open", asked.fault, sent, controlOf, unread(sent, "float"));
    redirect(303, seenWith(language, asked.data.openCashDesk.receipt.position, { desk }));
  },
  pay: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const [today, desk] = [todayInTirana(), textOf(sent, "desk")];
    const more = await unconfirmed(ask, sent);
    if (more !== null) {
      const message = deskWords(language).cash.surplus(lek(more, language));
      return faulty("pay", [{ id: "surplus", message }], sent);
    }
    // The office of the payment is the desk's own, whatever its page said.
    const { cashDesks } = await ask(DESKS, { filter: { desk, from: today, to: today } });
    const asked = await ask.try(PAY, {
      commandId: textOf(sent, "commandId"),
      input: {
        accountId: textOf(sent, "account"),
        amount: lekOf(sent, "amount"),
        channel: "CASH_DESK",
        desk,
        office: cashDesks.nodes[0]?.office ?? "",
        paidOn: today,
        ...(textOrNull(sent, "payer") === null ? {} : { payer: textOf(sent, "payer") }),
      },
    });
    if (!asked.ok) {
      const whole = asked.fault.rule === "payment-above-most" ? "amount" : unread(sent, "amount");
      return failed("pay", asked.fault, sent, controlOf, whole);
    }
    const { paymentId, receipt } = asked.data.receivePayment;
    redirect(303, seenWith(language, receipt.position, { desk, paid: paymentId }));
  },
  close: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const [date, desk] = [todayInTirana(), textOf(sent, "desk")];
    const { count, counted, wrong } = countIn(sent);
    const say = deskWords(language).cash;
    const faults = wrong.map((each) => ({ id: boxOf(each), message: say.wrongPieces(lek(each, language)) }));
    if (faults.length > 0) return fail(422, { form: "close", faults, typed: typedIn(sent) });
    const explanation = textOrNull(sent, "explanation");
    const input = { desk, date, counted, count: [...count], ...(explanation === null ? {} : { explanation }) };
    const asked = await ask.try(CLOSE, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return failed("close", asked.fault, sent);
    const { position } = asked.data.closeCashDesk.receipt;
    const seen = new URLSearchParams({ done: "close", ...(position ? { at: position } : {}) });
    redirect(303, `${addressOf("desk", language, `cash/${desk}/${date}`)}?${seen}`);
  },
};
