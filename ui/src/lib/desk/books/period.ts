/** A stretch of effective days, as it stands in addresses: a year, a month of it, or everything up to today. */
export interface Period {
  readonly year: number | null;
  /** 1 to 12; never without a year. */
  readonly month: number | null;
  readonly from: string | null;
  readonly to: string;
}

/**
 * The period that an address asks for; what is no year or month narrows nothing. A year that goes on ends with the
 * month of `today`, as its revenue is told, and what the books foresee after that is left out.
 */
export function periodOf(params: URLSearchParams, today: string): Period {
  const year = wholeIn(params.get("year"), 2000, 2199);
  const month = year === null ? null : wholeIn(params.get("month"), 1, 12);
  if (year === null) return { year, month, from: null, to: today };
  const last = lastDay(year, month ?? 12);
  const thisMonth = lastDay(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
  return { year, month, from: dayOf(year, month ?? 1, 1), to: month === null && last > thisMonth ? thisMonth : last };
}

function wholeIn(text: string | null, least: number, most: number): number | null {
  const value = text !== null && /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
