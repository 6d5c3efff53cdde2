import type { Bilingual, CivilDate, HolidayCalendar, Lek } from "../../../domain/shared/index.js";
import type { FiscalPackage, Office } from "../../../domain/taxation/index.js";

/** The municipality as anybody may know it. */
export interface MunicipalityFace {
  readonly code: string;
  readonly name: Bilingual;
  /** Every office that ever opened. */
  readonly offices: readonly (Office & { readonly closed: boolean })[];
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  /** The holidays that deadlines are counted by; null where none were adopted yet. */
  readonly calendar: HolidayCalendar | null;
}

/** A published package as people may ask what they would pay by it. */
export interface PublishedLaw {
  readonly year: number;
  readonly name: Bilingual;
  readonly notice: Bilingual;
  readonly decision: { readonly number: string; readonly date: CivilDate; readonly title: Bilingual };
  /** The whole package, as the council approved it. */
  readonly content: FiscalPackage;
  readonly subjects: readonly TaxableKind[];
}

/** A kind of thing that is taxed: what has to be known of it, and on which grounds less is due. */
export interface TaxableKind {
  readonly kind: string;
  readonly name: Bilingual;
  /** JSON Schema 2020-12 of its facts, with labels in both languages; without the unit and the period. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly grounds: readonly { readonly code: string; readonly name: Bilingual }[];
}

export interface EstimateInput {
  readonly year: number;
  readonly payer: "household" | "business";
  readonly unit: string;
  readonly subjects: readonly {
    readonly kind: string;
    /** By the names of the fields; numbers as numbers or as text. */
    readonly facts: Readonly<Record<string, unknown>>;
    readonly grounds: readonly string[];
  }[];
}

/** What would be due for a whole year. Nothing is written, and nobody is named. */
export interface Estimate {
  readonly year: number;
  readonly total: Lek;
  readonly lines: readonly EstimatedLine[];
}

export interface EstimatedLine {
  readonly item: string;
  readonly name: Bilingual;
  readonly kind: "tax" | "tariff";
  /** The kind of thing that it is due for. */
  readonly subject: string;
  readonly zone: Bilingual | null;
  readonly legalBasis: readonly string[];
  /** What the rate is multiplied with, in order; empty for a flat sum. */
  readonly base: readonly EstimatedFactor[];
  readonly rate: EstimatedRate;
  readonly modifiers: readonly { readonly name: Bilingual; readonly multiply: string; readonly assumed: boolean }[];
  /** The part that is the payer's, as a fraction; null: the whole. */
  readonly share: string | null;
  /** The part of the year that a sum of the year is for: `7/12`; null: the whole year. */
  readonly proratedBy: string | null;
  /** Months that it is due for, where it is due by the month; null for a sum of the year. */
  readonly months: number | null;
  readonly gross: Lek;
  readonly reliefs: readonly { readonly name: Bilingual; readonly amount: Lek; readonly legalBasis: string | null }[];
  readonly net: Lek;
  readonly due: readonly { readonly on: CivilDate; readonly amount: Lek }[];
}

export interface EstimatedFactor {
  /** `fact`: as it was stated; `cap`: no more than that counts; `table`: a figure of the package. */
  readonly kind: "fact" | "cap" | "table";
  readonly name: Bilingual;
  readonly value: string;
  readonly assumed: boolean;
}

export interface EstimatedRate {
  readonly name: Bilingual | null;
  readonly type: "amount" | "percent" | "fixed";
  readonly figure: string;
  /** What it is for: `m2`, `ha`, `household`, `premises` … */
  readonly per: string;
  readonly source: string | null;
  readonly assumed: boolean;
}

export interface ItemNamesInput {
  /** Of obligations. */
  readonly keys: readonly string[];
  /** By the packages of this day's year is named what those of its own year do not name. */
  readonly on: CivilDate;
}

/** What the taxes of obligations are called, by the keys of the obligations; one that no package names is left out. */
export type ItemNames = ReadonlyMap<string, Bilingual>;
