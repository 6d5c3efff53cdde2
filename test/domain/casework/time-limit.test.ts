import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  appealUntil,
  dueOf,
  hasPassed,
  remainingAt,
  warningOf,
  type LimitFacts,
  type LimitUnit,
  type Suspension,
} from "../../../domain/casework/index.js";
import {
  addDays,
  civilDate,
  civilDateAt,
  instant,
  trusted,
  type CalendarUse,
  type CivilDate,
  type HolidayCalendar,
  type Instant,
} from "../../../domain/shared/index.js";
import { referenceCalendar, referenceData } from "../../support/reference-data.js";

interface Example {
  readonly code: string;
  readonly start: CivilDate;
  readonly calendar: CalendarUse;
  readonly expectedEnd: CivilDate;
  readonly termWorkingDays?: number;
  readonly termCalendarDays?: number;
}
const { workingDayExamples, calendarDayExamples } = referenceData<{
  readonly workingDayExamples: readonly Example[];
  readonly calendarDayExamples: readonly Example[];
}>("holidays.al.json");
const calendar = referenceCalendar();

function noon(day: string): Instant {
  return instant(`${day}T11:00:00Z`);
}

function limit(start: string, value: number, unit: LimitUnit, suspensions: LimitFacts["suspensions"] = []): LimitFacts {
  return { startedAt: noon(start), term: { value, unit }, extensions: [], suspensions, use: "administration" };
}

function stood(number: number, from: string, to: string | null): Suspension {
  return { number, from: noon(from), to: to === null ? null : noon(to) };
}

function dueOn(facts: LimitFacts, by: HolidayCalendar = calendar): CivilDate | null {
  return trusted(dueOf(facts, by))?.on ?? null;
}

describe("worked examples of the calendar of holidays", () => {
  test("are all there", () => expect([workingDayExamples.length, calendarDayExamples.length]).toEqual([20, 5]));

  test.each([...workingDayExamples, ...calendarDayExamples].map((each) => [each.code, each] as const))(
    "%s",
    (_code, { start, calendar: use, expectedEnd, termWorkingDays, termCalendarDays }) => {
      const [value, unit] =
        termWorkingDays === undefined
          ? ([termCalendarDays!, "calendarDay"] as const)
          : ([termWorkingDays, "workingDay"] as const);
      const facts = { ...limit(start, value, unit), use };
      expect(dueOn(facts)).toBe(expectedEnd);
      expect(hasPassed({ on: expectedEnd, at: null }, noon(expectedEnd))).toBe(false);
      expect(hasPassed({ on: expectedEnd, at: null }, noon(addDays(expectedEnd, 1)))).toBe(true);
    },
  );
});

describe("suspension", () => {
  // 2025-06-05 is a Thursday; the Friday after is Eid al-Adha.
  test("moves the end by the days that the clock stood still, the first of them counted, the last not", () => {
    expect(dueOn(limit("2025-06-09", 5, "workingDay"))).toBe("2025-06-16");
    expect(dueOn(limit("2025-06-09", 5, "workingDay", [stood(1, "2025-06-11", "2025-06-13")]))).toBe("2025-06-18");
  });

  test("over a weekend takes no more days than it stood on: a pause is not counted twice", () => {
    const overWeekend = limit("2025-06-09", 5, "workingDay", [stood(1, "2025-06-13", "2025-06-16")]);
    expect(dueOn(overWeekend)).toBe("2025-06-17");
    const twice = limit("2025-06-09", 5, "workingDay", [
      stood(1, "2025-06-13", "2025-06-16"),
      stood(2, "2025-06-13", "2025-06-15"),
    ]);
    expect(dueOn(twice)).toBe("2025-06-17");
  });

  test("within one day changes nothing", () => {
    expect(dueOn(limit("2025-06-09", 5, "workingDay", [stood(1, "2025-06-11", "2025-06-11")]))).toBe("2025-06-16");
  });

  test("that lasts leaves no end, but what is left is known and stays", () => {
    const facts = limit("2025-06-09", 5, "workingDay", [stood(1, "2025-06-11", null)]);
    expect(dueOn(facts)).toBeNull();
    expect(trusted(remainingAt(facts, noon("2025-06-11"), calendar))).toBe(3);
    expect(trusted(remainingAt(facts, noon("2025-08-01"), calendar))).toBe(3);
  });

  test("of a limit in hours stops the hours, also over the change of the clocks", () => {
    // 2025-03-30 at 02:00 the clocks go one hour ahead: 48 hours stay 48 hours.
    const facts = { ...limit("2025-03-29", 48, "hour"), startedAt: instant("2025-03-29T10:00:00Z") };
    expect(trusted(dueOf(facts, calendar))).toEqual({ on: "2025-03-31", at: "2025-03-31T10:00:00.000Z" });
    const suspensions = [
      { number: 1, from: instant("2025-03-29T12:00:00Z"), to: instant("2025-03-29T15:00:00Z") },
      { number: 2, from: instant("2025-03-29T14:00:00Z"), to: instant("2025-03-29T16:00:00Z") },
    ];
    expect(trusted(dueOf({ ...facts, suspensions }, calendar))?.at).toBe("2025-03-31T14:00:00.000Z");
    expect(trusted(remainingAt({ ...facts, suspensions }, instant("2025-03-29T17:00:00Z"), calendar))).toBe(45);
  });
});

describe("a limit", () => {
  test("does not count the day of receipt, whatever the hour: after hours in Tirana it is the next day", () => {
    const evening = { ...limit("2025-06-09", 1, "workingDay"), startedAt: instant("2025-06-09T21:59:59Z") };
    const midnight = { ...evening, startedAt: instant("2025-06-09T22:00:00Z") };
    expect([dueOn(evening), dueOn(midnight)]).toEqual(["2025-06-10", "2025-06-11"]);
  });

  test("is longer by what was added", () => {
    expect(dueOn({ ...limit("2025-06-09", 10, "workingDay"), extensions: [5] })).toBe("2025-06-30");
  });

  test("warns when a share is used up, on a whole day", () => {
    expect(trusted(warningOf(limit("2025-06-09", 5, "workingDay"), 80, calendar))?.on).toBe("2025-06-13");
    expect(trusted(warningOf(limit("2025-06-09", 1, "workingDay"), 80, calendar))?.on).toBe("2025-06-10");
    expect(
      trusted(warningOf(limit("2025-06-09", 5, "workingDay", [stood(1, "2025-06-10", null)]), 80, calendar)),
    ).toBeNull();
  });

  test("moves with a holiday that is declared after it was set", () => {
    const declared = {
      code: "declared-2025-06-12",
      date: civilDate("2025-06-12"),
      name: { sq: "Ditë e shpallur", en: "Declared day" },
    };
    const later = { ...calendar, version: "2", bridgeDays: [...calendar.bridgeDays, declared] };
    expect(dueOn(limit("2025-06-09", 5, "workingDay"), later)).toBe("2025-06-17");
    expect(dueOn({ ...limit("2025-06-09", 5, "workingDay"), use: "public" }, later)).toBe("2025-06-16");
  });

  test("that needs a year the calendar lacks is refused, never guessed", () => {
    const missing = { code: "calendar-year-missing", facts: { calendar: "holidays.al", version: "1", year: 2027 } };
    for (const unit of ["workingDay", "calendarDay"] as const)
      expect(dueOf(limit("2026-12-20", 30, unit), calendar)).toEqual({ ok: false, refusal: missing });
  });
});

describe("whatever happens to the clock", () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(civilDate("2025-01-02"), days));
  const suspensions = fc
    .array(fc.tuple(day, fc.integer({ min: 0, max: 40 })), { maxLength: 6 })
    .map((all) => all.map(([from, days], index) => stood(index + 1, from, addDays(from, days))));
  const unit = fc.constantFrom<LimitUnit>("workingDay", "calendarDay", "hour");
  const facts = fc
    .tuple(day, fc.integer({ min: 1, max: 60 }), unit, suspensions)
    .map(([start, value, of, all]) => limit(start, value, of, all));

  test("what is left does not depend on the order in which suspensions became known", () => {
    fc.assert(
      fc.property(facts, day, fc.infiniteStream(fc.nat()), (known, asked, keys) => {
        const shuffled = known.suspensions
          .map((each) => [keys.next().value as number, each] as const)
          .toSorted(([left], [right]) => left - right)
          .map(([, each]) => each);
        const other = { ...known, suspensions: shuffled };
        expect(remainingAt(other, noon(asked), calendar)).toEqual(remainingAt(known, noon(asked), calendar));
        expect(dueOf(other, calendar)).toEqual(dueOf(known, calendar));
      }),
    );
  });

  test("nothing is left at the end, something before it, and a suspension never shortens", () => {
    fc.assert(
      fc.property(facts, (known) => {
        const due = trusted(dueOf(known, calendar))!;
        expect(trusted(remainingAt(known, due.at ?? noon(due.on), calendar))).toBe(0);
        const without = trusted(dueOf({ ...known, suspensions: [] }, calendar))!;
        expect(due.on >= without.on).toBe(true);
        if (known.term.unit === "workingDay" && civilDateAt(known.startedAt) < addDays(due.on, -1))
          expect(trusted(remainingAt(known, noon(addDays(due.on, -1)), calendar))).toBe(1);
      }),
    );
  });

  test("a suspension that another one contains changes nothing", () => {
    fc.assert(
      fc.property(facts, fc.nat(), (known, pick) => {
        if (known.suspensions.length === 0) return;
        const again = { ...known.suspensions[pick % known.suspensions.length]!, number: 99 };
        expect(dueOf({ ...known, suspensions: [...known.suspensions, again] }, calendar)).toEqual(
          dueOf(known, calendar),
        );
      }),
    );
  });
});

describe("the term of an appeal", () => {
  const sent = { receivedOn: null };
  const on = (day: string) => ({ receivedOn: civilDate(day) });
  const days = (value: number) => ({ value, unit: "calendarDay" }) as const;

  test("does not run while nothing shows that the decision arrived", () => {
    expect(appealUntil(days(45), [], calendar)).toEqual({ ok: true, value: null });
    expect(appealUntil(days(45), [sent], calendar)).toEqual({ ok: true, value: null });
  });

  test("runs from the first day of service, which is not counted, to a day on which offices work", () => {
    const notices = [sent, on("2025-03-10"), on("2025-03-03")];
    expect(appealUntil(days(30), notices, calendar)).toEqual({ ok: true, value: "2025-04-02" });
    // The thirtieth day after 6 March is a Saturday.
    expect(appealUntil(days(30), [on("2025-03-06")], calendar)).toEqual({ ok: true, value: "2025-04-07" });
    const working = { value: 5, unit: "workingDay" } as const;
    expect(appealUntil(working, [on("2025-03-03")], calendar)).toEqual({ ok: true, value: "2025-03-10" });
  });

  test("is not guessed where the calendar does not reach", () => {
    const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });
    expect(appealUntil(days(45), [on("2035-03-03")], calendar)).toEqual(refused("calendar-year-missing"));
    expect(appealUntil(days(45), [on("2025-03-03")], null)).toEqual(refused("calendar-missing"));
  });
});
