import { instant, type Instant } from "../../shared/index.js";

const MINUTE_MS = 60_000;

/** Minutes to wait after the first failed attempt, the second, and so on: two days in all. */
const WAITS_MINUTES = [1, 5, 30, 120, 480, 720, 1440] as const;

/** A message is tried so often, until someone has it tried again. */
export const MAX_ATTEMPTS = WAITS_MINUTES.length + 1;

/** When a message is tried again after so many failed attempts; null: it is given up. */
export function nextAttempt(failed: number, at: Instant): Instant | null {
  const minutes = WAITS_MINUTES[failed - 1];
  return minutes === undefined ? null : instant(new Date(Date.parse(at) + minutes * MINUTE_MS));
}
