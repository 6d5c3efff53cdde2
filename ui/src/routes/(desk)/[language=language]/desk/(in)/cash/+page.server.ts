import { redirect } from "@sveltejs/kit";
import { deskAtWork, leaveDesk, sitAt } from "$lib/desk/cash/at-work.js";
import { CLOSE, FOUND, OPEN, OWED, PAY, TAKEN } from "$lib/desk/cash/question.js";
import { failed, lekOf, textOf, textOrNull } from "$lib/desk/failed.js";
import { inTirana } from "$lib/format/index.js";
import { addressOf } from "$lib/places/places.js";

const todayInTirana = () => inTirana(new Date().toISOString()).date;

export async function load({ locals: { ask }, cookies, url: { searchParams } }) {
  const desk = deskAtWork(cookies, todayInTirana());
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const account = searchParams.get("account");
  const filter = desk && { channel: "cash-desk", office: desk.office, paidFrom: desk.date, paidTo: desk.date };
  return {
    desk,
    search,
    found: desk && search !== "" ? (await ask(FOUND, { search })).taxpayers.nodes : [],
    owed: desk && account ? await ask(OWED, { id: account }) : null,
    taken: filter ? (await ask(TAKEN, { filter, minPosition: searchParams.get("at") })).payments.nodes : [],
    paid: searchParams.get("paid"),
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  open: async ({ request, cookies, url, locals: { ask, language } }) => {
    const sent = await request.formData();
    const desk = { desk: textOf(sent, "desk"), office: textOf(sent, "office"), date: todayInTirana() };
    const input = { ...desk, float: lekOf(sent, "float") };
    const asked = await ask.try(OPEN, { commandId: textOf(sent, "commandId"), input });
    // Who comes back to a desk that is open already (from another browser, say) goes on with it.
    if (!asked.ok && asked.fault.rule !== "cash-desk-opened-already") return failed("open", asked.fault, sent);
    sitAt(cookies, desk, url.protocol === "https:");
    redirect(303, addressOf("desk", language, "cash"));
  },
  pay: async ({ request, cookies, locals: { ask, language } }) => {
    const sent = await request.formData();
    const today = todayInTirana();
    const desk = deskAtWork(cookies, today);
    const asked = await ask.try(PAY, {
      commandId: textOf(sent, "commandId"),
      input: {
        accountId: textOf(sent, "account"),
        amount: lekOf(sent, "amount"),
        channel: "CASH_DESK",
        desk: desk?.desk ?? "",
        office: desk?.office ?? "",
        paidOn: today,
        ...(textOrNull(sent, "payer") === null ? {} : { payer: textOf(sent, "payer") }),
      },
    });
    if (!asked.ok) return failed("pay", asked.fault, sent);
    const { paymentId, receipt } = asked.data.receivePayment;
    const seen = new URLSearchParams({ paid: paymentId, ...(receipt.position ? { at: receipt.position } : {}) });
    redirect(303, `${addressOf("desk", language, "cash")}?${seen}`);
  },
  close: async ({ request, cookies, locals: { ask } }) => {
    const sent = await request.formData();
    const desk = deskAtWork(cookies, todayInTirana());
    const input = {
      desk: desk?.desk ?? "",
      date: desk?.date ?? todayInTirana(),
      counted: lekOf(sent, "counted"),
      ...(textOrNull(sent, "explanation") === null ? {} : { explanation: textOf(sent, "explanation") }),
    };
    const asked = await ask.try(CLOSE, { commandId: crypto.randomUUID(), input });
    if (!asked.ok) return failed("close", asked.fault, sent);
    leaveDesk(cookies);
    return { closed: asked.data.closeCashDesk };
  },
};
