import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate, instant } from "../../../domain/shared/index.js";
import { taxationProjections } from "../../../projections/taxation/index.js";
import type { MongoReader } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import { ARREARS_AGES } from "../../../read-models/read-side/index.js";
import { taxationReadSide, type TaxationReadSide } from "../../../read-models/taxation/index.js";
import { assessed, paid, registered, reversed } from "../../projections/taxation/support/history.js";
import { LAW_ADOPTED } from "../../projections/taxation/support/law.js";
import { told, type Told } from "../../projections/taxation/support/project.js";
import { fill } from "../support/fill.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const SCOPE = { tenant: "shkoder", offices: null };
const UNCOVERED = { agreed: 0, contested: 0 };
const all = <Filter extends object>(filter: Filter) => ({ filter, limit: 50, after: null });

const events: readonly Told[] = [
  ...LAW_ADOPTED,
  registered("t1", "Gëzim Çela"),
  registered("t2", "Gezim Marku", { office: "VEL", address: { unit: "velipoje", street: null } }),
  assessed("t1", "2025-03-01", [
    { key: "2025/building/o1", parts: [{ number: 1, due: "2025-04-20", amount: 1000 }] },
    { key: "2025/cleaning/o1", revenueItem: "tariff-cleaning", parts: [{ number: 1, due: "2025-04-20", amount: 300 }] },
  ]),
  paid("t1", "p1", "2025-04-10", 1300),
  told("CashDeskOpened", "2025-04-12", {
    ...{ desk: "arka-1", date: "2025-04-12", office: "QND", float: 5000, cashierId: "cashier-1" },
  }),
  told("CashDeskOpened", "2025-04-13", {
    ...{ desk: "arka-2", date: "2025-04-13", office: "VEL", float: 5000, cashierId: "cashier-2" },
  }),
  paid("t1", "p2", "2025-04-12", 50, { receiptNumber: "QND/2025/000001", channel: "cash-desk", desk: "arka-1" }),
  { ...reversed("t1", "p1", "2025-05-05", 1300), recordedAt: instant("2025-05-05T10:00:00.000Z") },
];

/** Of another town: 1,000 lekë under an agreement, 300 contested, 200 both, 50 neither. */
const [TAXED, CLEANED, GREEN, LIT] = ["building", "cleaning", "green", "lighting"].map((each) => `2025/${each}/o9`);
const due = (key: string, revenueItem: string, amount: number) => {
  return { key, revenueItem, parts: [{ number: 1, due: "2025-04-20", amount }] };
};
const covered: readonly Told[] = [
  ...LAW_ADOPTED,
  registered("v1", "Vasil Kote"),
  assessed("v1", "2025-03-01", [
    due(TAXED!, "tax-building", 1000),
    due(CLEANED!, "tariff-cleaning", 300),
    due(GREEN!, "tariff-green", 200),
    due(LIT!, "tariff-lighting", 50),
  ]),
  told("InstalmentAgreementMade", "2025-05-02", {
    ...{ accountId: "v1", agreementId: "a1", signedOn: "2025-05-02", amount: 1200 },
    covers: [TAXED, GREEN].map((key) => ({ key, part: 1 })),
    schedule: ["2025-05-02", "2025-06-02", "2025-07-02"].map((on) => ({ due: on, amount: 400 })),
  }),
  told("ObjectionLodged", "2025-05-02", {
    ...{ accountId: "v1", objectionId: "o1", lodgedOn: "2025-05-02", contests: [CLEANED, GREEN], grounds: "the zone" },
  }),
];

let server: TestPostgres;
let readSide: TaxationReadSide;

beforeAll(async () => {
  server = await startPostgres();
  const pool = await server.newPool();
  await fill(new PostgresReadModelStore(pool), taxationProjections, { shkoder: events, vlora: covered });
  const noDocuments = { findOf: () => () => Promise.resolve(null) } as unknown as MongoReader;
  readSide = taxationReadSide(new PostgresReader(pool), noDocuments, () => civilDate("2025-12-31"));
});
afterAll(() => server.stop());

describe("the register in PostgreSQL", () => {
  const names = async (search: string, offices: readonly string[] | null = null) => {
    const page = await readSide.taxpayers({ tenant: "shkoder", offices }, all({ search }));
    return page.rows.map(({ row }) => row.name);
  };

  test("finds names with and without ë and ç, numbers and addresses", async () => {
    expect(await names("gezim")).toEqual(["Gëzim Çela", "Gezim Marku"]);
    expect(await names("ÇELA Gëzim")).toEqual(["Gëzim Çela"]);
    expect(await names("idromeno 12")).toEqual(["Gëzim Çela"]);
    expect(await names("velip")).toEqual(["Gezim Marku"]);
  });

  test("takes signs for nothing: no search widens to everything or breaks the statement", async () => {
    expect(await names("%")).toEqual([]);
    expect(await names("' or true --")).toEqual([]);
  });

  test("shows no other office's and no other municipality's taxpayers", async () => {
    expect(await names("gezim", ["VEL"])).toEqual(["Gezim Marku"]);
    expect((await readSide.taxpayers({ tenant: "other", offices: null }, all({}))).rows).toEqual([]);
    const scope = { tenant: "shkoder", offices: ["QND"] };
    expect((await readSide.taxpayersById(scope, ["t2", "t1", "no"])).map((row) => row?.name ?? null)).toEqual([
      null,
      "Gëzim Çela",
      null,
    ]);
  });
});

describe("lists in PostgreSQL", () => {
  test("come in pages by key, each row once", async () => {
    const first = await readSide.payments(SCOPE, { filter: {}, limit: 1, after: null });
    expect(first.hasNext).toBe(true);
    const second = await readSide.payments(SCOPE, { filter: {}, limit: 1, after: first.rows[0]!.cursor });
    expect([first, second].map(({ rows }) => rows[0]!.row.paymentId)).toEqual(["p2", "p1"]);
    expect(second.hasNext).toBe(false);
    await expect(readSide.invoices(SCOPE, { filter: {}, limit: 1, after: first.rows[0]!.cursor })).rejects.toThrow();
  });

  test("are narrowed by what is asked", async () => {
    const cleaning = await readSide.obligations(SCOPE, all({ accountId: "t1", item: "cleaning" }));
    expect(cleaning.rows.map(({ row }) => row)).toEqual([
      expect.objectContaining({ key: "2025/cleaning/o1", net: 300, dueFirst: "2025-04-20" }),
    ]);
    const days = { paidFrom: civilDate("2025-04-11"), paidTo: civilDate("2025-04-30") };
    expect((await readSide.payments(SCOPE, all(days))).rows.map(({ row }) => row.paymentId)).toEqual(["p2"]);
    const receipt = await readSide.payments(SCOPE, all({ receiptNumber: "QND/2025/000001" }));
    expect(receipt.rows.map(({ row }) => [row.paymentId, row.receivedBy])).toEqual([["p2", "t1"]]);
    const atDesk = await readSide.payments(SCOPE, all({ desk: "arka-1", recordedBy: "clerk-1" }));
    expect(atDesk.rows.map(({ row }) => row.paymentId)).toEqual(["p2"]);
    expect((await readSide.payments(SCOPE, all({ recordedBy: "nobody" }))).rows).toEqual([]);
    const taken = await readSide.journal(SCOPE, all({ ledgerAccount: "money.bank" }));
    expect(taken.rows.map(({ row }) => row.code)[0]).toBe("payment-reversed");
  });
});

describe("cash desks in PostgreSQL", () => {
  const desks = async (filter: Parameters<TaxationReadSide["cashDeskDays"]>[1]["filter"], offices: string[] | null) =>
    (await readSide.cashDeskDays({ tenant: "shkoder", offices }, all(filter))).rows.map(({ row }) => row.desk);

  test("are found by day, cashier, office and state, the latest first", async () => {
    expect(await desks({}, null)).toEqual(["arka-2", "arka-1"]);
    expect(await desks({}, ["QND"])).toEqual(["arka-1"]);
    expect(await desks({ cashierId: "cashier-2", state: "open" }, null)).toEqual(["arka-2"]);
    expect(await desks({ from: civilDate("2025-04-12"), to: civilDate("2025-04-12") }, null)).toEqual(["arka-1"]);
    expect(await desks({ state: "closed" }, null)).toEqual([]);
  });

  test("what came in is summed by day, office and channel, and apart for each who took it", async () => {
    const period = { from: civilDate("2025-04-01"), to: civilDate("2025-04-30") };
    const day = { paidOn: "2025-04-12", office: "QND", channel: "cash-desk", payments: 1, amount: 50, reversed: 0 };
    const bank = { paidOn: "2025-04-10", office: "QND", channel: "bank", payments: 0, amount: 0, reversed: 1 };
    const all = [bank, day];
    expect(await readSide.collections(SCOPE, period)).toEqual(all.map((line) => ({ ...line, recordedBy: null })));
    expect(await readSide.collections(SCOPE, { ...period, byCashier: true })).toEqual(
      all.map((line) => ({ ...line, recordedBy: "clerk-1" })),
    );
  });
});

describe("arrears in PostgreSQL", () => {
  /** The days on which the ages begin, counted by hand from 20 April 2025, when 950 and 300 lekë were due. */
  test.each([
    ["2025-04-20", "not-due"],
    ["2025-04-21", "up-to-30-days"],
    ["2025-05-20", "up-to-30-days"],
    ["2025-05-21", "up-to-90-days"],
    ["2025-07-19", "up-to-90-days"],
    ["2025-07-20", "up-to-365-days"],
    ["2026-04-20", "up-to-365-days"],
    ["2026-04-21", "up-to-5-years"],
    ["2030-04-20", "up-to-5-years"],
    ["2030-04-21", "over-5-years"],
  ] as const)("are on %s %s old", async (text, age) => {
    const on = civilDate(text);
    const lines = await readSide.arrears(SCOPE, on);
    const owed = (amount: number) => ARREARS_AGES.map((each) => (each === age ? amount : 0));
    expect(lines).toEqual([
      { revenueItem: "tariff-cleaning", unit: "shkoder", owed: owed(300), ...UNCOVERED },
      { revenueItem: "tax-building", unit: "shkoder", owed: owed(950), ...UNCOVERED },
    ]);
    expect(await readSide.debtors(SCOPE, { on, age }, 10)).toEqual([
      { accountId: "t1", owed: 1250, since: "2025-04-20", ...UNCOVERED },
    ]);
    const late = await readSide.debtors(SCOPE, { on }, 10);
    expect(late.map(({ owed: sum }) => sum)).toEqual(age === "not-due" ? [] : [1250]);
  });

  test("are what the books have receivable, and say who owes, narrowed by item and unit", async () => {
    const on = civilDate("2025-12-31");
    const [cleaning, building] = await readSide
      .trialBalance(SCOPE, { to: on })
      .then((lines) =>
        lines.filter(({ ledgerAccount }) => ledgerAccount.startsWith("receivable.")).map(({ balance }) => balance),
      );
    expect([cleaning, building]).toEqual([300, 950]);
    const owed = async (more: object, limit = 10) =>
      (await readSide.debtors(SCOPE, { on, ...more }, limit)).map((row) => row.owed);
    expect(await owed({ revenueItem: "tax-building" })).toEqual([950]);
    expect(await owed({ unit: "shkoder" })).toEqual([1250]);
    expect(await owed({ unit: "velipoje" })).toEqual([]);
    expect(await owed({ age: "over-5-years" })).toEqual([]);
    expect(await owed({}, 0)).toEqual([]);
  });
});

describe("arrears that may not be claimed in PostgreSQL", () => {
  const scope = { tenant: "vlora", offices: null };

  test.each([
    ["2025-05-02", 1200, 300],
    // The first instalment was missed.
    ["2025-05-03", 0, 500],
    ["2025-04-20", 0, 0],
  ])("on %s are %d under an agreement and %d contested", async (text, agreed, contested) => {
    const on = civilDate(text);
    const lines = await readSide.arrears(scope, on);
    const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
    expect([sum(lines.map((line) => line.agreed)), sum(lines.map((line) => line.contested))]).toEqual([
      agreed,
      contested,
    ]);
    expect(sum(lines.flatMap(({ owed }) => owed))).toBe(1550);
    const found = await readSide.debtors(scope, { on }, 10);
    expect(found).toMatchObject(text === "2025-04-20" ? [] : [{ accountId: "v1", owed: 1550, agreed, contested }]);
    const [green] = await readSide.debtors(scope, { on, revenueItem: "tariff-green" }, 10);
    if (green) expect(green).toMatchObject({ owed: 200, agreed: agreed && 200, contested: agreed ? 0 : 200 });
  });
});

describe("the books in PostgreSQL", () => {
  const balances = async (filter: Parameters<TaxationReadSide["trialBalance"]>[1]) => {
    const lines = await readSide.trialBalance(SCOPE, filter);
    expect(lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
    return Object.fromEntries(lines.map(({ ledgerAccount, balance }) => [ledgerAccount, balance]));
  };

  test("balance, and say what is true now and what was known before", async () => {
    expect(await balances({})).toMatchObject({ "money.cash-desk": 50, "revenue.tax-building": -1000, advances: 0 });
    expect(await balances({ asOf: instant("2025-05-05T09:00:00.000Z"), to: civilDate("2025-12-31") })).toMatchObject({
      "money.bank": 1300,
      "receivable.tax-building": 0,
      advances: -50,
    });
    expect(await balances({ asOf: instant("2025-05-05T10:00:00.000Z"), to: civilDate("2025-12-31") })).toEqual(
      await balances({}),
    );
    expect(await balances({ to: civilDate("2025-03-31") })).toEqual({
      "receivable.tariff-cleaning": 300,
      "receivable.tax-building": 1000,
      "revenue.tariff-cleaning": -300,
      "revenue.tax-building": -1000,
    });
  });

  test("are narrowed to an account, an item and offices, now and as known before", async () => {
    for (const known of [{}, { asOf: instant("2025-05-05T10:00:00.000Z"), to: civilDate("2025-12-31") }]) {
      const accounts = async (filter: Parameters<TaxationReadSide["trialBalance"]>[1]) =>
        (await readSide.trialBalance(SCOPE, { ...known, ...filter })).map(({ ledgerAccount }) => ledgerAccount);
      expect(await accounts({ ledgerAccount: "money.bank" })).toEqual(["money.bank"]);
      expect(await accounts({ revenueItem: "tax-building" })).toEqual([
        "receivable.tax-building",
        "revenue.tax-building",
      ]);
      expect((await accounts({ offices: ["QND"] })).length).toBeGreaterThan(3);
      expect(await accounts({ offices: [] })).toEqual([]);
    }
  });

  test("lead from a sum to its entries, and from an entry to the fact", async () => {
    const narrowed = { ledgerAccount: "money.bank", offices: ["QND"], to: civilDate("2025-12-31") };
    const entries = (await readSide.journal(SCOPE, all(narrowed))).rows.map(({ row }) => row);
    const posted = entries.flatMap(({ lines }) => lines.filter(({ ledgerAccount }) => ledgerAccount === "money.bank"));
    const [sum] = await readSide.trialBalance(SCOPE, narrowed);
    expect(posted.reduce((total, { debit, credit }) => total + debit - credit, 0)).toBe(sum!.balance);
    const [latest] = entries;
    expect(await readSide.journalEntry(SCOPE, latest!.entryId)).toEqual(latest);
    expect(await readSide.journalEntry({ ...SCOPE, offices: ["OTHER"] }, latest!.entryId)).toBeNull();
    const caused = await readSide.journal(SCOPE, all({ eventId: latest!.eventId }));
    expect(caused.rows.map(({ row }) => row)).toContainEqual(latest);
    const before = await readSide.journal(SCOPE, all({ ...narrowed, asOf: instant("2025-05-05T09:00:00.000Z") }));
    expect(before.rows.length).toBeLessThan(entries.length);
    expect(before.rows.length).toBeGreaterThan(0);
  });

  test("give the revenue of a year by month and item", async () => {
    const lines = await readSide.revenue(SCOPE, { year: 2025 });
    expect(lines).toContainEqual({
      revenueItem: "tax-building",
      office: "QND",
      month: "2025-03",
      assessed: 1000,
      collected: 0,
    });
    expect(lines.reduce((sum, { collected }) => sum + collected, 0)).toBe(50);
    expect(await readSide.revenue(SCOPE, { year: 2024 })).toEqual([]);
  });
});
