import { deskWords } from "../words/index.js";
import { columnsOf, listed, namesIn } from "./columns.js";
import * as question from "./question.js";
import type { ReportOrder } from "./reports.js";
import type { Cell, ReportTable } from "./table.js";

/** The ages, as the API names them. */
export const AGES = [
  "NOT_DUE",
  "UP_TO_30_DAYS",
  "UP_TO_90_DAYS",
  "UP_TO_365_DAYS",
  "UP_TO_5_YEARS",
  "OVER_5_YEARS",
] as const;

/** What is unpaid by tax, unit and age, as known now; each figure leads to whoever owes it. */
export function arrears({ ask, language, units }: ReportOrder): ReportTable {
  const nameOf = namesIn(units, language);
  return {
    columns: columnsOf(
      deskWords(language).reports.columns,
      "item unit notDue:number upTo30Days:number upTo90Days:number upTo365Days:number upTo5Years:number over5Years:number late:number underAgreement:number contested:number claimable:number askedAt:instant",
    ),
    rows: listed(async () => {
      const { askedAt, lines } = (await ask(question.ARREARS_REPORT, {})).arrears;
      return lines.map((line): readonly Cell[] => {
        const behind = (value: number, age?: string): Cell =>
          value > 0 ? { value, to: debtorsAt({ item: line.revenueItem, unit: line.unit, age }) } : value;
        return [
          ...[line.name, nameOf(line.unit), behind(line.notDue, "NOT_DUE"), behind(line.upTo30Days, "UP_TO_30_DAYS")],
          ...[behind(line.upTo90Days, "UP_TO_90_DAYS"), behind(line.upTo365Days, "UP_TO_365_DAYS")],
          ...[behind(line.upTo5Years, "UP_TO_5_YEARS"), behind(line.over5Years, "OVER_5_YEARS"), behind(line.late)],
          ...[line.underAgreement, line.contested, line.claimable, askedAt],
        ];
      });
    }),
  };
}

type Narrowed = Readonly<Record<"item" | "unit" | "age", string | undefined>>;

function debtorsAt(narrowed: Narrowed): string {
  const given = Object.entries(narrowed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `reports/debtors?${new URLSearchParams(given)}`;
}

/** What the list of debtors is narrowed by, as an address names it; what is none is refused by the API. */
function debtorFilterIn(params: URLSearchParams) {
  const [item, unit, age] = ["item", "unit", "age"].map((name) => params.get(name) || undefined);
  return {
    ...(item === undefined ? {} : { revenueItem: item }),
    ...(unit === undefined ? {} : { unit }),
    ...(age === undefined ? {} : { age: age as (typeof AGES)[number] }),
  };
}

/** Who owes most of what is late: at most 200, the largest first. */
export function debtors({ ask, language, units, params }: ReportOrder): ReportTable {
  const nameOf = namesIn(units, language);
  const { reports: say, tax } = deskWords(language);
  return {
    columns: columnsOf(
      say.columns,
      "taxpayer owed:number underAgreement:number contested:number claimable:number since:date unit taxpayerKind accountId askedAt:instant",
    ),
    rows: listed(async () => {
      const found = (await ask(question.DEBTORS_REPORT, { filter: debtorFilterIn(params) })).debtors;
      return found.debtors.map(({ accountId, taxpayer, owed, underAgreement, contested, claimable, since }) => [
        ...[{ value: taxpayer.name, to: `taxpayers/${accountId}` }, owed, underAgreement, contested, claimable],
        ...[since, nameOf(taxpayer.unit), tax.kindNamed(taxpayer.kind), accountId, found.askedAt],
      ]);
    }),
  };
}
