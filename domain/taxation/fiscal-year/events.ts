import { z } from "zod";
import { civilDateSchema, defineEvent, hashSchema, idSchema, yearSchema, type EventOf } from "../../shared/index.js";

const ofPackage = { year: yearSchema, packageId: idSchema };

export const PackageAdmitted = defineEvent({
  type: "PackageAdmitted",
  description:
    "A fiscal package may be the law of its period in this year; written before it is published, so that two never overlap.",
  schema: z.object({ ...ofPackage, hash: hashSchema, validFrom: civilDateSchema, validTo: civilDateSchema }),
});

export const PackageGaveWay = defineEvent({
  type: "PackageGaveWay",
  description: "From `from` on another package holds in the place of this one.",
  schema: z.object({ ...ofPackage, by: idSchema, from: civilDateSchema }),
});

export const PackageTakenIntoUse = defineEvent({
  type: "PackageTakenIntoUse",
  description: "Obligations are assessed by the package from now on; it can no longer be withdrawn.",
  schema: z.object(ofPackage),
});

export const PackageDismissed = defineEvent({
  type: "PackageDismissed",
  description: "The package is no law of this year any more: it is being withdrawn.",
  schema: z.object(ofPackage),
});

export const fiscalYearEvents = [PackageAdmitted, PackageGaveWay, PackageTakenIntoUse, PackageDismissed] as const;
export type FiscalYearEvent = EventOf<(typeof fiscalYearEvents)[number]>;
