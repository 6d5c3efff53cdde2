import type { CivilDate, Lek } from "../../../shared/index.js";

/** The parts of an obligation that a payment settles. */
export const COMPONENTS = ["enforcement-costs", "principal", "interest", "fine"] as const;
export type Component = (typeof COMPONENTS)[number];
export type Components = Readonly<Record<Component, Lek>>;

/** `obligation-by-obligation`: the oldest in full, then the next. `component-by-component`: one part of all, then the next part. */
export type AllocationScope = "obligation-by-obligation" | "component-by-component";

/** The order of settlement that the municipality adopted; see `allocation` in `ops/data/late-payment.json`. */
export interface AllocationOrder {
  readonly code: string;
  readonly sequence: readonly Component[];
  readonly scope: AllocationScope;
}

/** What is owed of one obligation, or of one instalment of it. Oldest `due` first, then by `code`. */
export interface OwedObligation extends Components {
  readonly code: string;
  readonly due: CivilDate;
}

export interface IncomingPayment {
  readonly id: string;
  readonly amount: Lek;
}

/** What one payment settled; `settled` names only obligations that received something. */
export interface PaymentAllocation {
  readonly payment: string;
  readonly settled: readonly (Components & { readonly obligation: string })[];
  /** What was left over: the taxpayer's credit. */
  readonly credit: Lek;
}

export interface Allocation {
  readonly payments: readonly PaymentAllocation[];
  /** For every obligation, in order of settlement: what all payments settled, and what remains. */
  readonly obligations: readonly {
    readonly obligation: string;
    readonly settled: Components;
    readonly remaining: Components;
  }[];
  readonly credit: Lek;
}
