import { parsed, type CivilDate, type Parsed, refusal, type Refusal } from "../../../shared/index.js";
import { readText } from "../../service/index.js";

export const LONG_TEXT = 10_000;
export const SHORT_TEXT = 2000;
/** Reasons of fewer characters say nothing. */
const SHORTEST_REASON = 10;

/** Reasons as somebody typed them, trimmed; null where none were given. Refuses what `readText` refuses. */
export function readReasons(input: string | null | undefined): Parsed<string | null> {
  return input === null || input === undefined ? parsed(null) : readText(input, LONG_TEXT, SHORTEST_REASON);
}

/** A text that may be left out. */
export function readOptional(input: string | null | undefined, max = LONG_TEXT): Parsed<string | null> {
  return input === null || input === undefined ? parsed(null) : readText(input, max, 1);
}

/** Nothing is dated after today. */
export function futureFault(day: CivilDate, on: CivilDate): Refusal | null {
  return day > on ? refusal("day-in-future", { day, on }) : null;
}
