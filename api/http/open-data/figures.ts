import type { CasePerformanceLine } from "../../../read-models/read-side/index.js";

/** Counts are told in steps of so many. */
const STEP = 5;
/** Days are told where at least so many cases were decided. */
const FEWEST_DECIDED = 10;

/** What anybody may know of a service at an office. */
export interface OpenFigures {
  readonly service: string;
  readonly office: string;
  readonly received: number;
  readonly decided: number;
  readonly pending: number;
  readonly decidedLate: number;
  readonly pendingLate: number;
  /** Whole calendar days; null where too few cases were decided. */
  readonly medianDays: number | null;
  readonly ninetiethDays: number | null;
}

/**
 * Lines without anybody in them: counts are rounded to steps of five, each by itself, so that sums and differences tell
 * nothing of one case; days are told where ten or more cases were decided. A line that says nothing is left out.
 */
export function openFigures(lines: readonly CasePerformanceLine[]): readonly OpenFigures[] {
  return lines.flatMap((line) => {
    const enough = line.decided >= FEWEST_DECIDED;
    const days = (value: number | null) => (enough && value !== null ? Math.round(value) : null);
    const figures = {
      service: line.service ?? "",
      office: line.office ?? "",
      received: inSteps(line.received),
      decided: inSteps(line.decided),
      pending: inSteps(line.pending),
      decidedLate: inSteps(line.decidedLate),
      pendingLate: inSteps(line.pendingLate),
      medianDays: days(line.medianDays),
      ninetiethDays: days(line.ninetiethDays),
    };
    return figures.received + figures.decided + figures.pending === 0 ? [] : [figures];
  });
}

function inSteps(count: number): number {
  return Math.round(count / STEP) * STEP;
}
