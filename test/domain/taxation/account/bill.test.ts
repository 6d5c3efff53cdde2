import { describe, expect, test } from "@jest/globals";
import { trusted } from "../../../../domain/shared/index.js";
import { billOn, totalOf } from "../../../../domain/taxation/index.js";
import { assess, day, key, law, line, pay, stateAfter } from "./support.js";

const INVOICE = { invoiceId: "invoice-1", number: "qendra/2025/000001", office: "qendra" };
const billed = assess(
  [
    line("flat", [
      ["2025-04-30", 1000],
      ["2025-10-31", 1000],
    ]),
  ],
  { invoice: INVOICE },
);

describe("what an invoice comes to", () => {
  test("is what it states, until something is late or paid", () => {
    const bill = trusted(billOn(stateAfter(billed), "invoice-1", day("2025-03-10"), law));
    expect(bill).toMatchObject({ number: "qendra/2025/000001", cancelled: false, outstanding: { principal: 2000 } });
    expect(bill.parts.map(({ key: of, part, due }) => [of, part, due])).toEqual([
      [key("flat"), 1, "2025-04-30"],
      [key("flat"), 2, "2025-10-31"],
    ]);
  });

  test("shrinks by what was paid, on the day from which it was paid", () => {
    const state = stateAfter(billed, pay("p1", "2025-04-15", 1200));
    expect(totalOf(trusted(billOn(state, "invoice-1", day("2025-04-14"), law)).outstanding)).toBe(2000);
    expect(totalOf(trusted(billOn(state, "invoice-1", day("2025-04-15"), law)).outstanding)).toBe(800);
  });

  test("grows by interest and fine once a part is late", () => {
    const { outstanding } = trusted(billOn(stateAfter(billed), "invoice-1", day("2025-05-30"), law));
    expect(outstanding).toMatchObject({ principal: 2000 });
    expect(outstanding.interest).toBeGreaterThan(0);
    expect(outstanding.fine).toBe(18);
  });

  test("is refused for an invoice that the account has not", () => {
    expect(billOn(stateAfter(billed), "invoice-9", day("2025-03-10"), law)).toMatchObject({
      ok: false,
      refusal: { code: "invoice-unknown" },
    });
  });
});
