import type { Words } from "../sq.js";

export const show: Words["show"] = {
  late: (days) => (days === 1 ? "1 day late" : `${days} days late`),
  today: "today",
  tomorrow: "tomorrow",
  assumedCalendar: (year) => `by the calendar of ${year} as it is expected; it is not official yet`,
  inDays: (days) => `${days} days`,
  done: "done",
  now: "now",
  ahead: "ahead",
};
