import { daysBetween } from "../../format/index.js";
import { dateOf } from "../failed.js";

/** The period that an address names by two dates in three boxes each; the present year where it names none. */
export function reportPeriod(
  params: URLSearchParams,
  today: string,
): { readonly from: string; readonly to: string; readonly isGood: boolean } {
  const boxes = new FormData();
  for (const [name, value] of params) boxes.set(name, value);
  const from = dateOf(boxes, "from") ?? `${today.slice(0, 4)}-01-01`;
  const to = dateOf(boxes, "to") ?? today;
  return { from, to, isGood: isCivilDate(from) && isCivilDate(to) && from <= to && daysBetween(from, to) <= 366 };
}

function isCivilDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().slice(0, 10) === text
  );
}
