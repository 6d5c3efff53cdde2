import { boxesOf } from "$lib/desk/failed.js";
import { reportPeriod } from "$lib/desk/reports/period.js";
import { reportsOf } from "$lib/desk/reports/reports.js";
import { error } from "@sveltejs/kit";

export async function load({ url: { searchParams }, parent }) {
  const { today, me } = await parent();
  const codes = reportsOf(me.roles).map(({ code }) => code);
  if (codes.length === 0) error(403);
  const { from, to, isGood } = reportPeriod(searchParams, today);
  const boxes = { ...boxesOf("from", from), ...boxesOf("to", to) };
  const typed = isGood ? boxes : Object.fromEntries(searchParams);
  return { codes, from, to, isGood, typed, query: isGood ? String(new URLSearchParams(boxes)) : "" };
}
