import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../application/ports.js";
import { civilDate, lek, trusted } from "../../domain/shared/index.js";
import { agreementSchedule } from "../../domain/taxation/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { referenceLaw } from "../../ops/seed/law.js";
import type { Payload } from "./support/officer.js";
import { ThenAndNow } from "./support/then-and-now.js";
import { TownHall, type Staff } from "./support/town-hall.js";

const POSITION = `query($accountId: ID!, $asOf: Instant, $effectiveOn: CivilDate) {
  accountPosition(accountId: $accountId, asOf: $asOf, effectiveOn: $effectiveOn) {
    paid advance writtenOff refundsApproved refundsPaid overdueSince
    outstanding { principal interest fine total } overdue { total }
    obligations { key amount parts { due amount overdue } }
  }
}`;
interface Position {
  readonly paid: number;
  readonly advance: number;
  readonly writtenOff: number;
  readonly refundsApproved: number;
  readonly refundsPaid: number;
  readonly outstanding: { readonly principal: number; readonly total: number };
  readonly overdue: { readonly total: number };
  readonly obligations: readonly { readonly key: string; readonly amount: number }[];
}
const VERIFY = `query($code: String!) { verifyClearance(code: $code) { standing state number revocationGround } }`;

/** Everything that an officer does at the desk, by GraphQL over HTTP, on stores that are all real. */
describe("A day at the tax desk", () => {
  const town = new TownHall();
  let staff: Staff;
  let payer: string;
  let total: number;
  let bank: Payload;
  let clearance: Payload;
  const office = "lagjja-1";

  const register = async (name: string, identifier: object, areaM2: string): Promise<Payload> => {
    const entered = await staff.clerk.does("registerTaxpayer", {
      kind: "HOUSEHOLD",
      name,
      identifier,
      address: { unit: "shkoder-city", street: "Rruga Marin Barleti 12" },
      office,
    });
    const { taxpayerId } = entered;
    const facts = { unit: "shkoder-city", buildingTaxMethod: "flat", dwelling: "primary", otherMembersOver22: 1 };
    await staff.clerk.does("declareObject", { taxpayerId, kind: "household", facts, from: "2019-04-01" });
    const plot = { unit: "shkoder-city", areaM2, purpose: "residential" };
    await staff.clerk.does("declareObject", { taxpayerId, kind: "building-plot", facts: plot, from: "2020-01-01" });
    return entered;
  };
  const assess = (accountId: string) =>
    staff.taxOfficer.does("assessTaxpayer", { accountId, year: 2025, assessedOn: "2025-01-20", invoice: true });
  const positionOf = async (accountId: string, more: object = {}) =>
    (await staff.taxOfficer.read<{ accountPosition: Position }>(POSITION, { accountId, ...more })).accountPosition;
  const byBank = (accountId: string, amount: number, reference: string, paidOn = "2025-02-11") =>
    staff.financeOfficer.does("receivePayment", { accountId, amount, channel: "BANK", paidOn, reference, office });
  const standing = async () =>
    (
      await town.visitor.read<{ verifyClearance: object }>(VERIFY, {
        code: String(clearance["verificationCode"]).toLowerCase(),
      })
    ).verifyClearance;

  beforeAll(async () => {
    await town.open();
    staff = await town.staff();
  });
  afterAll(() => town.close());

  const past = new ThenAndNow(town, "taxpayer", ["register", "dossier", "journal"], async () => {
    const { taxpayers, dossier } = town.defter.open.composition.get(TOKENS.readSide);
    const scope = { tenant: "shkoder", offices: null };
    const page = await taxpayers(scope, { filter: {}, limit: 100, after: null });
    const ids = page.rows.map(({ row }) => row.taxpayerId);
    const files = await Promise.all(ids.map((id) => dossier(scope, id)));
    return new Map(ids.map((id, index) => [id, withoutId(files[index]!)]));
  });
  const withoutId = ({ taxpayerId: _id, ...file }: Readonly<Record<string, unknown>>) => file;
  afterEach(() => past.remember());

  test("officers sign in, each in their role, and may do what it allows and no more", async () => {
    const { me } = await staff.cashier.read<{ me: object }>("{ me { displayName roles tenant } }");
    expect(me).toEqual({ displayName: "cashier of shkoder", roles: ["cashier"], tenant: "shkoder" });
    const input = { kind: "PERSON", name: "X", identifier: { scheme: "NONE" }, address: { unit: "pult" }, office };
    expect(await staff.cashier.isRefused("registerTaxpayer", input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await town.visitor.isRefused("registerTaxpayer", input)).toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(town.signIn("cashier", "not the password")).rejects.toThrow("may not sign in");
  });

  test("a number with a wrong check letter is kept with a warning, and is nobody else's", async () => {
    const entered = await register("Ëngjëll Çela", { scheme: "NID", value: "J00101999A" }, "300");
    payer = entered.taxpayerId;
    expect(entered["warnings"]).toHaveLength(1);
    const again = await staff.clerk.isRefused("registerTaxpayer", {
      kind: "PERSON",
      name: "Tjetër",
      identifier: { scheme: "NID", value: "j00101999a" },
      address: { unit: "pult" },
      office,
    });
    expect(again).toMatchObject({ code: "REFUSED", rule: "identifier-taken" });
  });

  test("the year is assessed and invoiced, and the invoice is served", async () => {
    const assessed = await assess(payer);
    total = assessed.total;
    expect(total).toBeGreaterThan(0);
    expect(assessed["invoiceNumber"]).toMatch(/^lagjja-1\/2025\/000001$/);
    const { invoices } = await staff.taxOfficer.read<{
      invoices: { nodes: { id: string; number: string; amounts: object; taxpayer: object }[] };
    }>(
      `query($accountId: ID!, $at: Position) { invoices(filter: { accountId: $accountId }, minPosition: $at) {
        nodes { id number amounts { total } taxpayer { name identifierWarning } } } }`,
      { accountId: payer, at: assessed.receipt.position },
    );
    expect(invoices.nodes).toMatchObject([
      { number: assessed["invoiceNumber"], amounts: { total }, taxpayer: { name: "Ëngjëll Çela" } },
    ]);
    const served = await staff.taxOfficer.does("serveNotice", {
      accountId: payer,
      what: "INVOICE",
      refersTo: invoices.nodes[0]!.id,
      channel: "HAND",
      sentOn: "2025-01-22",
      receivedOn: "2025-01-22",
    });
    expect(served["deemedReceivedOn"]).toBe("2025-01-22");
  });

  test("a part is paid in cash, with a receipt, and the desk closes without a difference", async () => {
    const desk = { desk: "lagjja-1-a", date: "2025-02-10" };
    await staff.cashier.does("openCashDesk", { ...desk, office, float: 5000 });
    const cash = { accountId: payer, amount: "500", channel: "CASH_DESK", paidOn: desk.date, desk: desk.desk, office };
    const paid = await staff.cashier.does("receivePayment", cash);
    expect(paid["receiptNumber"]).toBe("lagjja-1/2025/000001");
    const dayAfter = async (reader: typeof staff.cashier, { receipt }: Payload) =>
      (
        await reader.read<{ cashDesks: { nodes: object[] } }>(
          `query($at: Position) { cashDesks(minPosition: $at, filter: { desk: "lagjja-1-a" }) { nodes {
            state float taken receipts expected counted difference cashier { name } count { denomination pieces } } } }`,
          { at: receipt.position },
        )
      ).cashDesks.nodes;
    const open = { state: "open", float: 5000, taken: 500, receipts: 1, expected: 5500, counted: null, count: null };
    expect(await dayAfter(staff.cashier, paid)).toMatchObject([{ ...open, cashier: { name: "cashier of shkoder" } }]);
    const count = [{ denomination: 5000, pieces: 1 }];
    const wrong = await staff.cashier.isRefused("closeCashDesk", { ...desk, counted: 5500, count });
    expect(wrong).toMatchObject({ code: "REFUSED", rule: "cash-count-differs" });
    count.push({ denomination: 500, pieces: 1 });
    const closed = await staff.cashier.does("closeCashDesk", { ...desk, counted: 5500, count });
    expect(await dayAfter(staff.financeOfficer, closed)).toMatchObject([
      { state: "closed", taken: 500, counted: 5500, difference: 0, count },
    ]);
    expect(closed).toMatchObject({ expected: 5500, counted: 5500, difference: 0 });
    expect(await staff.cashier.isRefused("receivePayment", cash)).toMatchObject({ rule: "cash-desk-closed" });
    const position = await positionOf(payer, { effectiveOn: "2025-02-10" });
    expect(position).toMatchObject({ paid: 500, outstanding: { principal: total - 500 } });
  });

  test("a clearance is not given while something is owed, and what is owed is said", async () => {
    const refused = await staff.clerk.isRefused("issueClearance", { accountId: payer, office, purpose: "leje" });
    expect(refused).toMatchObject({ code: "REFUSED", rule: "clearance-not-clear" });
    const { clearanceCheck } = await staff.clerk.read<{
      clearanceCheck: { owedTotal: number; owed: readonly object[] };
    }>(`query($id: ID!) { clearanceCheck(accountId: $id) { state owedTotal owedSince owed { item due } } }`, {
      id: payer,
    });
    expect(clearanceCheck).toMatchObject({ state: "not-clear", owedSince: expect.stringMatching(/^2025-/) });
    expect(refused.facts).toMatchObject({ owedTotal: clearanceCheck.owedTotal, items: clearanceCheck.owed.length });
  });

  test("the rest comes by bank, and more: the clearance is given, and anyone may verify it", async () => {
    bank = await byBank(payer, total, "BKT-1");
    expect(await positionOf(payer)).toMatchObject({ outstanding: { total: 0 }, advance: 500, paid: total + 500 });
    clearance = await staff.clerk.does("issueClearance", { accountId: payer, office, purpose: "leje ndërtimi" });
    expect(clearance).toMatchObject({ state: "clear", article: null });
    expect(await standing()).toEqual({
      standing: "valid",
      state: "clear",
      number: clearance["number"],
      revocationGround: null,
    });
    const unknown = await town.visitor.ask(VERIFY, { code: "0000-0000-0000-0000" });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({ rule: "clearance-unknown" });
  });

  test("the bank takes its payment back, and the clearance falls with it, for all to see", async () => {
    const { paymentId } = bank;
    const reversal = { accountId: payer, paymentId, ground: "BOUNCED", explanation: "Çeku u kthye nga banka." };
    const reversed = await staff.financeOfficer.does("reversePayment", reversal);
    expect(reversed["revokedClearances"]).toEqual([clearance["number"]]);
    expect(await standing()).toMatchObject({ standing: "revoked", revocationGround: "payment-reversed" });
    const { clearances } = await staff.clerk.read<{ clearances: { nodes: object[] } }>(
      `query($id: ID!, $at: Position) { clearances(filter: { accountId: $id }, minPosition: $at) {
        nodes { number revokedOn revocationGround } } }`,
      { id: payer, at: reversed.receipt.position },
    );
    expect(clearances.nodes).toMatchObject([{ number: clearance["number"], revokedOn: expect.any(String) }]);
    expect(await positionOf(payer)).toMatchObject({ paid: 500, advance: 0 });
  });

  test("what was known before the reversal can still be asked", async () => {
    const { auditTrail } = await staff.auditor.read<{ auditTrail: { nodes: { recordedAt: string }[] } }>(
      `query($at: Position) { auditTrail(filter: { type: "PaymentReversed" }, minPosition: $at) { nodes { recordedAt } } }`,
      { at: await town.everything() },
    );
    const before = new Date(Date.parse(auditTrail.nodes[0]!.recordedAt) - 1).toISOString();
    expect(await positionOf(payer, { asOf: before })).toMatchObject({ paid: total + 500, outstanding: { total: 0 } });
    const day = await positionOf(payer, { asOf: before, effectiveOn: "2025-02-10" });
    expect(day).toMatchObject({ paid: 500, outstanding: { principal: total - 500 } });
  });

  test("what was paid too much goes back, approved by one and paid out by another", async () => {
    await byBank(payer, total, "BKT-2");
    const refund = { accountId: payer, amount: 500, beneficiary: "Ëngjëll Çela", ground: "Paguar tepër" };
    const own = await staff.financeOfficer.isRefused("approveRefund", { ...refund, requestedBy: "finance-officer" });
    expect(own).toMatchObject({ code: "REFUSED" });
    const { refundId } = await staff.financeOfficer.does("approveRefund", { ...refund, requestedBy: "clerk" });
    const out = { accountId: payer, refundId, paidOn: systemClock.today(), reference: "URDHËR-7" };
    const paid = await staff.cashier.does("payRefund", out);
    expect(paid.receipt.position).not.toBeNull();
    expect(await positionOf(payer)).toMatchObject({ advance: 0, refundsPaid: 500, outstanding: { total: 0 } });
  });

  test("who owes pays by instalments, and has a clearance under the agreement", async () => {
    const { taxpayerId: accountId } = await register("Drita Hoxha", { scheme: "NONE" }, "200");
    await assess(accountId);
    const { overdue } = await positionOf(accountId, { effectiveOn: "2025-09-15" });
    const { rules, calendar } = referenceLaw();
    const request = { amount: lek(overdue.total), signedOn: civilDate("2025-09-15"), months: 6 };
    const schedule = trusted(agreementSchedule(request, rules, calendar)).map(({ due, amount }) => ({ due, amount }));
    await staff.taxOfficer.does("makeAgreement", { accountId, signedOn: "2025-09-15", schedule });
    await byBank(accountId, schedule[0]!.amount, "BKT-3", "2025-09-15");
    const { clearanceCheck } = await staff.clerk.read<{ clearanceCheck: object }>(
      `query($id: ID!) { clearanceCheck(accountId: $id, on: "2025-09-20") { state article basis } }`,
      { id: accountId },
    );
    expect(clearanceCheck).toMatchObject({ state: "clear-under-agreement", article: expect.any(String) });
    // By today the first was paid, and the others were missed.
    const { agreements } = await staff.taxOfficer.read<{
      agreements: { status: string; instalments: { amount: number; paid: number; status: string }[] }[];
    }>("query($id: ID!) { agreements(accountId: $id) { status instalments { amount paid status } } }", {
      id: accountId,
    });
    const [first, ...others] = agreements[0]!.instalments;
    expect(first).toMatchObject({ amount: schedule[0]!.amount, paid: schedule[0]!.amount, status: "kept" });
    expect(new Set(others.map(({ paid, status }) => `${status} ${paid}`))).toEqual(new Set(["missed 0"]));
  });

  test("an objection is lodged and decided; what the council lets go is written off", async () => {
    const { taxpayerId: accountId } = await register("Gjon Marku", { scheme: "NONE" }, "150");
    await assess(accountId);
    const [{ key, amount }] = (await positionOf(accountId)).obligations as [{ key: string; amount: number }];
    const objection = { accountId, lodgedOn: "2025-02-12", contests: [key], grounds: "Sipërfaqja nuk është e saktë." };
    const { objectionId } = await staff.clerk.does("lodgeObjection", objection);
    const decision = { accountId, objectionId, outcome: "REJECTED", decision: "E pabazuar.", decidedOn: "2025-03-14" };
    expect(await staff.clerk.isRefused("decideObjection", decision)).toMatchObject({ code: "FORBIDDEN" });
    await staff.financeOfficer.does("decideObjection", decision);
    expect(await staff.financeOfficer.isRefused("decideObjection", decision)).toMatchObject({
      rule: "objection-decided",
    });
    const off = { accountId, key, amount, ground: "COUNCIL_DECISION", decision: "VKB nr. 7, 2025" };
    await staff.financeOfficer.does("writeOff", off);
    expect((await positionOf(accountId)).writtenOff).toBe(amount);
  });

  test.each(["Ëngjëll Çela", "engjell cela", "ËNGJËLL", "J00101999A", "marin barleti"])(
    "the register finds a person by %p",
    async (search) => {
      const { taxpayers } = await staff.clerk.read<{ taxpayers: { nodes: { id: string }[] } }>(
        `query($search: String, $at: Position) { taxpayers(filter: { search: $search }, minPosition: $at) {
          nodes { id name identifier street } } }`,
        { search, at: await town.everything() },
      );
      expect(taxpayers.nodes.map(({ id }) => id)).toContain(payer);
      if (search !== "marin barleti") expect(taxpayers.nodes).toHaveLength(1);
    },
  );

  test("the dossier has the whole file, and its timeline every fact in order", async () => {
    const { dossier } = await staff.taxOfficer.read<{ dossier: Record<string, unknown> }>(
      `query($id: ID!, $at: Position) { dossier(taxpayerId: $id, minPosition: $at) }`,
      { id: payer, at: await town.everything() },
    );
    const text = JSON.stringify(dossier);
    for (const fact of [
      "TaxpayerRegistered",
      "ObligationsAssessed",
      "PaymentReversed",
      "ClearanceRevoked",
      "RefundPaid",
    ])
      expect(text).toContain(fact);
  });

  test("every entry of the journal balances, and so do the books, and they say what the accounts say", async () => {
    const { journal, trialBalance } = await staff.auditor.read<{
      journal: { nodes: { lines: { debit: number; credit: number }[] }[]; pageInfo: { hasNextPage: boolean } };
      trialBalance: { ledgerAccount: string; debit: number; credit: number; balance: number }[];
    }>(
      `query($at: Position) { journal(first: 200, minPosition: $at) { nodes { text lines { ledgerAccount debit credit } } pageInfo { hasNextPage } }
          trialBalance(minPosition: $at) { ledgerAccount debit credit balance } }`,
      { at: await town.everything() },
    );
    expect(journal.pageInfo.hasNextPage).toBe(false);
    expect(journal.nodes.length).toBeGreaterThan(5);
    const sum = (of: readonly { debit: number; credit: number }[]) =>
      of.reduce((all, { debit, credit }) => all + debit - credit, 0);
    for (const { lines } of journal.nodes) expect(sum(lines)).toBe(0);
    expect(sum(trialBalance)).toBe(0);
    expect(sum(journal.nodes.flatMap(({ lines }) => lines))).toBe(0);
  });

  test("what the files and the books said after each step is what replay says of those moments now", async () => {
    const { rows, books } = await past.compare();
    expect(rows).toBeGreaterThan(20);
    expect(books).toBeGreaterThan(10);
    const history = await staff.auditor.read<{ recordHistory: { states: { account: { paid: number } | null }[] } }>(
      `query($id: ID!) { recordHistory(kind: TAXPAYER, id: $id, moments: [{ events: 0 }, { instant: "2099-01-01T00:00:00.000Z" }]) {
        states { events total last { type } state account { paid } } changes { field before after } } }`,
      { id: payer },
    );
    const [before, now] = history.recordHistory.states;
    expect(before).toEqual({ events: 0, total: expect.any(Number), last: null, state: null, account: null });
    expect(now!.account!.paid).toBe((await positionOf(payer)).paid);
    const denied = await staff.clerk.ask(`{ recordHistory(kind: CASE, id: "x", moments: []) { states { events } } }`);
    expect(denied.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  test("the audit trail says who did what, in which role, and why", async () => {
    const { auditTrail } = await staff.auditor.read<{
      auditTrail: { nodes: { type: string; actorId: string; actorRole: string; data: unknown }[] };
    }>(
      `query($id: ID!, $at: Position) { auditTrail(filter: { subjectId: $id }, first: 100, minPosition: $at) {
        nodes { type actorId actorRole reason recordedAt data } } }`,
      { id: payer, at: await town.everything() },
    );
    const who = new Map(auditTrail.nodes.map(({ type, actorId, actorRole }) => [type, `${actorId} as ${actorRole}`]));
    expect(who.get("TaxpayerRegistered")).toBe("clerk as clerk");
    expect(who.get("ObligationsAssessed")).toBe("tax-officer as tax-officer");
    expect(who.get("PaymentReversed")).toBe("finance-officer as finance-officer");
    expect(who.get("RefundPaid")).toBe("cashier as cashier");
    expect(JSON.stringify(auditTrail)).not.toContain("Çela");
    const denials = await staff.auditor.read<{ auditTrail: { nodes: { actorId: string }[] } }>(
      `{ auditTrail(filter: { type: "AccessDenied" }) { nodes { actorId } } }`,
    );
    expect(denials.auditTrail.nodes.map(({ actorId }) => actorId)).toContain("cashier");
    const forbidden = await staff.clerk.ask(`{ auditTrail { nodes { type } } }`);
    expect(forbidden.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
