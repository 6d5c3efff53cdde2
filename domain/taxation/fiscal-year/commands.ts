import type { CivilDate } from "../../shared/index.js";

interface OfPackage {
  readonly year: number;
  readonly packageId: string;
  /** The day on which it is asked. */
  readonly on: CivilDate;
}

export interface AdmitPackage extends OfPackage {
  readonly type: "AdmitPackage";
  readonly hash: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  /** The package that gives way to this one from its first day on. */
  readonly supersedes: string | null;
}

export interface GiveWay extends OfPackage {
  readonly type: "GiveWay";
  readonly by: string;
  readonly from: CivilDate;
}

export interface TakePackageIntoUse extends OfPackage {
  readonly type: "TakePackageIntoUse";
}

export interface DismissPackage extends OfPackage {
  readonly type: "DismissPackage";
}

export type FiscalYearCommand = AdmitPackage | GiveWay | TakePackageIntoUse | DismissPackage;
