import {
  instant,
  notParsed,
  parsed,
  yearOf,
  type CivilDate,
  type HolidayCalendar,
  type Parsed,
} from "../../shared/index.js";
import { dueOf } from "./count.js";
import type { LimitTerm } from "./types.js";

/**
 * The last day to appeal: the term that the decision states, counted from the first day on which it is shown to have been
 * served; that day itself is not counted. Null while nothing shows that the decision arrived: then the term does not run.
 * Refuses with `calendar-missing` and `calendar-year-missing`: nothing is guessed.
 */
export function appealUntil(
  term: LimitTerm,
  notices: readonly { readonly receivedOn: CivilDate | null }[],
  calendar: HolidayCalendar | null,
): Parsed<CivilDate | null> {
  const [served] = notices.flatMap(({ receivedOn }) => (receivedOn === null ? [] : [receivedOn])).sort();
  if (served === undefined) return parsed(null);
  if (calendar === null) return notParsed("calendar-missing", { year: yearOf(served) });
  // Only the day of service is known, not its hour: noon is within that day also in Tirana.
  const startedAt = instant(`${served}T12:00:00Z`);
  const due = dueOf({ startedAt, term, extensions: [], suspensions: [], use: "public" }, calendar);
  return due.ok ? parsed(due.value && due.value.on) : due;
}
