import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { correspondenceProjections } from "../../../projections/correspondence/index.js";
import { taxationProjections } from "../../../projections/taxation/index.js";
import { MongoReader, MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import type { List, Scope } from "../../../read-models/read-side/index.js";
import { taxationReadSide, type TaxationReadSide } from "../../../read-models/taxation/index.js";
import { assessed, paid, registered } from "../../projections/taxation/support/history.js";
import { LAW_ADOPTED } from "../../projections/taxation/support/law.js";
import { told, type Told } from "../../projections/taxation/support/project.js";
import { fill } from "../support/fill.js";
import { startMongo, type TestMongo } from "../support/mongo.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const TENANTS = ["shkoder", "lezhe"] as const;
const OFFICES = ["QND", "VEL"] as const;
const EACH = 3;

/** One taxpayer with one of everything that lists show; every id says whose it is. */
function fileOf(tenant: string, office: string, number: number): readonly Told[] {
  const id = (what: string) => `${what}-${tenant}-${office}-${number}`;
  const accountId = id("t");
  const key = `2025/building/${id("o")}`;
  const first = assessed(accountId, "2025-03-01", [{ key, parts: [{ number: 1, due: "2025-04-20", amount: 1000 }] }]);
  const amounts = { enforcementCosts: 0, principal: 1000, interest: 0, fine: 0, total: 1000 };
  return [
    registered(accountId, `Ana ${id("n")}`, { office }),
    { ...first, data: { ...(first.data as object), office } },
    told("InvoiceIssued", "2025-03-02", {
      ...{ accountId, invoiceId: id("i"), number: id("F"), office, year: 2025, issuedOn: "2025-03-02" },
      ...{ due: "2025-04-20", billed: [{ key, part: 1, due: "2025-04-20", amount: 1000 }], amounts, runId: "R1" },
    }),
    told("CashDeskOpened", "2025-04-10", {
      ...{ desk: id("d"), date: "2025-04-10", office, float: 5000, cashierId: id("cashier") },
    }),
    told("NoticeIssued", "2025-03-02", {
      ...{ accountId, noticeId: id("r"), number: id("N"), office, kind: "assessment", assessmentId: id("a") },
      ...{ issuedOn: "2025-03-02", payBy: "2025-04-20", amounts, law: [], way: "print", runId: "R1" },
      items: [{ key, part: 1, due: "2025-04-20", amount: 1000, owed: 1000 }],
    }),
    paid(accountId, id("p"), "2025-04-10", 1000, { office, payer: id("payer") }),
    told("ObligationCharged", "2025-05-01", {
      ...{ accountId, key: `2025/permit/${id("o")}`, year: 2025, item: "permit", revenueItem: "tariff-permits" },
      ...{ component: "principal", collects: null, unit: "shkoder", office, amount: 70, due: "2025-05-20" },
      ...{ ground: "Leje", caseId: null },
    }),
    told("ClearanceIssued", "2025-06-01", {
      ...{ accountId, clearanceId: id("c"), number: id("V"), verificationCode: "0123456789ABCDEF", state: "clear" },
      ...{ article: null, basis: [], decidedAtRevision: 3, issuedOn: "2025-06-01", validUntil: "2025-07-01" },
      ...{ purpose: null, office },
    }),
  ];
}

const numbers = Array.from({ length: EACH }, (_, index) => index + 1);
const eventsOf = (tenant: string) => [
  ...LAW_ADOPTED,
  ...OFFICES.flatMap((office) => numbers.flatMap((number) => fileOf(tenant, office, number))),
];

let postgres: TestPostgres;
let mongo: TestMongo;
let readSide: TaxationReadSide;

beforeAll(async () => {
  [postgres, mongo] = await Promise.all([startPostgres(), startMongo()]);
  const [pool, db] = [await postgres.newPool(), mongo.newDb()];
  const municipalities = Object.fromEntries(TENANTS.map((tenant) => [tenant, eventsOf(tenant)]));
  for (const store of [new PostgresReadModelStore(pool), new MongoReadModelStore(db)])
    await fill(store, [...taxationProjections, ...correspondenceProjections], municipalities);
  readSide = taxationReadSide(new PostgresReader(pool), new MongoReader(db), () => civilDate("2025-12-31"));
});
afterAll(() => Promise.all([postgres.stop(), mongo.stop()]));

/** Every list of the room, with how many rows each taxpayer of this story has in it. */
const LISTS = {
  taxpayers: 1,
  obligations: 2,
  invoices: 1,
  taxNotices: 1,
  payments: 1,
  cashDeskDays: 1,
  clearances: 1,
  journal: 3,
} as const satisfies Partial<Record<keyof TaxationReadSide, number>>;
const NOT_LISTS: readonly string[] = [
  "taxpayersById",
  "dossier",
  "noticeMail",
  "packets",
  "papersByPost",
  "collections",
  "journalEntry",
  "trialBalance",
  "arrears",
  "debtors",
  "revenue",
  "revenueYears",
  "taxedAccounts",
];

async function walked(name: keyof typeof LISTS, scope: Scope): Promise<readonly unknown[]> {
  const list = readSide[name] as List<object, unknown>;
  const rows: unknown[] = [];
  for (let after: string | null = null; ;) {
    const page = await list(scope, { filter: {}, limit: 2, after });
    rows.push(...page.rows.map(({ row }) => row));
    if (!page.hasNext) return rows;
    after = page.rows.at(-1)!.cursor;
  }
}

/** As text, so that nothing of another's can hide in any field. */
const asText = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each));

describe("what one municipality or office sees", () => {
  test("is proven for everything that the room answers", () => {
    expect([...Object.keys(LISTS), ...NOT_LISTS].sort()).toEqual(Object.keys(readSide).sort());
  });

  test.each(Object.keys(LISTS) as (keyof typeof LISTS)[])(
    "in the list %s is its own alone, all of it",
    async (name) => {
      for (const tenant of TENANTS) {
        const other = TENANTS.find((each) => each !== tenant)!;
        const whole = await walked(name, { tenant, offices: null });
        expect(whole).toHaveLength(LISTS[name] * EACH * OFFICES.length);
        expect(asText(whole)).not.toContain(`-${other}-`);
        for (const office of OFFICES) {
          const own = await walked(name, { tenant, offices: [office] });
          expect(own).toHaveLength(LISTS[name] * EACH);
          for (const row of own) expect(asText(row)).toContain(`-${tenant}-${office}-`);
        }
        expect(await walked(name, { tenant, offices: [...OFFICES] })).toHaveLength(whole.length);
        expect(await walked(name, { tenant, offices: [] })).toEqual([]);
      }
      expect(await walked(name, { tenant: "durres", offices: null })).toEqual([]);
    },
  );

  test("in arrears is its own alone, by age and by who owes", async () => {
    const on = civilDate("2025-07-01");
    const late = async (scope: Scope) =>
      (await readSide.arrears(scope, on)).flatMap(({ owed }) => owed).reduce((sum, each) => sum + each, 0);
    const debtors = async (scope: Scope) =>
      (await readSide.debtors(scope, { on }, 200)).map(({ accountId }) => accountId);
    for (const tenant of TENANTS) {
      expect(await late({ tenant, offices: null })).toBe(70 * EACH * OFFICES.length);
      expect(await late({ tenant, offices: ["VEL"] })).toBe(70 * EACH);
      expect(await late({ tenant, offices: [] })).toBe(0);
      const own = numbers.map((number) => `t-${tenant}-VEL-${number}`);
      expect(await debtors({ tenant, offices: ["VEL"] })).toEqual(own);
      expect(await debtors({ tenant, offices: null })).toHaveLength(EACH * OFFICES.length);
    }
    expect(await late({ tenant: "durres", offices: null })).toBe(0);
    expect(await debtors({ tenant: "durres", offices: null })).toEqual([]);
  });

  test("in the books adds up to its own alone", async () => {
    const debits = async (scope: Scope) =>
      (await readSide.trialBalance(scope, {})).reduce((sum, { debit }) => sum + debit, 0);
    const collected = async (scope: Scope) =>
      (await readSide.revenue(scope, { year: 2025 })).reduce((sum, line) => sum + line.collected, 0);
    const year = { from: civilDate("2025-01-01"), to: civilDate("2025-12-31") };
    const paid = async (scope: Scope) =>
      (await readSide.collections(scope, year)).reduce((sum, line) => sum + line.amount, 0);
    for (const tenant of TENANTS) {
      expect(await debits({ tenant, offices: null })).toBe(2070 * EACH * OFFICES.length);
      expect(await collected({ tenant, offices: null })).toBe(1000 * EACH * OFFICES.length);
      expect(await paid({ tenant, offices: null })).toBe(1000 * EACH * OFFICES.length);
      expect(await paid({ tenant, offices: ["VEL"] })).toBe(1000 * EACH);
      expect(await debits({ tenant, offices: ["VEL"] })).toBe(2070 * EACH);
      expect(await collected({ tenant, offices: ["VEL"] })).toBe(1000 * EACH);
      expect([await debits({ tenant, offices: [] }), await collected({ tenant, offices: [] })]).toEqual([0, 0]);
    }
  });

  test("of one entry is its own alone", async () => {
    const [tenant, other] = TENANTS;
    const [first] = (await readSide.journal({ tenant: tenant!, offices: null }, { filter: {}, limit: 1, after: null }))
      .rows;
    const found = (scope: Scope) => readSide.journalEntry(scope, first!.row.entryId);
    expect(await found({ tenant: tenant!, offices: null })).toEqual(first!.row);
    expect(await found({ tenant: tenant!, offices: [] })).toBeNull();
    // The facts of this story have the same ids in both municipalities.
    expect((await found({ tenant: other!, offices: null }))?.accountId).not.toContain(`-${tenant}-`);
  });

  test.each(["invoice", "tax-notice"] as const)(
    "of a run's papers (%s) by post is its own alone, in order",
    async (paper) => {
      const byPost = async (scope: Scope, runId = "R1") => {
        const found = await readSide.packets(scope, { runId, paper });
        const ask = (packet: string) => readSide.papersByPost(scope, { runId, paper, packet });
        return (await Promise.all(found.map(({ id }) => ask(id)))).map((each) => each.map(({ name }) => name!));
      };
      for (const tenant of TENANTS) {
        const posted = await byPost({ tenant, offices: null });
        expect(posted.map((each) => each.length)).toEqual(OFFICES.map(() => EACH));
        expect(posted.flat().every((name) => name.includes(`-${tenant}-`))).toBe(true);
        for (const names of posted) expect(names).toEqual(names.toSorted());
        expect(await byPost({ tenant, offices: ["VEL"] })).toEqual([posted[1]]);
        expect(
          await readSide.papersByPost({ tenant, offices: ["VEL"] }, { runId: "R1", paper, packet: "QND.1" }),
        ).toEqual([]);
        expect(await byPost({ tenant, offices: null }, "R2")).toEqual([]);
      }
      expect(await byPost({ tenant: "durres", offices: null })).toEqual([]);
    },
  );

  test("of how many taxpayers there are is its own alone", async () => {
    const taxed = async (scope: Scope) =>
      (await readSide.taxedAccounts(scope, 2025))
        .filter(({ office }) => office !== null)
        .map(({ accounts }) => accounts);
    for (const tenant of TENANTS) {
      expect(await taxed({ tenant, offices: null })).toEqual(OFFICES.map(() => EACH));
      expect(await taxed({ tenant, offices: ["VEL"] })).toEqual([EACH]);
      expect(await readSide.revenueYears({ tenant, offices: null })).toEqual([2025]);
      expect(await readSide.revenueYears({ tenant, offices: [] })).toEqual([]);
    }
  });

  test("of taxpayers asked for by id is its own alone, in the order of the ids", async () => {
    const ids = ["t-lezhe-QND-1", "t-shkoder-VEL-2", "t-shkoder-QND-1"];
    const found = await readSide.taxpayersById({ tenant: "shkoder", offices: ["QND"] }, ids);
    expect(found.map((row) => row?.taxpayerId ?? null)).toEqual([null, null, "t-shkoder-QND-1"]);
  });
});

describe("a taxpayer's file in MongoDB", () => {
  const id = "t-shkoder-QND-1";

  test("is whole, without what only the store needs", async () => {
    const file = await readSide.dossier({ tenant: "shkoder", offices: ["QND"] }, id);
    expect(file).toMatchObject({
      taxpayerId: id,
      name: "Ana n-shkoder-QND-1",
      office: "QND",
      years: [expect.objectContaining({ year: 2025 })],
      payments: expect.objectContaining({
        entries: [expect.objectContaining({ id: "p-shkoder-QND-1", amount: 1000 })],
      }),
      clearances: expect.objectContaining({ entries: [expect.objectContaining({ number: "V-shkoder-QND-1" })] }),
    });
    expect(Object.keys(file!).filter((name) => name.startsWith("_"))).toEqual([]);
    expect(file).not.toHaveProperty("tenant");
    expect(file).not.toHaveProperty("nameWords");
  });

  test("is shown to no other municipality or office", async () => {
    expect(await readSide.dossier({ tenant: "shkoder", offices: null }, "t-shkoder-QND-9")).toBeNull();
    for (const scope of [
      { tenant: "lezhe", offices: null },
      { tenant: "shkoder", offices: ["VEL"] },
      { tenant: "shkoder", offices: [] },
    ])
      expect(await readSide.dossier(scope, id)).toBeNull();
    // An id that is made to look like another municipality's document leads nowhere.
    expect(await readSide.dossier({ tenant: "lezhe", offices: null }, `../shkoder/${id}`)).toBeNull();
  });
});

describe("a view that was never built", () => {
  test("is not shown as empty, in either store", async () => {
    const [pool, db] = [await postgres.newPool(), mongo.newDb()];
    const unbuilt = taxationReadSide(new PostgresReader(pool), new MongoReader(db), () => civilDate("2025-12-31"));
    const scope = { tenant: "shkoder", offices: null };
    const refused = { code: "UNAVAILABLE", rule: "view-not-built" };
    await expect(unbuilt.dossier(scope, "t1")).rejects.toMatchObject(refused);
    await expect(unbuilt.payments(scope, { filter: {}, limit: 1, after: null })).rejects.toMatchObject(refused);
  });
});
