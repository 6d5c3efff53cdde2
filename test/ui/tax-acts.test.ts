import { expect, test } from "@jest/globals";
import { factFaultsIn, factInWords, factsIn } from "../../ui/src/lib/desk/tax/law.js";
import fc from "fast-check";
import { actIn, faultsIn, scheduleOf } from "../../ui/src/lib/desk/tax/acts.js";

test("what is owed is divided into monthly instalments, the rest with the last, on the last day where a month is short", () => {
  expect(scheduleOf(10_000, 3, "2026-12-31")).toEqual([
    { due: "2026-12-31", amount: 3333 },
    { due: "2027-01-31", amount: 3333 },
    { due: "2027-02-28", amount: 3334 },
  ]);
});

test("no lek is lost in instalments, and none comes before another", () => {
  fc.assert(
    fc.property(fc.integer({ min: 36, max: 1e9 }), fc.integer({ min: 1, max: 36 }), (amount, count) => {
      const schedule = scheduleOf(amount, count, "2027-01-31");
      expect(schedule).toHaveLength(count);
      expect(schedule.reduce((sum, each) => sum + each.amount, 0)).toBe(amount);
      expect(schedule.map(({ due }) => due)).toEqual(schedule.map(({ due }) => due).toSorted());
    }),
  );
});

test.each([
  ["shumë", 3, "2027-01-31"],
  [9000, "", "2027-01-31"],
  [9000, 37, "2027-01-31"],
  [9000, 3, null],
])("%p in %p from %p is no schedule", (amount, count, first) => {
  expect(scheduleOf(amount, count, first)).toEqual([]);
});

test("an act on one of several names it, and what was not understood goes as it was typed", () => {
  const sent = new FormData();
  sent.set("target", "A1");
  sent.set("to-day", "31");
  sent.set("to-month", "12");
  sent.set("to-year", "2026");
  expect(actIn("endActivity", sent, { id: "T1" })).toEqual({ taxpayerId: "T1", activityId: "A1", to: "2026-12-31" });
  const charged = new FormData();
  charged.set("amount", "1 000");
  charged.set("year", "sivjet");
  expect(actIn("chargeObligation", charged, { id: "T1" })).toMatchObject({
    accountId: "T1",
    amount: 1000,
    year: "sivjet",
    due: null,
  });
});

test("what is missing, no number, or no day of the calendar is told before anybody is asked", () => {
  const sent = new FormData();
  const typed = {
    item: "permit-fee",
    amount: "shumë",
    year: "2026",
    "due-day": "31",
    "due-month": "2",
    "due-year": "2026",
  };
  for (const [name, value] of Object.entries(typed)) sent.set(name, value);
  expect(faultsIn("chargeObligation", sent)).toEqual([
    { key: "amount", fault: "noNumber" },
    { key: "due", fault: "noDay" },
    { key: "ground", fault: "missing" },
  ]);
  expect(faultsIn("keepAgreement", new FormData())).toEqual([]);
});

test("instalments of their own are read from their table: rows without anything are none, days as people write them", () => {
  const sent = new FormData();
  for (const [row, due, amount] of [
    [0, "1.12.2026", "2 000"],
    [3, "15/01/2027", "1.500"],
    [35, "2027-02-01", "1"],
  ] as const) {
    sent.set(`schedule-due-${row}`, due);
    sent.set(`schedule-amount-${row}`, amount);
  }
  sent.set("signedOn-day", "1");
  sent.set("signedOn-month", "12");
  sent.set("signedOn-year", "2026");
  expect(faultsIn("makeOwnAgreement", sent)).toEqual([]);
  expect(actIn("makeOwnAgreement", sent, { id: "T1" })).toEqual({
    accountId: "T1",
    signedOn: "2026-12-01",
    schedule: [
      { due: "2026-12-01", amount: 2000 },
      { due: "2027-01-15", amount: 1500 },
      { due: "2027-02-01", amount: 1 },
    ],
  });
  sent.set("schedule-due-3", "31.2.2027");
  expect(faultsIn("makeOwnAgreement", sent)).toEqual([{ key: "schedule", fault: "noDay" }]);
  sent.set("schedule-due-3", "28.2.2027");
  sent.set("schedule-amount-3", "shumë");
  expect(faultsIn("makeOwnAgreement", sent)).toEqual([{ key: "schedule", fault: "noNumber" }]);
  expect(faultsIn("makeOwnAgreement", new FormData()).map(({ fault }) => fault)).toEqual(["missing", "missing"]);
});

test("a fact of an object is read by its name, as yes or no, and with a comma where it has decimals", () => {
  const field = (key: string, type: string, options: object[] = []) => ({ key, type, options, required: true });
  const fields = [
    field("areaHa", "decimal"),
    field("built", "integer"),
    field("rented", "boolean"),
    field("category", "text", [{ code: "III", name: { sq: "e tretë", en: "third" } }]),
  ];
  const kind = { code: "parcel", fields } as unknown as Parameters<typeof factInWords>[0];
  const read = (key: string, value: unknown) => factInWords(kind, key, value, "sq");
  expect([read("areaHa", "2.75"), read("areaHa", 3), read("built", 2005), read("rented", true)]).toEqual([
    ...["2,75", "3", "2005", "Po"],
  ]);
  expect([read("category", "III"), read("elsewhere", "x")]).toEqual(["e tretë", "x"]);
});

const BUILDING = {
  code: "building",
  fields: [
    ["areaM2", "decimal", true],
    ["rooms", "integer", false],
    ["assessedPricePerM2", "money", false],
    ["use", "code", true],
    ["date", "date", false],
  ].map(([key, type, required]) => ({ key, type, required, options: [], label: { sq: key, en: key } })),
} as unknown as NonNullable<Parameters<typeof factsIn>[0]>;
const typing = (typed: Readonly<Record<string, string>>) => (key: string) => typed[key.replace("fact-", "")] ?? "";

test("the facts of an object are stated as the law reads them: money as whole lekë, decimals with a point", () => {
  const typed = { areaM2: "1 250,5", rooms: "3", assessedPricePerM2: "67 500", use: "dwelling", date: "2026-03-01" };
  expect(factsIn(BUILDING, typing(typed))).toEqual({ ...typed, areaM2: "1250.5", rooms: 3, assessedPricePerM2: 67500 });
  expect(factFaultsIn(BUILDING, typing(typed))).toEqual([]);
});

test("what is missing of an object, no number or no day is told before it is declared", () => {
  const typed = { areaM2: "1.000", rooms: "-5", assessedPricePerM2: "1.000,50", date: "2026-02-31" };
  const faults = factFaultsIn(BUILDING, typing(typed)).map(({ key, fault }) => `${key} ${fault}`);
  expect(faults).toEqual([
    "areaM2 noNumber",
    "rooms noNumber",
    "assessedPricePerM2 noNumber",
    "use missing",
    "date noDay",
  ]);
  expect(factFaultsIn(BUILDING, typing({ areaM2: "abc", use: "dwelling" })).map(({ key }) => key)).toEqual(["areaM2"]);
});
