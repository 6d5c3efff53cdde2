import { describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { paymentPlan } from "../../../ops/seed/payment-plan.js";
import { SeededRandom } from "../../../ops/seed/synthetic/index.js";

const parts = [
  { due: civilDate("2025-02-25"), amount: lek(400) },
  { due: civilDate("2025-06-30"), amount: lek(600) },
  { due: civilDate("2025-11-30"), amount: lek(1000) },
];
const paid = (plan: ReturnType<typeof paymentPlan>) => plan.reduce((sum, { amount }) => sum + amount, 0);
const planFor = (behaviour: Parameters<typeof paymentPlan>[0], index = 0) =>
  paymentPlan(behaviour, parts, 2025, new SeededRandom(`plan/${index}`));

describe("what an invented taxpayer pays", () => {
  test("who pays all pays it in time, at once or in two goes", () => {
    const plans = Array.from({ length: 40 }, (_, index) => planFor("pays-all", index));
    for (const plan of plans) expect(paid(plan)).toBe(2000);
    expect(new Set(plans.map((plan) => plan.length))).toEqual(new Set([1, 2]));
    for (const plan of plans) expect(plan[0]!.paidOn).toBe("2025-02-25");
    for (const [, second] of plans) if (second) expect(second).toMatchObject({ paidOn: "2025-11-30", amount: 1000 });
  });

  test("who pays a part pays what is due by the middle of the year", () => {
    expect(paid(planFor("pays-part"))).toBe(1000);
  });

  test("who pays late pays the bare sum after the due days", () => {
    expect(planFor("pays-late")).toMatchObject([{ amount: 2000, paidOn: "2025-10-15" }]);
  });

  test("who overpays leaves an advance", () => {
    expect(paid(planFor("overpays"))).toBe(3000);
  });

  test.each(["agrees", "objects", "pays-nothing"] as const)("who %s pays nothing by plan", (behaviour) => {
    expect(planFor(behaviour)).toEqual([]);
  });

  test("nothing due is nothing to pay", () => {
    expect(paymentPlan("pays-all", [{ ...parts[0]!, amount: lek(0) }], 2025, new SeededRandom("x"))).toEqual([]);
  });
});
