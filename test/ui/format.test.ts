import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { alphabetically, day, inTirana, lek, moment, number, percent, roughly } from "../../ui/src/lib/format/index.js";

const HARD = "\u00a0";

describe("numbers", () => {
  test.each([
    [0, "0", "0"],
    [1234, `1${HARD}234`, "1,234"],
    [-9876543, `−9${HARD}876${HARD}543`, "−9,876,543"],
  ])("%d stands alike on server and browser", (value, sq, en) => {
    expect([number(value, "sq"), number(value, "en")]).toEqual([sq, en]);
  });

  test("what rounds to nothing has no sign", () => {
    expect(number(-0.04, "sq", 1)).toBe("0,0");
  });

  test("amounts are said as people say them", () => {
    expect(lek(1500, "sq")).toBe(`1${HARD}500${HARD}lekë`);
    expect(roughly(23_449_000, "sq")).toBe(`23,4${HARD}milionë lekë`);
    expect(roughly(2_973_353_000, "en")).toBe(`3.0${HARD}billion lek`);
    expect(roughly(999_949, "en")).toBe(`999,949${HARD}lek`);
    expect(roughly(999_999_999, "en")).toBe(`1.0${HARD}billion lek`);
  });

  test("of nothing there is no part", () => {
    expect([percent(5, 0, "sq"), percent(1, 3, "sq"), percent(1, 3, "en")]).toEqual(["–", `33${HARD}%`, "33%"]);
  });
});

describe("dates", () => {
  test("are in words", () => {
    expect(day("2026-09-03", "sq")).toBe(`3${HARD}shtator${HARD}2026`);
    expect(day("2026-11-22", "en")).toBe(`22${HARD}November${HARD}2026`);
  });

  test.each([
    ["2026-03-29T00:59:59.000Z", "2026-03-29", "01:59"],
    ["2026-03-29T01:00:00.000Z", "2026-03-29", "03:00"],
    ["2026-10-25T00:59:59.000Z", "2026-10-25", "02:59"],
    ["2026-10-25T01:00:00.000Z", "2026-10-25", "02:00"],
    ["2025-12-31T23:30:00.000Z", "2026-01-01", "00:30"],
  ])("%s is what the clock in Tirana shows", (instant, date, time) => {
    expect(inTirana(instant)).toEqual({ date, time });
  });

  test("the clock agrees with what the runtime knows of Europe/Tirane", () => {
    const known = new Intl.DateTimeFormat("en-CA", {
      ...{ timeZone: "Europe/Tirane", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit" },
    });
    const span = { min: Date.UTC(1997, 0, 1), max: Date.UTC(2037, 11, 31) };
    fc.assert(
      fc.property(fc.integer(span), (at) => {
        const { date, time } = inTirana(new Date(at).toISOString());
        expect(`${date}, ${time}`).toBe(known.format(at));
      }),
    );
    expect(moment("2026-11-22T07:00:00.000Z", "sq")).toBe(`22${HARD}nëntor${HARD}2026, 08:00`);
  });
});

describe("the alphabet", () => {
  test("ç, ë and letters of two signs stand where a dictionary has them", () => {
    const sorted = [
      "Cakran",
      "Çorovodë",
      "Dajç",
      "Dhërmi",
      "Elbasan",
      "Ëndrra",
      "Gjirokastër",
      "Llogara",
      "Shkodër",
      "Zall",
      "Zhur",
    ];
    expect(sorted.toReversed().toSorted(alphabetically)).toEqual(sorted);
    expect(["Gjuri", "Guri i Zi"].toSorted(alphabetically)).toEqual(["Guri i Zi", "Gjuri"]);
  });

  test("is an order", () => {
    const text = fc.string({ unit: fc.constantFrom(..."aceçëdhgjlnrstxzw 1-É") });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(alphabetically(a, b))).toBe(-Math.sign(alphabetically(b, a)) + 0);
        if (alphabetically(a, b) <= 0 && alphabetically(b, c) <= 0) expect(alphabetically(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
