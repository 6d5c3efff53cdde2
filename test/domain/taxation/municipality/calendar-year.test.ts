import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, civilDate, deadline, weekday, yearOf } from "../../../../domain/shared/index.js";
import {
  calendarWithYear,
  daysChanged,
  holidaysByRule,
  municipalityDecider,
  municipalityEvents,
  type AdoptCalendarYear,
  type MunicipalityEvent,
} from "../../../../domain/taxation/municipality/index.js";
import { referenceCalendar } from "../../../../ops/seed/calendar.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(municipalityDecider, municipalityEvents);

const on = civilDate("2026-11-30");
const held = referenceCalendar(2027);
const SOURCE = "VKM nr. 700, datë 20.12.2026";
const before: MunicipalityEvent[] = [
  {
    ...{ type: "MunicipalityEstablished", data: { tenant: "shkoder", name: { sq: "Shkodër", en: "Shkodër" } } },
    effectiveDate: on,
  },
  { type: "CalendarAdopted", data: { calendar: held }, effectiveDate: on },
];
const adopt = (asked: Partial<AdoptCalendarYear> = {}): AdoptCalendarYear => ({
  ...{ type: "AdoptCalendarYear", year: 2028, moveable: [], official: null, version: "2027", on, ...asked },
});
const adopted = (asked: Partial<AdoptCalendarYear>) => {
  const decided = municipalityDecider.decide(
    adopt(asked),
    before.reduce(
      (state, event) => municipalityDecider.evolve(state, event as never),
      municipalityDecider.initialState,
    ),
  );
  if (!decided.ok) throw new Error(decided.refusal.code);
  const [event] = decided.events;
  if (event?.type !== "CalendarAdopted") throw new Error("no calendar was adopted");
  return event.data.calendar;
};

describe("a year of the calendar", () => {
  test("that is not there yet is added by rule and assumed, and all the others stay", () => {
    const calendar = {
      ...held,
      ...{ version: "2028", years: [...held.years, 2028], assumedYears: [2027, 2028] },
      holidays: [...held.holidays, ...holidaysByRule(2028)],
    };
    given(before)
      .when(adopt())
      .then([{ type: "CalendarAdopted", data: { calendar }, effectiveDate: on }]);
  });

  test("is official once its list is named, which is the ground and the source of each day", () => {
    given(before)
      .when(adopt({ year: 2027, official: SOURCE }))
      .thenState(({ calendar }) => {
        expect(calendar).toMatchObject({ version: "2027.1", assumedYears: [] });
        const days = calendar!.holidays.filter(({ date }) => yearOf(date) === 2027);
        expect(days.map(({ code, date, observed }) => ({ code, date, observed }))).toEqual(
          held.holidays
            .filter(({ date }) => yearOf(date) === 2027)
            .map(({ code, date, observed }) => ({ code, date, observed })),
        );
        expect(new Set(days.map(({ source }) => source))).toEqual(new Set([SOURCE]));
        expect(days.filter((day) => day.assumed ?? day.observedAssumed)).toEqual([]);
      });
  });

  test("has its moveable days put right: those at a weekend, and what they push, are observed by the rule", () => {
    const code = "eid-al-fitr-2027";
    const calendar = adopted({ year: 2027, moveable: [{ code, date: civilDate("2027-03-13") }] });
    const observed = (of: string) => calendar.holidays.find((each) => each.code === of);
    // A Saturday, the day before Summer Day: Monday and Tuesday are off.
    expect(observed(code)).toMatchObject({ date: "2027-03-13", observed: "2027-03-15", moved: true });
    expect(observed("summer-day-2027")).toMatchObject({ date: "2027-03-14", observed: "2027-03-16" });
    expect(calendar.assumedYears).toEqual([2027]);
    const names = daysChanged(held, calendar).map(({ date, before: was, after }) => [date, was?.en, after?.en]);
    expect(names).toEqual([
      ["2027-03-10", "Eid al-Fitr", undefined],
      ["2027-03-15", "Summer Day", "Eid al-Fitr"],
      ["2027-03-16", undefined, "Summer Day"],
    ]);
  });

  test("has the days off of the administration that are named, and keeps those it has where none are", () => {
    const day = civilDate("2027-01-08");
    const calendar = adopted({ year: 2027, daysOff: [day, day], official: SOURCE });
    expect(calendar.bridgeDays.filter(({ date }) => yearOf(date) === 2027)).toEqual([
      { date: day, name: expect.objectContaining({ en: "Day off for the public administration" }), source: SOURCE },
    ]);
    const event: MunicipalityEvent = { type: "CalendarAdopted", data: { calendar }, effectiveDate: on };
    given([...before, event])
      .when(adopt({ year: 2027, version: calendar.version, official: "VKM 701" }))
      .thenState(({ calendar: next }) => expect(next!.bridgeDays.map(({ date }) => date)).toContain(day));
    given([...before, event])
      .when(adopt({ year: 2027, version: calendar.version, official: "VKM 701", daysOff: [] }))
      .thenState(({ calendar: next }) => expect(next!.bridgeDays.map(({ date }) => date)).not.toContain(day));
  });

  test("takes no version where nothing is changed", () => {
    given(before)
      .when(adopt({ year: 2027 }))
      .thenNothing();
  });

  test.each<[code: string, asked: Partial<AdoptCalendarYear>]>([
    ["calendar-changed", { version: "2026" }],
    ["calendar-year-past", { year: 2025 }],
    ["calendar-year-not-next", { year: 2029 }],
    ["calendar-source-missing", { year: 2026 }],
    ["holiday-not-moveable", { moveable: [{ code: "christmas-2028", date: civilDate("2028-12-24") }] }],
    ["holiday-not-moveable", { moveable: [{ code: "eid-al-fitr-2027", date: civilDate("2028-03-01") }] }],
    ["holiday-outside-year", { moveable: [{ code: "eid-al-fitr-2028", date: civilDate("2027-03-01") }] }],
    ["day-off-outside-year", { daysOff: [civilDate("2027-01-08")] }],
    ["day-off-at-weekend", { daysOff: [civilDate("2028-01-08")] }],
    ["day-off-is-holiday", { daysOff: [civilDate("2028-12-25")] }],
  ])("is refused with %s: %j", (code, asked) => {
    given(before).when(adopt(asked)).thenRefused(code);
  });

  test("cannot be drafted without a calendar, nor beyond what anybody knows", () => {
    given([before[0]!]).when(adopt()).thenRefused("calendar-missing", { year: 2028 });
    const far = calendarWithYear(referenceCalendar(2031), { year: 2032, moveable: [], official: null }, on);
    expect(far).toMatchObject({ ok: false, refusal: { code: "calendar-year-not-next", facts: { next: 2031 } } });
  });

  test("wherever the two Eids fall, is observed on weekdays, and no term that ends before the first change ends otherwise", () => {
    const dayOf2027 = fc.integer({ min: 0, max: 364 }).map((days) => addDays(civilDate("2027-01-01"), days));
    fc.assert(
      fc.property(dayOf2027, dayOf2027, fc.integer({ min: 1, max: 60 }), dayOf2027, (fitr, adha, days, start) => {
        const moveable = [
          { code: "eid-al-fitr-2027", date: fitr },
          { code: "eid-al-adha-2027", date: adha },
        ];
        const calendar = adopted({ year: 2027, moveable, official: SOURCE });
        expect(calendar.holidays.filter(({ observed }) => weekday(observed) > 5)).toEqual([]);
        const [first] = daysChanged(held, calendar);
        for (const dayKind of ["working", "calendar"] as const) {
          const [was, is] = [held, calendar].map((each) => deadline(each, start, { days, dayKind }));
          if (was!.ok && first && was!.value.end < first.date) expect(is).toEqual(was);
        }
      }),
    );
  });
});
