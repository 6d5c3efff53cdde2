import type { Bilingual, CivilDate } from "../../../shared/index.js";
import type { Condition } from "./condition.js";

/**
 * A fiscal package, format `defter.fiscal-package/1`: one dated, versioned set of local taxes and tariffs approved by a
 * municipal council. Data only. `ops/data/fiscal-package.schema.json` is its schema and the definition of the algorithm
 * that {@link assess} follows. Decimals and fractions are text, money that is due is whole lekë.
 */
export interface FiscalPackage {
  readonly $schema: string;
  readonly format: "defter.fiscal-package/1";
  readonly code: string;
  readonly tenant: { readonly code: string; readonly name: Bilingual };
  readonly fiscalYear: number;
  readonly version: number;
  readonly supersedes?: string;
  readonly name: Bilingual;
  readonly status: "demonstration" | "proposed" | "approved" | "repealed";
  readonly notice: Bilingual;
  readonly decision: CouncilDecision;
  readonly baseDecision: CouncilDecision & {
    readonly amendedBy: readonly { readonly number: string; readonly date: CivilDate }[];
  };
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly currency: "ALL";
  readonly publication: Provenance & { readonly withinDays: number; readonly of: "approval" };
  readonly liabilityRule: LiabilityRule;
  readonly dueDateRule: Provenance & { readonly roll: "next-working-day" | "none"; readonly calendar: string };
  readonly roundingRule: Provenance & {
    readonly mode: "half-up";
    readonly unit: 1;
    readonly split: "nearest-each-remainder-last";
  };
  readonly units: readonly Named[];
  readonly zones: readonly Zone[];
  readonly vocabularies: Readonly<Record<string, readonly Named[]>>;
  readonly subjects: readonly SubjectKind[];
  readonly tables: readonly Table[];
  readonly collectors: readonly Collector[];
  readonly bundles: readonly Bundle[];
  readonly items: readonly Charge[];
  readonly changes: readonly PackageChange[];
}

/** Where a figure comes from: a public source, or an assumption that the municipality has to confirm. */
export interface Provenance {
  readonly source?: string;
  readonly assumed?: true;
  readonly modelledOn?: string;
  readonly note?: Bilingual;
}

export interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

export interface CouncilDecision extends Provenance {
  readonly act: "vkb";
  readonly number: string;
  readonly date: CivilDate;
  readonly title: Bilingual;
}

export interface LiabilityRule extends Provenance {
  readonly start: "next-month" | "same-month";
  readonly end: "same-month" | "previous-month";
}

export interface Zone extends Named, Provenance {
  readonly units: readonly string[];
}

export type FieldType =
  "decimal" | "integer" | "money" | "fraction" | "code" | "boolean" | "date" | "month" | "grounds";

export interface SubjectField {
  readonly name: string;
  readonly type: FieldType;
  readonly unit?: "m2" | "ha" | "lek" | "lek-per-m2" | "night" | "day" | "hour" | "ton" | "count";
  readonly vocabulary?: string;
  readonly required?: boolean;
  readonly label: Bilingual;
}

export interface SubjectKind extends Named {
  readonly fields: readonly SubjectField[];
}

export interface TableRow extends Provenance {
  readonly when: readonly Condition[];
  readonly value: string | { readonly field: string };
}

export interface Table extends Named {
  readonly unit?: string;
  readonly rows: readonly TableRow[];
}

export interface Collector extends Named {
  readonly kind: "municipality" | "agent";
  readonly remittance?: Provenance & {
    readonly dueDay: number;
    readonly monthOffset: number;
    readonly commissionPercent: string;
  };
  readonly note?: Bilingual;
}

export interface Bundle extends Named, Provenance {
  readonly items: readonly string[];
  readonly collector: string;
}

export type Rate =
  | { readonly type: "amount"; readonly amount: string }
  | { readonly type: "percent"; readonly percent: string }
  | { readonly type: "fixed"; readonly amount: number }
  | { readonly type: "not-charged" };

export interface RateRow extends Provenance {
  readonly code: string;
  readonly name?: Bilingual;
  readonly when: readonly Condition[];
  readonly rate: Rate;
  readonly per?: string;
}

export interface Base {
  readonly kind: "flat" | "area-m2" | "area-ha" | "value" | "person-night" | "unit";
  readonly unit: string;
  readonly field?: string;
  readonly cap?: Provenance & { readonly max: string };
  readonly times?: readonly ({ readonly field: string } | { readonly table: string })[];
}

export interface Modifier extends Named, Provenance {
  readonly when: readonly Condition[];
  readonly multiply: string;
}

export interface Relief extends Named, Provenance {
  readonly kind: "exemption" | "reduction";
  readonly when: readonly Condition[];
  readonly percent: string;
  readonly legalBasis?: string;
  readonly proof: readonly Bilingual[];
}

export type InstalmentRule =
  | (Provenance & {
      readonly kind: "fixed-dates";
      readonly parts: readonly { readonly share: string; readonly due: string }[];
      readonly lateBornDays: number;
    })
  | (Provenance & { readonly kind: "monthly"; readonly dueDay: number; readonly monthOffset: number })
  | (Provenance & { readonly kind: "on-event"; readonly days: number });

export type PayerKind = "household" | "person" | "business" | "institution" | "ngo" | "religious-community" | "agent";

/** One tax or tariff of the package. */
export interface Charge extends Named {
  readonly kind: "tax" | "tariff";
  readonly group: string;
  readonly mode: "assessed" | "received-from-agent";
  readonly legalBasis: readonly string[];
  readonly payerKinds: readonly PayerKind[];
  readonly subject: string;
  readonly appliesWhen: readonly Condition[];
  readonly base: Base;
  readonly rates: readonly RateRow[];
  readonly modifiers?: readonly Modifier[];
  readonly shareField?: string;
  readonly period: "annual" | "monthly" | "event";
  readonly proration: "months" | "none";
  readonly instalments: InstalmentRule;
  readonly reliefs: readonly Relief[];
  readonly collector: string;
  readonly revenueItem: string;
  readonly note?: Bilingual;
}

export interface PackageChange extends Provenance {
  readonly item: string;
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: Bilingual;
}
