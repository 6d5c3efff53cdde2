import { epochDay, ZERO_LEK, type CivilDate, type Lek } from "../../../shared/index.js";
import type { Component, Components } from "../../law/index.js";
import type { AccountObligation, AccountPart } from "../state.js";
import { addProduct, type Exact } from "./exact.js";
import type { LateCosts } from "./late-costs.js";
import type { Settlement } from "./types.js";

/** Days, both inclusive, on which an agreement keeps the late fine from running. */
export interface FineFreeDays {
  readonly from: number;
  readonly to: number;
}

/** One part while the days pass over it: what is unpaid, and what its lateness has come to. */
export class OwedPart {
  readonly due: number;
  readonly bornOn: number;
  /** What is unpaid of the amount itself. */
  left: number;
  writtenOff = 0;
  readonly paid: Record<Component, number> = { "enforcement-costs": 0, principal: 0, interest: 0, fine: 0 };
  private readonly settlements: (Record<Component, number> & Pick<Settlement, "paymentId" | "on">)[] = [];
  private interestUnits: Exact = 0;
  private fineUnits: Exact = 0;
  private fineDays = 0;
  private countedTo: number;

  constructor(
    readonly obligation: AccountObligation,
    readonly part: AccountPart,
    private readonly fineFree: readonly FineFreeDays[],
    private readonly costs: LateCosts,
  ) {
    this.due = epochDay(part.due);
    this.bornOn = epochDay(part.bornOn);
    this.left = part.amount;
    this.countedTo = this.due;
  }

  /** Counts interest and fine up to and with a day; enforcement costs bear neither. */
  countTo(day: number): void {
    if (day <= this.countedTo || this.left === 0 || this.obligation.component !== "principal") return;
    this.interestUnits = addProduct(this.interestUnits, this.left, this.costs.ratesBetween(this.countedTo, day));
    const fined = Math.min(this.finedDays(this.countedTo, day), this.costs.maxFineDays - this.fineDays);
    this.fineUnits = addProduct(this.fineUnits, this.left, fined);
    this.fineDays += fined;
    this.countedTo = day;
  }

  /** What is owed of a component, as counted so far. */
  owed(component: Component): number {
    switch (component) {
      case "interest":
        return this.interestUnits === 0 ? 0 : Math.max(0, this.costs.interest(this.interestUnits) - this.paid.interest);
      case "fine":
        return this.fineUnits === 0 ? 0 : Math.max(0, this.costs.fine(this.fineUnits) - this.paid.fine);
      default:
        return component === this.obligation.component ? this.left : 0;
    }
  }

  settle(paymentId: string, on: CivilDate, component: Component, amount: number): void {
    this.paid[component] += amount;
    if (component === this.obligation.component) this.left -= amount;
    let last = this.settlements.at(-1);
    if (last === undefined || last.paymentId !== paymentId || last.on !== on) {
      last = { paymentId, on, "enforcement-costs": 0, principal: 0, interest: 0, fine: 0 };
      this.settlements.push(last);
    }
    last[component] += amount;
  }

  /** What settled it, in order of day. */
  get settledBy(): readonly Settlement[] {
    return this.settlements as readonly Pick<Settlement, "paymentId" | "on">[] as readonly Settlement[];
  }

  /**
   * Takes an amount out of what is unpaid, on a day that was counted. Interest and fine on it go with it: it was unpaid
   * on every day counted, so its share of both is known exactly.
   */
  writeOff(amount: number): void {
    this.left -= amount;
    this.writtenOff += amount;
    if (this.countedTo === this.due) return;
    this.interestUnits = addProduct(this.interestUnits, -amount, this.costs.ratesBetween(this.due, this.countedTo));
    this.fineUnits = addProduct(this.fineUnits, -amount, this.fineDays);
  }

  /** Whether nothing of it can ever be owed again. */
  get done(): boolean {
    return this.left === 0 && this.owed("interest") === 0 && this.owed("fine") === 0;
  }

  outstanding(): Components {
    return {
      "enforcement-costs": this.owed("enforcement-costs") as Lek,
      principal: this.owed("principal") as Lek,
      interest: this.owed("interest") as Lek,
      fine: this.owed("fine") as Lek,
    };
  }

  private finedDays(after: number, to: number): number {
    let days = to - after;
    for (const free of this.fineFree) days -= Math.max(0, Math.min(to, free.to) - Math.max(after + 1, free.from) + 1);
    return Math.max(0, days);
  }
}

export const NOTHING: Components = {
  "enforcement-costs": ZERO_LEK,
  principal: ZERO_LEK,
  interest: ZERO_LEK,
  fine: ZERO_LEK,
};
