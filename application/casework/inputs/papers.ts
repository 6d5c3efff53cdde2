import type { Bilingual, CivilDate } from "../../../domain/shared/index.js";
import type { NoticePaperName, PrintOrder } from "../../papers/index.js";
import type { OnCaseInput } from "./cases.js";

export interface IssueOutputInput extends OnCaseInput {
  /** The address that the QR code begins with, without a slash at the end; left out: that of the installation. */
  readonly site?: string;
}

/** A paper as it was issued. */
export interface IssuedOutput {
  readonly outputId: string;
  /** By which its numbers are kept; `clearance` where the account issued it. */
  readonly kind: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly validUntil: CivilDate | null;
  /** SHA-256 of its bytes; null for a clearance, whose fact holds none. */
  readonly digest: string | null;
}

/** What is printed of a case: what it was lodged for, or a letter to the applicant. */
export type CasePaper = "output" | NoticePaperName;

export interface CasePaperInput {
  readonly caseId: string;
  readonly paper: CasePaper;
  /** Of the output, or the place of the letter's fact in the case; null: the last of its kind. */
  readonly id: string | null;
  readonly site: string;
}

export interface OrderedCasePaper {
  readonly id: string;
  readonly number: string;
  /** Of the bytes as they were issued; null where none were recorded. */
  readonly digest: string | null;
  readonly order: PrintOrder;
}

export interface VerifyNoticeInput {
  readonly paper: NoticePaperName;
  readonly caseId: string;
  /** The place of its fact in the case. */
  readonly revision: number;
  readonly code: string;
}

/** What anyone may learn who holds a paper: what stands on it, initials in place of the name, and whether it holds. */
export interface VerifiedCasePaper {
  /** Kind of an output, or name of a letter. */
  readonly paper: string;
  readonly standing: "valid" | "expired" | "revoked" | "ended";
  readonly number: string;
  readonly service: Bilingual;
  /** Initials; null where the person's data was destroyed. */
  readonly holder: string | null;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate | null;
  /** The day from which it does not hold: revoked, or the case reopened. */
  readonly endedOn: CivilDate | null;
  /** SHA-256 of the file as it was issued; null for letters. */
  readonly digest: string | null;
}
