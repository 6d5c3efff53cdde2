import { describe, expect, test } from "@jest/globals";
import {
  civilDate,
  EARLIEST_DATE,
  lek,
  trusted,
  type CivilDate,
  type Lek,
} from "../../../../../domain/shared/index.js";
import { accrue, unpaidAfter } from "../../../../../domain/taxation/law/index.js";
import { referenceData, referenceLatePaymentRules } from "../../../../support/reference-data.js";

interface LateExample {
  readonly code: string;
  readonly principal: Lek;
  readonly due: CivilDate;
  readonly paid?: CivilDate;
  readonly underAgreement?: true;
  readonly payments?: readonly { readonly date: CivilDate; readonly principalPart: Lek }[];
  readonly expect: { readonly total: number } & Readonly<Record<"daysLate" | "interest" | "fineDays" | "fine", number>>;
}
const { examples } = referenceData<{ readonly examples: readonly LateExample[] }>("late-payment.json");
const rules = referenceLatePaymentRules();

describe("the worked examples of lateness", () => {
  test("are all there", () => expect(examples).toHaveLength(13));

  test.each(examples.map((each) => [each.code, each] as const))("%s", (_code, example) => {
    const payments = example.payments?.map(({ date, principalPart }) => ({ date, amount: principalPart })) ?? [];
    const accrual = trusted(
      accrue(
        {
          due: example.due,
          until: example.paid ?? payments.at(-1)!.date,
          unpaid: unpaidAfter(example.principal, payments),
          ...(example.underAgreement ? { agreements: [{ from: example.due }] } : {}),
        },
        rules,
      ),
    );
    const { total, ...expected } = example.expect;
    expect(accrual).toMatchObject(expected);
    expect(example.principal + accrual.interest + accrual.fine).toBe(total);
  });
});

describe("lateness", () => {
  const due = civilDate("2024-06-30");

  test("stops growing once everything is paid", () => {
    const unpaid = unpaidAfter(lek(100_000), [{ date: civilDate("2024-08-29"), amount: lek(100_000) }]);
    const atPayment = trusted(accrue({ due, until: civilDate("2024-08-29"), unpaid }, rules));
    const yearsLater = trusted(accrue({ due, until: civilDate("2026-11-01"), unpaid }, rules));
    expect(atPayment.daysLate).toBe(60);
    expect(yearsLater).toEqual(atPayment);
  });

  test("a payment before the due date costs nothing, and the rest is counted from the due date", () => {
    const unpaid = unpaidAfter(lek(100_000), [{ date: civilDate("2024-05-01"), amount: lek(99_000) }]);
    const accrual = trusted(accrue({ due, until: civilDate("2024-07-10"), unpaid }, rules));
    expect(accrual.stretches).toEqual([
      { from: "2024-07-01", to: "2024-07-10", days: 10, principal: 1000, annualPercent: "8.7", fineDays: 10 },
    ]);
  });

  test("the fine rests during the agreement and runs again when it is broken", () => {
    const accrual = trusted(
      accrue(
        {
          due,
          until: civilDate("2024-09-28"),
          unpaid: [{ from: EARLIEST_DATE, amount: lek(10_000) }],
          agreements: [{ from: civilDate("2024-07-11"), to: civilDate("2024-09-18") }],
        },
        rules,
      ),
    );
    expect(accrual).toMatchObject({ daysLate: 90, fineDays: 20, fine: 120 });
    expect(accrual.stretches.map(({ from, fineDays }) => [from, fineDays])).toEqual([
      ["2024-07-01", 10],
      ["2024-07-11", 0],
      ["2024-07-20", 0],
      ["2024-09-19", 10],
    ]);
  });

  test("days before the first known rate are refused, never counted at nothing", () => {
    const old = { due: civilDate("2015-06-30"), until: civilDate("2024-01-01") };
    const unpaid = [{ from: EARLIEST_DATE, amount: lek(1000) }];
    expect(accrue({ ...old, unpaid }, rules)).toEqual({
      ok: false,
      refusal: { code: "interest-rate-missing", facts: { day: "2015-07-01" } },
    });
  });

  test("the largest amount stays exact", () => {
    const unpaid = [{ from: EARLIEST_DATE, amount: lek(1_000_000_000_000_000) }];
    const accrual = trusted(accrue({ due, until: civilDate("2024-07-01"), unpaid }, rules));
    expect(accrual.interest).toBe(238_356_164_384);
    expect(accrual.fine).toBe(600_000_000_000);
  });
});
