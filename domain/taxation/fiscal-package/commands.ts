import type { CivilDate } from "../../shared/index.js";
import type { Finding } from "../law/index.js";
import type { ApprovingDecision, PackageContent } from "./events.js";

/** Another published package of the tenant, with the period in which it still holds. */
export interface PublishedPackage {
  readonly packageId: string;
  readonly fiscalYear: number;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
}

interface Dated {
  readonly packageId: string;
  /** The day from which it is true. */
  readonly on: CivilDate;
  readonly reason?: string;
}

export interface DraftFiscalPackage extends Dated {
  readonly type: "DraftFiscalPackage";
  readonly content: PackageContent;
}

export interface ReviseFiscalPackage extends Dated {
  readonly type: "ReviseFiscalPackage";
  readonly content: PackageContent;
}

export interface ApproveFiscalPackage extends Dated {
  readonly type: "ApproveFiscalPackage";
  readonly decision: ApprovingDecision;
  /** Hash of the content that the council had before it. */
  readonly hash: string;
}

export interface PublishFiscalPackage extends Dated {
  readonly type: "PublishFiscalPackage";
  /** Hash of the content as it is now. */
  readonly hash: string;
  /** Everything that the schema and the completeness check found; it must be empty. */
  readonly findings: readonly Finding[];
  /** The other packages that are published, as known when the command was made. */
  readonly published: readonly PublishedPackage[];
  /** Names the published package that this one follows within its year, if any. */
  readonly supersedes: string | null;
}

export interface SupersedeFiscalPackage extends Dated {
  readonly type: "SupersedeFiscalPackage";
  readonly by: string;
  readonly from: CivilDate;
}

export interface WithdrawFiscalPackage extends Dated {
  readonly type: "WithdrawFiscalPackage";
  readonly ground: string;
  /** Whether any obligation was assessed by this package. */
  readonly used: boolean;
}

export type FiscalPackageCommand =
  | DraftFiscalPackage
  | ReviseFiscalPackage
  | ApproveFiscalPackage
  | PublishFiscalPackage
  | SupersedeFiscalPackage
  | WithdrawFiscalPackage;
