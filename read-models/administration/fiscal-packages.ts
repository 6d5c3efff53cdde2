import type { Document } from "mongodb";
import type { FiscalPackageFilter, FiscalPackageRow, Find, List } from "../read-side/index.js";
import type { MongoReader } from "../mongo/index.js";
import type { CollectionDefinition } from "../schema/index.js";

export type FiscalPackageDocument = Omit<FiscalPackageRow, "packageId">;

export const fiscalPackagesView: CollectionDefinition = {
  store: "mongo",
  name: "fiscal_packages",
  office: null,
  indexes: [{ tenant: 1, fiscalYear: -1 }],
};

const source = { view: fiscalPackagesView, projection: "fiscal-packages" };

/** Fiscal packages, latest year first, each whole. */
export function fiscalPackages(reader: MongoReader): List<FiscalPackageFilter, FiscalPackageRow> {
  return reader.listOf<FiscalPackageFilter, FiscalPackageRow>({
    ...{ ...source, name: "fiscal-packages", orderBy: "fiscalYear", kind: "number", direction: "descending" },
    where: ({ fiscalYear }) => (fiscalYear === undefined ? [] : [{ fiscalYear }]),
    toRow: packageRow,
  });
}

export function fiscalPackage(reader: MongoReader): Find<FiscalPackageRow> {
  return reader.findOf(source, packageRow);
}

function packageRow(document: Document, packageId: string): FiscalPackageRow {
  const { code, fiscalYear, status, hash, validFrom, validTo } = document as FiscalPackageDocument;
  const { decisionNumber, decisionDate, supersededBy, edition, content } = document as FiscalPackageDocument;
  return {
    ...{ packageId, code, fiscalYear, status, hash, validFrom, validTo },
    ...{ decisionNumber, decisionDate, supersededBy, edition, content },
  };
}
