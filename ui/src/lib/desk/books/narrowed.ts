import { periodOf, type Period } from "./period.js";

interface OfficeOfUnit {
  readonly code: string;
  readonly unit: string;
}

/** What the books are narrowed to: a period, an item of the budget, a unit of the territory. */
export interface Narrowed {
  readonly period: Period;
  readonly item: string | null;
  readonly unit: string | null;
  /** The offices that serve the unit; null: all. */
  readonly offices: readonly string[] | null;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** What an address narrows the books to; codes that are none narrow nothing. */
export function narrowedBy(params: URLSearchParams, today: string, offices: readonly OfficeOfUnit[]): Narrowed {
  const [item, unit] = [codeIn(params, "item"), codeIn(params, "unit")];
  return { period: periodOf(params, today), item, unit, offices: unit === null ? null : officesOf(unit, offices) };
}

/** An office outside the territory's units stands for itself. */
function officesOf(unit: string, offices: readonly OfficeOfUnit[]): readonly string[] {
  const own = offices.filter((office) => office.unit === unit).map(({ code }) => code);
  return own.length > 0 ? own : [unit];
}

/** As the questions take it. */
export function filterOf({ period, offices }: Narrowed) {
  return {
    ...(period.from === null ? {} : { from: period.from }),
    to: period.to,
    ...(offices === null ? {} : { offices: [...offices] }),
  };
}

/** The query of an address with the same narrowing, and what is changed of it; null takes away. */
export function queryOf(
  { period, item, unit }: Narrowed,
  changed: Readonly<Record<string, string | number | null>> = {},
): string {
  const all = { year: period.year, month: period.month, item, unit, ...changed };
  const kept = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return kept.length === 0 ? "" : `?${new URLSearchParams(kept)}`;
}

function codeIn(params: URLSearchParams, name: string): string | null {
  const code = params.get(name) ?? "";
  return CODE.test(code) ? code : null;
}
