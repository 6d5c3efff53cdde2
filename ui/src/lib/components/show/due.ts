import { day, daysBetween } from "../../format/index.js";
import { words, type Language } from "../../words/index.js";

export interface DueShown {
  /** In words, as seen from today. */
  readonly text: string;
  readonly tone: "late" | "today" | "soon" | "later";
}

/** How many days before it is due a day counts as near. */
const SOON_DAYS = 3;

/** A due date as people say it: `1 ditë vonesë`, `sot`, `nesër`, `5 ditë`. */
export function dueIn(due: string, today: string, language: Language): DueShown {
  const say = words(language).show;
  const days = daysBetween(today, due);
  if (days < 0) return { text: say.late(-days), tone: "late" };
  if (days === 0) return { text: say.today, tone: "today" };
  return { text: days === 1 ? say.tomorrow : say.inDays(days), tone: days <= SOON_DAYS ? "soon" : "later" };
}

/** With the day itself, for those who need to write it down. */
export function dueOn(due: string, language: Language): string {
  return day(due, language);
}
