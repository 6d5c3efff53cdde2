import type { CivilDate } from "../../shared/index.js";
import type { CarriedAccount, CLEARANCE_STATES, TaxNoticeKind } from "./events/index.js";
import type { PartName, NoticeKind } from "./commands.js";

/** An obligation with its parts as they stand now. `bornOn`: the day from which a part is owed. */
export type AccountObligation = Readonly<CarriedAccount["obligations"][number]>;
export type AccountPart = Readonly<AccountObligation["parts"][number]>;
export type AccountAgreement = Readonly<CarriedAccount["agreements"][number]>;
export type AccountObjection = Readonly<CarriedAccount["objections"][number]>;
export type AccountWriteOff = Readonly<CarriedAccount["writeOffs"][number]>;
export type AccountAssessment = Readonly<CarriedAccount["assessments"][number]>;

/** A payment; once reversed it was void from the beginning. */
export type AccountPayment = Readonly<CarriedAccount["payments"][number]> & { readonly reversedOn: CivilDate | null };

/** A refund; once withdrawn its money was advance all along. */
export type AccountRefund = Readonly<CarriedAccount["refunds"][number]> & { readonly withdrawnOn: CivilDate | null };

export interface AccountInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly year: number;
  readonly cancelled: boolean;
  readonly billed: readonly PartName[];
}

/** A notice that was issued, whether or not it was served yet. */
export interface AccountTaxNotice {
  readonly noticeId: string;
  readonly number: string;
  readonly kind: TaxNoticeKind;
  readonly assessmentId: string | null;
  readonly issuedOn: CivilDate;
  readonly items: readonly PartName[];
}

export interface AccountNotice {
  readonly noticeId: string;
  readonly what: NoticeKind;
  readonly refersTo: string | null;
  readonly deemedReceivedOn: CivilDate;
}

export interface AccountClearance {
  readonly clearanceId: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly state: (typeof CLEARANCE_STATES)[number];
  readonly article: string | null;
  readonly basis: readonly string[];
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly revokedOn: CivilDate | null;
  readonly revocationGround: string | null;
}

/**
 * An account as its facts tell it: no figure that could be worked out, no inputs or traces. Plain JSON, so that it may
 * be kept in rows and caches. Folded from the facts known at an instant, it is the account as known then.
 */
export interface AccountState {
  /** Null before the first fact. */
  readonly accountId: string | null;
  /** Of the last fact; -1 before the first. */
  readonly revision: number;
  readonly mergedInto: string | null;
  /** Accounts of duplicates that carry on here. */
  readonly absorbed: readonly string[];
  readonly obligations: readonly AccountObligation[];
  readonly payments: readonly AccountPayment[];
  readonly refunds: readonly AccountRefund[];
  readonly writeOffs: readonly AccountWriteOff[];
  readonly agreements: readonly AccountAgreement[];
  readonly objections: readonly AccountObjection[];
  /**
   * What stands assessed. The first of a year is the account's own, or that of the first duplicate who had one; others
   * came along with mergers, each for the obligations that it brought, until the year is assessed again.
   */
  readonly assessments: readonly AccountAssessment[];
  readonly invoices: readonly AccountInvoice[];
  readonly taxNotices: readonly AccountTaxNotice[];
  readonly notices: readonly AccountNotice[];
  readonly clearances: readonly AccountClearance[];
}

export const NO_ACCOUNT: AccountState = {
  accountId: null,
  revision: -1,
  mergedInto: null,
  absorbed: [],
  obligations: [],
  payments: [],
  refunds: [],
  writeOffs: [],
  agreements: [],
  objections: [],
  assessments: [],
  invoices: [],
  taxNotices: [],
  notices: [],
  clearances: [],
};

/** What counts in the account's own name: of one that was merged nothing, for all of it counts where it goes on. */
export function inOwnName(state: AccountState): AccountState {
  const { accountId, revision, mergedInto, absorbed, invoices, taxNotices, notices, clearances } = state;
  return mergedInto === null
    ? state
    : { ...NO_ACCOUNT, accountId, revision, mergedInto, absorbed, invoices, taxNotices, notices, clearances };
}
