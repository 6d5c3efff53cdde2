import { day, daysBetween } from "../format/index.js";
import type { Language } from "../words/index.js";

/** A last day as people say it: `1 ditë vonesë`, `sot`, `5 ditë`; far ones by their date. Late ones say so. */
export function dueInWords(
  dueOn: string | null,
  today: string,
  language: Language,
): { readonly text: string; readonly late: boolean } {
  if (dueOn === null) return { text: language === "sq" ? "afati ndalur" : "clock stopped", late: false };
  const days = daysBetween(today, dueOn);
  return { text: language === "sq" ? albanian(days, dueOn) : english(days, dueOn), late: days < 0 };
}

const FAR = 90;

function albanian(days: number, dueOn: string): string {
  if (days < 0) return `${-days} ditë vonesë`;
  if (days === 0) return "sot";
  if (days === 1) return "nesër";
  return days > FAR ? day(dueOn, "sq") : `${days} ditë`;
}

function english(days: number, dueOn: string): string {
  if (days < 0) return days === -1 ? "1 day late" : `${-days} days late`;
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days > FAR ? day(dueOn, "en") : `${days} days`;
}
