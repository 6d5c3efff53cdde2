import { parsed, refusal, yearOf, type HolidayCalendar } from "../../../domain/shared/index.js";
import { calendarWithYear, daysChanged, draftCalendar } from "../../../domain/taxation/index.js";
import type { LawInForce } from "../law/index.js";
import type { Answer } from "../use-case.js";
import type { CalendarQuestions } from "../use-cases.js";

/** Drafts of the calendar of holidays, for whoever is to look at them before one is adopted. */
export function calendarQuestions(law: LawInForce): CalendarQuestions {
  async function held(tenant: string, year: number): Promise<Answer<HolidayCalendar>> {
    const { calendar } = await law.municipality(tenant);
    return calendar ? parsed(calendar) : { ok: false, refusal: refusal("calendar-missing", { year }) };
  }
  return {
    async calendarDraft(tenant, { through, today }) {
      const found = await held(tenant, yearOf(today));
      return found.ok ? parsed(draftCalendar(found.value, through)) : found;
    },
    async calendarYear(tenant, { today, ...asked }) {
      const { year } = asked;
      const found = await held(tenant, year);
      if (!found.ok) return found;
      const drafted = calendarWithYear(found.value, asked, today);
      if (!drafted.ok) return drafted;
      const { assumedYears = [], holidays, bridgeDays } = drafted.value;
      return parsed({
        ...{ year, version: found.value.version, assumed: assumedYears.includes(year) },
        holidays: holidays.filter(({ date }) => yearOf(date) === year),
        bridgeDays: bridgeDays.filter(({ date }) => yearOf(date) === year),
        changed: daysChanged(found.value, drafted.value),
      });
    },
  };
}
