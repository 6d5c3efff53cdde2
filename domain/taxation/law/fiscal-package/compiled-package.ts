import type { Rational } from "../../../shared/index.js";
import type { Predicate, Reader } from "./evaluate-condition.js";
import type { Charge, FiscalPackage, Rate, RateRow, SubjectField } from "./package.js";

/** A package made ready for evaluation, once: conditions as functions, figures as exact fractions, charges by subject. */
export interface CompiledPackage {
  readonly source: FiscalPackage;
  readonly zoneOfUnit: ReadonlyMap<string, string>;
  readonly fieldsOfKind: ReadonlyMap<string, readonly SubjectField[]>;
  readonly codesOfVocabulary: ReadonlyMap<string, ReadonlySet<string>>;
  readonly chargesOfKind: ReadonlyMap<string, readonly CompiledCharge[]>;
}

export interface CompiledCharge {
  readonly source: Charge;
  readonly payerKinds: ReadonlySet<string>;
  readonly appliesWhen: Predicate;
  /** Whether conditions can change from month to month: they read grounds or the period. */
  readonly readsGrounds: boolean;
  readonly readsPeriod: boolean;
  readonly base: readonly CompiledFactor[];
  readonly rates: readonly CompiledRow[];
  readonly modifiers: readonly CompiledModifier[];
  readonly share: Reader | null;
  readonly reliefs: readonly CompiledRelief[];
  readonly instalments: CompiledInstalments;
}

export type CompiledFactor =
  | { readonly kind: "field"; readonly field: string; readonly read: Reader }
  | { readonly kind: "cap"; readonly max: Rational; readonly text: string }
  | { readonly kind: "table"; readonly table: string; readonly rows: readonly CompiledTableRow[] };

export interface CompiledTableRow {
  readonly when: Predicate;
  readonly value:
    { readonly text: string; readonly exact: Rational } | { readonly field: string; readonly read: Reader };
}

export interface CompiledRow {
  readonly source: RateRow;
  readonly when: Predicate;
  readonly rate: { readonly type: Rate["type"]; readonly figure: string; readonly exact: Rational };
}

export interface CompiledModifier {
  readonly code: string;
  readonly when: Predicate;
  readonly text: string;
  readonly multiply: Rational;
}

/** Sorted by percent, highest first; of equal percent the first listed comes first: the first that holds is applied. */
export interface CompiledRelief {
  readonly code: string;
  readonly when: Predicate;
  readonly text: string;
  readonly percent: Rational;
}

export type CompiledInstalments =
  | {
      readonly kind: "fixed-dates";
      readonly shares: readonly Rational[];
      readonly dues: readonly string[];
      readonly lateBornDays: number;
    }
  | { readonly kind: "monthly"; readonly dueDay: number; readonly monthOffset: number }
  | { readonly kind: "on-event"; readonly days: number };
