import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { hasMessage } from "../../../api/messages/index.js";
import { civilDate, instant, lek } from "../../../domain/shared/index.js";
import { accountEvents } from "../../../domain/taxation/index.js";
import { defterProjections } from "../../../projections/index.js";
import type { CashDeskDayFilter, ReadSide } from "../../../read-models/read-side/index.js";
import { grantRight } from "../../../domain/identity/index.js";
import type { ApiDependencies } from "../../../api/dependencies.js";
import { FakeApi } from "../support/fake-api.js";

const line = { ledgerAccount: "receivable.tax-building", debit: lek(1000), credit: lek(0) };
const entry = {
  entryId: "e1.0",
  accountId: "t1",
  eventId: "e1",
  office: "QND",
  effectiveDate: civilDate("2025-03-01"),
  recordedAt: instant("2025-03-01T09:00:00.000Z"),
  code: "obligations-assessed",
  lines: [line],
};
const askedDebtors: unknown[] = [];
const askedDesks: unknown[] = [];
const readSide = {
  journal: async () => ({ rows: [{ cursor: "c", row: entry }], hasNext: false }),
  journalEntry: async (_scope: unknown, id: string) => (id === entry.entryId ? entry : null),
  collections: async () => [{ paidOn: civilDate("2024-01-05"), amount: lek(7) }],
  cashDeskDays: async (_scope: unknown, { filter }: { filter: CashDeskDayFilter }) => {
    askedDesks.push(filter.cashierId);
    return { rows: [], hasNext: false };
  },
  arrears: async () => [
    {
      revenueItem: "late-fine",
      unit: "pult",
      owed: [5, 10, 20, 30, 40, 50].map((owed) => lek(owed)),
      agreed: lek(60),
      contested: lek(25),
    },
  ],
  debtors: async (_scope: unknown, filter: unknown, limit: number) => {
    askedDebtors.push([filter, limit]);
    return [{ accountId: "t1", owed: lek(150), agreed: lek(50), contested: lek(20), since: civilDate("2025-01-31") }];
  },
  trialBalance: async () => [{ ...line, balance: lek(1000) }],
  revenue: async () => [
    { revenueItem: "late-fine", office: "QND", month: "2025-03", assessed: lek(60), collected: lek(60) },
  ],
} as unknown as ReadSide;

let api: FakeApi;
let auditor: Record<string, string>;
beforeAll(async () => {
  const lines = [{ item: "late-fine", unit: "pult", planned: lek(80) }];
  const plans = {
    of: async (tenant: string, year: number) => (year === 2025 ? ({ tenant, year, lines } as never) : null),
  };
  api = await new FakeApi({}, { readSide, revenuePlans: plans }).start();
  auditor = await api.as(["auditor"]);
});
afterAll(() => api.close());

const BOOKS = `{
  journal(first: 1) { nodes { code text lines { ledgerAccount name } } }
  trialBalance { ledgerAccount name }
  revenue(year: 2025) { revenueItem name }
}`;

describe("the books", () => {
  test.each([
    ["sq", "Detyrimet e vitit u llogaritën", "Të drejta për arkëtim: taksa mbi ndërtesën", "gjoba e vonesës"],
    ["en", "The year's obligations were assessed", "Receivable: building tax", "late fine"],
  ])("are said in the caller's language (%s), with the codes beside", async (language, text, name, item) => {
    const { data, errors } = await api.ask(BOOKS, {}, { ...auditor, "accept-language": language });
    expect(errors).toBeUndefined();
    const { ledgerAccount } = line;
    expect(data).toEqual({
      journal: { nodes: [{ code: "obligations-assessed", text, lines: [{ ledgerAccount, name }] }] },
      trialBalance: [{ ledgerAccount, name }],
      revenue: [{ revenueItem: "late-fine", name: item }],
    });
  });

  test("give one entry by its id, and say where there is none", async () => {
    const asked = `query ($id: ID!) { journalEntry(id: $id) { id eventId office } }`;
    const { data } = await api.ask(asked, { id: "e1.0" }, auditor);
    expect(data).toEqual({ journalEntry: { id: "e1.0", eventId: "e1", office: "QND" } });
    const { errors } = await api.ask(asked, { id: "e2.0" }, auditor);
    expect(errors?.[0]?.extensions?.["code"]).toBe("NOT_FOUND");
  });

  test("give what came in of a period that ends after it begins, and is no longer than a year", async () => {
    const asked = `query ($from: CivilDate!, $to: CivilDate!) { collections(from: $from, to: $to) { amount } }`;
    const answer = (from: string, to: string) => api.ask(asked, { from, to }, auditor);
    expect((await answer("2024-01-01", "2024-12-31")).data).toEqual({ collections: [{ amount: 7 }] });
    const rule = async (from: string, to: string) => (await answer(from, to)).errors?.[0]?.extensions;
    expect(await rule("2025-01-02", "2025-01-01")).toMatchObject({ code: "VALIDATION", rule: "period-reversed" });
    expect(await rule("2024-01-01", "2025-01-02")).toMatchObject({ code: "VALIDATION", rule: "period-too-long" });
  });

  test("tell what is unpaid by age, and who owes most, to whose work it is; that names were read is recorded", async () => {
    const AGES =
      "notDue upTo30Days upTo90Days upTo365Days upTo5Years over5Years late underAgreement contested claimable";
    const { data } = await api.ask(`{ arrears { on lines { revenueItem name unit ${AGES} } } }`, {}, auditor);
    expect(data).toMatchObject({
      arrears: {
        on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        lines: [
          {
            ...{ revenueItem: "late-fine", name: "late fine", unit: "pult", notDue: 5, upTo30Days: 10 },
            ...{ upTo90Days: 20, upTo365Days: 30, upTo5Years: 40, over5Years: 50, late: 150 },
            ...{ underAgreement: 60, contested: 25, claimable: 65 },
          },
        ],
      },
    });
    const asked = `query ($first: Int, $filter: DebtorFilter) { debtors(first: $first, filter: $filter) {
      on debtors { accountId owed underAgreement contested claimable since } } }`;
    const reads = () => api.calls.filter(({ input }) => (input as { readonly kind?: string }).kind === "RecordRead");
    const before = reads().length;
    const filter = { age: "OVER_5_YEARS", unit: "pult" };
    expect((await api.ask(asked, { first: 3, filter }, auditor)).data).toMatchObject({
      debtors: {
        debtors: [
          {
            ...{ accountId: "t1", owed: 150, underAgreement: 50, contested: 20, claimable: 80, since: "2025-01-31" },
          },
        ],
      },
    });
    expect(askedDebtors).toEqual([[expect.objectContaining({ age: "over-5-years", unit: "pult" }), 3]]);
    expect(reads().slice(before)).toMatchObject([{ input: { subjectId: null, resource: "debtors" } }]);
    const refused = async (variables: Record<string, unknown>) =>
      (await api.ask(asked, variables, auditor)).errors?.[0]?.extensions?.["code"];
    expect(await refused({ first: 201 })).toBe("LIMIT");
    expect(await refused({ first: 0 })).toBe("VALIDATION");
    expect(await refused({ filter: { unit: "'; drop" } })).toBe("VALIDATION");
    const access = { grant: grantRight } as unknown as ApiDependencies["access"];
    const guarded = await new FakeApi({}, { readSide, access }).start();
    for (const role of ["clerk", "cashier", "administrator"] as const) {
      const who = await guarded.as([role]);
      for (const question of ["{ arrears { on } }", "{ debtors { on } }"])
        expect((await guarded.ask(question, {}, who)).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    }
    await guarded.close();
  });

  test("cashiers are shown the desks that they opened themselves, and others of them none", async () => {
    const asked = `query ($by: ID) { cashDesks(filter: { cashierId: $by }) { nodes { id } } }`;
    const access = { grant: grantRight } as unknown as ApiDependencies["access"];
    const guarded = await new FakeApi({}, { readSide, access }).start();
    const [cashier, overseer] = [await guarded.as(["cashier"]), await guarded.as(["finance-officer"])];
    const { data } = await guarded.ask("{ me { id } }", {}, cashier);
    const own = (data as { me: { id: string } }).me.id;
    askedDesks.length = 0;
    expect((await guarded.ask("{ cashDesks { nodes { id } } }", {}, cashier)).errors).toBeUndefined();
    await guarded.ask(asked, { by: own }, cashier);
    await guarded.ask(asked, { by: "another" }, cashier);
    await guarded.ask("{ cashDesks { nodes { id } } }", {}, overseer);
    await guarded.ask(asked, { by: "another" }, overseer);
    expect(askedDesks).toEqual([own, own, "", undefined, "another"]);
    const { errors } = await guarded.ask("{ cashDesks { nodes { id } } }", {}, await guarded.as(["clerk"]));
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    await guarded.close();
  });

  test("are narrowed by codes that are looked at first", async () => {
    const asked = `query ($offices: [String!]) { trialBalance(revenueItem: "tax-building", offices: $offices) { kind } }`;
    expect((await api.ask(asked, { offices: ["QND"] }, auditor)).data).toEqual({ trialBalance: [{ kind: "asset" }] });
    const { errors } = await api.ask(asked, { offices: ["'; drop"] }, auditor);
    expect(errors?.[0]?.extensions?.["code"]).toBe("VALIDATION");
  });

  test("have words for everything that the journal posts", () => {
    const journal = defterProjections.find(({ name }) => name === "journal")!;
    const codes = accountEvents
      .map(({ type }) => type)
      .filter((type) => journal.types.includes(type))
      .map((type) => type.replace(/\B[A-Z]/g, "-$&").toLowerCase());
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !hasMessage(`entry-${code}`))).toEqual([]);
  });
});

test("what was planned is told beside what came in, to those who may read revenue; nothing where there is no plan", async () => {
  const question = (year: number) => `{ plannedRevenue(year: ${year}) { revenueItem name unit planned } }`;
  const { data } = await api.ask(question(2025), {}, auditor);
  const line = { revenueItem: "late-fine", name: "late fine", unit: "pult", planned: 80 };
  expect(data).toEqual({ plannedRevenue: [line] });
  expect((await api.ask(question(2024), {}, auditor)).data).toEqual({ plannedRevenue: [] });
  expect((await api.ask(question(1999), {}, auditor)).errors?.[0]?.extensions.rule).toBe("number-out-of-range");
  const { errors } = await api.ask(question(2025), {}, { "x-defter-tenant": "shkoder" });
  expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
});

test("when the ledger was written is told to who reads the books or audits, of their municipality alone", async () => {
  const access = { grant: grantRight } as unknown as ApiDependencies["access"];
  const asked: unknown[] = [];
  const spans = [{ from: "2025-03-10T08:00:00.000Z", to: "2025-03-10T08:00:59.999Z", events: 3 }];
  const timeline = { spans, previous: entry.recordedAt, next: null };
  const ledgerTimeline = async (...of: unknown[]) => {
    asked.push(of);
    return timeline;
  };
  const guarded = await new FakeApi({}, { readSide: { ledgerTimeline } as unknown as ReadSide, access }).start();
  const question = "query ($at: Instant) { ledgerTimeline(at: $at) { spans { from to events } previous next } }";
  const answer = async (role: "auditor" | "finance-officer" | "clerk", at?: string) =>
    guarded.ask(question, { at }, await guarded.as([role]));
  expect((await answer("auditor", "2025-03-10T08:00:00.000Z")).data).toEqual({ ledgerTimeline: timeline });
  expect((await answer("finance-officer")).data).toEqual({ ledgerTimeline: timeline });
  expect((await answer("clerk")).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect((await answer("auditor", "yesterday")).errors).toHaveLength(1);
  expect(asked).toEqual([
    ["shkoder", "2025-03-10T08:00:00.000Z"],
    ["shkoder", null],
  ]);
  await guarded.close();
});
