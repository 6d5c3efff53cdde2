import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { civilDate, fold } from "../../../../domain/shared/index.js";
import {
  numberingDecider,
  numberingEvents,
  numbersOf,
  type NumberingEvent,
  type NumberingState,
} from "../../../../domain/taxation/numbering/index.js";
import { asFacts, specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(numberingDecider, numberingEvents);
const on = civilDate("2025-03-10");
const assign = (batch: string, owners: readonly string[]) => ({ type: "AssignNumbers", batch, owners, on }) as const;
const assigned = (batch: string, first: number, owners: string[]): NumberingEvent => ({
  type: "NumbersAssigned",
  data: { batch, first, owners },
  effectiveDate: on,
});

describe("numbering", () => {
  test("begins with 1 and goes on without a gap", () => {
    given([])
      .when(assign("run/1", ["A", "B"]))
      .then([assigned("run/1", 1, ["A", "B"])]);
    given([assigned("run/1", 1, ["A", "B"])])
      .when(assign("c9", ["C"]))
      .then([assigned("c9", 3, ["C"])]);
  });

  test("gives who has a number no other", () => {
    given([assigned("run/1", 1, ["A", "B"])])
      .when(assign("run/1", ["A", "B"]))
      .thenNothing();
    given([assigned("run/1", 1, ["A", "B"])])
      .when(assign("run/1", ["B", "C"]))
      .thenState((state) => expect(numbersOf(state, ["A", "B", "C", "D"])).toEqual([1, 2, 3, null]));
  });

  test("refuses an owner twice, and more than an event holds", () => {
    given([])
      .when(assign("c1", ["A", "A"]))
      .thenRefused("number-owner-twice");
    given([])
      .when(
        assign(
          "c1",
          Array.from({ length: 5001 }, (_, i) => `O${i}`),
        ),
      )
      .thenRefused("numbers-too-many");
  });

  test("is gapless, and one number an owner, whatever batches come in whatever order, repeated or not", () => {
    const owners = fc.uniqueArray(fc.integer({ min: 1, max: 60 }).map(String), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(owners, { maxLength: 40 }), (batches) => {
        let events: NumberingEvent[] = [];
        const known = new Map<string, number>();
        for (const [index, batch] of batches.entries()) {
          const before = fold<NumberingState, NumberingEvent>(numberingDecider, asFacts<NumberingEvent>(events));
          const decision = numberingDecider.decide(assign(`b${index}`, batch), before);
          if (!decision.ok) throw new Error(decision.refusal.code);
          events = [...events, ...decision.events];
          const after = fold<NumberingState, NumberingEvent>(numberingDecider, asFacts<NumberingEvent>(events));
          for (const [at, number] of numbersOf(after, batch).entries()) {
            expect(known.get(batch[at]!) ?? number).toBe(number);
            known.set(batch[at]!, number!);
          }
        }
        expect([...known.values()].sort((a, b) => a - b)).toEqual(Array.from(known, (_, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });

  test("folds a year of single numbers in well under a second", () => {
    const facts = asFacts<NumberingEvent>(
      Array.from({ length: 20_000 }, (_, index) => assigned(`c${index}`, index + 1, [`O${index}`])),
    );
    const began = performance.now();
    const state = fold<NumberingState, NumberingEvent>(numberingDecider, facts);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(numbersOf(state, ["O0", "O19999"])).toEqual([1, 20_000]);
  });
});
