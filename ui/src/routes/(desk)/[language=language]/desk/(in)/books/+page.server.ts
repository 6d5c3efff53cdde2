import { timeBarOf } from "$lib/desk/audit/time-bar.js";
import { filterOf, KNOWN, narrowedBy } from "$lib/desk/books/narrowed.js";
import { TRIAL_BALANCE } from "$lib/desk/books/question.js";
import { alphabetically } from "$lib/format/index.js";

export async function load({ locals: { ask }, url: { searchParams }, parent }) {
  const { today, municipality } = await parent();
  const narrowed = narrowedBy(searchParams, today, municipality.offices);
  const [{ lines, all, openRevenue }, bar] = await Promise.all([
    ask(TRIAL_BALANCE, { ...filterOf(narrowed), item: narrowed.item }),
    timeBarOf(ask, searchParams, KNOWN),
  ]);
  const named = new Map(all.flatMap(({ revenueItem, itemName }) => (revenueItem ? [[revenueItem, itemName!]] : [])));
  const items = [...named].map(([code, name]) => ({ code, name })).toSorted((a, b) => alphabetically(a.name, b.name));
  return { bar, narrowed, lines, items, years: openRevenue.years };
}
