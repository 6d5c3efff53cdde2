import type { CivilDate } from "../../../domain/shared/index.js";
import type { MongoReader } from "../../mongo/index.js";
import type { PostgresReader } from "../../postgres/index.js";
import type { ReadSide } from "../../read-side/index.js";
import { dossier } from "./dossier.js";
import { journalEntry, journalList, revenue, revenueYears, taxedAccounts, trialBalance } from "./journal.js";
import { arrears, debtors } from "./arrears.js";
import { cashDeskDayList } from "./cash-desks.js";
import { collections } from "./collections.js";
import { clearanceList, invoiceList, obligationList, paymentList, taxNoticeList } from "./papers.js";
import { noticeMail } from "./notice-mail.js";
import { packets, papersByPost } from "./packets.js";
import { taxpayerList, taxpayersById } from "./register.js";

/** What the taxation room answers of the read side. */
export type TaxationReadSide = Pick<
  ReadSide,
  | "taxpayers"
  | "taxpayersById"
  | "dossier"
  | "obligations"
  | "invoices"
  | "taxNotices"
  | "noticeMail"
  | "packets"
  | "papersByPost"
  | "payments"
  | "cashDeskDays"
  | "clearances"
  | "journal"
  | "collections"
  | "journalEntry"
  | "trialBalance"
  | "arrears"
  | "debtors"
  | "revenue"
  | "revenueYears"
  | "taxedAccounts"
>;

/** The queries over the read models of taxation. `today` is the civil date in Europe/Tirane. */
export function taxationReadSide(
  postgres: PostgresReader,
  mongo: MongoReader,
  today: () => CivilDate,
): TaxationReadSide {
  return {
    taxpayers: taxpayerList(postgres),
    taxpayersById: taxpayersById(postgres),
    dossier: dossier(mongo),
    obligations: obligationList(postgres),
    invoices: invoiceList(postgres),
    taxNotices: taxNoticeList(postgres, today),
    noticeMail: noticeMail(postgres, today),
    packets: packets(postgres, today),
    papersByPost: papersByPost(postgres, today),
    payments: paymentList(postgres),
    cashDeskDays: cashDeskDayList(postgres),
    clearances: clearanceList(postgres),
    journal: journalList(postgres),
    collections: collections(postgres),
    journalEntry: journalEntry(postgres),
    trialBalance: trialBalance(postgres, today),
    arrears: arrears(postgres),
    debtors: debtors(postgres),
    revenue: revenue(postgres),
    revenueYears: revenueYears(postgres),
    taxedAccounts: taxedAccounts(postgres),
  };
}
