import type { CivilDate } from "../../shared/index.js";
import type { Finding } from "../law/index.js";
import type { ApprovingDecision, Article, PackageContent, PackagePart } from "./events.js";
import type { PartList } from "./members.js";

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
  /** The edition that the content was made from. Left out: whatever the draft is now is replaced. */
  readonly edition?: number;
}

/** A new article of the draft; `after` names the one that it follows, null: it is the first. */
export interface AddArticle extends Dated {
  readonly type: "AddArticle";
  readonly article: Article;
  readonly after: string | null;
}

/** One article of the draft is another, under the same code. */
export interface ReviseArticle extends Dated {
  readonly type: "ReviseArticle";
  readonly article: Article;
  /** The edition of the package in which the article was seen. */
  readonly edition: number;
}

/** `after` names the article that it follows from now on; null: it is the first. */
export interface MoveArticle extends Dated {
  readonly type: "MoveArticle";
  readonly code: string;
  readonly after: string | null;
}

export interface RemoveArticle extends Dated {
  readonly type: "RemoveArticle";
  readonly code: string;
  /** The edition of the package in which the article was seen. */
  readonly edition: number;
}

export type ArticleCommand = AddArticle | ReviseArticle | MoveArticle | RemoveArticle;

/** A new member of one of the lists of a draft; it comes last. */
export interface AddPart extends Dated {
  readonly type: "AddPart";
  readonly list: PartList;
  readonly part: PackagePart;
}

/** One part of the draft is another, under the same code. */
export interface RevisePart extends Dated {
  readonly type: "RevisePart";
  readonly list: PartList;
  readonly part: PackagePart;
  /** The edition of the package in which the part was seen. */
  readonly edition: number;
}

export interface RemovePart extends Dated {
  readonly type: "RemovePart";
  readonly list: PartList;
  readonly code: string;
  /** The edition of the package in which the part was seen. */
  readonly edition: number;
}

/** `after` names the part of the same list that it follows from now on; null: it is the first. */
export interface MovePart extends Dated {
  readonly type: "MovePart";
  readonly list: PartList;
  readonly code: string;
  readonly after: string | null;
}

export type PartCommand = AddPart | RevisePart | MovePart | RemovePart;

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
  | ArticleCommand
  | PartCommand
  | ApproveFiscalPackage
  | PublishFiscalPackage
  | SupersedeFiscalPackage
  | WithdrawFiscalPackage;
