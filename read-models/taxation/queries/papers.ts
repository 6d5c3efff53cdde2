import type { CivilDate } from "../../../domain/shared/index.js";
import { equal, oneOf, within, listOf, type PostgresReader, type Sql } from "../../postgres/index.js";
import type {
  ClearanceFilter,
  ClearanceRow,
  InvoiceFilter,
  InvoiceRow,
  List,
  ObligationFilter,
  ObligationRow,
  OfAccounts,
  PaymentFilter,
  PaymentRow,
  TaxNoticeFilter,
  TaxNoticeRow,
} from "../../read-side/index.js";
import { clearances, type ClearanceRecord } from "../clearances.js";
import { invoices, type InvoiceRecord } from "../invoices.js";
import { obligations, type ObligationRecord } from "../obligations.js";
import { payments, type PaymentRecord } from "../payments.js";
import { taxNotices, type TaxNoticeRecord } from "../tax-notices.js";
import { mailOf, unsaidMail } from "./notice-mail.js";

/** Obligations by account, year and item. */
export function obligationList(reader: PostgresReader): List<ObligationFilter, ObligationRow> {
  return listOf<ObligationFilter, ObligationRecord, ObligationRow>(reader, {
    name: "obligations",
    table: obligations,
    orderBy: [],
    direction: "ascending",
    where: ({ accountId, year, item, unit }) => [
      ...equal("accountId", accountId),
      ...equal("year", year),
      ...equal("item", item),
      ...equal("unit", unit),
    ],
    toRow: (record) => ({
      accountId: record.accountId,
      key: record.key,
      year: record.year,
      item: record.item,
      revenueItem: record.revenueItem,
      unit: record.unit,
      office: record.office,
      packageId: record.packageId,
      base: record.base,
      gross: record.gross,
      relief: record.relief,
      net: record.net,
      dueFirst: record.dueFirst,
      dueLast: record.dueLast,
      trace: record.trace,
    }),
  });
}

/** Papers keep the account that they were written for: they are found under the one that this was merged into by all its ids. */
function ofAccounts({ accountId, accountIds }: OfAccounts): readonly Sql[] {
  return accountIds === undefined ? equal("accountId", accountId) : oneOf("accountId", accountIds);
}

/** Invoices, the newest first. */
export function invoiceList(reader: PostgresReader): List<InvoiceFilter, InvoiceRow> {
  return listOf<InvoiceFilter, InvoiceRecord, InvoiceRow>(reader, {
    name: "invoices",
    table: invoices,
    orderBy: ["issuedOn"],
    direction: "descending",
    where: ({ runId, year, office, number, ...given }) => [
      ...ofAccounts(given),
      ...equal("runId", runId),
      ...equal("year", year),
      ...equal("office", office),
      ...equal("number", number),
    ],
    toRow: ({ id, accountId, number, office, year, issuedOn, due, amounts, status }) => {
      return { invoiceId: id, accountId, number, office, year, issuedOn, due, amounts, status };
    },
  });
}

/** Notices to those who owe, the newest first, with what became of the e-mails of a page. */
export function taxNoticeList(reader: PostgresReader, today: () => CivilDate): List<TaxNoticeFilter, TaxNoticeRow> {
  const list = listOf<TaxNoticeFilter, TaxNoticeRecord, Omit<TaxNoticeRow, "mail"> & { readonly eventId: string }>(
    reader,
    {
      name: "tax-notices",
      table: taxNotices,
      orderBy: ["issuedOn"],
      direction: "descending",
      where: ({ runId, kind, way, office, number, ...given }) => [
        ...ofAccounts(given),
        ...equal("runId", runId),
        ...equal("kind", kind),
        ...equal("way", way),
        ...equal("office", office),
        ...equal("number", number),
      ],
      toRow: ({ id, accountId, number, office, kind, issuedOn, payBy, total, way, receivedOn, eventId }) => {
        return { noticeId: id, accountId, number, office, kind, issuedOn, payBy, total, way, receivedOn, eventId };
      },
    },
  );
  const mail = mailOf(reader);
  return async (scope, ask) => {
    const page = await list(scope, ask);
    const byMail = page.rows.flatMap(({ row }) => (row.way === "e-mail" ? [row.eventId] : []));
    const became = await mail(scope, byMail);
    const rows = page.rows.map(({ cursor, row: { eventId, ...row } }) => {
      return { cursor, row: { ...row, mail: became.get(eventId) ?? unsaidMail(row, today()) } };
    });
    return { ...page, rows };
  };
}

/** Payments by the day on which they were paid, the newest first. */
export function paymentList(reader: PostgresReader): List<PaymentFilter, PaymentRow> {
  return listOf<PaymentFilter, PaymentRecord, PaymentRow>(reader, {
    name: "payments",
    table: payments,
    orderBy: ["paidOn"],
    direction: "descending",
    where: ({ office, channel, reference, receiptNumber, desk, recordedBy, paidFrom, paidTo, ...given }) => [
      ...ofAccounts(given),
      ...equal("office", office),
      ...equal("channel", channel),
      ...equal("reference", reference),
      ...equal("receiptNumber", receiptNumber),
      ...equal("desk", desk),
      ...equal("recordedBy", recordedBy),
      ...within("paidOn", paidFrom, paidTo),
    ],
    toRow: (record) => ({
      paymentId: record.id,
      accountId: record.accountId,
      receivedBy: record.receivedBy,
      amount: record.amount,
      channel: record.channel,
      paidOn: record.paidOn,
      recordedAt: record.recordedAt,
      reference: record.reference,
      payer: record.payer,
      office: record.office,
      receiptNumber: record.receiptNumber,
      desk: record.desk,
      recordedBy: record.recordedBy,
      reversed: record.reversed,
      reversalGround: record.reversalGround,
    }),
  });
}

/** Clearances, the newest first. */
export function clearanceList(reader: PostgresReader): List<ClearanceFilter, ClearanceRow> {
  return listOf<ClearanceFilter, ClearanceRecord, ClearanceRow>(reader, {
    name: "clearances",
    table: clearances,
    orderBy: ["issuedOn"],
    direction: "descending",
    where: ({ office, number, ...given }) => [
      ...ofAccounts(given),
      ...equal("office", office),
      ...equal("number", number),
    ],
    toRow: (record) => ({
      clearanceId: record.id,
      accountId: record.accountId,
      number: record.number,
      state: record.state,
      article: record.article,
      office: record.office,
      issuedOn: record.issuedOn,
      validUntil: record.validUntil,
      revokedOn: record.revokedOn,
      revocationGround: record.revocationGround,
    }),
  });
}
