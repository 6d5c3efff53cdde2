import type { CivilDate, HolidayCalendar, Instant, Position } from "../../domain/shared/index.js";
import type {
  AccountPosition,
  AgreementPosition,
  BillPosition,
  CalendarYear,
  PackageContent,
} from "../../domain/taxation/index.js";
import type * as account from "./inputs/account.js";
import type * as administration from "./inputs/administration.js";
import type * as batchRuns from "./inputs/batch-runs.js";
import type * as notices from "./inputs/notices.js";
import type * as papers from "./inputs/papers.js";
import type * as open from "./inputs/public.js";
import type * as register from "./inputs/register.js";
import type * as trials from "./inputs/trials.js";
import type { PrintOrder } from "../papers/index.js";
import type { Answer, UseCase } from "./use-case.js";

export type * from "./inputs/account.js";
export type * from "./inputs/administration.js";
export type * from "./inputs/batch-runs.js";
export type * from "./inputs/notices.js";
export type * from "./inputs/papers.js";
export type * from "./inputs/public.js";
export type * from "./inputs/register.js";
export type * from "./inputs/trials.js";
export type * from "./use-case.js";

type TaxpayerResult = { readonly taxpayerId: string };

/** The register: who pays, and what is taxable. */
export interface RegisterUseCases {
  registerTaxpayer: UseCase<register.RegisterTaxpayerInput, register.RegisteredTaxpayer>;
  correctTaxpayer: UseCase<register.CorrectTaxpayerInput, register.RegisteredTaxpayer>;
  moveTaxpayer: UseCase<register.MoveTaxpayerInput, TaxpayerResult>;
  closeTaxpayer: UseCase<register.CloseTaxpayerInput, TaxpayerResult>;
  startActivity: UseCase<register.ActivityInput, { readonly activityId: string }>;
  changeActivity: UseCase<register.ActivityInput & { readonly activityId: string }, { readonly activityId: string }>;
  endActivity: UseCase<register.EndActivityInput, { readonly activityId: string }>;
  declareObject: UseCase<register.DeclareObjectInput, { readonly objectId: string }>;
  changeObject: UseCase<register.ChangeObjectInput, { readonly objectId: string }>;
  correctObject: UseCase<register.CorrectObjectInput, { readonly objectId: string }>;
  retireObject: UseCase<register.RetireObjectInput, { readonly objectId: string }>;
  setShare: UseCase<register.SetShareInput, { readonly objectId: string }>;
  grantRelief: UseCase<register.GrantReliefInput, { readonly reliefId: string }>;
  endRelief: UseCase<register.EndReliefInput, { readonly reliefId: string }>;
  mergeTaxpayers: UseCase<register.MergeTaxpayersInput, { readonly survivorId: string }>;
}

/** Questions on the register's own streams; they write nothing. */
export interface RegisterQuestions {
  /** The ids of one taxpayer: theirs first, then every record that was merged into theirs. */
  idsOfTaxpayer(tenant: string, taxpayerId: string): Promise<readonly string[]>;
  /** A record that was merged into another. Null for one that stands, and where there is none. */
  mergedRecord(tenant: string, taxpayerId: string): Promise<register.MergedRecord | null>;
}

/** What is owed and paid. */
export interface AccountUseCases {
  assessTaxpayer: UseCase<account.AssessTaxpayerInput, account.AssessedTaxpayer>;
  chargeObligation: UseCase<account.ChargeObligationInput, { readonly key: string }>;
  issueInvoice: UseCase<account.IssueInvoiceInput, account.IssuedInvoice>;
  cancelInvoice: UseCase<account.CancelInvoiceInput, { readonly invoiceId: string }>;
  serveNotice: UseCase<
    account.ServeNoticeInput,
    { readonly noticeId: string; readonly deemedReceivedOn: CivilDate; readonly appealUntil: CivilDate | null }
  >;
  receivePayment: UseCase<account.ReceivePaymentInput, account.ReceivedPayment>;
  reversePayment: UseCase<account.ReversePaymentInput, account.ReversedPayment>;
  approveRefund: UseCase<account.ApproveRefundInput, { readonly refundId: string }>;
  withdrawRefund: UseCase<account.WithdrawRefundInput, { readonly refundId: string }>;
  payRefund: UseCase<account.PayRefundInput, { readonly refundId: string }>;
  makeAgreement: UseCase<account.MakeAgreementInput, { readonly agreementId: string }>;
  breakAgreement: UseCase<account.AgreementInput, { readonly agreementId: string }>;
  keepAgreement: UseCase<account.AgreementInput, { readonly agreementId: string }>;
  lodgeObjection: UseCase<account.LodgeObjectionInput, { readonly objectionId: string }>;
  decideObjection: UseCase<account.DecideObjectionInput, { readonly objectionId: string }>;
  writeOff: UseCase<account.WriteOffInput, { readonly writeOffId: string }>;
  issueClearance: UseCase<account.IssueClearanceInput, account.IssuedClearance>;
  revokeClearance: UseCase<account.RevokeClearanceInput, { readonly clearanceId: string }>;
}

/** Questions decided on the account's own stream; they write nothing. */
export interface AccountQuestions {
  /**
   * What is owed, paid and over: as known at `asOf` or by the facts up to `upTo` (default: everything known), as
   * effective on `effectiveOn`.
   */
  accountPosition(
    tenant: string,
    input: {
      readonly accountId: string;
      readonly asOf?: Instant;
      readonly upTo?: Position;
      readonly effectiveOn: CivilDate;
    },
  ): Promise<Answer<AccountPosition>>;
  /** What an invoice comes to on a day. Refuses `invoice-unknown`. */
  bill(
    tenant: string,
    input: {
      readonly accountId: string;
      readonly invoiceId: string;
      readonly asOf?: Instant;
      readonly effectiveOn: CivilDate;
    },
  ): Promise<Answer<BillPosition>>;
  /** Why each obligation is what it is: see `account/reasons.ts`. `accountIds` begins with the account's own. */
  obligationReasons(
    tenant: string,
    input: { readonly accountIds: readonly string[] },
  ): Promise<Answer<readonly account.ObligationReason[]>>;
  /** Agreements of an account, each with how its instalments were kept by a day, or by the day on which it ended. */
  agreements(
    tenant: string,
    input: { readonly accountId: string; readonly on: CivilDate },
  ): Promise<Answer<readonly AgreementPosition[]>>;
  /** Of an account that was merged, by then, the one answers that went on. */
  checkClearance(
    tenant: string,
    input: { readonly accountId: string; readonly asOf?: Instant; readonly on: CivilDate },
  ): Promise<Answer<account.CheckedClearance>>;
  /** Refuses `clearance-unknown` for a code that names none. */
  verifyClearance(
    tenant: string,
    input: { readonly verificationCode: string; readonly on: CivilDate },
  ): Promise<Answer<account.VerifiedClearance>>;
}

/** The papers of an account, printed from its facts and checked against them. */
export interface PaperQuestions {
  /**
   * What to give the press: the paper as it was on its day, crossed out where it was cancelled, reversed or revoked.
   * `site` is the address that people reach Defter at, for the QR code. Refuses `paper-unknown`, `paper-of-forgotten`.
   */
  taxPaper(tenant: string, input: papers.PaperId & { readonly site: string }): Promise<Answer<PrintOrder>>;
  /** Whether an invoice or a receipt in somebody's hands holds. Refuses `paper-unknown`, for a wrong code too. */
  verifyPaper(tenant: string, input: papers.VerifyPaperInput): Promise<Answer<papers.VerifiedPaper>>;
}

/** What anybody may ask, without signing in. */
export interface PublicQuestions {
  /** Who the municipality is: its name, offices and units. Refuses `municipality-not-established`. */
  municipalityOf(tenant: string): Promise<Answer<open.MunicipalityFace>>;
  /** The package in force of a year, as people may ask by it. Refuses `package-missing`, `package-year-split`. */
  publishedLaw(tenant: string, input: { readonly year: number }): Promise<Answer<open.PublishedLaw>>;
  /** What the taxes of obligations are called, by the keys of the obligations: see `law/item-names.ts`. */
  itemNames(tenant: string, input: open.ItemNamesInput): Promise<open.ItemNames>;
  /** What would be due for a year; also refuses facts that the package cannot be applied to. */
  estimate(tenant: string, input: open.EstimateInput): Promise<Answer<open.Estimate>>;
}

/** Fiscal packages and what holds for the whole municipality. */
export interface AdministrationUseCases {
  draftPackage: UseCase<administration.DraftPackageInput, { readonly packageId: string }>;
  revisePackage: UseCase<administration.RevisePackageInput, { readonly packageId: string }>;
  addArticle: UseCase<administration.AddArticleInput, { readonly packageId: string }>;
  reviseArticle: UseCase<administration.ReviseArticleInput, { readonly packageId: string }>;
  moveArticle: UseCase<administration.MoveArticleInput, { readonly packageId: string }>;
  removeArticle: UseCase<administration.RemoveArticleInput, { readonly packageId: string }>;
  addPart: UseCase<administration.AddPartInput, { readonly packageId: string }>;
  revisePart: UseCase<administration.RevisePartInput, { readonly packageId: string }>;
  movePart: UseCase<administration.MovePartInput, { readonly packageId: string }>;
  removePart: UseCase<administration.RemovePartInput, { readonly packageId: string }>;
  checkPackage(content: PackageContent): Promise<administration.PackageCheck>;
  approvePackage: UseCase<administration.ApprovePackageInput, { readonly packageId: string }>;
  publishPackage: UseCase<administration.PublishPackageInput, administration.PublishedPackageResult>;
  supersedePackage: UseCase<administration.SupersedePackageInput, { readonly packageId: string }>;
  withdrawPackage: UseCase<administration.WithdrawPackageInput, { readonly packageId: string }>;
  establishMunicipality: UseCase<administration.EstablishMunicipalityInput, null>;
  openOffice: UseCase<administration.OpenOfficeInput, null>;
  renameOffice: UseCase<administration.RenameOfficeInput, null>;
  /** Refuses `office-has-cases` and `office-has-offices`. */
  closeOffice: UseCase<administration.CloseOfficeInput, null>;
  drawZones: UseCase<administration.DrawZonesInput, null>;
  adoptCalendar: UseCase<administration.AdoptCalendarInput, null>;
  /** Refuses `calendar-changed` where another version was adopted since, and what {@link calendarYear} refuses. */
  adoptCalendarYear: UseCase<administration.AdoptCalendarYearInput, null>;
  adoptLateRates: UseCase<administration.AdoptLateRatesInput, null>;
  adoptAllocationOrder: UseCase<administration.AdoptAllocationOrderInput, null>;
  adoptNumbering: UseCase<administration.AdoptNumberingInput, null>;
  openCashDesk: UseCase<administration.OpenCashDeskInput, null>;
  closeCashDesk: UseCase<administration.CloseCashDeskInput, administration.ClosedCashDesk>;
}

/** What the next calendar of holidays would be; nothing is written. Both refuse `calendar-missing` where none holds. */
export interface CalendarQuestions {
  /** The whole calendar under a version of its own, through a year: years that it lacks by rule, and assumed. */
  calendarDraft(
    tenant: string,
    input: { readonly through: number; readonly today: CivilDate },
  ): Promise<Answer<HolidayCalendar>>;
  /** One year put right, as {@link AdministrationUseCases.adoptCalendarYear} would adopt it; refuses what that refuses. */
  calendarYear(
    tenant: string,
    input: CalendarYear & { readonly today: CivilDate },
  ): Promise<Answer<administration.CalendarYearDraft>>;
}

/** The tax year. At most one run of a municipality and year is at work at a time. */
export interface RunUseCases {
  startAssessmentRun: UseCase<administration.StartRunInput, administration.RunningRun>;
  /** Goes on from the last batch that was written. */
  resumeAssessmentRun: UseCase<batchRuns.RunInput, administration.RunningRun>;
  abandonAssessmentRun: UseCase<batchRuns.AbandonRunInput, { readonly runId: string }>;
  /** How many a run would look at, now; refuses what its start would refuse, and writes nothing. */
  previewAssessmentRun(
    tenant: string,
    input: Pick<administration.StartRunInput, "year" | "selection"> & { readonly today: CivilDate },
  ): Promise<Answer<administration.RunPreview>>;
  /** A run with whom it refused, from its own stream. Refuses `run-unknown`. */
  assessmentRun(tenant: string, input: batchRuns.RunInput): Promise<Answer<administration.RunDetails>>;
  /** Runs at work in this process. */
  runsAtWork(tenant: string): readonly administration.RunningRun[];
}

/** Notices to those who owe, in batches. At most one run of a municipality is at work at a time. */
export interface NoticeRunUseCases {
  /** Refuses `notice-run-at-work`, and `notice-year-missing` for notices of assessment without a year. */
  startNoticeRun: UseCase<notices.StartNoticeRunInput, notices.RunningNoticeRun>;
  /** Goes on from the last batch that was written. */
  resumeNoticeRun: UseCase<batchRuns.RunInput, notices.RunningNoticeRun>;
  abandonNoticeRun: UseCase<batchRuns.AbandonRunInput, { readonly runId: string }>;
  /** A run with whom it refused, from its own stream. Refuses `run-unknown`. */
  noticeRun(tenant: string, input: batchRuns.RunInput): Promise<Answer<notices.NoticeRunDetails>>;
  /** Runs at work in this process. */
  noticeRunsAtWork(tenant: string): readonly notices.RunningNoticeRun[];
  /**
   * Looks at what a run would issue, now: whom, by which way, and for how much. Writes nothing, and is kept for whoever
   * looks alone: their latest look, for an hour, while this process runs. Refuses what the start of the run would refuse,
   * and `notice-look-at-work` while somebody else looks.
   */
  lookAtNotices: UseCase<notices.NoticeLookInput, notices.RunningLook>;
  /** The latest look of somebody; null where there is none any more. */
  noticeLook(tenant: string, userId: string): Promise<notices.NoticeLook | null>;
  /** The look of somebody that is at work in this process. */
  noticeLookAtWork(tenant: string, userId: string): notices.RunningLook | null;
}

/** What a draft would change for real taxpayers. At most one trial of a package is at work at a time. */
export interface TrialUseCases {
  /**
   * Assesses the whole register by a draft and by the package in force, for the effect alone. Refuses `trial-at-work`,
   * `package-has-findings`, `trial-without-law` where nothing is in force to compare with, `calendar-missing`.
   */
  startPackageTrial: UseCase<trials.PackageTrialInput, { readonly trialId: string }>;
  /** The latest trial of a package; null where there was none. */
  packageTrial(tenant: string, input: trials.PackageTrialInput): Promise<Answer<trials.TrialStanding | null>>;
  /** The trial of a package that is at work in this process. */
  trialAtWork(tenant: string, packageId: string): trials.RunningTrial | null;
}

export type TaxationUseCases = RegisterUseCases &
  RegisterQuestions &
  AccountUseCases &
  AccountQuestions &
  PaperQuestions &
  PublicQuestions &
  AdministrationUseCases &
  CalendarQuestions &
  RunUseCases &
  NoticeRunUseCases &
  TrialUseCases;
