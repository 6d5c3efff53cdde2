import { fromTirana } from "../../format/index.js";

const TYPED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2}))?$/;

/**
 * The instant (UTC) of a time as people write it, by the clock in Tirana: `3.11.2026`, `3.11.2026 14:30`. Without a time
 * of day, the day's first moment or its last; with one, the whole minute. An instant is taken as it is. Null: it is none.
 */
export function instantTyped(text: string, edge: "first" | "last"): string | null {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text))
    return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
  const [, day, month, year, hour, minute] = TYPED.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  const date = `${year}-${month!.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const last = edge === "last";
  const clock = hour === undefined ? (last ? "23:59" : "00:00") : `${hour.padStart(2, "0")}:${minute}`;
  const at = Date.parse(`${date}T${clock}Z`);
  // A day that the calendar has not is moved on by the clock.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) return null;
  return fromTirana(date, `${clock}:${last ? "59.999" : "00.000"}`);
}
