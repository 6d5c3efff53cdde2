import { readFileSync } from "node:fs";
import type { CivilDate, HolidayCalendar, Lek } from "../../domain/shared/index.js";
import { trusted } from "../../domain/shared/index.js";
import {
  compilePackage,
  type AssessmentLine,
  type CompiledPackage,
  type FiscalPackage,
  type LatePaymentRules,
  type TaxableSubject,
  type TaxpayerFacts,
} from "../../domain/taxation/law/index.js";
import { dataFile } from "../../ops/paths.js";

/** A file of `ops/data`, parsed. */
export function referenceData<Content>(name: string): Content {
  return JSON.parse(readFileSync(dataFile(name), "utf8")) as Content;
}

/** The official holidays 2024 to 2026, as the calendar that the municipality adopts. */
export function referenceCalendar(): HolidayCalendar {
  return { ...referenceData<Omit<HolidayCalendar, "version">>("holidays.al.json"), version: "1" };
}

export function referencePackage(year: 2024 | 2025): FiscalPackage {
  return referenceData<FiscalPackage>(`fiscal-package.shkoder.${year}.json`);
}

export function compiledReferencePackage(year: 2024 | 2025): CompiledPackage {
  return trusted(compilePackage(referencePackage(year)));
}

export function referenceLatePaymentRules(): LatePaymentRules {
  return referenceData<LatePaymentRules>("late-payment.json");
}

export interface AssessmentExample {
  readonly code: string;
  readonly package: string;
  readonly assessedOn: CivilDate;
  readonly taxpayer: TaxpayerFacts;
  readonly subjects: readonly TaxableSubject[];
  readonly expect: {
    readonly total: Lek;
    readonly lines: readonly (Omit<AssessmentLine, "year" | "trace"> & { readonly because: string })[];
  };
}

export interface AssessmentExamples {
  readonly examples: readonly AssessmentExample[];
  readonly instalmentSplits: readonly {
    readonly code: string;
    readonly net: Lek;
    readonly shares: readonly string[];
    readonly expect: readonly Lek[];
  }[];
}

export function assessmentExamples(): AssessmentExamples {
  return referenceData<AssessmentExamples>("assessment-examples.json");
}
