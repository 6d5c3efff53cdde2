import { beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate, instant, lek, type CivilDate } from "../../../domain/shared/index.js";
import type { ReceivePaymentInput, TaxationUseCases } from "../../../application/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { UnreliableEventStore } from "../support/unreliable-event-store.js";
import {
  ask,
  Crash,
  CrashingEventStore,
  done,
  refusalOf,
  register,
  shkoder,
  typesOf,
  written,
  type Shkoder,
} from "./support/shkoder.js";

let city: Shkoder;
let uses: TaxationUseCases;
let payer: SyntheticTaxpayer;
const today = civilDate("2025-03-03");
const desk = { desk: "desk-1", date: today };

const accountOf = (id = payer.taxpayerId) => `taxAccount-shkoder.${id}` as const;

beforeEach(async () => {
  city = await shkoder();
  uses = city.uses;
  payer = await register(uses, 0);
});

function payment(given: Partial<ReceivePaymentInput> = {}): ReceivePaymentInput {
  return {
    accountId: payer.taxpayerId,
    amount: lek(1000),
    channel: "bank",
    paidOn: today,
    reference: "RF-1",
    payer: null,
    office: payer.office,
    desk: null,
    ...given,
  };
}

const cash = (given: Partial<ReceivePaymentInput> = {}) =>
  payment({ channel: "cash-desk", reference: null, desk: desk.desk, ...given });

async function assessed(): Promise<number> {
  const result = await done(uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025, invoice: true }));
  expect(result).toMatchObject({ outcome: "assessed" });
  return result.total;
}

describe("A taxpayer's year", () => {
  test("is assessed and billed in one append, with the first number of the office and year", async () => {
    const result = await uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025, invoice: true });
    expect(result).toMatchObject({
      ok: true,
      value: { outcome: "assessed", invoiceNumber: `${payer.office}/2025/000001` },
    });
    expect(await typesOf(city.store, accountOf())).toEqual(["ObligationsAssessed", "InvoiceIssued"]);
  });

  test("assessed again gives nothing new; after a correction, the difference", async () => {
    const total = await assessed();
    const again = await done(uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025 }));
    expect(again).toMatchObject({ outcome: "unchanged", total, difference: 0 });
    await done(
      uses.declareObject(ask(), {
        taxpayerId: payer.taxpayerId,
        kind: "building-plot",
        facts: { unit: payer.unit, areaM2: "500", purpose: "residential" },
        from: civilDate("2024-01-01"),
      }),
    );
    const later = await done(uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025, invoice: true }));
    expect(later.outcome).toBe("reassessed");
    expect(later.total - total).toBe(later.difference);
    expect(later.difference).toBeGreaterThan(0);
    expect(later.invoiceNumber).toBe(`${payer.office}/2025/000002`);
  });

  test("the same command twice gives the same and writes nothing; with another body it is refused", async () => {
    const once = ask();
    const input = { accountId: payer.taxpayerId, year: 2025, invoice: true };
    const first = await uses.assessTaxpayer(once, input);
    const before = await written(city.store);
    expect(await uses.assessTaxpayer(once, input)).toMatchObject({
      ok: true,
      value: (first as { value: object }).value,
    });
    await expect(uses.assessTaxpayer(once, { ...input, invoice: false })).rejects.toMatchObject({
      code: "DUPLICATE_COMMAND",
    });
    expect(await written(city.store)).toBe(before);
  });

  test("is refused under a stale pinned revision, and no number is taken", async () => {
    const before = await written(city.store);
    const stale = ask({ expectedRevision: 7n });
    const input = { accountId: payer.taxpayerId, year: 2025, invoice: true };
    await expect(uses.assessTaxpayer(stale, input)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await written(city.store)).toBe(before);
  });

  test("cut off after any append is finished by the same command, with one number", async () => {
    for (let survived = 0; survived < 3; survived++) {
      const other = await register(uses, 10 + survived);
      const once = ask();
      const input = { accountId: other.taxpayerId, year: 2025, invoice: true };
      const dying = city.process((store) => new CrashingEventStore(store, survived, survived > 0));
      await expect(dying.assessTaxpayer(once, input)).rejects.toBeInstanceOf(Crash);
      await done(city.process().assessTaxpayer(once, input));
      expect(await typesOf(city.store, accountOf(other.taxpayerId))).toEqual(["ObligationsAssessed", "InvoiceIssued"]);
    }
  });
});

describe("A payment", () => {
  test("for an account of another municipality is refused, and nothing is written", async () => {
    const before = await written(city.store);
    const stranger = payment({ accountId: "01J00000000000000000000000" });
    expect(await refusalOf(uses.receivePayment(ask(), stranger))).toBe("account-unknown");
    expect(await written(city.store)).toBe(before);
  });

  test.each([0, -5])("of %i lekë is refused, and nothing is written", async (amount) => {
    await assessed();
    const before = await written(city.store);
    expect(await refusalOf(uses.receivePayment(ask(), payment({ amount: lek(amount) })))).toBe("amount-not-positive");
    expect(await written(city.store)).toBe(before);
  });

  test("with the reference of another of the same channel is refused, also on another account", async () => {
    const other = await register(uses, 1);
    await done(uses.receivePayment(ask(), payment()));
    const before = await written(city.store);
    const again = payment({ accountId: other.taxpayerId, reference: "rf -1" });
    expect(await refusalOf(uses.receivePayment(ask(), again))).toBe("payment-reference-known");
    expect(await written(city.store)).toBe(before);
    await done(uses.receivePayment(ask(), payment({ channel: "post" })));
  });

  test("entered on the wrong account is reversed, and its reference is free for the right one", async () => {
    const other = await register(uses, 1);
    const { paymentId } = await done(uses.receivePayment(ask(), payment()));
    const reversal = { accountId: payer.taxpayerId, paymentId, ground: "wrong-account", explanation: "gabim" } as const;
    await done(uses.reversePayment(ask(), reversal));
    await done(uses.receivePayment(ask(), payment({ accountId: other.taxpayerId })));
  });

  test("is reversed once; a reversal is not a payment that could be reversed", async () => {
    const { paymentId } = await done(uses.receivePayment(ask(), payment()));
    const reversal = { accountId: payer.taxpayerId, paymentId, ground: "bounced", explanation: "pa mbulim" } as const;
    const once = ask();
    const first = await uses.reversePayment(once, reversal);
    const before = await written(city.store);
    expect(await uses.reversePayment(once, reversal)).toMatchObject({
      ok: true,
      receipt: { eventIds: (first as { receipt: { eventIds: object } }).receipt.eventIds },
    });
    expect((await uses.reversePayment(ask(), reversal)).ok).toBe(false);
    expect((await uses.reversePayment(ask(), { ...reversal, paymentId: once.commandId })).ok).toBe(false);
    expect(await written(city.store)).toBe(before);
  });

  test("at a desk needs the desk open, and gives a numbered receipt there", async () => {
    expect(await refusalOf(uses.receivePayment(ask(), cash()))).toBe("cash-desk-not-open");
    expect(await refusalOf(uses.receivePayment(ask(), cash({ desk: null })))).toBe("cash-desk-required");
    await done(uses.openCashDesk(ask(), { ...desk, office: payer.office, float: lek(5000) }));
    const received = await done(uses.receivePayment(ask(), cash()));
    expect(received.receiptNumber).toBe(`${payer.office}/2025/000001`);
    const { paymentId } = received;
    const reversal = { accountId: payer.taxpayerId, paymentId, ground: "wrong-amount", explanation: "gabim" } as const;
    await done(uses.receivePayment(ask(), cash({ amount: lek(300) })));
    const reversed = await uses.reversePayment(ask(), reversal);
    // Whoever waits for the receipt's position sees the desk without the money too.
    const ofDesk = await city.store.readStream(`cashDesk-shkoder.${desk.desk}.${desk.date}`);
    expect(reversed).toMatchObject({ ok: true, receipt: { position: ofDesk.at(-1)!.position } });
    const closed = await done(uses.closeCashDesk(ask(), { ...desk, counted: lek(5300), explanation: null }));
    expect(closed).toEqual({ expected: 5300, counted: 5300, difference: 0 });
    const before = await written(city.store);
    expect(await refusalOf(uses.receivePayment(ask(), cash()))).toBe("cash-desk-closed");
    expect(await typesOf(city.store, accountOf())).toEqual(["PaymentReceived", "PaymentReceived", "PaymentReversed"]);
    expect(before).toBeGreaterThan(0);
  });

  test("at a desk whose account moved in between is taken back at the desk", async () => {
    await done(uses.openCashDesk(ask(), { ...desk, office: payer.office, float: lek(0) }));
    const deskStream = `cashDesk-shkoder.${desk.desk}.${desk.date}` as const;
    const meanwhile = city.process((store) => {
      const meddling = new UnreliableEventStore(store);
      meddling.beforeAppend = async () => {
        const onAccount = (await store.readStream(accountOf())).length;
        const receipts = (await store.readStream(deskStream)).length;
        if (receipts === 2 && onAccount === 0) await done(uses.receivePayment(ask(), payment()));
      };
      return meddling;
    });
    const pinned = ask({ expectedRevision: -1n });
    await expect(meanwhile.receivePayment(pinned, cash())).rejects.toMatchObject({ code: "CONFLICT" });
    const given = (await city.store.readStream(deskStream)).map(({ data }) => data["amount"]);
    expect(given).toEqual([undefined, 1000, -1000]);
    const { expectedRevision: _pin, ...unpinned } = pinned;
    expect(await refusalOf(meanwhile.receivePayment(unpinned, cash()))).toBe("receipt-taken-back");
    expect(await typesOf(city.store, accountOf())).toEqual(["PaymentReceived"]);
  });

  test("at a desk, cut off after any append, is finished by the same command: one number, one receipt, one payment", async () => {
    await done(uses.openCashDesk(ask(), { ...desk, office: payer.office, float: lek(0) }));
    for (let survived = 0; survived < 4; survived++) {
      const once = ask();
      const dying = city.process((store) => new CrashingEventStore(store, survived, survived > 0));
      await expect(dying.receivePayment(once, cash())).rejects.toBeInstanceOf(Crash);
      await done(city.process().receivePayment(once, cash()));
    }
    const receipts = await typesOf(city.store, `cashDesk-shkoder.${desk.desk}.${desk.date}`);
    expect(receipts.filter((type) => type === "ReceiptGiven")).toHaveLength(4);
    expect(await typesOf(city.store, accountOf())).toHaveLength(4);
    expect(await typesOf(city.store, `numbering-shkoder.${payer.office}.receipt.2025`)).toHaveLength(4);
  });
});

describe("A clearance", () => {
  const issue = () => ({ accountId: payer.taxpayerId, purpose: null, office: payer.office });
  const overdueDay = civilDate("2025-12-20");

  test("is issued when nothing is overdue, verified by its code, and falls with the payment behind it", async () => {
    const total = await assessed();
    const on = (day: CivilDate = overdueDay) => ask({ today: day });
    const before = await written(city.store);
    expect((await uses.issueClearance(on(), issue())).ok).toBe(false);
    expect(await written(city.store)).toBe(before);
    const paid = payment({ amount: lek(total), paidOn: today });
    const { paymentId } = await done(uses.receivePayment(ask(), paid));
    const once = on();
    const clearance = await done(uses.issueClearance(once, issue()));
    expect(await done(uses.issueClearance(once, issue()))).toEqual(clearance);
    const verify = (on: CivilDate) =>
      uses.verifyClearance("shkoder", { verificationCode: clearance.verificationCode, on });
    expect(await verify(overdueDay)).toMatchObject({
      ok: true,
      value: { standing: "valid", number: clearance.number },
    });
    expect(await verify(civilDate("2026-06-01"))).toMatchObject({ value: { standing: "expired" } });
    const reversal = { accountId: payer.taxpayerId, paymentId, ground: "bounced", explanation: "pa mbulim" } as const;
    const reversed = await done(uses.reversePayment(on(), reversal));
    expect(reversed.revokedClearances).toEqual([clearance.number]);
    expect(await verify(overdueDay)).toMatchObject({ value: { standing: "revoked" } });
  });

  test("is not found by a code that nobody gave, nor in another municipality", async () => {
    const clearance = await done(uses.issueClearance(ask(), issue()));
    const asked = { on: today, verificationCode: clearance.verificationCode };
    expect(await uses.verifyClearance("tirane", asked)).toMatchObject({ refusal: { code: "clearance-unknown" } });
    expect(await uses.verifyClearance("shkoder", { ...asked, verificationCode: "0".repeat(16) })).toMatchObject({
      refusal: { code: "clearance-unknown" },
    });
  });
});

describe("An account", () => {
  test("is answered as known at an instant and as effective on a day", async () => {
    city.clock.set("2025-03-03T10:00:00Z");
    const total = await assessed();
    const before = instant(new Date());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await done(uses.receivePayment(ask(), payment({ amount: lek(total) })));
    const asked = { accountId: payer.taxpayerId, effectiveOn: today };
    expect(await uses.accountPosition("shkoder", asked)).toMatchObject({ ok: true, value: { paid: total } });
    expect(await uses.accountPosition("shkoder", { ...asked, asOf: before })).toMatchObject({ value: { paid: 0 } });
    const dayBefore = civilDate("2025-03-02");
    expect(await uses.accountPosition("shkoder", { ...asked, effectiveOn: dayBefore })).toMatchObject({
      value: { paid: 0 },
    });
  });

  test("of a duplicate is handed on, and what was paid there counts for the survivor", async () => {
    const duplicate = await register(uses, 1);
    await done(uses.receivePayment(ask(), payment({ accountId: duplicate.taxpayerId })));
    const merge = { survivorId: payer.taxpayerId, duplicateId: duplicate.taxpayerId, keepObjects: [] };
    const once = ask();
    const unmerged = instant(new Date());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await done(uses.mergeTaxpayers(once, merge));
    await done(uses.mergeTaxpayers(once, merge));
    const position = await uses.accountPosition("shkoder", { accountId: payer.taxpayerId, effectiveOn: today });
    expect(position).toMatchObject({ ok: true, value: { paid: 1000 } });
    const handedOn = await uses.accountPosition("shkoder", { accountId: duplicate.taxpayerId, effectiveOn: today });
    expect(handedOn).toMatchObject({ ok: true, value: { paid: 0, obligations: [], outstanding: { principal: 0 } } });
    // Whether a clearance could be given, the account says that goes on; as known before, each said it for itself.
    const before = instant(new Date());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await done(uses.chargeObligation(ask(), { ...charge(payer), amount: lek(7000) }));
    const asked = { accountId: duplicate.taxpayerId, on: civilDate("2025-09-01") };
    expect(await uses.checkClearance("shkoder", asked)).toMatchObject({
      value: { answeredBy: payer.taxpayerId, state: "not-clear" },
    });
    expect(await uses.checkClearance("shkoder", { ...asked, asOf: before })).toMatchObject({
      value: { answeredBy: payer.taxpayerId, state: "clear" },
    });
    expect(await uses.checkClearance("shkoder", { ...asked, asOf: unmerged })).toMatchObject({
      value: { answeredBy: duplicate.taxpayerId, state: "clear" },
    });
    expect(
      await refusalOf(uses.receivePayment(ask(), payment({ accountId: duplicate.taxpayerId, reference: "RF-2" }))),
    ).toBe("account-merged");
  });

  test("of a duplicate leaves the reference of its payment to the next, once it was reversed with the survivor", async () => {
    const duplicate = await register(uses, 1);
    const { paymentId } = await done(uses.receivePayment(ask(), payment({ accountId: duplicate.taxpayerId })));
    const merge = { survivorId: payer.taxpayerId, duplicateId: duplicate.taxpayerId, keepObjects: [] };
    await done(uses.mergeTaxpayers(ask(), merge));
    expect(await refusalOf(uses.receivePayment(ask(), payment()))).toBe("payment-reference-known");
    const reversal = { accountId: payer.taxpayerId, paymentId, ground: "wrong-amount", explanation: "gabim" } as const;
    await done(uses.reversePayment(ask(), reversal));
    await done(uses.receivePayment(ask(), payment({ amount: lek(900) })));
  });

  test("gets gapless numbers whatever happens at once", async () => {
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map((index) => register(uses, index)));
    const processes = [city.process(), city.process(), city.process()];
    const invoices = await Promise.all(
      others.map((one, index) =>
        done(processes[index % 3]!.chargeObligation(ask(), charge(one))).then(() =>
          done(processes[index % 3]!.issueInvoice(ask(), { accountId: one.taxpayerId, office: "shale", year: 2025 })),
        ),
      ),
    );
    expect(invoices.map(({ number }) => number).toSorted()).toEqual(
      others.map((_, index) => `shale/2025/${String(index + 1).padStart(6, "0")}`),
    );
  });
});

function charge({ taxpayerId, unit }: SyntheticTaxpayer) {
  return {
    accountId: taxpayerId,
    year: 2025,
    item: "permit-fee",
    revenueItem: "7110",
    unit,
    office: "shale",
    amount: lek(700),
    due: civilDate("2025-06-30"),
    ground: "Leje zënieje",
  };
}
