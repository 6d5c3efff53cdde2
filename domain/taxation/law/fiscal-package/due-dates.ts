import {
  dateOf,
  nextWorkingDay,
  notParsed,
  parsed,
  type CivilDate,
  type HolidayCalendar,
  type Parsed,
} from "../../../shared/index.js";
import type { MonthIndex } from "./liable-months.js";
import type { FiscalPackage } from "./package.js";

export interface DueDate {
  readonly nominalDue: CivilDate;
  readonly due: CivilDate;
}

/** Due dates by the `dueDateRule` of one package and one calendar; each date is worked out once. */
export class DueDates {
  private readonly byDay = new Map<CivilDate, Parsed<DueDate>>();
  private readonly byMonth = new Map<number, Parsed<DueDate>>();

  private constructor(
    private readonly law: FiscalPackage,
    private readonly calendar: HolidayCalendar,
  ) {}

  /** Refuses with `calendar-mismatch` when the package asks for another calendar. */
  static of(law: FiscalPackage, calendar: HolidayCalendar): Parsed<DueDates> {
    if (law.dueDateRule.calendar !== calendar.code)
      return notParsed("calendar-mismatch", { asked: law.dueDateRule.calendar, given: calendar.code });
    const ofLaw = known.get(law) ?? new WeakMap<HolidayCalendar, DueDates>();
    known.set(law, ofLaw);
    const dates = ofLaw.get(calendar) ?? new DueDates(law, calendar);
    ofLaw.set(calendar, dates);
    return parsed(dates);
  }

  /** The nominal day moved to a working day. Refuses with `calendar-year-missing`. */
  rolled(nominalDue: CivilDate): Parsed<DueDate> {
    let date = this.byDay.get(nominalDue);
    if (!date) {
      date = this.roll(nominalDue);
      this.byDay.set(nominalDue, date);
    }
    return date;
  }

  /** The due date of month `month`: `dueDay` of the month `monthOffset` later, or its last day if it is shorter. */
  ofMonth(month: MonthIndex, dueDay: number, monthOffset: number): Parsed<DueDate> {
    const key = ((month + monthOffset) << 5) | dueDay;
    let date = this.byMonth.get(key);
    if (!date) {
      const due = month + monthOffset;
      date = this.rolled(dateOf(Math.floor(due / 12), (due % 12) + 1, dueDay));
      this.byMonth.set(key, date);
    }
    return date;
  }

  private roll(nominalDue: CivilDate): Parsed<DueDate> {
    if (this.law.dueDateRule.roll === "none") return parsed({ nominalDue, due: nominalDue });
    const due = nextWorkingDay(this.calendar, nominalDue);
    return due.ok ? parsed({ nominalDue, due: due.value }) : due;
  }
}

/** Packages and calendars are immutable, so what was worked out for a pair stays true as long as both are held. */
const known = new WeakMap<FiscalPackage, WeakMap<HolidayCalendar, DueDates>>();
