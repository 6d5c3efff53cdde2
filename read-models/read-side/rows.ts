import type { CivilDate, Instant, Lek } from "../../domain/shared/index.js";
import type { StatedAmounts, TaxNoticeKind } from "../../domain/taxation/index.js";

/** Rows as the read side gives them; personal fields are in the clear here, and every reading is recorded. */

export interface TaxpayerRow {
  readonly taxpayerId: string;
  readonly kind: string;
  readonly name: string;
  readonly identifierScheme: string;
  readonly identifier: string | null;
  readonly identifierWarning: string | null;
  readonly unit: string;
  readonly street: string | null;
  readonly office: string;
  readonly status: string;
}

export interface ObligationRow {
  readonly accountId: string;
  readonly key: string;
  readonly year: number;
  readonly item: string;
  readonly revenueItem: string;
  readonly unit: string;
  readonly office: string;
  readonly packageId: string | null;
  readonly base: string | null;
  readonly gross: Lek;
  readonly relief: Lek;
  readonly net: Lek;
  readonly dueFirst: CivilDate | null;
  readonly dueLast: CivilDate | null;
  /** The evaluator's own trace; null for a charge that arises from an act. */
  readonly trace: unknown;
}

export interface InvoiceRow {
  readonly invoiceId: string;
  readonly accountId: string;
  readonly number: string;
  readonly office: string;
  readonly year: number;
  readonly issuedOn: CivilDate;
  readonly due: CivilDate;
  readonly amounts: StatedAmounts;
  readonly status: string;
}

/** A notice to somebody who owes. `receivedOn`: deemed received by law; null while it was not served. */
export interface TaxNoticeRow {
  readonly noticeId: string;
  readonly accountId: string;
  readonly number: string;
  readonly office: string;
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly payBy: CivilDate;
  readonly total: Lek;
  readonly way: "e-mail" | "print";
  /** What became of its e-mail; null where it is printed, and before it is written. Undelivered, it goes by post. */
  readonly mail: keyof NoticeMail | null;
  readonly receivedOn: CivilDate | null;
}

/** How many notices of a run went by e-mail so far, by what became of it. */
export interface NoticeMail {
  readonly waiting: number;
  readonly sent: number;
  /** Given up or set aside: they go by post. */
  readonly undelivered: number;
}

/** Which papers of which run are printed. */
export interface PacketAsk {
  readonly runId: string;
  readonly paper: "invoice" | "tax-notice";
}

/** A hundred papers of a run, of one office, in the order of their numbers: always the same ones. */
export interface PacketRow {
  readonly id: string;
  readonly office: string;
  /** Notices whose e-mail was given up or set aside on this day are packets of their own; null: printed from the beginning. */
  readonly undeliveredOn: CivilDate | null;
  /** From 1, in its office (of that day), which has so many. */
  readonly number: number;
  readonly of: number;
  /** Papers to be printed. */
  readonly papers: number;
  /** Papers that keep their place in it and are not printed. */
  readonly leftOut: number;
  /** The numbers of the first and the last paper, also where one is left out. */
  readonly first: string;
  readonly last: string;
}

/** A paper as it is handed to the post; the address is what the register knows now. */
export interface PostedPaper {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
  /**
   * Why it is not printed with its packet; null: it is. `by-email`: it is sent by e-mail again, or was. `again`: that
   * was given up once more, and it lies in the packet of that day too.
   */
  readonly leftOut: "cancelled" | "by-email" | "again" | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly name: string | null;
}

export interface PaymentRow {
  readonly paymentId: string;
  readonly accountId: string;
  /** The account that the receipt names. */
  readonly receivedBy: string;
  readonly amount: Lek;
  readonly channel: string;
  readonly paidOn: CivilDate;
  readonly recordedAt: Instant;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly office: string;
  readonly receiptNumber: string | null;
  /** The cash desk that took it; null for other channels, and for what a merge carried. */
  readonly desk: string | null;
  /** Who took or entered it. */
  readonly recordedBy: string;
  readonly reversed: boolean;
  readonly reversalGround: string | null;
}

export interface ClearanceRow {
  readonly clearanceId: string;
  readonly accountId: string;
  readonly number: string;
  readonly state: string;
  readonly article: string | null;
  readonly office: string;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly revokedOn: CivilDate | null;
  readonly revocationGround: string | null;
}
