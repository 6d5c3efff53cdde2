/** A row of a chart: the same in the picture and in the table that it is. */
export interface BarRow {
  readonly key: string;
  readonly name: string;
  /** Small, under the name. */
  readonly note?: string | undefined;
  readonly value: number;
  readonly planned?: number | null;
  /** What is behind the figure, for those who may read it. */
  readonly href?: string | undefined;
  /** Behind the plan: shown in rust, and said in words. */
  readonly behind?: boolean;
}

/** A part of the width in percent, as SVG takes it: never less than a hair where there is something. */
export function partOf(value: number, most: number): string {
  if (most <= 0 || value <= 0) return "0%";
  return `${Math.max(0.3, Math.min(100, (value / most) * 100)).toFixed(2)}%`;
}

/** How much of the year is gone, 0 to 1, at a civil date; years before are gone whole. */
export function elapsed(year: number, today: string): number {
  const [now = 0, month = 1, day = 1] = today.split("-").map(Number);
  if (year < now) return 1;
  if (year > now) return 0;
  return (month - 1 + day / 31) / 12;
}

/** Behind its plan: a tenth less than what had to be there by now. */
export function isBehind(value: number, planned: number | null, gone: number): boolean {
  return planned !== null && planned > 0 && value < planned * gone * 0.9;
}
