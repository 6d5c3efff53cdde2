import type { CivilDate } from "../../../shared/index.js";
import type { AccountPayment, AccountRefund } from "../state.js";

interface PooledPayment {
  readonly payment: AccountPayment;
  left: number;
}

interface Promised {
  readonly refund: AccountRefund;
  missing: number;
  /** What was set aside for it, and when. */
  readonly setAside: { readonly on: CivilDate; readonly amount: number }[];
}

/** Money that came in and has settled nothing yet, oldest first; and what was promised back out of it. */
export class MoneyPool {
  readonly payments: PooledPayment[] = [];
  readonly promises: Promised[] = [];
  private firstLeft = 0;

  receive(payment: AccountPayment): void {
    this.payments.push({ payment, left: payment.amount });
  }

  get empty(): boolean {
    while (this.firstLeft < this.payments.length && this.payments[this.firstLeft]!.left === 0) this.firstLeft += 1;
    return this.firstLeft === this.payments.length;
  }

  /** Takes up to an amount, from the oldest payment on; says of each payment how much. Returns what was not there. */
  take(amount: number, taken: (paymentId: string, amount: number) => void): number {
    let wanted = amount;
    while (wanted > 0 && !this.empty) {
      const first = this.payments[this.firstLeft]!;
      const part = Math.min(wanted, first.left);
      first.left -= part;
      wanted -= part;
      taken(first.payment.paymentId, part);
    }
    return wanted;
  }

  promise(refund: AccountRefund): void {
    this.promises.push({ refund, missing: refund.amount, setAside: [] });
  }

  /** Sets money aside for what was promised, in the order of the promises; what is not there stays missing. */
  setAside(on: CivilDate): void {
    for (const promise of this.promises) {
      if (promise.missing === 0) continue;
      const before = promise.missing;
      promise.missing = this.take(before, () => undefined);
      if (promise.missing < before) promise.setAside.push({ on, amount: before - promise.missing });
    }
  }

  advance(): number {
    return this.payments.reduce((sum, { left }) => sum + left, 0);
  }
}

/** Whether a refund had left the treasury by the end of a day. */
export function isPaidBack(refund: AccountRefund, on: CivilDate): boolean {
  return refund.paidOn !== null && refund.paidOn <= on;
}
