import { error } from "@sveltejs/kit";
import { timeBarOf } from "$lib/desk/audit/time-bar.js";
import { KNOWN } from "$lib/desk/books/narrowed.js";
import { boxesOf } from "$lib/desk/failed.js";
import { AGES } from "$lib/desk/reports/arrears.js";
import { reportPeriod } from "$lib/desk/reports/period.js";
import { ARREARS_REPORT } from "$lib/desk/reports/question.js";
import { reportsOf } from "$lib/desk/reports/reports.js";
import { bounded, ROWS_OF_A_PAGE, type Cell } from "$lib/desk/reports/table.js";
import { alphabetically } from "$lib/format/index.js";

/** A report as a table: its first rows, in the name of whoever looks. */
export async function load({ params, url: { searchParams }, locals: { ask, language }, parent }) {
  const { today, me, municipality } = await parent();
  const report = reportsOf(me.roles).find(({ code }) => code === params.report);
  if (!report) error(404);
  const { from, to, isGood } = reportPeriod(searchParams, today);
  const boxes = { ...boxesOf("from", from), ...boxesOf("to", to) };
  const shared = { code: report.code, isNow: report.isNow === true, isGood, from, to };
  const typed = isGood ? boxes : Object.fromEntries(searchParams);
  const bar = report.ofMoment ? await timeBarOf(ask, searchParams, KNOWN) : null;
  if (!isGood)
    return { bar, ...shared, typed, query: "", columns: [], rows: [], isCut: false, askedAt: "", narrowing: null };
  const askedAt = new Date().toISOString();
  const table = report.table({
    ...{ ask, language, from, to, params: searchParams, ...municipality },
    asOf: bar?.at ?? null,
  });
  const rows: (readonly Cell[])[] = [];
  for await (const row of bounded(table.rows, "", ROWS_OF_A_PAGE)) rows.push(row);
  const isCut = rows.length > ROWS_OF_A_PAGE;
  const known = bar?.at ? [[KNOWN, bar.at]] : [];
  const query = report.isNow ? searchParams : new URLSearchParams([...Object.entries(boxes), ...known]);
  return {
    bar,
    ...{ ...shared, typed, query: String(query), columns: [...table.columns], rows: rows.slice(0, ROWS_OF_A_PAGE) },
    ...{ isCut, askedAt, narrowing: report.code === "debtors" ? await narrowing() : null },
  };

  /** By what the list of debtors can be narrowed, and by what it is. */
  async function narrowing() {
    const { lines } = (await ask(ARREARS_REPORT, {})).arrears;
    const named = new Map(lines.map(({ revenueItem, name }) => [revenueItem, name]));
    const items = [...named].map(([code, name]) => ({ code, name })).toSorted((a, b) => alphabetically(a.name, b.name));
    const [item, unit, age] = ["item", "unit", "age"].map((name) => searchParams.get(name) ?? "");
    return { items, ages: AGES, item, unit, age };
  }
}
