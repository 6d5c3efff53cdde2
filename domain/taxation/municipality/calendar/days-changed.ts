import type { Bilingual, CivilDate, HolidayCalendar } from "../../../shared/index.js";

/** A day that becomes a day off, is one no more, or is off for something else. */
export interface ChangedDay {
  readonly date: CivilDate;
  /** For what it is off now; null: people work. */
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

/** The days that another calendar changes, the first one first: no term that ends before the first of them ends otherwise. */
export function daysChanged(before: HolidayCalendar, after: HolidayCalendar): readonly ChangedDay[] {
  const [old, young] = [daysOff(before), daysOff(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((date) => ({ date, before: old.get(date) ?? null, after: young.get(date) ?? null }))
    .filter((day) => day.before?.sq !== day.after?.sq)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

function daysOff({ holidays, bridgeDays }: HolidayCalendar): ReadonlyMap<CivilDate, Bilingual> {
  const off = new Map<CivilDate, Bilingual>(bridgeDays.map(({ date, name }) => [date, name]));
  for (const { observed, name } of holidays) off.set(observed, name);
  return off;
}
