import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MAX_LEK } from "../../domain/shared/index.js";
import {
  alphabetically,
  day,
  inTirana,
  lek,
  lekInWords,
  decimalTyped,
  lekTyped,
  moment,
  momentToTheSecond,
  MOST_IN_WORDS,
  number,
  percent,
  roughly,
} from "../../ui/src/lib/format/index.js";

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

describe("amounts in words", () => {
  test.each([
    [0, "zero lekë", "zero lek"],
    [1, "një lek", "one lek"],
    [11, "njëmbëdhjetë lekë", "eleven lek"],
    [21, "njëzet e një lekë", "twenty-one lek"],
    [40, "dyzet lekë", "forty lek"],
    [99, "nëntëdhjetë e nëntë lekë", "ninety-nine lek"],
    [100, "njëqind lekë", "one hundred lek"],
    [305, "treqind e pesë lekë", "three hundred and five lek"],
    [1000, "një mijë lekë", "one thousand lek"],
    [1200, "një mijë e dyqind lekë", "one thousand two hundred lek"],
    [3016, "tre mijë e gjashtëmbëdhjetë lekë", "three thousand and sixteen lek"],
    [345_678, "treqind e dyzet e pesë mijë e gjashtëqind e shtatëdhjetë e tetë lekë", null],
    [1_000_001, "një milion e një lekë", "one million and one lek"],
    [21_000_000, "njëzet e një milionë lekë", "twenty-one million lek"],
    [2_000_500_000, "dy miliardë e pesëqind mijë lekë", "two billion five hundred thousand lek"],
    [3_000_000_000_000, "tre bilionë lekë", "three trillion lek"],
    [-1_400, "minus një mijë e katërqind lekë", "minus one thousand four hundred lek"],
    [MAX_LEK, "një biliard lekë", "one quadrillion lek"],
  ])("%d", (amount, sq, en) => {
    expect(lekInWords(amount, "sq")).toBe(sq);
    if (en !== null) expect(lekInWords(amount, "en")).toBe(en);
  });

  /** Amounts of every size, and those beside each other. */
  const amounts = fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -1, max: 1 }))
    .map(([digits, part, beside]) => Math.min(MAX_LEK, Math.max(0, Math.floor(part * 10 ** digits) + beside)));

  test.each(["sq", "en"] as const)("are others for every other amount (%s), in words alone", (language) => {
    const said = new Map<string, number>();
    fc.assert(
      fc.property(amounts, (amount) => {
        const words = lekInWords(amount, language);
        expect(words).toMatch(/^[a-zëç]+([ -][a-zëç]+)*$/);
        expect(said.get(words) ?? amount).toBe(amount);
        said.set(words, amount);
        expect(lekInWords(-amount, language)).toBe(amount === 0 ? words : `minus ${words}`);
      }),
      { numRuns: 2000 },
    );
  });

  test("every amount below ten thousand is said by other words", () => {
    for (const language of ["sq", "en"] as const)
      expect(new Set(Array.from({ length: 10_000 }, (_, each) => lekInWords(each, language))).size).toBe(10_000);
  });

  test("are of whole lekë, as large as the ledger has them", () => {
    expect(MOST_IN_WORDS).toBe(MAX_LEK);
    for (const amount of [0.5, NaN, MAX_LEK + 1, -MAX_LEK - 1])
      expect(() => lekInWords(amount, "sq")).toThrow(RangeError);
  });

  test("are known as they are typed", () => {
    expect(["1 200", "1.200", `1${HARD}200`, "-5", "1,200"].map(lekTyped)).toEqual([1200, 1200, 1200, -5, 1200]);
    expect(["", "12a", "1e3", "9".repeat(16)].map(lekTyped)).toEqual([null, null, null, null]);
  });

  test("a part of a lek that was typed makes no sum a hundred times as high", () => {
    const apart = [
      "1.000,50",
      "1 000,50",
      "1000,00",
      "1,000.00",
      "12,5",
      "0.5",
      "1.00",
      "12 00",
      "1.2000",
      "1.000 000",
    ];
    expect(apart.map(lekTyped)).toEqual(apart.map(() => null));
    expect(["1 200 300", "1.200.300", "120 000", " 7 "].map(lekTyped)).toEqual([1200300, 1200300, 120000, 7]);
  });

  test("decimals are read with a comma or a point, and a point that may set thousands apart is not guessed at", () => {
    const read = ["84,5", "84.5", "84", "0.125", "0,125", "1 250,5", "1.250,5", "-5", "2,125", "10.25"];
    expect(read.map(decimalTyped)).toEqual([
      "84.5",
      "84.5",
      "84",
      "0.125",
      "0.125",
      "1250.5",
      "1250.5",
      "-5",
      "2.125",
      "10.25",
    ]);
    const unread = ["1.000", "12.500", "1.000.000", "1e9", "abc", "", "1,2,3", ",5", "5,", "1,000.5"];
    expect(unread.map(decimalTyped)).toEqual(unread.map(() => null));
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
    expect(momentToTheSecond("2026-11-22T07:00:41.900Z", "sq")).toBe(`22${HARD}nëntor${HARD}2026, 08:00:41`);
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
