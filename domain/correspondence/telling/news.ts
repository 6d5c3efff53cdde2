import { civilDateAt, daysBetween, type CivilDate, type Instant } from "../../shared/index.js";

/** So many days after its own day a fact may be entered, and after it was entered it may be told. */
const [ENTERED_WITHIN, TOLD_WITHIN] = [7, 30];

/** So many days after its own day a fact is told no more, whenever it was entered. */
export const NEWS_FOR_DAYS = ENTERED_WITHIN + TOLD_WITHIN;

/**
 * Whether a fact is news. What is entered long after its day comes from an older register; what was entered long ago was
 * written before anybody was told anything, or while Defter stood still: nobody wants a letter about it now.
 */
export function isNews(
  { effectiveDate, recordedAt }: { readonly effectiveDate: CivilDate; readonly recordedAt: Instant },
  today: CivilDate,
): boolean {
  const entered = civilDateAt(recordedAt);
  return daysBetween(effectiveDate, entered) <= ENTERED_WITHIN && daysBetween(entered, today) <= TOLD_WITHIN;
}
