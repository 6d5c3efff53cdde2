import type { Ask } from "../../graphql/ask.js";
import type { Bilingual, Language } from "../../words/index.js";
import { deskWords } from "../words/index.js";
import * as question from "./question.js";
import { arrears, debtors } from "./arrears.js";
import { columnsOf, listed, namesIn } from "./columns.js";
import type { Cell, ReportTable } from "./table.js";

interface Place {
  readonly code: string;
  readonly name: Bilingual;
}

/** Of what a report is made: who asks, and a period with both its ends. */
export interface ReportOrder {
  readonly ask: Ask;
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  /** As known at this instant, where the report can be told so; null: now. */
  readonly asOf: string | null;
  /** What else the address asks for. */
  readonly params: URLSearchParams;
  readonly units: readonly Place[];
  readonly offices: readonly (Place & { readonly unit: string })[];
}

interface Report {
  readonly code: ReportCode;
  /** Roles of officers to whom it is shown; the API refuses others all the same. */
  readonly roles: readonly string[];
  /** As known when it is asked for: no period is chosen. */
  readonly isNow?: true;
  /** Whether it can be told as of any moment: it is made of entries of the journal, which nobody changes. */
  readonly ofMoment?: true;
  readonly table: (order: ReportOrder) => ReportTable;
}

export type ReportCode =
  | "arrears"
  | "debtors"
  | "cashiers"
  | "trial-balance"
  | "receivables"
  | "collections"
  | "payments"
  | "journal"
  | "cases";

const BOOKS = ["finance-officer", "auditor"];
const MONEY = ["tax-officer", ...BOOKS];

/** The reports of the desk, in the order in which they are listed. */
export const REPORTS: readonly Report[] = [
  { code: "arrears", roles: MONEY, isNow: true, table: arrears },
  { code: "debtors", roles: MONEY, isNow: true, table: debtors },
  { code: "collections", roles: MONEY, table: collections },
  { code: "cashiers", roles: BOOKS, table: cashiers },
  { code: "payments", roles: MONEY, table: payments },
  { code: "receivables", roles: BOOKS, ofMoment: true, table: receivables },
  { code: "trial-balance", roles: BOOKS, ofMoment: true, table: trialBalance },
  { code: "journal", roles: BOOKS, ofMoment: true, table: journal },
  { code: "cases", roles: ["sector-head", "signatory", "administrator", ...BOOKS], table: cases },
];

/** The reports that somebody with these roles may take. */
export function reportsOf(roles: readonly string[]): readonly Report[] {
  return REPORTS.filter((report) => report.roles.some((role) => roles.includes(role)));
}

function collections({ ask, language, from, to, offices }: ReportOrder): ReportTable {
  const say = deskWords(language).reports;
  const nameOf = namesIn(offices, language);
  return {
    columns: columnsOf(say.columns, "paidOn:date office channel payments:number amount:number reversed:number"),
    rows: listed(async () => {
      const { collections: lines } = await ask(question.COLLECTIONS_REPORT, { from, to });
      return lines.map((line) => [
        ...[line.paidOn, nameOf(line.office), say.channelNamed(line.channel)],
        ...[line.payments, line.amount, line.reversed],
      ]);
    }),
  };
}

/** By day, office, channel and who took it; what came in at a desk leads to the desks of the day. */
function cashiers({ ask, language, from, to, offices }: ReportOrder): ReportTable {
  const say = deskWords(language).reports;
  const nameOf = namesIn(offices, language);
  return {
    columns: columnsOf(say.columns, "paidOn:date office channel cashier payments:number amount:number reversed:number"),
    rows: listed(async () => {
      const { collections: lines } = await ask(question.CASHIERS_REPORT, { from, to });
      return lines.map((line): readonly Cell[] => [
        ...[line.paidOn, nameOf(line.office), say.channelNamed(line.channel), line.recordedBy?.name ?? say.system],
        line.payments,
        line.channel === "cash-desk" ? { value: line.amount, to: desksOf(line.paidOn) } : line.amount,
        line.reversed,
      ]);
    }),
  };
}

function desksOf(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `cash?${new URLSearchParams({ "to-day": date, "to-month": month, "to-year": year })}`;
}

function payments({ ask, language, from, to, offices }: ReportOrder): ReportTable {
  const say = deskWords(language).reports;
  const nameOf = namesIn(offices, language);
  const page = async (after: string | null) => (await ask(question.PAYMENTS_REPORT, { from, to, after })).page;
  return {
    columns: columnsOf(
      say.columns,
      "paidOn:date taxpayer accountId office channel amount:number receipt reference reversed paymentId",
    ),
    rows: paged(page, (each) => [
      [
        ...[each.paidOn, each.taxpayer.name, each.accountId, nameOf(each.office), say.channelNamed(each.channel)],
        ...[each.amount, each.receiptNumber, each.reference, each.reversed ? say.yes : say.no, each.id],
      ],
    ]),
  };
}

/** By unit and item: what the accounts of the books say is still to be paid at the end of the period. */
function receivables({ ask, language, to, asOf, units, offices }: ReportOrder): ReportTable {
  return {
    columns: columnsOf(deskWords(language).reports.columns, "unit item itemCode owed:number"),
    rows: (async function* () {
      for (const unit of units) {
        const own = offices.filter((office) => office.unit === unit.code).map(({ code }) => code);
        if (own.length === 0) continue;
        const { trialBalance: lines } = await ask(question.RECEIVABLES_REPORT, { to, asOf, offices: own });
        for (const { ledgerAccount, revenueItem, itemName, balance } of lines)
          if (ledgerAccount.startsWith("receivable.") && balance !== 0)
            yield [unit.name[language], itemName, revenueItem, balance];
      }
    })(),
  };
}

function trialBalance({ ask, language, from, to, asOf }: ReportOrder): ReportTable {
  const { reports: say, books } = deskWords(language);
  return {
    columns: columnsOf(say.columns, "account accountName kind debit:number credit:number balance:number"),
    rows: listed(async () => {
      const { trialBalance: lines } = await ask(question.TRIAL_BALANCE_REPORT, { from, to, asOf });
      return lines.map((line) => [
        ...[line.ledgerAccount, line.name, line.kind === null ? null : books.kindNamed(line.kind)],
        ...[line.debit, line.credit, line.balance],
      ]);
    }),
  };
}

function journal({ ask, language, from, to, asOf, offices }: ReportOrder): ReportTable {
  const nameOf = namesIn(offices, language);
  const page = async (after: string | null) => (await ask(question.JOURNAL_REPORT, { from, to, asOf, after })).page;
  return {
    columns: columnsOf(
      deskWords(language).reports.columns,
      "entry effective:date recorded what office accountId account accountName debit:number credit:number event",
    ),
    rows: paged(page, (entry) =>
      entry.lines.map((line) => [
        ...[entry.id, entry.effectiveDate, entry.recordedAt, entry.text, nameOf(entry.office), entry.accountId],
        ...[line.ledgerAccount, line.name, line.debit, line.credit, entry.eventId],
      ]),
    ),
  };
}

function cases({ ask, language, from, to, offices }: ReportOrder): ReportTable {
  const nameOf = namesIn(offices, language);
  return {
    columns: columnsOf(
      deskWords(language).reports.columns,
      "office service received:number decided:number decidedLate:number pending:number pendingLate:number medianDays:number ninetiethDays:number",
    ),
    rows: listed(async () => {
      const filter = { from, to, by: ["OFFICE" as const, "SERVICE" as const] };
      const { casePerformance } = await ask(question.CASES_REPORT, { filter });
      return casePerformance.map((line) => [
        ...[line.office === null ? null : nameOf(line.office), line.service, line.received, line.decided],
        ...[line.decidedLate, line.pending, line.pendingLate, line.medianDays, line.ninetiethDays],
      ]);
    }),
  };
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The rows of a list, page by page as they are wanted. */
async function* paged<Node>(
  ask: (after: string | null) => Promise<Page<Node>>,
  rowsOf: (node: Node) => readonly (readonly Cell[])[],
): AsyncGenerator<readonly Cell[]> {
  for (let after: string | null = null, more = true; more;) {
    const page: Page<Node> = await ask(after);
    for (const node of page.nodes) yield* rowsOf(node);
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
}
