import { InvariantError, type CivilDate } from "../../../domain/shared/index.js";
import type { AccountMovement, AccountState } from "../../../domain/taxation/index.js";
import {
  ADVANCES,
  LATE_FINE,
  LATE_INTEREST,
  moneyAccount,
  receivableAccount,
  REFUNDS_PAYABLE,
  REFUNDS_TO_RECOVER,
  revenueAccount,
  TREASURY,
  writtenOffAccount,
} from "../../../read-models/taxation/index.js";
import { PostingTally, type Postings } from "./postings.js";

/** Offices of obligations by key and of payments by id: the account itself does not keep them. */
export type Offices = Readonly<Record<string, string>>;

const NO_OFFICE = "";

/**
 * What the books say of an account as its facts are now. Obligations are revenue from the day they are owed; money is an
 * advance until it settles something; interest and fine are revenue when they are settled, since until then they grow by
 * the day and may be waived by an agreement kept.
 */
export function postingsOf(state: AccountState, movements: readonly AccountMovement[], offices: Offices): Postings {
  const tally = new PostingTally();
  const books = new Books(state, offices, tally);
  for (const movement of movements) books.post(movement);
  books.close();
  return tally.postings();
}

/** Translates movements into debits and credits. */
class Books {
  private readonly revenueItems: ReadonlyMap<string, string>;
  private readonly channels: ReadonlyMap<string, string>;
  /** The parts of an obligation are nearly always born on one day: they are added up before they are posted. */
  private born: { readonly on: CivilDate; readonly key: string; amount: number } | null = null;

  constructor(
    state: AccountState,
    private readonly offices: Offices,
    private readonly tally: PostingTally,
  ) {
    this.revenueItems = new Map(state.obligations.map(({ key, revenueItem }) => [key, revenueItem]));
    this.channels = new Map(state.payments.map(({ paymentId, channel }) => [paymentId, channel]));
  }

  post(movement: AccountMovement): void {
    const { on } = movement;
    switch (movement.what) {
      case "owed":
        return this.bear(movement);
      case "received":
        return this.move(on, this.money(movement.paymentId), general(ADVANCES), movement.amount);
      case "settled":
        return this.settle(movement);
      case "written-off":
        return this.move(on, this.writtenOff(movement.key), this.receivable(movement.key), movement.amount);
      case "set-aside":
        return this.move(on, general(ADVANCES), general(REFUNDS_PAYABLE), movement.amount);
      case "paid-back":
        this.move(on, general(REFUNDS_PAYABLE), general(TREASURY), movement.amount - movement.inExcess);
        return this.move(on, general(REFUNDS_TO_RECOVER), general(TREASURY), movement.inExcess);
    }
  }

  /** Posts what was gathered; after the last movement. */
  close(): void {
    if (this.born === null) return;
    const { on, key, amount } = this.born;
    this.move(on, this.receivable(key), this.revenue(key), amount);
    this.born = null;
  }

  private bear({ on, key, amount }: Extract<AccountMovement, { what: "owed" }>): void {
    if (this.born?.on === on && this.born.key === key) {
      this.born.amount += amount;
      return;
    }
    this.close();
    this.born = { on, key, amount };
  }

  private settle({ on, key, settled }: Extract<AccountMovement, { what: "settled" }>): void {
    const office = this.officeOf(key);
    this.move(on, general(ADVANCES), this.receivable(key), settled.principal + settled["enforcement-costs"]);
    const interest = { ledgerAccount: revenueAccount(LATE_INTEREST), office };
    this.move(on, general(ADVANCES), interest, settled.interest);
    this.move(on, general(ADVANCES), { ledgerAccount: revenueAccount(LATE_FINE), office }, settled.fine);
  }

  private move(day: CivilDate, debit: Place, credit: Place, amount: number): void {
    this.tally.move(day, debit, credit, amount);
  }

  private receivable(key: string): Place {
    return { ledgerAccount: receivableAccount(this.itemOf(key)), office: this.officeOf(key) };
  }

  private revenue(key: string): Place {
    return { ledgerAccount: revenueAccount(this.itemOf(key)), office: this.officeOf(key) };
  }

  private writtenOff(key: string): Place {
    return { ledgerAccount: writtenOffAccount(this.itemOf(key)), office: this.officeOf(key) };
  }

  private money(paymentId: string): Place {
    const channel = known(this.channels.get(paymentId), `channel of payment ${paymentId}`);
    return { ledgerAccount: moneyAccount(channel), office: this.officeOf(paymentId) };
  }

  private itemOf(key: string): string {
    return known(this.revenueItems.get(key), `revenue item of obligation ${key}`);
  }

  private officeOf(name: string): string {
    return known(this.offices[name], `office of ${name}`);
  }
}

/** Money whose place is not known is not posted somewhere else: the projection stops and says why. */
function known(found: string | undefined, what: string): string {
  if (found === undefined) throw new InvariantError(`no ${what} is known`);
  return found;
}

type Place = { readonly ledgerAccount: string; readonly office: string };

function general(ledgerAccount: string): Place {
  return { ledgerAccount, office: NO_OFFICE };
}
