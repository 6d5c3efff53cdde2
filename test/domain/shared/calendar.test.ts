import { describe, expect, test } from "@jest/globals";
import {
  addWorkingDays,
  civilDate,
  deadline,
  isWorkingDay,
  nextWorkingDay,
  trusted,
  type CalendarUse,
  type CivilDate,
} from "../../../domain/shared/index.js";
import { referenceCalendar, referenceData } from "../../support/reference-data.js";

interface Example {
  readonly code: string;
  readonly start: CivilDate;
  readonly calendar: CalendarUse;
  readonly expectedEnd: CivilDate;
}
interface WorkingDayExample extends Example {
  readonly termWorkingDays: number;
  readonly holidaysSkipped: readonly CivilDate[];
}
interface CalendarDayExample extends Example {
  readonly termCalendarDays: number;
  readonly nominalEnd: CivilDate;
}
const { workingDayExamples, calendarDayExamples } = referenceData<{
  readonly workingDayExamples: readonly WorkingDayExample[];
  readonly calendarDayExamples: readonly CalendarDayExample[];
}>("holidays.al.json");
const calendar = referenceCalendar();

describe("terms in working days", () => {
  test("all worked examples are there", () => expect(workingDayExamples).toHaveLength(20));

  test.each(workingDayExamples.map((each) => [each.code, each] as const))("%s", (_code, example) => {
    const term = { days: example.termWorkingDays, dayKind: "working" } as const;
    const { end, nominalEnd, daysOff } = trusted(deadline(calendar, example.start, term, example.calendar));
    expect(end).toBe(example.expectedEnd);
    expect(nominalEnd).toBe(example.expectedEnd);
    expect(daysOff).toEqual(example.holidaysSkipped);
    expect(trusted(addWorkingDays(calendar, example.start, example.termWorkingDays, example.calendar))).toBe(end);
  });
});

describe("terms in calendar days", () => {
  test("all worked examples are there", () => expect(calendarDayExamples).toHaveLength(5));

  test.each(calendarDayExamples.map((each) => [each.code, each] as const))("%s", (_code, example) => {
    const term = { days: example.termCalendarDays, dayKind: "calendar" } as const;
    const { end, nominalEnd } = trusted(deadline(calendar, example.start, term, example.calendar));
    expect(nominalEnd).toBe(example.nominalEnd);
    expect(end).toBe(example.expectedEnd);
  });
});

describe("working days", () => {
  test("a weekend and an observed holiday are none; the day off of the administration only for it", () => {
    expect(trusted(isWorkingDay(calendar, civilDate("2025-03-22")))).toBe(false);
    expect(trusted(isWorkingDay(calendar, civilDate("2025-03-24")))).toBe(false);
    expect(trusted(isWorkingDay(calendar, civilDate("2025-03-25")))).toBe(true);
    expect(trusted(isWorkingDay(calendar, civilDate("2025-01-03")))).toBe(true);
    expect(trusted(isWorkingDay(calendar, civilDate("2025-01-03"), "administration"))).toBe(false);
  });

  test("a working day is its own next working day", () => {
    expect(trusted(nextWorkingDay(calendar, civilDate("2025-06-30")))).toBe("2025-06-30");
  });

  test("a year that the calendar lacks is refused, never guessed", () => {
    expect(isWorkingDay(calendar, civilDate("2027-01-04"))).toEqual({
      ok: false,
      refusal: { code: "calendar-year-missing", facts: { calendar: "holidays.al", version: "1", year: 2027 } },
    });
    expect(addWorkingDays(calendar, civilDate("2026-12-30"), 5).ok).toBe(false);
    expect(deadline(calendar, civilDate("2026-12-20"), { days: 30, dayKind: "calendar" }).ok).toBe(false);
    expect(nextWorkingDay({ ...calendar, years: [2024] }, civilDate("2025-01-03")).ok).toBe(false);
  });
});
