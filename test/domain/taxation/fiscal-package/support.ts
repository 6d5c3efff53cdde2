import { civilDate } from "../../../../domain/shared/index.js";
import {
  fiscalPackageDecider,
  fiscalPackageEvents,
  type FiscalPackageEvent,
  type PackageContent,
} from "../../../../domain/taxation/fiscal-package/index.js";
import { specificationOf } from "../../../support/decider-spec.js";
import { referencePackage } from "../../../support/reference-data.js";

export const { given } = specificationOf(fiscalPackageDecider, fiscalPackageEvents);

/** The package of 2025, and what is told of it: drafted, approved by the council, published. */
export const content = referencePackage(2025) as unknown as PackageContent;
export const otherContent = { ...content, notice: { sq: "Tjetër", en: "Another" } };
export const hash = "a".repeat(64);
export const packageId = "01PACKAGE2025";
export const decision = { number: "91", date: civilDate("2024-12-20") };
export const on = civilDate("2024-12-28");

export const drafted: Extract<FiscalPackageEvent, { type: "FiscalPackageDrafted" }> = {
  type: "FiscalPackageDrafted",
  data: { packageId, content },
  effectiveDate: civilDate("2024-12-01"),
};
export const approved: FiscalPackageEvent = {
  type: "FiscalPackageApproved",
  data: { packageId, decision, hash },
  effectiveDate: civilDate("2024-12-20"),
};
export const published: FiscalPackageEvent = {
  type: "FiscalPackagePublished",
  data: {
    packageId,
    code: "fiscal-package-shkoder-2025",
    fiscalYear: 2025,
    version: 1,
    hash,
    validFrom: civilDate("2025-01-01"),
    validTo: civilDate("2025-12-31"),
    supersedes: null,
    daysAfterApproval: 8,
  },
  effectiveDate: on,
};
