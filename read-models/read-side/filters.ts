import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type { ArrearsAge } from "./book-rows.js";

/** What lists may be narrowed by; a field that is absent narrows nothing. */

export interface TaxpayerFilter {
  /** Words of the name (with or without ë and ç), a number, or an address. */
  readonly search?: string;
  readonly kind?: string;
  readonly office?: string;
  readonly unit?: string;
}

export interface ObligationFilter {
  readonly accountId?: string;
  readonly year?: number;
  readonly item?: string;
  readonly unit?: string;
}

/** Of one account; `accountIds` says every account that it is, those that were merged into it among them. */
export interface OfAccounts {
  readonly accountId?: string;
  readonly accountIds?: readonly string[];
}

export interface InvoiceFilter extends OfAccounts {
  /** The run that issued them. */
  readonly runId?: string;
  readonly year?: number;
  readonly office?: string;
  readonly number?: string;
}

export interface TaxNoticeFilter extends OfAccounts {
  /** The run that issued them. */
  readonly runId?: string;
  readonly kind?: string;
  readonly way?: string;
  readonly office?: string;
  readonly number?: string;
}

export interface PaymentFilter extends OfAccounts {
  readonly office?: string;
  readonly channel?: string;
  readonly reference?: string;
  readonly receiptNumber?: string;
  /** The cash desk that took them. */
  readonly desk?: string;
  /** Who took or entered them. */
  readonly recordedBy?: string;
  readonly paidFrom?: CivilDate;
  readonly paidTo?: CivilDate;
}

export interface ClearanceFilter extends OfAccounts {
  readonly office?: string;
  readonly number?: string;
}

export interface PeriodFilter {
  /** First and last effective day. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

export interface JournalFilter extends PeriodFilter {
  readonly accountId?: string;
  readonly ledgerAccount?: string;
  /** Offices in charge of the taxpayers, any of them. */
  readonly offices?: readonly string[];
  /** The fact behind the entries. */
  readonly eventId?: string;
  /** As known at this instant: later entries are left out. */
  readonly asOf?: Instant;
}

export interface TrialBalanceFilter extends PeriodFilter {
  /** As known at this instant: later postings are left out. */
  readonly asOf?: Instant;
  readonly ledgerAccount?: string;
  /** The accounts of one item of the budget. */
  readonly revenueItem?: string;
  /** Offices in charge of the taxpayers, any of them. */
  readonly offices?: readonly string[];
}

export interface CashDeskDayFilter {
  readonly desk?: string;
  readonly office?: string;
  readonly cashierId?: string;
  readonly state?: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

export interface CollectionFilter {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Apart for each who took or entered them. */
  readonly byCashier?: boolean;
}

/** Ages are counted on `on`. */
export interface DebtorFilter {
  readonly on: CivilDate;
  /** Left out: everything that is late. */
  readonly age?: ArrearsAge;
  readonly revenueItem?: string;
  readonly unit?: string;
}

export interface RevenueFilter {
  readonly year: number;
  readonly office?: string;
  readonly revenueItem?: string;
}

export interface FiscalPackageFilter {
  readonly fiscalYear?: number;
}

export interface UserFilter {
  /** Words of the name or of the user name, each the beginning of one, with or without ë and ç. */
  readonly search?: string;
  readonly role?: string;
  /** Acts for this office; whoever acts for every office does. */
  readonly office?: string;
  readonly suspended?: boolean;
}

export interface AssessmentRunFilter {
  readonly year?: number;
}

export interface NoticeRunFilter {
  readonly kind?: string;
}

export interface AuditFilter {
  readonly type?: string;
  /** The kind of stream: what stands before the hyphen of its name. */
  readonly category?: string;
  readonly stream?: string;
  readonly subjectId?: string;
  /** Persons or records that the facts are about, wherever they were written: also readings of them. */
  readonly about?: readonly string[];
  readonly actorId?: string;
  /** The office in which somebody acted. */
  readonly actorOffice?: string;
  readonly correlationId?: string;
  readonly recordedFrom?: Instant;
  readonly recordedTo?: Instant;
  readonly search?: string;
}

export interface ServiceFilter {
  /** The day on which the service is to be applied for. */
  readonly on: CivilDate;
  /** Beginnings of words of names, description and group, in either language, with or without ë and ç. */
  readonly search?: string;
  readonly group?: string;
  /** Offered at this office. */
  readonly office?: string;
  readonly applicantKind?: "citizen" | "business";
}

/** A state of one version of a workflow. */
export interface WorkflowPlace {
  readonly workflow: string;
  readonly version: number;
  readonly state: string;
}

/** What lists of cases are in the order of: the last day, the day of lodging, the number, or the service and then the last day. */
export type CaseOrder = "due" | "received" | "number" | "service";

export interface CaseFilter {
  /** Whether the reader may see sensitive services at all; nobody forgets to say it. */
  readonly seesSensitive: boolean;
  /** True: open cases; false: closed ones; left out: both. */
  readonly open?: boolean;
  readonly office?: string;
  readonly service?: string;
  readonly number?: string;
  readonly state?: string;
  /** Cases that this person handles. */
  readonly handledBy?: string;
  /** Cases that nobody handles in this role yet; with `places`, the queue of the role. */
  readonly unassignedIn?: string;
  /** Cases that are in one of these places: those that wait for a role. */
  readonly places?: readonly WorkflowPlace[];
  readonly taxpayerId?: string;
  /** Cases whose applicant is one of these taxpayers: one person, under the ids of records that were merged. */
  readonly taxpayerIds?: readonly string[];
  readonly applicantUserId?: string;
  /** Cases whose limit passed before this day, or was missed. */
  readonly lateOn?: CivilDate;
  /** Cases that are due by this day; none whose clock stands still. */
  readonly dueBy?: CivilDate;
  /** Cases that are due on this day or later, and those whose clock stands still where `dueBy` is left out. */
  readonly dueFrom?: CivilDate;
  /** Default: `due`. */
  readonly orderBy?: CaseOrder;
}

export interface CaseSearchFilter {
  /** Whether the reader may see sensitive services at all. */
  readonly seesSensitive: boolean;
  /** Whole words of the applicant, the form, numbers, papers and decisions, with or without ë and ç. */
  readonly search?: string;
  readonly service?: string;
  readonly taxpayerId?: string;
  /** True: open cases; false: closed ones; left out: both. */
  readonly open?: boolean;
}

/** What waits for somebody: in these places, with nobody of the role at it but themselves. */
export interface CaseQueueFilter {
  /** Whether the reader may see sensitive services at all. */
  readonly seesSensitive: boolean;
  readonly personId: string;
  readonly places: readonly (WorkflowPlace & { readonly roles: readonly string[] })[];
  /** True: only what nobody has yet; false: only what the person has; left out: both. */
  readonly unassigned?: boolean;
  readonly office?: string;
  readonly service?: string;
  /** Cases that are due by this day; none whose clock stands still. */
  readonly dueBy?: CivilDate;
  /** Default: `due`. */
  readonly orderBy?: CaseOrder;
}

export interface CasePerformanceFilter {
  /** Whether the reader may see sensitive services at all: what they may not read, they may not count. */
  readonly seesSensitive: boolean;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** What the lines are of; the sum of all where it is empty. */
  readonly by: readonly ("service" | "office" | "clerk" | "month")[];
  readonly service?: string;
  readonly office?: string;
}
