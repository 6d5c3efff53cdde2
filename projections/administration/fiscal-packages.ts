import type { FactOf } from "../../domain/shared/index.js";
import type { FiscalPackageEvent, PackageContent } from "../../domain/taxation/index.js";
import { fiscalPackagesView, type FiscalPackageDocument } from "../../read-models/administration/index.js";
import { rowProjection, type Projection } from "../projection.js";

type Package = FiscalPackageDocument & Readonly<Record<string, unknown>>;

/** A fiscal package as one document, whole, through its life. */
export const fiscalPackagesProjection: Projection = rowProjection<Package>({
  name: "fiscal-packages",
  version: 2,
  types: [
    "FiscalPackageDrafted",
    "FiscalPackageRevised",
    "FiscalPackageApproved",
    "FiscalPackagePublished",
    "FiscalPackageSuperseded",
    "FiscalPackageWithdrawn",
  ],
  view: fiscalPackagesView,
  idOf: (fact) => (fact.data as FiscalPackageEvent["data"]).packageId,
  reduce: (row, fact) => packageAfter(row, fact as unknown as FactOf<FiscalPackageEvent>),
});

function packageAfter(row: Package | undefined, { type, data }: FactOf<FiscalPackageEvent>): Package | undefined {
  if (type === "FiscalPackageDrafted") return drafted(data.content, 1);
  if (row === undefined) throw new Error(`fiscal package ${data.packageId} was never drafted`);
  switch (type) {
    case "FiscalPackageRevised":
      return drafted(data.content, row.edition + 1);
    case "FiscalPackageApproved":
      return {
        ...row,
        ...{ status: "approved", hash: data.hash },
        ...{ decisionNumber: data.decision.number, decisionDate: data.decision.date },
      };
    case "FiscalPackagePublished":
      return { ...row, status: "published", hash: data.hash, validFrom: data.validFrom, validTo: data.validTo };
    case "FiscalPackageSuperseded":
      return { ...row, status: "superseded", supersededBy: data.by };
    case "FiscalPackageWithdrawn":
      return { ...row, status: "withdrawn" };
  }
}

function drafted(content: PackageContent, edition: number): Package {
  return {
    ...{ code: content.code, fiscalYear: content.fiscalYear, status: "draft", hash: null },
    ...{ validFrom: null, validTo: null, decisionNumber: null, decisionDate: null, supersededBy: null },
    ...{ edition, content },
  };
}
