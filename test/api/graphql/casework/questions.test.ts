import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { instant, notParsed, parsed } from "../../../../domain/shared/index.js";
import type { CasePerformanceFilter, PageAsk, Scope } from "../../../../read-models/read-side/index.js";
import { FakeApi } from "../../support/fake-api.js";

const asked: { readonly scope: Scope; readonly filter: object; readonly atMost?: number }[] = [];
let clock = Date.parse("2025-06-01T12:00:00.000Z");
const readSide = {
  cases: async (scope: Scope, ask: PageAsk<object>) => {
    asked.push({ scope, filter: ask.filter });
    const known = (ask.filter as { number?: string }).number === "velipoje/2025/000001";
    return { rows: known ? [{ cursor: "c", row: { caseId: "C1" } }] : [], hasNext: false };
  },
  caseCount: async (scope: Scope, filter: object, atMost: number) => {
    asked.push({ scope, filter, atMost });
    return 7;
  },
  caseQueueCount: async (scope: Scope, filter: object) => {
    asked.push({ scope, filter });
    return 3;
  },
  caseWorkflows: async () => [],
  casePerformance: async (scope: Scope, filter: CasePerformanceFilter) => {
    asked.push({ scope, filter });
    return [];
  },
};
const casework = {
  waitingPlaces: async () => [],
  trackCase: async (_tenant: string, given: { readonly caseId: string; readonly code: string }) =>
    given.caseId === "C1" && given.code === "ABCDEFGHJKMN"
      ? parsed({ number: "velipoje/2025/000001", state: { code: "in-review", name: null }, since: "2025-06-01" })
      : notParsed("tracking-code-wrong"),
};
const api = new FakeApi(
  {},
  {
    access: rightsEvaluator,
    readSide: readSide as never,
    casework: casework as never,
    clock: () => instant(new Date(clock)),
  },
);
beforeAll(() => api.start());
afterAll(() => api.close());
beforeEach(() => {
  asked.length = 0;
  clock += 600_000;
});

const visitor = { "x-defter-tenant": "shkoder" };
const TRACK = "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { number } }";
const track = (name: string, code: string) => api.ask(TRACK, { case: name, code }, visitor);

describe("trackCase", () => {
  test("finds a case by its number or its id, and by nothing without its code", async () => {
    for (const name of ["velipoje/2025/000001", "C1"])
      expect((await track(name, "abcd-efgh jkmn")).data?.["trackCase"]).toEqual({ number: "velipoje/2025/000001" });
    for (const [name, code] of [
      ["C1", "AAAAAAAAAAAA"],
      ["C2", "ABCDEFGHJKMN"],
      ["' or true --", "ABCDEFGHJKMN"],
    ] as const)
      expect((await track(name, code)).errors?.[0]?.extensions).toMatchObject({
        code: "NOT_FOUND",
        rule: "tracking-code-wrong",
      });
    expect((await api.ask(TRACK, { case: "C1", code: "x" })).errors?.[0]?.extensions.rule).toBe("tenant-unknown");
  });

  test("is answered so often by the minute to one address, and again after it", async () => {
    for (let times = 0; times < 120; times++) expect((await track("C1", "ABCDEFGHJKMN")).errors).toBeUndefined();
    expect((await track("C1", "ABCDEFGHJKMN")).errors?.[0]?.extensions).toMatchObject({
      code: "LIMIT",
      rule: "tracking-too-often",
    });
    clock += 60_000;
    expect((await track("C1", "ABCDEFGHJKMN")).errors).toBeUndefined();
  });
});

describe("casePerformance", () => {
  const PERFORMANCE = "query($filter: CasePerformanceInput!) { casePerformance(filter: $filter) { received } }";
  const filter = { from: "2025-01-01", to: "2025-03-31", by: ["SERVICE"] };

  test("counts in the offices of who asks, and of sensitive services only for those who may see them", async () => {
    await api.ask(PERFORMANCE, { filter }, await api.as(["sector-head"], ["velipoje"]));
    await api.ask(PERFORMANCE, { filter }, await api.as(["signatory", "sensitive-services"]));
    expect(asked).toEqual([
      {
        scope: { tenant: "shkoder", offices: ["velipoje"] },
        filter: { ...filter, by: ["service"], seesSensitive: false },
      },
      { scope: { tenant: "shkoder", offices: null }, filter: { ...filter, by: ["service"], seesSensitive: true } },
    ]);
  });

  test("is not for everybody, and a period does not end before it begins", async () => {
    const denied = await api.ask(PERFORMANCE, { filter }, await api.as(["clerk"]));
    expect(denied.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const reversed = { ...filter, from: "2025-04-01" };
    const refused = await api.ask(PERFORMANCE, { filter: reversed }, await api.as(["signatory"]));
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "VALIDATION", rule: "performance-period-reversed" });
    expect(asked).toEqual([]);
  });
});

describe("how long lists are", () => {
  const COUNTS = "query($at: Position) { caseCounts(minPosition: $at) { mine waiting late } }";

  test("is told of one's own cases, of one's roles and offices, and of sensitive services only to who may see them", async () => {
    const clerk = await api.ask(COUNTS, {}, await api.as(["clerk", "sensitive-services"], ["velipoje"]));
    expect(clerk.data).toEqual({ caseCounts: { mine: 7, waiting: 3, late: 7 } });
    const scope = { tenant: "shkoder", offices: ["velipoje"] };
    expect(asked).toEqual([
      { scope, filter: { open: true, handledBy: expect.any(String), seesSensitive: true }, atMost: 1000 },
      { scope, filter: { open: true, lateOn: "2025-06-01", seesSensitive: true }, atMost: 1000 },
      { scope, filter: { unassigned: true, personId: expect.any(String), places: [], seesSensitive: true } },
    ]);
  });

  test("has nothing that waits for who has no role in cases, and is nothing to others", async () => {
    const auditor = await api.ask(COUNTS, {}, await api.as(["auditor"]));
    expect(auditor.data).toEqual({ caseCounts: { mine: 7, waiting: null, late: 7 } });
    const cashier = await api.ask(COUNTS, {}, await api.as(["cashier"]));
    expect(cashier.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("saved filters", () => {
  const SAVE = "mutation($input: SaveMyFilterInput!) { saveMyFilter(input: $input) { name } }";
  const SAVED = "{ mySavedFilters { name queue service office dueWithin orderBy } }";
  const DROP = `mutation { dropMyFilter(name: "Lejet që ngutin") }`;
  const input = { name: "Lejet që ngutin", queue: "OFFICE", service: "building-permit", dueWithin: 7 };
  const saved = { name: "Lejet që ngutin", queue: "office", service: "building-permit", office: null, dueWithin: 7 };

  test("are there for whoever saved them, in every browser, until they delete them; for nobody else", async () => {
    const arta = await api.as(["clerk"]);
    const beni = await api.as(["auditor"]);
    expect((await api.ask(SAVE, { input }, arta)).errors).toBeUndefined();
    expect((await api.ask(SAVED, {}, arta)).data).toEqual({ mySavedFilters: [{ ...saved, orderBy: "due" }] });
    expect((await api.ask(SAVED, {}, beni)).data).toEqual({ mySavedFilters: [] });
    await api.ask(DROP, {}, beni);
    await api.ask(SAVE, { input: { ...input, orderBy: "RECEIVED" } }, arta);
    expect((await api.ask(SAVED, {}, arta)).data).toEqual({ mySavedFilters: [{ ...saved, orderBy: "received" }] });
    await api.ask(DROP, {}, arta);
    expect((await api.ask(SAVED, {}, arta)).data).toEqual({ mySavedFilters: [] });
  });

  test("are nothing to citizens and visitors; a bad one, and one too many, is refused and changes nothing", async () => {
    const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]!.extensions;
    expect(code(await api.ask(SAVED, {}, await api.asCitizen("ARTA")))).toMatchObject({ code: "FORBIDDEN" });
    expect(code(await api.ask(SAVE, { input }))).toMatchObject({ code: "UNAUTHENTICATED" });
    const officer = await api.as(["specialist"]);
    for (const wrong of [{ name: " " }, { service: "no code!" }, { dueWithin: 366 }, { name: "x".repeat(61) }])
      expect(code(await api.ask(SAVE, { input: { ...input, ...wrong } }, officer))).toMatchObject({
        code: "VALIDATION",
      });
    expect((await api.ask(SAVED, {}, officer)).data).toEqual({ mySavedFilters: [] });
    for (let n = 0; n < 30; n++) await api.ask(SAVE, { input: { ...input, name: `f${n}` } }, officer);
    expect(code(await api.ask(SAVE, { input }, officer))).toMatchObject({ rule: "saved-filters-too-many" });
  });
});

describe("a queue", () => {
  test("is of those who have a role in cases", async () => {
    const answer = await api.ask("{ myQueue { nodes { id } } }", {}, await api.as(["auditor"]));
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", rule: "case-role-missing" });
  });

  test("shows a page no larger than is allowed, and takes no cursor that is none", async () => {
    const headers = await api.as(["clerk"]);
    const large = await api.ask("{ cases(first: 201) { nodes { id } } }", {}, headers);
    expect(large.errors?.[0]?.extensions).toMatchObject({ code: "LIMIT", rule: "page-too-large" });
    const cursor = await api.ask('{ myQueue(after: "../x") { nodes { id } } }', {}, headers);
    expect(cursor.errors?.[0]?.extensions).toMatchObject({ code: "VALIDATION", rule: "cursor-malformed" });
  });
});
