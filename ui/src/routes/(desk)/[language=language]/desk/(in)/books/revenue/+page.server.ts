import { addedUp, compositionOf } from "$lib/desk/books/collected.js";
import { filterOf, KNOWN, narrowedBy } from "$lib/desk/books/narrowed.js";
import { REVENUE } from "$lib/desk/books/question.js";

export async function load({ locals: { ask }, url, parent }) {
  const { today, municipality } = await parent();
  const asked = new URLSearchParams(url.searchParams);
  if (!/^2[01]\d\d$/.test(asked.get("year") ?? "")) asked.set("year", today.slice(0, 4));
  // What had been collected by a moment is kept nowhere: revenue is told as it is.
  asked.delete(KNOWN);
  const narrowed = narrowedBy(asked, today, municipality.offices);
  const { period, item, unit, offices } = narrowed;
  const year = period.year!;
  const { revenue, plannedRevenue, lines, openRevenue } = await ask(REVENUE, { year, ...filterOf(narrowed), item });
  const unitOf = new Map(municipality.offices.map(({ code, unit: own }) => [code, own]));
  const monthOf = (line: { readonly month: string }) => Number(line.month.slice(5));
  // As on the public page: what the books foresee of months to come is no revenue yet.
  const ofYear = revenue.filter(
    (line) =>
      line.month <= today.slice(0, 7) &&
      (item === null || line.revenueItem === item) &&
      (offices === null || offices.includes(line.office)),
  );
  const shown = ofYear.filter((line) => period.month === null || monthOf(line) === period.month);
  const byThen = ofYear.filter((line) => period.month === null || monthOf(line) <= period.month);
  const plan = plannedRevenue.filter(
    (line) => (item === null || line.revenueItem === item) && (unit === null || line.unit === unit),
  );
  // The council plans a year, and no month of it.
  const planBy = (keyOf: (line: (typeof plan)[number]) => string) =>
    period.month === null ? plan.map((line) => ({ key: keyOf(line), planned: line.planned })) : [];
  return {
    narrowed,
    years: openRevenue.years,
    itemNames: Object.fromEntries([...plannedRevenue, ...revenue].map(({ revenueItem, name }) => [revenueItem, name])),
    planned: plannedRevenue.length === 0 ? null : sumOf(plan, ({ planned }) => planned),
    collected: sumOf(shown, ({ collected }) => collected),
    collectedByThen: sumOf(byThen, ({ collected }) => collected),
    composition: compositionOf(lines),
    accounts: lines.filter(({ ledgerAccount }) => /^(revenue|receivable|written-off)\./.test(ledgerAccount)),
    byItem:
      item === null
        ? addedUp(
            shown,
            (line) => line.revenueItem,
            planBy((line) => line.revenueItem),
          )
        : [],
    byMonth:
      period.month === null
        ? addedUp(shown, (line) => String(monthOf(line))).toSorted((a, b) => Number(a.key) - Number(b.key))
        : [],
    byUnit:
      unit === null
        ? addedUp(
            shown,
            (line) => unitOf.get(line.office) ?? line.office,
            planBy((line) => line.unit),
          )
        : [],
  };
}

function sumOf<Line>(lines: readonly Line[], amountOf: (line: Line) => number): number {
  return lines.reduce((sum, line) => sum + amountOf(line), 0);
}
