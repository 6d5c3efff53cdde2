import { addedUp, compositionOf } from "$lib/desk/books/collected.js";
import { filterOf, narrowedBy } from "$lib/desk/books/narrowed.js";
import { REVENUE } from "$lib/desk/books/question.js";

export async function load({ locals: { ask }, url, parent }) {
  const { today, municipality } = await parent();
  const asked = new URLSearchParams(url.searchParams);
  if (!/^2[01]\d\d$/.test(asked.get("year") ?? "")) asked.set("year", today.slice(0, 4));
  const narrowed = narrowedBy(asked, today, municipality.offices);
  const { period, item, unit, offices } = narrowed;
  const year = period.year!;
  const { revenue, lines, openRevenue } = await ask(REVENUE, { year, ...filterOf(narrowed), item });
  // As on the public page: what the books foresee of months to come is no revenue yet.
  const known = revenue.filter(({ month }) => month <= today.slice(0, 7));
  const unitOf = new Map(municipality.offices.map(({ code, unit: own }) => [code, own]));
  const monthOf = (line: { readonly month: string }) => Number(line.month.slice(5));
  const shown = known.filter(
    (line) =>
      (item === null || line.revenueItem === item) &&
      (period.month === null || monthOf(line) === period.month) &&
      (offices === null || offices.includes(line.office)),
  );
  const itemNames = Object.fromEntries(revenue.map(({ revenueItem, name }) => [revenueItem, name]));
  return {
    narrowed,
    years: openRevenue.years,
    itemNames,
    collected: shown.reduce((sum, line) => sum + line.collected, 0),
    composition: compositionOf(lines),
    accounts: lines.filter(({ ledgerAccount }) => /^(revenue|receivable|written-off)\./.test(ledgerAccount)),
    byItem: item === null ? addedUp(shown, (line) => line.revenueItem) : [],
    byMonth:
      period.month === null
        ? addedUp(shown, (line) => String(monthOf(line))).toSorted((a, b) => Number(a.key) - Number(b.key))
        : [],
    byUnit: unit === null ? addedUp(shown, (line) => unitOf.get(line.office) ?? line.office) : [],
  };
}
