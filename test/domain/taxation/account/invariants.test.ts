import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, lek, sumLek, trusted, type CivilDate, type Lek } from "../../../../domain/shared/index.js";
import {
  accrue,
  allocate,
  COMPONENTS,
  decideClearance,
  overdueItems,
  positionOn,
  settlementsOf,
  taxAccount,
  totalOf,
  type AccountCommand,
  type AccountEvent,
  type AccountLaw,
  type AccountPosition,
  type AllocationScope,
  type Component,
} from "../../../../domain/taxation/index.js";

import { assess, charge, damage, day, law, line, onDay, pay, reverse, stateAfter, stateOf } from "./support.js";

const START = day("2024-01-10");
const after = (days: number): CivilDate => addDays(START, days);

const aLaw: fc.Arbitrary<AccountLaw> = fc
  .tuple(
    fc.shuffledSubarray<Component>([...COMPONENTS], { minLength: 4 }),
    fc.constantFrom<AllocationScope>("obligation-by-obligation", "component-by-component"),
  )
  .map(([sequence, scope]) => ({ rules: law.rules, order: { code: "any", sequence, scope } }));

/** A command on some day after the first, by small numbers that pick among what is there. */
const aStep = fc.record({
  what: fc.constantFrom(
    "charge",
    "costs",
    "pay",
    "pay",
    "pay",
    "reverse",
    "write-off",
    "approve",
    "refund",
    "withdraw",
    "agree",
    "break",
    "clear",
    "object",
  ),
  day: fc.integer({ min: 0, max: 500 }),
  amount: fc.integer({ min: 1, max: 60_000 }),
  pick: fc.nat({ max: 5 }),
});
type Step = { readonly what: string; readonly day: number; readonly amount: number; readonly pick: number };

function commandOf(
  { what, day: days, amount, pick }: Step,
  index: number,
  on: CivilDate,
  theLaw: AccountLaw,
): AccountCommand {
  const base = { ...onDay(on), law: theLaw };
  const at = after(days);
  switch (what) {
    case "charge":
      return charge(`o${pick}`, addDays(at, 40), amount, { ...base, on: at });
    case "costs":
      return charge(`c${index}`, at, amount, { ...base, component: "enforcement-costs", collects: damage(`o${pick}`) });
    case "pay":
      return pay(`p${index % 7}`, at, amount, base);
    case "reverse":
      return { ...reverse(`p${pick}`, on), law: theLaw } as AccountCommand;
    case "write-off":
      return {
        type: "WriteOff",
        ...base,
        writeOffId: `w${index}`,
        key: damage(`o${pick}`),
        amount: lek(amount),
        ground: "council-decision",
        decision: "VKB",
      };
    case "approve":
      return {
        type: "ApproveRefund",
        ...base,
        refundId: `r${index % 4}`,
        amount: lek(amount),
        beneficiary: "B",
        iban: null,
        requestedBy: "a",
        approvedBy: "b",
        ground: "g",
      };
    case "refund":
      return { type: "PayRefund", ...base, refundId: `r${pick}`, paidOn: on, reference: "T" };
    case "withdraw":
      return { type: "WithdrawRefund", ...base, refundId: `r${pick}`, ground: "g" };
    case "agree": {
      const owed = sumLek(
        overdueItems(positionOn(currentState, on, theLaw)).map(({ outstanding }) => totalOf(outstanding)),
      );
      return {
        type: "MakeAgreement",
        ...base,
        agreementId: `a${index % 2}`,
        signedOn: on,
        covers: null,
        schedule: owed > 0 ? [{ due: on, amount: owed }] : [],
      };
    }
    case "break":
      return { type: "BreakAgreement", ...base, agreementId: `a${pick % 2}` };
    case "object":
      return {
        type: "LodgeObjection",
        ...base,
        objectionId: `j${index}`,
        lodgedOn: on,
        contests: [{ key: damage(`o${pick}`), appealUntil: null }],
        grounds: "g",
      };
    default:
      return {
        type: "IssueClearance",
        ...base,
        clearanceId: `k${index}`,
        number: `K${index}`,
        verificationCode: String(index).padStart(16, "0"),
        validUntil: addDays(on, 400),
        purpose: null,
        office: "q",
      };
  }
}

let currentState = taxAccount.initialState;

/** A history of whatever was accepted, the days of entry going forward. */
function historyOf(steps: readonly Step[], theLaw: AccountLaw): readonly AccountEvent[] {
  const events: AccountEvent[] = [];
  currentState = taxAccount.initialState;
  for (const [index, step] of steps.entries()) {
    const command = commandOf(step, index, after(500 + index), theLaw);
    const decision = taxAccount.decide(command, currentState);
    if (!decision.ok) continue;
    events.push(...decision.events);
    currentState = stateOf(events);
  }
  return events;
}

const aHistory = fc
  .tuple(fc.array(aStep, { minLength: 1, maxLength: 30 }), aLaw)
  .map(([steps, theLaw]) => ({ events: historyOf(steps, theLaw), law: theLaw }));
const aDay = fc.integer({ min: -5, max: 900 }).map(after);

function settled(position: AccountPosition): Lek {
  return sumLek(settlementsOf(position).map(totalOf));
}

describe("for any history of an account, on any day", () => {
  test("histories are histories: every kind of fact comes up", () => {
    const types = new Set(
      fc.sample(aHistory, { numRuns: 400, seed: 7 }).flatMap(({ events }) => events.map(({ type }) => type)),
    );
    expect([...types].sort()).toEqual([
      "ClearanceIssued",
      "ClearanceRevoked",
      "InstalmentAgreementBroken",
      "InstalmentAgreementMade",
      "ObjectionLodged",
      "ObligationCharged",
      "ObligationWrittenOff",
      "PaymentReceived",
      "PaymentReversed",
      "RefundApproved",
      "RefundPaid",
      "RefundWithdrawn",
    ]);
  });

  test("money is conserved: what was paid is settled, advance, set aside or paid back", () =>
    fc.assert(
      fc.property(aHistory, aDay, ({ events, law: theLaw }, on) => {
        const position = positionOn(stateOf(events), on, theLaw);
        const { paid, advance, refundsApproved, refundsPaid, refundedInExcess } = position;
        expect(paid).toBe(settled(position) + advance + refundsApproved + refundsPaid - refundedInExcess);
        expect(advance).toBe(position.payments.reduce((sum, each) => sum + each.advance, 0));
      }),
      { numRuns: 300 },
    ));

  test("every part is what was settled, written off and is outstanding; nothing is below zero", () =>
    fc.assert(
      fc.property(aHistory, aDay, ({ events, law: theLaw }, on) => {
        for (const { component, parts } of positionOn(stateOf(events), on, theLaw).obligations)
          for (const { amount, paid, writtenOff, outstanding, settledBy } of parts) {
            expect(paid[component] + writtenOff + outstanding[component]).toBe(amount);
            for (const each of COMPONENTS) {
              expect(outstanding[each]).toBeGreaterThanOrEqual(0);
              expect(sumLek(settledBy.map((settlement) => settlement[each]))).toBe(paid[each]);
            }
          }
      }),
      { numRuns: 200 },
    ));

  test("nothing owed is left while an advance lies", () =>
    fc.assert(
      fc.property(aHistory, aDay, ({ events, law: theLaw }, on) => {
        const { advance, outstanding } = positionOn(stateOf(events), on, theLaw);
        if (advance > 0) expect(totalOf(outstanding)).toBe(0);
      }),
      { numRuns: 200 },
    ));

  test("it is plain JSON: a round trip loses nothing", () =>
    fc.assert(
      fc.property(aHistory, ({ events }) => {
        const state = stateOf(events);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    ));

  test("the order in which payments became known does not matter", () =>
    fc.assert(
      fc.property(aHistory, aDay, fc.infiniteStream(fc.nat()), ({ events, law: theLaw }, on, numbers) => {
        const state = stateOf(events);
        const shuffled = state.payments
          .map((payment) => ({ payment, at: numbers.next().value! }))
          .sort((a, b) => a.at - b.at)
          .map(({ payment }) => payment);
        expect(positionOn({ ...state, payments: shuffled }, on, theLaw)).toEqual(positionOn(state, on, theLaw));
      }),
      { numRuns: 200 },
    ));

  test("payments reversed in any order leave what never having been paid leaves", () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.nat({ max: 400 }), amount: fc.integer({ min: 1, max: 50_000 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.infiniteStream(fc.nat()),
        fc.nat({ max: 8 }),
        (payments, numbers, kept) => {
          const obligations = [charge("a", "2024-03-01", 30_000), charge("b", "2024-06-01", 40_000)];
          const all = payments.map(({ day: days, amount }, index) => pay(`p${index}`, after(days), amount));
          const reversals = all
            .slice(kept)
            .map(({ paymentId }) => ({ paymentId, at: numbers.next().value! }))
            .sort((a, b) => a.at - b.at)
            .map(({ paymentId }) => reverse(paymentId, "2025-06-01"));
          const on = day("2025-06-02");
          expect(positionOn(stateAfter(...obligations, ...all, ...reversals), on, law)).toEqual(
            positionOn(stateAfter(...obligations, ...all.slice(0, kept)), on, law),
          );
        },
      ),
    ));

  test("a clearance is clear exactly when nothing is overdue, and never names what is not", () =>
    fc.assert(
      fc.property(aHistory, aDay, ({ events, law: theLaw }, on) => {
        const state = stateOf(events);
        const overdue = overdueItems(positionOn(state, on, theLaw));
        const decision = decideClearance(state, on, theLaw);
        expect(decision.state === "clear").toBe(overdue.length === 0);
        expect(decision.state === "not-clear").toBe(decision.owed.length > 0);
        for (const owed of decision.owed) expect(overdue).toContainEqual(owed);
        if (decision.state.startsWith("clear-under")) expect(decision.basis.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    ));

  test("no clearance outlives the reversal of a payment that it rested on", () =>
    fc.assert(
      fc.property(aHistory, fc.nat({ max: 6 }), ({ events, law: theLaw }, pick) => {
        const state = stateOf(events);
        const decision = taxAccount.decide(
          { ...reverse(`p${pick}`, after(600)), law: theLaw } as AccountCommand,
          state,
        );
        if (!decision.ok) return;
        const later = stateOf([...events, ...decision.events]);
        for (const { issuedOn, revokedOn, clearanceId } of later.clearances) {
          const carried = decideClearance(state, issuedOn, theLaw).state !== "not-clear";
          const carriedYet = decideClearance(later, issuedOn, theLaw).state !== "not-clear";
          if (revokedOn === null && carried) expect([clearanceId, carriedYet]).toEqual([clearanceId, true]);
        }
      }),
      { numRuns: 200 },
    ));
});

describe("the position and the law", () => {
  test("count the same interest and fine", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 1500 }),
        (amount, due, on) => {
          const [dueOn, until] = [after(due), after(on)];
          const accrual = trusted(
            accrue({ due: dueOn, until, unpaid: [{ from: START, amount: lek(amount) }] }, law.rules),
          );
          const { outstanding } = positionOn(stateAfter(charge("a", dueOn, amount)), until, law);
          expect([outstanding.interest, outstanding.fine]).toEqual([accrual.interest, accrual.fine]);
        },
      ),
    ));

  test("settle the same, in any order of settlement", () =>
    fc.assert(
      fc.property(
        aLaw,
        fc.array(fc.record({ due: fc.nat({ max: 500 }), amount: fc.integer({ min: 1, max: 50_000 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 1, max: 300_000 }),
        fc.nat({ max: 600 }),
        (theLaw, debts, amount, on) => {
          const charges = debts.map(({ due, amount: principal }, index) => charge(`o${index}`, after(due), principal));
          const before = positionOn(stateAfter(...charges), after(on), theLaw);
          const owed = before.obligations.map(({ key, parts }) => ({
            code: key,
            due: parts[0]!.due,
            ...parts[0]!.outstanding,
          }));
          const byLaw = allocate(owed, [{ id: "p", amount: lek(amount) }], theLaw.order);
          const position = positionOn(stateAfter(...charges, pay("p", after(on), amount)), after(on), theLaw);
          expect(position.advance).toBe(byLaw.credit);
          for (const { obligation, settled: expected } of byLaw.obligations)
            expect(position.obligations.find(({ key }) => key === obligation)!.parts[0]!.paid).toEqual(expected);
        },
      ),
    ));

  test("assessing again to the same is nothing, whatever was assessed before", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 2, maxLength: 5 }), (nets) => {
        const year = (net: number, index: number) =>
          assess(net === 0 ? [] : [line("house", [["2025-06-30", net]])], {
            ...onDay(addDays(day("2025-03-03"), index)),
            assessedOn: addDays(day("2025-03-03"), index),
            assessmentId: `assessment-${index}`,
            inputsHash: String(index).padStart(64, "0"),
          });
        const state = stateAfter(...nets.map(year));
        const last = nets.at(-1)!;
        const total = sumLek(state.obligations.flatMap(({ parts }) => parts.map((part) => part.amount)));
        expect(total).toBe(last);
        expect(taxAccount.decide(year(last, 20), state)).toEqual({ ok: true, events: [] });
      }),
    ));
});
