import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { HolidayCalendar } from "../../../domain/shared/index.js";
import { referenceCalendar } from "../../../ops/seed/calendar.js";
import { FakeApi } from "../support/fake-api.js";

let api: FakeApi;
let calendar: HolidayCalendar | null = null;
beforeAll(async () => {
  api = await new FakeApi().start();
  api.outcomes.set("municipalityOf", () => ({ ok: true, value: { calendar } }));
});
afterAll(() => api.close());

const QUERY = `{ municipality { calendar { code version years assumedYears
  holidays { code date observed name { sq en } } bridgeDays { date name { sq en } } } } }`;
const shown = async () => (await api.ask(QUERY, {}, { "x-defter-tenant": "shkoder" })).data;

test("anybody may ask which days are off, and which years are assumed; none where none was adopted", async () => {
  expect(await shown()).toEqual({ municipality: { calendar: null } });
  calendar = referenceCalendar(2027);
  const { holidays, bridgeDays } = calendar;
  expect(await shown()).toEqual({
    municipality: {
      calendar: {
        ...{ code: "holidays.al", version: "2027", years: [2024, 2025, 2026, 2027], assumedYears: [2027] },
        holidays: holidays.map(({ code, date, observed, name }) => ({ code, date, observed, name })),
        bridgeDays: bridgeDays.map(({ date, name }) => ({ date, name })),
      },
    },
  });
  // As adopted before calendars said it.
  const { assumedYears: _none, ...older } = calendar;
  calendar = older;
  expect(await shown()).toMatchObject({ municipality: { calendar: { assumedYears: [] } } });
});
