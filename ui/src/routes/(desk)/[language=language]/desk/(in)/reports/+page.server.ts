import { boxesOf } from "$lib/desk/failed.js";
import { reportPeriod } from "$lib/desk/reports/period.js";
import { reportsOf } from "$lib/desk/reports/reports.js";
import { error } from "@sveltejs/kit";

export async function load({ url: { searchParams }, parent }) {
  const { today, me } = await parent();
  const reports = reportsOf(me.roles);
  if (reports.length === 0) error(403);
  const codesOf = (isNow: boolean) => reports.filter((each) => (each.isNow === true) === isNow).map(({ code }) => code);
  const { from, to, isGood } = reportPeriod(searchParams, today);
  const boxes = { ...boxesOf("from", from), ...boxesOf("to", to) };
  const typed = isGood ? boxes : Object.fromEntries(searchParams);
  const query = isGood ? String(new URLSearchParams(boxes)) : "";
  return { now: codesOf(true), ofPeriod: codesOf(false), from, to, isGood, typed, query };
}
