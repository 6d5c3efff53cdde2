import { isDay } from "../../format/index.js";
import { lekOf, textOf } from "../failed.js";

/** So many instalments an agreement has at most (`MakeAgreementInput`). */
export const MOST_INSTALMENTS = 36;

/** The boxes of an instalment, counted from 0. */
export const dueBox = (row: number) => `schedule-due-${row}`;
export const amountBox = (row: number) => `schedule-amount-${row}`;

interface Instalment {
  readonly due: string;
  readonly amount: number;
}

/** The instalments of a table as it was sent; rows without anything are none. What was not understood stands as typed. */
export function ownSchedule(sent: FormData): readonly Instalment[] {
  return Array.from({ length: MOST_INSTALMENTS }, (_, row) => row).flatMap((row) => {
    const due = textOf(sent, dueBox(row));
    if (due === "" && textOf(sent, amountBox(row)) === "") return [];
    return [{ due: civilDateIn(due), amount: lekOf(sent, amountBox(row)) }];
  });
}

/** What is wrong with it before anybody is asked; null: nothing. */
export function scheduleFault(sent: FormData): "noNumber" | "noDay" | null {
  const rows = ownSchedule(sent);
  if (rows.some(({ due }) => !isDay(due))) return "noDay";
  return rows.some(({ amount }) => typeof amount !== "number") ? "noNumber" : null;
}

/** `31.12.2026` as people write it, also with strokes or hyphens, is `2026-12-31`; anything else stays as it is. */
function civilDateIn(typed: string): string {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/.exec(typed) ?? [];
  return year === "" ? typed : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
