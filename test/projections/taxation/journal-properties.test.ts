import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, civilDate, fold, type CivilDate } from "../../../domain/shared/index.js";
import { missedInstalment, positionOn, taxAccount, type AccountState } from "../../../domain/taxation/index.js";
import { journalProjection } from "../../../projections/taxation/index.js";
import {
  arrears,
  arrearsDays,
  journalDays,
  journalEntries,
  revenueMonths,
  type ArrearsDaySums,
  type ArrearsSums,
  type JournalDaySums,
  type JournalEntryRecord,
  type RevenueMonthSums,
} from "../../../read-models/taxation/index.js";
import { assessed, paid, reassessed, registered, reversed } from "./support/history.js";
import { LAW_ADOPTED, ORDER, RULES } from "./support/law.js";
import { asLedgerFacts, project, Projected, told, type Told } from "./support/project.js";

const LAW = { rules: RULES, order: ORDER };
const START = civilDate("2025-01-10");
const onDay = (day: number) => addDays(START, day);

type Act =
  | { readonly what: "pay"; readonly day: number; readonly amount: number }
  | { readonly what: "reverse"; readonly which: number }
  | { readonly what: "assess" | "reassess"; readonly day: number; readonly amounts: readonly number[] }
  | { readonly what: "write-off"; readonly day: number; readonly amount: number }
  | {
      readonly what: "refund";
      readonly day: number;
      readonly amount: number;
      readonly ends: "paid" | "withdrawn" | "open";
    };

const day = fc.integer({ min: 0, max: 300 });
const amount = fc.integer({ min: 1, max: 5000 });
const amounts = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 2, maxLength: 2 });
const payment = fc.record({ what: fc.constant("pay" as const), day, amount });
const reversal = fc.record({ what: fc.constant("reverse" as const), which: fc.nat(9) });
const assessment = fc.record({ what: fc.constant("assess" as const), day, amounts });
const reassessment = fc.record({ what: fc.constant("reassess" as const), day, amounts });
const writeOff = fc.record({ what: fc.constant("write-off" as const), day, amount });
const ends = fc.constantFrom("paid" as const, "withdrawn" as const, "open" as const);
const refund = fc.record({ what: fc.constant("refund" as const), day, amount, ends });

const histories = fc.array(
  fc.oneof(payment, payment, payment, reversal, assessment, reassessment, writeOff, refund) as fc.Arbitrary<Act>,
  { minLength: 1, maxLength: 14 },
);

/** The acts as facts, in the order in which they became known, which need not be the order of their days. */
function factsOf(acts: readonly Act[]): readonly Told[] {
  const payments: { readonly id: string; readonly amount: number; gone: boolean }[] = [];
  let isAssessed = false;
  const lines = (given: readonly number[]) => [
    {
      key: "2025/building/o1",
      parts: given.map((each, index) => ({ number: index + 1, due: onDay(60 + index * 70), amount: each })),
    },
    {
      key: "2025/cleaning/o1",
      revenueItem: "tariff-cleaning",
      parts: [{ number: 1, due: onDay(100), amount: given[0]! }],
    },
  ];
  return acts.flatMap((act, index): readonly Told[] => {
    switch (act.what) {
      case "pay":
        payments.push({ id: `p${index}`, amount: act.amount, gone: false });
        return [paid("t1", `p${index}`, onDay(act.day), act.amount)];
      case "reverse": {
        const found = payments[act.which];
        if (found === undefined || found.gone) return [];
        found.gone = true;
        return [reversed("t1", found.id, onDay(300), found.amount)];
      }
      case "assess":
      case "reassess": {
        const assess = isAssessed ? reassessed : assessed;
        isAssessed = true;
        return [assess("t1", onDay(act.day), lines(act.amounts))];
      }
      case "write-off": {
        const data = { accountId: "t1", writeOffId: `w${index}`, key: "2025/building/o1", amount: act.amount };
        if (!isAssessed) return [];
        return [told("ObligationWrittenOff", onDay(act.day), { ...data, ground: "prescription", decision: "VKB 1" })];
      }
      case "refund":
        return refundFacts(`r${index}`, act);
    }
  });
}

function refundFacts(refundId: string, act: Extract<Act, { what: "refund" }>): readonly Told[] {
  const data = { accountId: "t1", refundId, amount: act.amount };
  const ground = { ground: "Mbipagesë" };
  const beneficiary = { beneficiary: "A", iban: null, requestedBy: "clerk-2" };
  const approved = told("RefundApproved", onDay(act.day), { ...data, ...beneficiary, ...ground });
  if (act.ends === "open") return [approved];
  if (act.ends === "withdrawn") return [approved, told("RefundWithdrawn", onDay(act.day + 3), { ...data, ...ground })];
  const paidOn = onDay(act.day + 3);
  return [approved, told("RefundPaid", paidOn, { ...data, paidOn, reference: "TH-1" })];
}

const [BUILDING, CLEANING] = ["2025/building/o1", "2025/cleaning/o1"] as const;

/** Signed on the last day of the history, with an instalment every thirty days. */
function agreementFacts(given: {
  readonly covers: readonly number[];
  readonly instalments: readonly number[];
  readonly isBroken: boolean;
}): readonly Told[] {
  const name = { accountId: "t1", agreementId: "a1" };
  const schedule = given.instalments.map((each, index) => ({ due: onDay(300 + index * 60), amount: each }));
  const made = told("InstalmentAgreementMade", onDay(300), {
    ...{ ...name, signedOn: onDay(300), covers: given.covers.map((part) => ({ key: BUILDING, part })), schedule },
    amount: given.instalments.reduce((sum, each) => sum + each, 0),
  });
  const missedDue = onDay(300);
  return given.isBroken ? [made, told("InstalmentAgreementBroken", onDay(300), { ...name, missedDue })] : [made];
}

function objectionFacts(given: { readonly contests: string; readonly isDecided: boolean }): readonly Told[] {
  const name = { accountId: "t1", objectionId: "o1" };
  const on = onDay(300);
  const lodged = told("ObjectionLodged", on, { ...name, lodgedOn: on, contests: [given.contests], grounds: "x" });
  const outcome = { outcome: "rejected", decision: "VKB 1", decidedOn: on };
  return given.isDecided ? [lodged, told("ObjectionDecided", on, { ...name, ...outcome })] : [lodged];
}

const journalOf = (events: readonly Told[]) =>
  project(journalProjection, [...LAW_ADOPTED, registered("t1", "Ana Çela"), ...events]);
const stateOf = (events: readonly Told[]): AccountState =>
  fold(taxAccount as never, asLedgerFacts(events) as never) as AccountState;

/** Debit less credit by family of accounts, of entries effective up to a day. */
function balances(rows: Projected, until: CivilDate): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { effectiveDate, lines } of rows.all<JournalEntryRecord>(journalEntries)) {
    if (effectiveDate > until) continue;
    for (const { ledgerAccount, debit, credit } of lines) {
      const late = ledgerAccount.startsWith("revenue.late-") ? ledgerAccount : ledgerAccount.split(".")[0]!;
      sums[late] = (sums[late] ?? 0) + debit - credit;
    }
  }
  return sums;
}

describe("for any history, the journal", () => {
  test("balances in every entry, and never has a line without an amount", () => {
    fc.assert(
      fc.property(histories, (acts) => {
        for (const { lines } of journalOf(factsOf(acts)).all<JournalEntryRecord>(journalEntries)) {
          const total = (side: "debit" | "credit") => lines.reduce((sum, line) => sum + line[side], 0);
          expect(total("debit")).toBe(total("credit"));
          for (const line of lines)
            expect(Math.min(line.debit, line.credit) === 0 && line.debit + line.credit > 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("says of every day what the account's position says", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 340 }), (acts, at) => {
        const events = factsOf(acts);
        const until = onDay(at);
        const position = positionOn(stateOf(events), until, LAW);
        const sums = balances(journalOf(events), until);
        const of = (family: string) => sums[family] ?? 0;
        const settled = position.obligations.flatMap((each) => each.parts.map((part) => part.paid));
        const paidLate = (component: "interest" | "fine") => settled.reduce((sum, each) => sum + each[component], 0);
        expect({
          receivable: of("receivable"),
          money: of("money"),
          advances: 0 - of("advances"),
          writtenOff: of("written-off"),
          refundsPaid: 0 - of("treasury"),
          refunds: 0 - of("refunds-payable") - of("refunds-to-recover"),
          interest: 0 - of("revenue.late-interest"),
          fine: 0 - of("revenue.late-fine"),
        }).toEqual({
          receivable: position.outstanding.principal + position.outstanding["enforcement-costs"],
          money: position.paid,
          advances: position.advance,
          writtenOff: position.writtenOff,
          refundsPaid: position.refundsPaid,
          refunds: position.refundsApproved - position.refundedInExcess,
          interest: paidLate("interest"),
          fine: paidLate("fine"),
        });
      }),
      { numRuns: 400 },
    );
  });

  test("keeps open, by due date, what the account's position has outstanding once everything has moved", () => {
    fc.assert(
      fc.property(histories, (acts) => {
        const events = factsOf(acts);
        const rows = journalOf(events);
        const dues: Record<string, number> = {};
        for (const { revenueItem, unit, parts } of positionOn(stateOf(events), onDay(400), LAW).obligations)
          for (const { due, outstanding } of parts) {
            const key = `${due}|${revenueItem}|${unit}`;
            dues[key] = (dues[key] ?? 0) + outstanding.principal;
          }
        const expected = Object.fromEntries(Object.entries(dues).filter(([, owed]) => owed !== 0));
        const open = (all: readonly (ArrearsDaySums & { readonly id: string })[]) =>
          Object.fromEntries(
            all
              .filter(({ owed }) => owed !== 0)
              .map(({ due, revenueItem, unit, owed }) => [`${due}|${revenueItem}|${unit}`, owed]),
          );
        expect(open(rows.all<ArrearsSums>(arrears))).toEqual(expected);
        expect(open(rows.all<ArrearsDaySums>(arrearsDays))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("says of what is open on any day what a clearance would say: under a kept agreement, or contested", () => {
    const agreement = fc.record({
      covers: fc.subarray([1, 2], { minLength: 1 }),
      instalments: fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 }),
      isBroken: fc.boolean(),
    });
    const objection = fc.record({ contests: fc.constantFrom(BUILDING, CLEANING), isDecided: fc.boolean() });
    const later = fc.integer({ min: 420, max: 520 });
    fc.assert(
      fc.property(
        histories,
        fc.option(agreement),
        fc.option(objection),
        fc.array(fc.record({ day: fc.integer({ min: 290, max: 420 }), amount }), { maxLength: 2 }),
        later,
        (acts, agreed, objected, more, at) => {
          const events = [
            ...factsOf(acts),
            ...(agreed === null ? [] : agreementFacts(agreed)),
            ...(objected === null ? [] : objectionFacts(objected)),
            ...more.map((each, index) => paid("t1", `later${index}`, onDay(each.day), each.amount)),
          ];
          const [on, state] = [onDay(at), stateOf(events)];
          const position = positionOn(state, on, LAW);
          const kept = state.agreements.filter(
            (each) => each.endedOn === null && missedInstalment(each, position, LAW) === null,
          );
          const expected = { agreed: 0, contested: 0 };
          for (const { key, parts } of position.obligations)
            for (const { number, outstanding } of parts) {
              const isKept = kept.some(({ covers }) => covers.some((each) => each.key === key && each.part === number));
              const isContested = state.objections.some(
                (each) => each.decidedOn === null && each.contests.includes(key),
              );
              if (isKept) expected.agreed += outstanding.principal;
              else if (isContested) expected.contested += outstanding.principal;
            }
          const rows = journalOf(events);
          for (const all of [rows.all<ArrearsSums>(arrears), rows.all<ArrearsDaySums>(arrearsDays)]) {
            const sum = (of: readonly ArrearsDaySums[]) => of.reduce((total, { owed }) => total + owed, 0);
            const isKept = ({ agreedUntil }: ArrearsDaySums) => agreedUntil !== null && agreedUntil >= on;
            expect({
              agreed: sum(all.filter(isKept)),
              contested: sum(all.filter((each) => each.contested && !isKept(each))),
            }).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("adds up to its sums by day and its revenue by month", () => {
    fc.assert(
      fc.property(histories, (acts) => {
        const rows = journalOf(factsOf(acts));
        const entries = rows.all<JournalEntryRecord>(journalEntries).flatMap(({ lines }) => lines);
        const days = rows.all<JournalDaySums>(journalDays);
        const months = rows.all<RevenueMonthSums>(revenueMonths);
        const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
        const line = (family: string) =>
          sum(
            entries.filter((each) => each.ledgerAccount.startsWith(family)).map(({ debit, credit }) => debit - credit),
          );
        expect(sum(days.map(({ debit }) => debit))).toBe(sum(entries.map(({ debit }) => debit)));
        expect(sum(days.map(({ credit }) => credit))).toBe(sum(entries.map(({ credit }) => credit)));
        expect(sum(months.map((each) => each.assessed))).toBe(0 - line("revenue."));
        expect(sum(months.map((each) => each.collected))).toBe(
          0 - line("revenue.") - line("receivable.") - line("written-off."),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("is after the reversal of every payment, in any order, as if nobody had ever paid", () => {
    const unpaid = fc.array(fc.oneof(payment, payment, assessment, writeOff) as fc.Arbitrary<Act>, { maxLength: 8 });
    fc.assert(
      fc.property(unpaid, fc.infiniteStream(fc.nat(1000)), (acts, chance) => {
        const events = factsOf(acts);
        const received = events.filter(({ type }) => type === "PaymentReceived");
        const order = received
          .map((event) => ({ event, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at);
        const reversals = order.map(({ event: { data } }) => {
          const { paymentId, amount: sum } = data as { paymentId: string; amount: number };
          return reversed("t1", paymentId, onDay(300), sum);
        });
        const nobodyPaid = journalOf(events.filter(({ type }) => type !== "PaymentReceived"));
        const allReversed = journalOf([...events, ...reversals]);
        for (const at of [0, 70, 150, 300]) {
          const standing = Object.entries(balances(allReversed, onDay(at))).filter(([, sum]) => sum !== 0);
          const never = Object.entries(balances(nobodyPaid, onDay(at))).filter(([, sum]) => sum !== 0);
          expect(Object.fromEntries(standing)).toEqual(Object.fromEntries(never));
        }
      }),
      { numRuns: 150 },
    );
  });
});
