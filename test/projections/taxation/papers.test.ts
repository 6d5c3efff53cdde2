import { describe, expect, test } from "@jest/globals";
import {
  cashDeskDaysProjection,
  clearancesProjection,
  invoicesProjection,
  obligationsProjection,
  paymentsProjection,
  taxNoticesProjection,
} from "../../../projections/taxation/index.js";
import {
  cashDeskDays,
  clearances,
  invoices,
  obligations,
  payments,
  taxNotices,
  type TaxNoticeRecord,
} from "../../../read-models/taxation/index.js";
import { assessed, NOTHING_CARRIED, paid, reassessed, reversed } from "./support/history.js";
import { project, told, type Told } from "./support/project.js";

const BUILDING = "2025/building/o1";
const parts = (...amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ number: index + 1, due: `2025-0${index + 4}-20`, amount }));

describe("obligations", () => {
  test("are the lines of the assessment, with what relief took off", () => {
    const rows = project(obligationsProjection, [
      assessed("t1", "2025-03-01", [{ key: BUILDING, parts: parts(500, 525) }]),
    ]);
    expect(rows.row(obligations, `t1/${BUILDING}`)).toEqual({
      accountId: "t1",
      key: BUILDING,
      year: 2025,
      item: "building",
      revenueItem: "tax-building",
      component: "principal",
      unit: "shkoder",
      office: "QND",
      packageId: "package-2025",
      base: "60",
      gross: 1125,
      relief: 100,
      net: 1025,
      dueFirst: "2025-04-20",
      dueLast: "2025-05-20",
      trace: { item: "building" },
    });
  });

  test("are as the last assessment restates them", () => {
    const rows = project(obligationsProjection, [
      assessed("t1", "2025-03-01", [{ key: BUILDING, parts: parts(500, 525) }]),
      reassessed("t1", "2025-06-01", [{ key: BUILDING, parts: parts(500, 100) }]),
    ]);
    expect(rows.all(obligations)).toHaveLength(1);
    expect(rows.row(obligations, `t1/${BUILDING}`)).toMatchObject({ net: 600 });
  });

  test("that arise from an act have no package and no trace", () => {
    const key = "2025/permit/c1";
    const charged = told("ObligationCharged", "2025-03-01", {
      accountId: "t1",
      key,
      year: 2025,
      item: "permit",
      revenueItem: "tariff-permits",
      component: "principal",
      collects: null,
      unit: "shkoder",
      office: "QND",
      amount: 5000,
      due: "2025-03-31",
      ground: "Leje zhvillimi",
      caseId: null,
    });
    const row = project(obligationsProjection, [charged]).row(obligations, `t1/${key}`);
    expect(row).toMatchObject({ net: 5000, packageId: null, trace: null, dueFirst: "2025-03-31" });
    expect(row).not.toHaveProperty("ground");
  });

  test("of a duplicate go over to the account that carries on", () => {
    const carried = {
      ...NOTHING_CARRIED,
      obligations: [
        {
          key: BUILDING,
          item: "building",
          revenueItem: "tax-building",
          unit: "shkoder",
          year: 2025,
          component: "principal",
          collects: null,
          assessed: true,
          parts: [{ number: 1, due: "2025-04-20", amount: 500, bornOn: "2025-03-01" }],
        },
      ],
    };
    const merge = (accountId: string, otherAccountId: string, direction: "in" | "out") =>
      told("AccountMerged", "2025-05-01", { accountId, otherAccountId, direction, carried });
    const rows = project(obligationsProjection, [
      assessed("t1", "2025-03-01", [{ key: BUILDING, parts: parts(500) }]),
      merge("t1", "t2", "out"),
      merge("t2", "t1", "in"),
    ]);
    expect(rows.all(obligations)).toEqual([
      expect.objectContaining({ id: `t2/${BUILDING}`, accountId: "t2", net: 500 }),
    ]);
  });
});

describe("invoices", () => {
  const amounts = { enforcementCosts: 0, principal: 500, interest: 0, fine: 0, total: 500 };
  const issued = told("InvoiceIssued", "2025-03-02", {
    accountId: "t1",
    invoiceId: "i1",
    number: "QND-2025-000001",
    office: "QND",
    year: 2025,
    issuedOn: "2025-03-02",
    due: "2025-04-20",
    billed: [{ key: BUILDING, part: 1, due: "2025-04-20", amount: 500 }],
    amounts,
    runId: "run-1",
  });

  test("keep the amounts that the paper states, and the run that issued them", () => {
    const row = { amounts, status: "issued", runId: "run-1" };
    expect(project(invoicesProjection, [issued]).row(invoices, "i1")).toMatchObject(row);
  });

  test("are not removed when they are cancelled", () => {
    const cancelled = told("InvoiceCancelled", "2025-03-05", {
      accountId: "t1",
      invoiceId: "i1",
      number: "QND-2025-000001",
      ground: "Gabim",
    });
    const row = project(invoicesProjection, [issued, cancelled]).row(invoices, "i1");
    expect(row).toMatchObject({ number: "QND-2025-000001", status: "cancelled" });
  });
});

describe("payments", () => {
  test("say when they were paid and when the ledger learnt it", () => {
    const row = project(paymentsProjection, [paid("t1", "p1", "2024-12-30", 700)]).row(payments, "p1");
    expect(row).toEqual({
      accountId: "t1",
      receivedBy: "t1",
      amount: 700,
      channel: "bank",
      paidOn: "2024-12-30",
      recordedAt: "2025-01-01T08:00:00.000Z",
      reference: null,
      payer: null,
      office: "QND",
      receiptNumber: null,
      desk: null,
      recordedBy: "clerk-1",
      reversed: false,
      reversalGround: null,
    });
  });

  test("that were reversed stay, with the ground", () => {
    const rows = project(paymentsProjection, [
      paid("t1", "p1", "2025-03-01", 700),
      reversed("t1", "p1", "2025-03-04", 700),
    ]);
    expect(rows.row(payments, "p1")).toMatchObject({ amount: 700, reversed: true, reversalGround: "bounced" });
  });

  test("of a duplicate belong to the account that carries on", () => {
    const payment = { paymentId: "p1", amount: 700, paidOn: "2025-03-01", channel: "bank", reference: null };
    const merged = told("AccountMerged", "2025-05-01", {
      accountId: "t2",
      otherAccountId: "t1",
      direction: "in",
      carried: { ...NOTHING_CARRIED, payments: [payment] },
    });
    const rows = project(paymentsProjection, [paid("t1", "p1", "2025-03-01", 700), merged]);
    expect(rows.row(payments, "p1")).toMatchObject({ accountId: "t2", receivedBy: "t1", amount: 700 });
  });
});

describe("clearances", () => {
  const issued = told("ClearanceIssued", "2025-06-01", {
    accountId: "t1",
    clearanceId: "c1",
    number: "V-1",
    verificationCode: "0123456789ABCDEF",
    state: "clear",
    article: null,
    basis: [],
    decidedAtRevision: 3,
    issuedOn: "2025-06-01",
    validUntil: "2025-07-01",
    purpose: null,
    office: "QND",
  });

  test("do not keep the code that opens the paper", () => {
    const row = project(clearancesProjection, [issued]).row(clearances, "c1");
    expect(row).toMatchObject({ number: "V-1", state: "clear", revokedOn: null });
    expect(JSON.stringify(row)).not.toContain("0123456789ABCDEF");
  });

  test("show when and why they fell", () => {
    const revoked = told("ClearanceRevoked", "2025-06-10", {
      accountId: "t1",
      clearanceId: "c1",
      number: "V-1",
      ground: "payment-reversed",
      causedBy: "p1",
      owed: 700,
    });
    const row = project(clearancesProjection, [issued, revoked]).row(clearances, "c1");
    expect(row).toMatchObject({ revokedOn: "2025-06-10", revocationGround: "payment-reversed" });
  });
});

describe("a cash desk on its day", () => {
  const DAY = "2025-03-10";
  const opened = told("CashDeskOpened", DAY, {
    ...{ desk: "arka-1", date: DAY, office: "QND", float: 5000, cashierId: "cashier-1" },
  });
  const receipt = (paymentId: string, amount: number): Told =>
    told("ReceiptGiven", DAY, { desk: "arka-1", paymentId, accountId: "t1", receiptNumber: "QND/1", amount });
  const closed = told("CashDeskClosed", DAY, {
    ...{ desk: "arka-1", date: DAY, counted: 6100, expected: 6200, difference: -100, explanation: "Kusur i gabuar" },
    count: [{ denomination: 1000, pieces: 6 }],
  });
  const rowAfter = (...events: readonly Told[]) =>
    project(cashDeskDaysProjection, events).row(cashDeskDays, `arka-1.${DAY}`);

  test("begins with its float", () => {
    expect(rowAfter(opened)).toEqual({
      ...{ desk: "arka-1", date: DAY, office: "QND", cashierId: "cashier-1", state: "open", float: 5000 },
      ...{ taken: 0, receipts: 0, givenBack: 0, returned: 0, expected: 5000 },
      ...{ counted: null, difference: null, explanation: null, count: null },
      ...{ openedAt: "2025-01-01T08:00:00.000Z", closedAt: null },
    });
  });

  test("adds up what it takes, and apart from it what it gives back", () => {
    expect(rowAfter(opened, receipt("p1", 1200), receipt("p2", 300), receipt("p2", -300))).toMatchObject({
      ...{ taken: 1500, receipts: 2, givenBack: 300, returned: 1, expected: 6200, state: "open" },
    });
  });

  test("is closed with what was counted, piece by piece", () => {
    expect(rowAfter(opened, receipt("p1", 1200), closed)).toMatchObject({
      ...{ state: "closed", counted: 6100, expected: 6200, difference: -100, explanation: "Kusur i gabuar" },
      count: [{ denomination: 1000, pieces: 6 }],
      closedAt: "2025-01-01T08:02:00.000Z",
    });
  });
});

describe("notices to those who owe", () => {
  const notice = told("NoticeIssued", "2025-06-01", {
    ...{ accountId: "t1", noticeId: "n1", number: "QND/2025/NJOF000001", office: "QND", kind: "reminder" },
    ...{ assessmentId: null, issuedOn: "2025-06-01", payBy: "2025-06-11", law: ["Ligji"], way: "e-mail", runId: "r1" },
    items: [{ key: BUILDING, part: 1, due: "2025-04-20", amount: 500, owed: 510 }],
    amounts: { enforcementCosts: 0, principal: 500, interest: 3, fine: 7, total: 510 },
  });
  const served = (what: string, refersTo: string, accountId = "t1") =>
    told("NoticeServed", "2025-06-02", {
      ...{ accountId, noticeId: "s1", what, refersTo, channel: "email", sentOn: "2025-06-02" },
      ...{ receivedOn: null, deemedReceivedOn: "2025-06-12" },
    });

  test("are as the paper says, and received once they were served", () => {
    const row = { number: "QND/2025/NJOF000001", kind: "reminder", total: 510, way: "e-mail", runId: "r1" };
    expect(project(taxNoticesProjection, [notice]).row(taxNotices, "n1")).toMatchObject({ ...row, receivedOn: null });
    const after = project(taxNoticesProjection, [notice, served("reminder", "n1")]);
    expect(after.row(taxNotices, "n1")).toMatchObject({ ...row, receivedOn: "2025-06-12" });
  });

  test("are not what else was served", () => {
    const rows = project(taxNoticesProjection, [served("reminder", "i1"), served("invoice", "i1")]);
    expect(rows.all(taxNotices)).toEqual([]);
  });

  test("are received by what was served as their own kind, on the account that holds them", () => {
    const received = (...events: readonly Told[]) =>
      project(taxNoticesProjection, [notice, ...events]).row<TaxNoticeRecord>(taxNotices, "n1")!.receivedOn;
    expect(received(served("demand", "n1"))).toBeNull();
    expect(received(served("reminder", "n1", "t2"))).toBeNull();
    const items = [{ key: BUILDING, part: 1 }];
    const named = { noticeId: "n1", number: "QND/2025/NJOF000001", kind: "reminder", assessmentId: null };
    const carried = { ...NOTHING_CARRIED, taxNotices: [{ ...named, issuedOn: "2025-06-01", items }] };
    const merged = told("AccountMerged", "2025-06-02", {
      ...{ accountId: "t2", otherAccountId: "t1", direction: "in", carried },
    });
    expect(received(merged, served("reminder", "n1"))).toBeNull();
    expect(received(merged, served("reminder", "n1", "t2"))).toBe("2025-06-12");
    const rows = project(taxNoticesProjection, [notice, merged]);
    expect(rows.row(taxNotices, "n1")).toMatchObject({ accountId: "t1", heldBy: "t2" });
    // Issued before anything was projected, or of a merger from before notices came along.
    expect(project(taxNoticesProjection, [merged]).all(taxNotices)).toEqual([]);
    const bare = { ...{ accountId: "t2", otherAccountId: "t1", direction: "in" }, carried: NOTHING_CARRIED };
    expect(received(told("AccountMerged", "2025-06-02", bare))).toBeNull();
  });
});
