import type { Bilingual, BridgeDay, CivilDate, Holiday, HolidayCalendar, Lek } from "../../../domain/shared/index.js";
import type {
  AllocationOrder,
  ApprovingDecision,
  Article,
  CalendarYear,
  ChangedDay,
  CountedPieces,
  Finding,
  LatePaymentRules,
  NumberedKind,
  Office,
  PackageContent,
  PackagePart,
  PartList,
  RunCounts,
  TerritoryZone,
} from "../../../domain/taxation/index.js";
import type { BatchProgress, BatchStanding, RunningBatches } from "./batch-runs.js";

export interface DraftPackageInput {
  readonly packageId?: string;
  readonly content: PackageContent;
}

export interface RevisePackageInput {
  readonly packageId: string;
  readonly content: PackageContent;
  /** The edition that the content was made from. */
  readonly edition?: number;
}

export interface AddArticleInput {
  readonly packageId: string;
  readonly article: Article;
  readonly after: string | null;
}
export interface ReviseArticleInput {
  readonly packageId: string;
  readonly article: Article;
  readonly edition: number;
}
export interface MoveArticleInput {
  readonly packageId: string;
  readonly code: string;
  readonly after: string | null;
}
export interface RemoveArticleInput {
  readonly packageId: string;
  readonly code: string;
  readonly edition: number;
}

export interface AddPartInput {
  readonly packageId: string;
  readonly list: PartList;
  readonly part: PackagePart;
}
export interface RevisePartInput extends AddPartInput {
  readonly edition: number;
}
export interface MovePartInput {
  readonly packageId: string;
  readonly list: PartList;
  readonly code: string;
  readonly after: string | null;
}
export interface RemovePartInput {
  readonly packageId: string;
  readonly list: PartList;
  readonly code: string;
  readonly edition: number;
}

/** The decision is on the content as it stands (its hash is taken from the stream). */
export interface ApprovePackageInput {
  readonly packageId: string;
  readonly decision: ApprovingDecision;
}

export interface PublishPackageInput {
  readonly packageId: string;
  /** The published package of the same year that gives way to this one; it is superseded in its own stream afterwards. */
  readonly supersedes?: string | null;
}

export interface PublishedPackageResult {
  readonly packageId: string;
  readonly hash: string;
}

export interface SupersedePackageInput {
  readonly packageId: string;
  readonly by: string;
  readonly from: CivilDate;
}

export interface WithdrawPackageInput {
  readonly packageId: string;
  readonly ground: string;
}

/** What keeps a content from being published; empty when nothing does. */
export interface PackageCheck {
  readonly hash: string;
  readonly findings: readonly Finding[];
}

export interface EstablishMunicipalityInput {
  readonly name: Bilingual;
}
export interface OpenOfficeInput {
  readonly office: Office;
}
export interface RenameOfficeInput {
  readonly office: string;
  readonly name: Bilingual;
}
export interface CloseOfficeInput {
  readonly office: string;
  /** Open cases that it handles, as their list says. */
  readonly openCases: number;
}
export interface DrawZonesInput {
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly zones: readonly TerritoryZone[];
}
export interface AdoptCalendarInput {
  readonly calendar: HolidayCalendar;
}
/** One year of the calendar, as the calendar of `version` is to hold it. */
export interface AdoptCalendarYearInput extends CalendarYear {
  readonly version: string;
}

/** One year as it would be adopted, and what would be different then. */
export interface CalendarYearDraft {
  readonly year: number;
  /** The version of the calendar that holds. */
  readonly version: string;
  readonly assumed: boolean;
  /** Of the year alone. */
  readonly holidays: readonly Holiday[];
  readonly bridgeDays: readonly BridgeDay[];
  /** Against the calendar that holds, the first day first; terms that end before it stay as they are. */
  readonly changed: readonly ChangedDay[];
}

export interface AdoptLateRatesInput {
  readonly rules: LatePaymentRules;
}
export interface AdoptAllocationOrderInput {
  readonly order: AllocationOrder;
}
export interface AdoptNumberingInput {
  readonly kind: NumberedKind;
  readonly template: string;
}

export interface OpenCashDeskInput {
  readonly desk: string;
  readonly date: CivilDate;
  readonly office: string;
  readonly float: Lek;
}

export interface CloseCashDeskInput {
  readonly desk: string;
  readonly date: CivilDate;
  readonly counted: Lek;
  readonly explanation: string | null;
  /** The count by banknote and coin; it must come to `counted`. */
  readonly count?: readonly CountedPieces[] | null;
}

export interface ClosedCashDesk {
  readonly expected: Lek;
  readonly counted: Lek;
  readonly difference: Lek;
}

export interface StartRunInput {
  readonly runId?: string;
  readonly year: number;
  readonly assessedOn?: CivilDate;
  readonly selection?: {
    readonly unit?: string | null;
    readonly kind?: string | null;
    readonly taxpayerIds?: readonly string[] | null;
  };
  /** Issue invoices with the assessments. */
  readonly invoice: boolean;
}

/** What a run would look at, before it is started. */
export interface RunPreview {
  readonly year: number;
  readonly packageId: string;
  /** Taxpayers of the selection. */
  readonly taxpayers: number;
}

/** A run as its stream has it. */
export interface RunDetails extends RunProgress, BatchStanding {
  readonly year: number;
  readonly assessedOn: CivilDate;
  readonly invoice: boolean;
  readonly selection: { readonly unit: string | null; readonly kind: string | null; readonly taxpayers: number | null };
}

/** Its `total` is what is new: years assessed, and the differences of years assessed again. */
export type RunProgress = BatchProgress<RunCounts>;
export type RunningRun = RunningBatches<RunCounts>;
