import type { CivilDate, Lek } from "../../../domain/shared/index.js";
import type { TaxPaperName } from "../../papers/index.js";

/** One paper of an account; `id` is that of the invoice, the payment, the clearance or the notice. */
export interface PaperId {
  readonly paper: TaxPaperName;
  readonly accountId: string;
  readonly id: string;
}

/** A paper with the code that stands on it. A clearance is verified by its code alone. */
export interface VerifyPaperInput extends PaperId {
  readonly paper: VerifiedPaper["paper"];
  readonly code: string;
}

/** What anyone may learn who holds a paper: what stands on it, without names, and whether it holds. */
export interface VerifiedPaper {
  readonly paper: "invoice" | "receipt" | "tax-notice";
  readonly standing: "valid" | "ended";
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly amount: Lek;
  /** The day from which it does not hold: cancelled or reversed. */
  readonly endedOn: CivilDate | null;
}
