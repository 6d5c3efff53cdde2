import type { CivilDate, Term } from "../../../shared/index.js";

/** A rate of late interest in force from a day on (law 9920/2008, article 76), in percent a year as decimal text. */
export interface InterestRate {
  readonly from: CivilDate;
  readonly annualPercent: string;
}

/** Ways in which an act reaches a taxpayer. */
export const NOTICE_CHANNELS = ["hand", "post", "email", "posting", "e-albania"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/**
 * The dated rules of lateness, as the municipality adopted them. A part of the format `defter.late-payment/1`, so that
 * the reviewed file is itself the rules; its texts, sources and `assumed` marks stay with it.
 */
export interface LatePaymentRules {
  readonly interest: {
    /** Simple interest: a day is 1/`yearDays` of the annual rate, in leap years too. */
    readonly counting: { readonly yearDays: number };
    /** In order of `from`. The rate of a day is the last one whose `from` is on or before it. */
    readonly rates: readonly InterestRate[];
  };
  /** Law 9920/2008, article 114. */
  readonly lateFine: { readonly percentPerDay: string; readonly maxDays: number };
  readonly instalmentAgreement: {
    readonly answerWithin: Term;
    readonly firstPaymentPercent: string;
    readonly lastInstalmentBy: { readonly month: number; readonly day: number; readonly yearOffset: number };
    readonly onDefault: { readonly missedInstalments: number };
  };
  readonly appeal: { readonly term: Term; readonly answerWithin: Term };
  readonly notification: {
    readonly mailDeemedReceivedAfter: Term;
    readonly postedNoticeDeemedServedAfter: { readonly days: number };
  };
  readonly forcedCollection: {
    readonly startsAfter: readonly { readonly channel: string; readonly days: number }[];
  };
  readonly prescription: {
    readonly assessment: { readonly years: number };
    readonly collection: { readonly years: number };
  };
}
