import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { HolidayCalendar } from "../../../domain/shared/index.js";
import type { CaseFilter, ReadSide, Scope } from "../../../read-models/read-side/index.js";
import { referenceCalendar } from "../../../ops/seed/calendar.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { FakeApi, wrote } from "../support/fake-api.js";

let api: FakeApi;
let calendar: HolidayCalendar | null = null;
/** What was counted, in the order of asking. */
const counted: object[] = [];
beforeAll(async () => {
  const readSide = {
    caseCount: async (scope: Scope, filter: CaseFilter, atMost: number) => counted.push({ scope, filter, atMost }),
  };
  api = await new FakeApi({}, { access: rightsEvaluator, readSide: readSide as unknown as ReadSide }).start();
  api.outcomes.set("municipalityOf", () => ({ ok: true, value: { calendar } }));
});
afterAll(() => api.close());

beforeEach(() => {
  counted.length = 0;
  api.calls.length = 0;
});

const QUERY = `{ municipality { calendar { code version years assumedYears
  holidays { code date observed name { sq en } source assumed moveable } bridgeDays { date name { sq en } } } } }`;
const shown = async () => (await api.ask(QUERY, {}, { "x-defter-tenant": "shkoder" })).data;

test("anybody may ask which days are off, and which years are assumed; none where none was adopted", async () => {
  expect(await shown()).toEqual({ municipality: { calendar: null } });
  calendar = referenceCalendar(2027);
  const { holidays, bridgeDays } = calendar;
  expect(await shown()).toEqual({
    municipality: {
      calendar: {
        ...{ code: "holidays.al", version: "2027", years: [2024, 2025, 2026, 2027], assumedYears: [2027] },
        holidays: holidays.map(({ code, date, observed, name, source = null, ...marks }) => ({
          ...{ code, date, observed, name, source },
          assumed: marks.assumed === true || marks.observedAssumed === true,
          moveable: code.startsWith("eid-"),
        })),
        bridgeDays: bridgeDays.map(({ date, name }) => ({ date, name })),
      },
    },
  });
  // As adopted before calendars said it.
  const { assumedYears: _none, ...older } = calendar;
  calendar = older;
  expect(await shown()).toMatchObject({ municipality: { calendar: { assumedYears: [] } } });
});

describe("whoever may adopt the calendar", () => {
  const LOOK = `query ($input: CalendarYearInput!) { calendarYear(input: $input) {
    year version assumed holidays { code } bridgeDays { date } changed { date before { en } after { en } }
    openCases mayMove } }`;
  const ADOPT = `mutation ($input: AdoptCalendarYearInput!) {
    adoptCalendarYear(commandId: "9b2f7c1e-6f3b-4c58-9a75-0d6a2b1c3e4f", reason: "VKM 700", input: $input) { receipt { revision } }
  }`;
  const year = { year: 2027, moveable: [{ code: "eid-al-fitr-2027", date: "2027-03-11" }], official: null };
  const changed = [
    { date: "2027-03-10", before: { sq: "Bajrami", en: "Eid" }, after: null },
    { date: "2027-03-11", before: null, after: { sq: "Bajrami", en: "Eid" } },
  ];
  const draft = { year: 2027, version: "2027", assumed: true, holidays: [], bridgeDays: [], changed };

  test("sees a year as it would be, and how many open cases it touches, of all offices and no further than 10,000", async () => {
    const administrator = await api.as(["administrator"]);
    api.outcomes.set("calendarYear", () => ({ ok: true, value: draft }));
    const { data } = await api.ask(LOOK, { input: year }, administrator);
    expect(data).toMatchObject({
      calendarYear: {
        ...{ year: 2027, version: "2027", assumed: true, openCases: 1, mayMove: 2 },
        changed: [
          { date: "2027-03-10", before: { en: "Eid" }, after: null },
          { date: "2027-03-11", before: null, after: { en: "Eid" } },
        ],
      },
    });
    expect(api.questions.at(-1)).toMatchObject({ question: "calendarYear", tenant: "shkoder", input: year });
    const scope = { tenant: "shkoder", offices: null };
    expect(counted).toEqual([
      { scope, filter: { seesSensitive: true, open: true }, atMost: 10_000 },
      { scope, filter: { seesSensitive: true, open: true, dueFrom: "2027-03-10" }, atMost: 10_000 },
    ]);
  });

  test("counts nothing where no day changes", async () => {
    const administrator = await api.as(["administrator"]);
    api.outcomes.set("calendarYear", () => ({ ok: true, value: { ...draft, changed: [] } }));
    const { data } = await api.ask(LOOK, { input: year }, administrator);
    expect(data).toMatchObject({ calendarYear: { mayMove: 0 } });
    expect(counted).toHaveLength(1);
  });

  test("adopts the year that was looked at, with the ground", async () => {
    const administrator = await api.as(["administrator"]);
    api.outcomes.set("adoptCalendarYear", () => wrote(null));
    const input = { ...year, version: "2027", daysOff: ["2027-01-08"], official: "VKM 700" };
    const { errors } = await api.ask(ADOPT, { input }, administrator);
    expect(errors).toBeUndefined();
    expect(api.calls).toEqual([
      expect.objectContaining({
        useCase: "adoptCalendarYear",
        input,
        ask: expect.objectContaining({ reason: "VKM 700" }),
      }),
    ]);
  });

  test("is told in words why it is refused, and of each field what is wrong with it", async () => {
    const administrator = await api.as(["administrator"]);
    const refusal = { code: "calendar-changed", facts: { version: "2027.1" } };
    api.outcomes.set("adoptCalendarYear", () => ({ ok: false, refusal }));
    const asked = (input: object) => api.ask(ADOPT, { input }, administrator);
    const { errors } = await asked({ ...year, version: "2027" });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("2027.1 holds now"),
      extensions: { code: "REFUSED", rule: "calendar-changed" },
    });
    const many = await asked({ ...year, version: "2027", moveable: Array(7).fill(year.moveable[0]) });
    expect(many.errors?.[0]).toMatchObject({ extensions: { code: "VALIDATION" } });
    const long = await asked({ ...year, version: "2027", official: "x".repeat(301) });
    expect(long.errors?.[0]).toMatchObject({ extensions: { code: "VALIDATION" } });
  });

  test("sees how many deadlines are in assumed years that are not over", async () => {
    const administrator = await api.as(["administrator"]);
    calendar = { ...referenceCalendar(2027), assumedYears: [2024, 2027] };
    const { data } = await api.ask(`{ calendarReach { year openCases } }`, {}, administrator);
    expect(data).toEqual({ calendarReach: [{ year: 2027, openCases: 1 }] });
    expect(counted).toMatchObject([{ filter: { dueFrom: "2027-01-01", dueBy: "2027-12-31", open: true } }]);
  });

  test("is nobody else: neither auditors, nor officers, nor administrators of some offices alone", async () => {
    const others = [["auditor"], ["finance-officer"], ["clerk"]] as const;
    for (const roles of others)
      for (const [query, variables] of [
        [LOOK, { input: year }],
        [ADOPT, { input: { ...year, version: "2027" } }],
        ["{ calendarReach { year } }", {}],
      ] as const)
        expect((await api.ask(query, variables, await api.as([...roles]))).errors?.[0]).toMatchObject({
          extensions: { code: "FORBIDDEN" },
        });
    const narrow = await api.as(["administrator"], ["velipoje"]);
    for (const [query, variables] of [
      [LOOK, { input: year }],
      [ADOPT, { input: { ...year, version: "2027" } }],
    ] as const)
      expect((await api.ask(query, variables, narrow)).errors?.[0]).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
    expect(api.calls.map(({ useCase }) => useCase)).not.toContain("adoptCalendarYear");
    expect(counted).toEqual([]);
  });
});
