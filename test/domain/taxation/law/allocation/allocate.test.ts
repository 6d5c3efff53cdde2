import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { civilDate, lek, sumLek, type CivilDate, type Lek } from "../../../../../domain/shared/index.js";
import {
  allocate,
  COMPONENTS,
  totalOf,
  type AllocationOrder,
  type AllocationScope,
  type Component,
  type Components,
  type OwedObligation,
} from "../../../../../domain/taxation/law/index.js";
import { referenceData } from "../../../../support/reference-data.js";

interface AllocationExample {
  readonly code: string;
  readonly order: string;
  readonly scope: AllocationScope;
  readonly payment: Lek;
  readonly obligations: readonly OwedObligation[];
  readonly expect: {
    readonly allocated: readonly (Components & { readonly obligation: string })[];
    readonly credit: Lek;
  };
}
const { allocation, allocationExamples } = referenceData<{
  readonly allocation: {
    readonly orders: readonly { readonly code: string; readonly sequence: readonly Component[] }[];
    readonly scopes: readonly { readonly code: AllocationScope }[];
  };
  readonly allocationExamples: readonly AllocationExample[];
}>("late-payment.json");

const orders: readonly AllocationOrder[] = allocation.orders.flatMap(({ code, sequence }) =>
  allocation.scopes.map((scope) => ({ code, sequence, scope: scope.code })),
);
const orderOf = (code: string, scope: AllocationScope) =>
  orders.find((order) => order.code === code && order.scope === scope)!;

describe("the worked examples of settlement", () => {
  test("are all there", () => expect(allocationExamples).toHaveLength(4));

  test.each(allocationExamples.map((each) => [each.code, each] as const))("%s", (_code, example) => {
    const order = orderOf(example.order, example.scope);
    const result = allocate(example.obligations, [{ id: "p1", amount: example.payment }], order);
    expect(result.obligations.map(({ obligation, settled }) => ({ obligation, ...settled }))).toEqual(
      example.expect.allocated,
    );
    expect(result.credit).toBe(example.expect.credit);
  });
});

describe("settlement", () => {
  const owed: fc.Arbitrary<OwedObligation> = fc
    .record({
      code: fc.string({ minLength: 1, maxLength: 4 }),
      due: fc.integer({ min: 1, max: 28 }).map((day) => civilDate(`2025-02-${String(day).padStart(2, "0")}`)),
      amounts: fc.tuple(...COMPONENTS.map(() => fc.integer({ min: 0, max: 100_000 }))),
    })
    .map(({ code, due, amounts }) => ({
      code,
      due: due as CivilDate,
      ...(Object.fromEntries(
        COMPONENTS.map((component, index) => [component, lek(amounts[index]!)]),
      ) as unknown as Components),
    }));
  const obligations = fc.uniqueArray(owed, { selector: (each) => each.code, maxLength: 8 });
  const payments = fc
    .array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 6 })
    .map((amounts) => amounts.map((amount, index) => ({ id: `p${index}`, amount: lek(amount) })));
  const anyOrder = fc.constantFrom(...orders);

  test("keeps all the money: payments are what they settled and the credit, what was owed is settled or remains", () => {
    fc.assert(
      fc.property(obligations, payments, anyOrder, (owedNow, paid, order) => {
        const result = allocate(owedNow, paid, order);
        for (const [index, payment] of paid.entries()) {
          const part = result.payments[index]!;
          expect(sumLek([...part.settled.map(totalOf), part.credit])).toBe(payment.amount);
        }
        for (const { obligation, settled, remaining } of result.obligations) {
          const before = owedNow.find((each) => each.code === obligation)!;
          for (const component of COMPONENTS) {
            expect(settled[component] + remaining[component]).toBe(before[component]);
            expect(Math.min(settled[component], remaining[component])).toBeGreaterThanOrEqual(0);
          }
        }
        expect(sumLek(result.obligations.map(({ settled }) => totalOf(settled))) + result.credit).toBe(
          sumLek(paid.map((payment) => payment.amount)),
        );
      }),
    );
  });

  test("gives a credit only when nothing is owed any more", () => {
    fc.assert(
      fc.property(obligations, payments, anyOrder, (owedNow, paid, order) => {
        const { credit, obligations: settledNow } = allocate(owedNow, paid, order);
        const remaining = sumLek(settledNow.map((each) => totalOf(each.remaining)));
        expect(credit > 0 && remaining > 0).toBe(false);
      }),
    );
  });

  test("does not depend on the order in which obligations are handed in, nor on how a sum is split into payments", () => {
    fc.assert(
      fc.property(obligations, payments, anyOrder, (owedNow, paid, order) => {
        const whole = [{ id: "whole", amount: sumLek(paid.map((payment) => payment.amount)) }];
        const inParts = allocate(owedNow.toReversed(), paid, order);
        expect(inParts.obligations).toEqual(allocate(owedNow, whole, order).obligations);
      }),
    );
  });
});
