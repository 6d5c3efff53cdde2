import type { CivilDate, Instant } from "../../../../domain/shared/index.js";
import { ARREARS_AGES } from "../../../../read-models/read-side/index.js";
import type * as filters from "../../../../read-models/read-side/index.js";
import { TAX_NOTICES, type TaxNoticeKind } from "../../../../domain/taxation/index.js";
import { Code, Day, Id, Moment, OneOf, Text, Year } from "../../inputs/index.js";

export class TaxpayerFilter implements filters.TaxpayerFilter {
  @Text(200, { optional: true, description: "Words of the name (with or without ë and ç), a number, an address." })
  search?: string;
  @Code({ optional: true }) kind?: string;
  @Code({ optional: true }) office?: string;
  @Code({ optional: true }) unit?: string;
}

export class ObligationFilter implements filters.ObligationFilter {
  @Id({ optional: true }) accountId?: string;
  @Year({ optional: true }) year?: number;
  @Code({ optional: true }) item?: string;
  @Code({ optional: true }) unit?: string;
}

export class InvoiceFilter implements filters.InvoiceFilter {
  @Id({ optional: true }) accountId?: string;
  @Id({ optional: true, description: "The run that issued them." }) runId?: string;
  @Year({ optional: true }) year?: number;
  @Code({ optional: true }) office?: string;
  @Text(60, { optional: true }) number?: string;
}

export class TaxNoticeFilter implements filters.TaxNoticeFilter {
  @Id({ optional: true }) accountId?: string;
  @Id({ optional: true, description: "The run that issued them." }) runId?: string;
  @OneOf("TaxNoticeKind", TAX_NOTICES, { optional: true }) kind?: TaxNoticeKind;
  @OneOf("NoticeWay", ["e-mail", "print"], { optional: true }) way?: string;
  @Code({ optional: true }) office?: string;
  @Text(60, { optional: true }) number?: string;
}

export class NoticeRunFilter implements filters.NoticeRunFilter {
  @OneOf("TaxNoticeKind", TAX_NOTICES, { optional: true }) kind?: TaxNoticeKind;
}

export class PaymentFilter implements filters.PaymentFilter {
  @Id({ optional: true }) accountId?: string;
  @Code({ optional: true }) office?: string;
  @Code({ optional: true }) channel?: string;
  @Text(100, { optional: true }) reference?: string;
  @Code({ optional: true, description: "The cash desk that took them." }) desk?: string;
  @Id({ optional: true, description: "Who took or entered them." }) recordedBy?: string;
  @Day({ optional: true }) paidFrom?: CivilDate;
  @Day({ optional: true }) paidTo?: CivilDate;
}

export class CashDeskFilter implements filters.CashDeskDayFilter {
  @Code({ optional: true }) desk?: string;
  @Code({ optional: true }) office?: string;
  @Id({ optional: true, description: "Who opened them. Cashiers see their own alone." }) cashierId?: string;
  @Code({ optional: true, description: "`open` or `closed`." }) state?: string;
  @Day({ optional: true }) from?: CivilDate;
  @Day({ optional: true }) to?: CivilDate;
}

export class ClearanceFilter implements filters.ClearanceFilter {
  @Id({ optional: true }) accountId?: string;
  @Code({ optional: true }) office?: string;
  @Text(60, { optional: true }) number?: string;
}

export class JournalFilter implements filters.JournalFilter {
  @Id({ optional: true }) accountId?: string;
  @Code({ optional: true }) ledgerAccount?: string;
  @Code({ optional: true, list: 50, description: "Offices in charge of the taxpayers, any of them." })
  offices?: string[];
  @Id({ optional: true, description: "The fact behind the entries." }) eventId?: string;
  @Day({ optional: true }) from?: CivilDate;
  @Day({ optional: true }) to?: CivilDate;
  @Moment({ optional: true, description: "As known at this instant: later entries are left out." }) asOf?: Instant;
}

/** What a trial balance is narrowed by. */
export class TrialBalanceFilter implements filters.TrialBalanceFilter {
  @Day({ optional: true, description: "First effective day. Left out: from the beginning." }) from?: CivilDate;
  @Day({ optional: true, description: "Last effective day. Left out: today, or the day of `asOf`." }) to?: CivilDate;
  @Moment({ optional: true, description: "As known at this instant: later postings are left out." }) asOf?: Instant;
  @Code({ optional: true }) ledgerAccount?: string;
  @Code({ optional: true, description: "The accounts of one item of the budget." }) revenueItem?: string;
  @Code({ optional: true, list: 50, description: "Offices in charge of the taxpayers, any of them." })
  offices?: string[];
}

/** Whose arrears are asked for; the day is that of the question. */
export class DebtorFilter implements Omit<filters.DebtorFilter, "on"> {
  @OneOf("ArrearsAge", ARREARS_AGES, { optional: true, description: "Left out: everything that is late." })
  age?: filters.ArrearsAge;
  @Code({ optional: true, description: "An item of the budget." }) revenueItem?: string;
  @Code({ optional: true }) unit?: string;
}

export class FiscalPackageFilter implements filters.FiscalPackageFilter {
  @Year({ optional: true }) fiscalYear?: number;
}

export class AssessmentRunFilter implements filters.AssessmentRunFilter {
  @Year({ optional: true }) year?: number;
}

const ABOUT = "Persons or records whom the facts name, wherever they were written: also who read their data.";

export class AuditFilter implements filters.AuditFilter {
  @Code({ optional: true, description: "An event type." }) type?: string;
  @Code({ optional: true, description: "The kind of stream, such as `taxAccount`." }) category?: string;
  @Text(200, { optional: true, description: "A stream's whole name." }) stream?: string;
  @Id({ optional: true, description: "The record whose streams hold the facts." }) subjectId?: string;
  @Id({ optional: true, list: 100, description: ABOUT }) about?: string[];
  @Id({ optional: true, description: "Who acted." }) actorId?: string;
  @Code({ optional: true, description: "The office in which somebody acted." }) actorOffice?: string;
  @Text(100, { optional: true, description: "Everything that one request caused." }) correlationId?: string;
  @Moment({ optional: true }) recordedFrom?: Instant;
  @Moment({ optional: true }) recordedTo?: Instant;
  @Text(200, { optional: true, description: "Words of the ground, numbers and codes." }) search?: string;
}
