import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, civilDate, lek, sumLek, trusted } from "../../../../../domain/shared/index.js";
import {
  agreementSchedule,
  appealUntil,
  assessableUntil,
  collectableUntil,
  deemedReceivedOn,
  forcedCollectionFrom,
  lastInstalmentBy,
} from "../../../../../domain/taxation/law/index.js";
import { referenceCalendar, referenceLatePaymentRules } from "../../../../support/reference-data.js";

const rules = referenceLatePaymentRules();
const calendar = referenceCalendar();

describe("an instalment agreement", () => {
  test("asks a fifth at signature, then equal months, the remainder last, on working days", () => {
    const request = { amount: lek(10_003), signedOn: civilDate("2025-01-31"), months: 3 };
    expect(trusted(agreementSchedule(request, rules, calendar))).toEqual([
      { nominalDue: "2025-01-31", due: "2025-01-31", amount: 2001 },
      { nominalDue: "2025-02-28", due: "2025-02-28", amount: 2667 },
      { nominalDue: "2025-03-31", due: "2025-04-01", amount: 2667 },
      { nominalDue: "2025-04-30", due: "2025-04-30", amount: 2668 },
    ]);
  });

  test("ends by 31 December of the following year", () => {
    const request = { amount: lek(50_000), signedOn: civilDate("2024-06-15") };
    expect(
      sumLek(trusted(agreementSchedule({ ...request, months: 18 }, rules, calendar)).map((each) => each.amount)),
    ).toBe(50_000);
    expect(agreementSchedule({ ...request, months: 19 }, rules, calendar)).toMatchObject({
      refusal: { code: "agreement-too-long", facts: { lastDue: "2026-01-15", latest: "2025-12-31" } },
    });
  });

  test("whose last day has no working day after it in time ends on the one before", () => {
    const festive = {
      ...calendar,
      holidays: [
        ...calendar.holidays,
        ...["2025-12-30", "2025-12-31", "2026-12-31"].map((day) => ({
          ...calendar.holidays[0]!,
          observed: civilDate(day),
        })),
      ],
    };
    const request = { amount: lek(50_000), signedOn: civilDate("2024-08-31"), months: 16 };
    expect(trusted(agreementSchedule(request, rules, festive)).at(-1)).toMatchObject({
      nominalDue: "2025-12-31",
      due: "2025-12-29",
    });
    // The calendar ends with 2026: nothing beyond it is asked.
    const later = { ...request, signedOn: civilDate("2025-08-31") };
    expect(trusted(agreementSchedule(later, rules, festive)).at(-1)!.due).toBe("2026-12-30");
  });

  test("is one that can be made, whatever its day and length: in order, whole, and not past the last day", () => {
    const days = fc.integer({ min: 0, max: 730 }).map((count) => addDays(civilDate("2024-01-01"), count));
    const length = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(days, length, fc.integer({ min: 100, max: 1_000_000 }), (signedOn, months, amount) => {
        const latest = lastInstalmentBy(signedOn, rules.instalmentAgreement.lastInstalmentBy);
        const made = agreementSchedule({ amount: lek(amount), signedOn, months }, rules, calendar);
        if (!made.ok) return expect(made.refusal.code).toBe("agreement-too-long");
        const dues = made.value.map(({ due }) => due);
        expect(dues).toEqual([...new Set(dues)].sort());
        expect(dues[0]).toBe(signedOn);
        expect(dues.at(-1)! <= latest).toBe(true);
        expect(sumLek(made.value.map((each) => each.amount))).toBe(amount);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [lek(0), 3, "agreement-amount-not-positive"],
    [lek(100), 0, "agreement-months-out-of-range"],
    [lek(100), 1.5, "agreement-months-out-of-range"],
  ])("of %p lekë in %p months is refused: %s", (amount, months, code) => {
    const request = { amount, months, signedOn: civilDate("2025-01-31") };
    expect(agreementSchedule(request, rules, calendar)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("a notice", () => {
  const sentOn = civilDate("2025-03-03");

  test.each([
    ["hand", "2025-03-03"],
    ["post", "2025-03-13"],
    ["email", "2025-03-13"],
    ["e-albania", "2025-03-13"],
    ["posting", "2025-03-06"],
  ] as const)("by %s is deemed received on %s when the day is unknown", (channel, expected) => {
    expect(trusted(deemedReceivedOn({ channel, sentOn }, rules))).toBe(expected);
  });

  test("is received on the known day, which cannot lie before it was sent", () => {
    const receivedOn = civilDate("2025-03-05");
    expect(trusted(deemedReceivedOn({ channel: "post", sentOn, receivedOn }, rules))).toBe("2025-03-05");
    expect(deemedReceivedOn({ channel: "post", sentOn: receivedOn, receivedOn: sentOn }, rules)).toMatchObject({
      refusal: { code: "notice-received-before-sent" },
    });
  });

  test("opens forced collection ten days after posting and three after delivery by hand", () => {
    expect(trusted(forcedCollectionFrom({ channel: "post", sentOn }, rules))).toBe("2025-03-13");
    expect(trusted(forcedCollectionFrom({ channel: "email", sentOn }, rules))).toBe("2025-03-13");
    expect(trusted(forcedCollectionFrom({ channel: "hand", sentOn }, rules))).toBe("2025-03-06");
    const without = { ...rules, forcedCollection: { startsAfter: [] } };
    expect(forcedCollectionFrom({ channel: "hand", sentOn }, without)).toMatchObject({
      refusal: { code: "forced-collection-term-missing" },
    });
  });
});

describe("terms", () => {
  test("an appeal is lodged within 30 calendar days, rolled to a working day", () => {
    expect(trusted(appealUntil(civilDate("2024-04-22"), rules, calendar)).end).toBe("2024-05-22");
    expect(trusted(appealUntil(civilDate("2024-03-01"), rules, calendar)).end).toBe("2024-04-02");
  });

  test("a year may be assessed until five years after its end", () => {
    expect(assessableUntil(2020, rules)).toBe("2025-12-31");
  });

  test("collection lapses after five years, begun anew by what interrupts it in time", () => {
    const due = civilDate("2020-02-29");
    expect(collectableUntil(due, [], rules)).toBe("2025-02-28");
    expect(collectableUntil(due, [civilDate("2024-07-01"), civilDate("2022-01-01")], rules)).toBe("2029-07-01");
    expect(collectableUntil(due, [civilDate("2025-03-01")], rules)).toBe("2025-02-28");
  });
});
