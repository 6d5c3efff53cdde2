import { addDays, dateOf, type CivilDate } from "../../../domain/shared/index.js";

/** A year or a month. */
export interface Period {
  /** `2025` or `2025-03`. */
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The months before today that are described, the latest first. */
const MONTHS = 24;

/** A year or month by its name; null for a name that is none. */
export function periodNamed(name: string): Period | null {
  const [, year, month] = /^(2[01]\d{2})(?:-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year === undefined) return null;
  const first = month === undefined ? 1 : Number(month);
  const after = month === undefined ? 13 : first + 1;
  return { name, from: dateOf(Number(year), first, 1), to: addDays(dateOf(Number(year), after, 1), -1) };
}

/** The months that are over, the latest first. */
export function monthsBefore(today: CivilDate): readonly Period[] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, back) => {
    const name = dateOf(year, month - 1 - back, 1).slice(0, 7);
    return periodNamed(name)!;
  });
}
