export { calendarWithYear, type CalendarYear } from "./calendar-year.js";
export { daysChanged, type ChangedDay } from "./days-changed.js";
export { draftCalendar, MOST_YEARS_AHEAD, reachingInto } from "./draft-calendar.js";
export { holidaysByRule, isMoveable } from "./holidays-by-rule.js";
