import { describe, expect, test } from "@jest/globals";
import { daysBetween, weekday, yearOf, type CivilDate, type Holiday } from "../../../domain/shared/index.js";
import { NO_MUNICIPALITY, draftCalendar, holidaysByRule, municipalityDecider } from "../../../domain/taxation/index.js";
import { referenceCalendar } from "../../../ops/seed/calendar.js";

const LUNAR = /^eid-/;
const byCode = (holidays: readonly Holiday[], year: number) =>
  holidays
    .filter(({ date, code }) => yearOf(date) === year && !LUNAR.test(code))
    .map(({ code, date, observed }) => ({ code, date, observed }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));

describe("the holidays of a year that has no official calendar", () => {
  const known = referenceCalendar(2027);

  test.each([2026, 2027])("follow from the rules as the data files have them for %i", (year) => {
    expect(byCode(holidaysByRule(year), year)).toEqual(byCode(known.holidays, year));
  });

  test.each([2024, 2025, 2026, 2027])("hold the two Eids of %i within a day", (year) => {
    const eids = (holidays: readonly Holiday[]) =>
      holidays.filter(({ code, date }) => LUNAR.test(code) && yearOf(date) === year).map(({ date }) => date);
    const [official, ruled] = [eids(known.holidays), eids(holidaysByRule(year))];
    expect(ruled).toHaveLength(official.length);
    for (const [index, date] of official.entries()) expect(apart(date, ruled[index]!)).toBeLessThanOrEqual(1);
  });

  test("are observed on weekdays, each on one of its own, in every year to come", () => {
    for (let year = 2028; year <= 2060; year++) {
      const holidays = holidaysByRule(year);
      expect(holidays.every(({ observed }) => weekday(observed) <= 5)).toBe(true);
      const moved = holidays.filter(({ date, observed }) => date !== observed).map(({ observed }) => observed);
      const others = new Set(holidays.filter(({ date, observed }) => date === observed).map(({ date }) => date));
      expect(new Set(moved).size).toBe(moved.length);
      expect(moved.filter((day) => others.has(day))).toEqual([]);
      expect(new Set(holidays.map(({ code }) => code)).size).toBe(holidays.length);
    }
  });
});

describe("the calendar of the demonstration", () => {
  test("reaches into the year after this one, says which years are assumed, and can be adopted one after another", () => {
    const on = "2024-01-02" as CivilDate;
    let state = { ...NO_MUNICIPALITY, tenant: "shkoder" };
    for (const through of [2025, 2027, 2028, 2032]) {
      const calendar = referenceCalendar(through);
      const last = Math.max(2027, through);
      expect(calendar.years.at(-1)).toBe(last);
      expect(calendar.assumedYears).toEqual(Array.from({ length: last - 2026 }, (_, index) => 2027 + index));
      const decided = municipalityDecider.decide({ type: "AdoptCalendar", calendar, on }, state);
      expect(decided).toMatchObject({ ok: true });
      state = { ...state, calendar };
    }
    expect(referenceCalendar().years).toContain(new Date().getUTCFullYear() + 1);
  });
});

describe("the draft of next year's calendar", () => {
  const held = referenceCalendar(2027);
  test("adds the years that are missing, assumed, under a version of its own", () => {
    const draft = draftCalendar(held, 2029);
    expect(draft).toMatchObject({ version: "2029", years: [2024, 2025, 2026, 2027, 2028, 2029] });
    expect(draft.assumedYears).toEqual([2027, 2028, 2029]);
    expect(draft.holidays.slice(0, held.holidays.length)).toEqual(held.holidays);
    expect(draft.holidays.slice(held.holidays.length)).toEqual([...holidaysByRule(2028), ...holidaysByRule(2029)]);
  });

  test("of years that are there changes nothing but the version, which is never one that was used", () => {
    const versions = [held];
    for (let count = 0; count < 3; count++) versions.push(draftCalendar(versions.at(-1)!, 2026));
    expect(versions.map(({ version }) => version)).toEqual(["2027", "2027.1", "2027.2", "2027.3"]);
    expect({ ...versions.at(-1)!, version: held.version }).toEqual(held);
  });
});

const apart = (one: CivilDate, other: CivilDate) => Math.abs(daysBetween(one, other));
