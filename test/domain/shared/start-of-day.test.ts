import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, civilDate, civilDateAt, instant, startOfDay } from "../../../domain/shared/index.js";

describe("the start of a day in Tirana", () => {
  test("is an hour before that of UTC in winter and two in summer", () => {
    expect(startOfDay(civilDate("2025-01-15"))).toBe("2025-01-14T23:00:00.000Z");
    expect(startOfDay(civilDate("2025-07-15"))).toBe("2025-07-14T22:00:00.000Z");
    // The clocks change at two in the morning of the last Sunday of March and October.
    expect(startOfDay(civilDate("2025-03-30"))).toBe("2025-03-29T23:00:00.000Z");
    expect(startOfDay(civilDate("2025-03-31"))).toBe("2025-03-30T22:00:00.000Z");
    expect(startOfDay(civilDate("2025-10-27"))).toBe("2025-10-26T23:00:00.000Z");
  });

  test("belongs to that day, and the millisecond before to the day before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = addDays(civilDate("1985-01-01"), days);
        const start = startOfDay(day);
        const before = instant(new Date(Date.parse(start) - 1));
        return civilDateAt(start) === day && civilDateAt(before) === addDays(day, -1);
      }),
    );
  });
});
