import { addDays, refusal, type CivilDate, type Refusal } from "../../../shared/index.js";
import type { RegisteredObject } from "../state.js";

/** Nothing in the register begins or ends by an act more than a year ahead. */
const DAYS_AHEAD = 366;

export function tooFarAhead(date: CivilDate, on: CivilDate): Refusal | null {
  const latest = addDays(on, DAYS_AHEAD);
  return date > latest ? refusal("date-too-far-ahead", { date, latest }) : null;
}

/** A last day, where it is known, is not before the first. */
export function endsBeforeBeginning(from: CivilDate, to: CivilDate | null): Refusal | null {
  return to !== null && to < from ? refusal("period-ends-before-it-begins", { from, to }) : null;
}

/** The day lies in the life of the object. */
export function outsideLifeOf(object: RegisteredObject, date: CivilDate): Refusal | null {
  if (date < object.from) return refusal("date-before-object", { date, from: object.from });
  return object.to !== null && date > object.to ? refusal("date-after-object", { date, to: object.to }) : null;
}

/** Whether two periods share a day; null is open. */
export function overlap(
  left: { readonly from: CivilDate; readonly to: CivilDate | null },
  right: { readonly from: CivilDate; readonly to: CivilDate | null },
): boolean {
  return (right.to === null || left.from <= right.to) && (left.to === null || right.from <= left.to);
}
