import { CALENDAR } from "$lib/desk/calendar/question.js";
import { yearsOf } from "$lib/desk/calendar/year.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { municipality, calendarReach } = await ask(CALENDAR, {});
  const { calendar } = municipality;
  const adopted = Number(searchParams.get("adopted"));
  return {
    version: calendar?.version ?? null,
    years: calendar === null ? [] : yearsOf(calendar),
    reach: new Map(calendarReach.map(({ year, openCases }) => [year, openCases])),
    adopted: calendar?.years.includes(adopted) ? adopted : null,
  };
}
