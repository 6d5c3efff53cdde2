import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, civilDate, fold, type CivilDate } from "../../../domain/shared/index.js";
import {
  inOwnName,
  positionOn,
  taxAccount,
  type AccountCommand,
  type AccountEvent,
  type AccountPosition,
  type AccountState,
} from "../../../domain/taxation/index.js";
import { journalProjection, obligationsProjection, paymentsProjection } from "../../../projections/taxation/index.js";
import {
  accountBooks,
  journalEntries,
  obligations,
  payments,
  type JournalEntryRecord,
  type ObligationRecord,
  type PaymentRecord,
} from "../../../read-models/taxation/index.js";
import { charge, pay, reverse } from "../../domain/taxation/account/support.js";
import { registered } from "./support/history.js";
import { LAW_ADOPTED, ORDER, RULES } from "./support/law.js";
import { asLedgerFacts, project, told, type Told } from "./support/project.js";

const LAW = { rules: RULES, order: ORDER };
const PEOPLE = ["taxpayer-1", "taxpayer-2", "taxpayer-3"];
const START = civilDate("2024-01-10");

interface Act {
  readonly what: "charge" | "pay" | "reverse" | "merge";
  readonly who: number;
  readonly other: number;
  readonly amount: number;
  readonly pick: number;
}
const act = fc.record({
  what: fc.constantFrom("charge", "charge", "pay", "pay", "reverse", "merge"),
  ...{ who: fc.nat(2), other: fc.nat(2), amount: fc.integer({ min: 1, max: 5000 }), pick: fc.nat(5) },
}) as fc.Arbitrary<Act>;
const histories = fc.array(act, { minLength: 1, maxLength: 14 });
/** Of every person one record in the end. */
const MERGED: readonly Act[] = [1, 2].map((who) => ({ what: "merge", who, other: 0, amount: 1, pick: 0 }));

/** Accounts as commands leave them, each act on the account that carries on for whoever it is about. */
class Town {
  readonly states = new Map<string, AccountState>();
  readonly events: Told[] = [];
  private readonly paid: { readonly paymentId: string; readonly who: number; gone: boolean }[] = [];

  /** `isOne`: everybody is known from the beginning to be one person with one account. */
  constructor(private readonly isOne = false) {}

  after(acts: readonly Act[]): this {
    acts.forEach((each, index) => this.happens(each, index));
    return this;
  }

  standing(who: number): string {
    for (let id = PEOPLE[this.isOne ? 0 : who]!; ;) {
      const next = this.stateOf(id).mergedInto;
      if (next === null) return id;
      id = next;
    }
  }

  stateOf = (id: string): AccountState => this.states.get(id) ?? taxAccount.initialState;

  private happens({ what, who, other, amount, pick }: Act, index: number): void {
    const on = addDays(START, 2 * index);
    const given = { accountId: this.standing(who), on, law: LAW };
    switch (what) {
      case "charge":
        return void this.does(charge(`o${index}`, addDays(on, 20 + 31 * pick), amount, given));
      case "pay":
        this.paid.push({ paymentId: `p${index}`, who, gone: false });
        return void this.does({ ...pay(`p${index}`, on, amount), ...given });
      case "reverse": {
        const found = this.paid.filter(({ gone }) => !gone)[pick];
        if (!found) return;
        found.gone = true;
        return void this.does({ ...reverse(found.paymentId, on), ...given, accountId: this.standing(found.who) });
      }
      case "merge": {
        const survivorId = this.standing(other);
        if (survivorId === given.accountId) return;
        const merged = this.does({ ...given, type: "MergeOut", survivorId }).at(-1);
        if (merged?.type !== "AccountMerged") throw new Error("the account did not end");
        const { carried } = merged.data;
        const duplicateId = given.accountId;
        this.does({ ...given, accountId: survivorId, type: "MergeIn", duplicateId, carried });
      }
    }
  }

  private does(command: AccountCommand): readonly AccountEvent[] {
    const before = this.stateOf(command.accountId);
    const decided = taxAccount.decide(command, before);
    if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`);
    const facts = decided.events.map(({ type, data, effectiveDate }) => told(type, effectiveDate, data));
    const folded = facts.reduce((state, fact, index) => {
      return taxAccount.evolve(state, { ...fact, revision: before.revision + 1 + index } as never);
    }, before);
    this.states.set(command.accountId, folded);
    this.events.push(...facts);
    return decided.events;
  }
}

const untilOf = (acts: readonly Act[]) => addDays(START, 2 * acts.length + 200);
const KNOWN = [...LAW_ADOPTED, ...PEOPLE.map((id) => registered(id, "Ana Çela"))];

/** A position apart from whose it is, and from the order in which it lists what it says. */
function saidBy({ accountId: _id, ...position }: AccountPosition) {
  const obligationsByKey = position.obligations.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return { ...position, obligations: obligationsByKey, payments: position.payments.toSorted(byPayment) };
}
const byPayment = (a: { readonly paymentId: string }, b: { readonly paymentId: string }) =>
  a.paymentId < b.paymentId ? -1 : 1;

function positions(town: Town, until: CivilDate): readonly AccountPosition[] {
  return PEOPLE.map((id) => positionOn(inOwnName(town.stateOf(id)), until, LAW));
}
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

describe("whatever is charged, paid, taken back and merged, in whichever order", () => {
  test("what one person's records come to is what one account would have come to from the beginning", () => {
    fc.assert(
      fc.property(histories, (acts) => {
        const all = [...acts, ...MERGED];
        const town = new Town().after(all);
        const until = untilOf(all);
        const here = positionOn(town.stateOf(town.standing(0)), until, LAW);
        const there = positionOn(new Town(true).after(all).stateOf(PEOPLE[0]!), until, LAW);
        expect(saidBy(here)).toEqual(saidBy(there));
        for (const id of PEOPLE.filter((each) => each !== town.standing(0)))
          expect(positionOn(inOwnName(town.stateOf(id)), until, LAW)).toMatchObject({ obligations: [], payments: [] });
      }),
      { numRuns: 200 },
    );
  });

  test("the books balance, and say what the accounts that stand say", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 60 }), (acts, at) => {
        const town = new Town().after(acts);
        const rows = project(journalProjection, [...KNOWN, ...town.events]);
        const entries = rows.all<JournalEntryRecord>(journalEntries);
        for (const { lines } of entries)
          expect(sum(lines.map(({ debit }) => debit))).toBe(sum(lines.map(({ credit }) => credit)));
        const until = addDays(START, at);
        const now = entries.filter(({ effectiveDate }) => effectiveDate <= until).flatMap(({ lines }) => lines);
        const balance = (family: string) =>
          sum(now.filter((each) => each.ledgerAccount.startsWith(family)).map(({ debit, credit }) => debit - credit));
        const all = positions(town, until);
        expect([balance("receivable"), balance("money"), 0 - balance("advances")]).toEqual([
          sum(all.map(({ outstanding }) => outstanding.principal)),
          sum(all.map(({ paid }) => paid)),
          sum(all.map(({ advance }) => advance)),
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test("replay is what was live: of the accounts, of the books, and every obligation and payment is in one place", () => {
    fc.assert(
      fc.property(histories, (acts) => {
        const town = new Town().after(acts);
        const facts = asLedgerFacts(town.events);
        const books = project(journalProjection, [...KNOWN, ...town.events]);
        for (const id of PEOPLE) {
          const own = facts.filter(({ streamName }) => streamName === `taxAccount-shkoder.${id}`);
          const replayed = fold(taxAccount as never, own as never) as AccountState;
          const { revision: _ofLog, ...live } = town.stateOf(id);
          expect(replayed).toMatchObject(live);
          expect(books.row<{ readonly state: AccountState }>(accountBooks, id)!.state).toMatchObject(live);
        }
        const standing = PEOPLE.filter((id) => town.stateOf(id).mergedInto === null).map(town.stateOf);
        const placed = project(obligationsProjection, [...KNOWN, ...town.events]).all<ObligationRecord>(obligations);
        const owed = standing.flatMap((state) => state.obligations.map(({ key }) => `${state.accountId} ${key}`));
        expect(placed.map(({ accountId, key }) => `${accountId} ${key}`).toSorted()).toEqual(owed.toSorted());
        const received = project(paymentsProjection, [...KNOWN, ...town.events]).all<PaymentRecord>(payments);
        const counted = standing.flatMap((state) =>
          state.payments.flatMap((each) => (each.reversedOn ? [] : [`${state.accountId} ${each.paymentId}`])),
        );
        const stand = received.filter(({ reversed }) => !reversed).map(({ accountId, id }) => `${accountId} ${id}`);
        expect(stand.toSorted()).toEqual(counted.toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
