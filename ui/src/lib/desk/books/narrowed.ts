import { inTirana } from "../../format/index.js";
import { instantTyped } from "../audit/time.js";
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
  /** As known at this instant; null: now. */
  readonly known: string | null;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** By which the moment stands in addresses as of which the books are looked at. */
export const KNOWN = "known";

/** What an address narrows the books to; codes that are none narrow nothing. What was known then ends with that day. */
export function narrowedBy(params: URLSearchParams, today: string, offices: readonly OfficeOfUnit[]): Narrowed {
  const [item, unit] = [codeIn(params, "item"), codeIn(params, "unit")];
  const known = instantTyped(params.get(KNOWN)?.trim() ?? "", "last");
  const then = known === null ? today : inTirana(known).date;
  return {
    period: periodOf(params, then < today ? then : today),
    ...{ item, unit, known, offices: unit === null ? null : officesOf(unit, offices) },
  };
}

/** An office outside the territory's units stands for itself. */
function officesOf(unit: string, offices: readonly OfficeOfUnit[]): readonly string[] {
  const own = offices.filter((office) => office.unit === unit).map(({ code }) => code);
  return own.length > 0 ? own : [unit];
}

/** As the questions take it. */
export function filterOf({ period, offices, known }: Narrowed) {
  return {
    ...(period.from === null ? {} : { from: period.from }),
    to: period.to,
    ...(offices === null ? {} : { offices: [...offices] }),
    ...(known === null ? {} : { asOf: known }),
  };
}

/** The query of an address with the same narrowing, and what is changed of it; null takes away. */
export function queryOf(
  { period, item, unit, known }: Narrowed,
  changed: Readonly<Record<string, string | number | null>> = {},
): string {
  const all = { year: period.year, month: period.month, item, unit, [KNOWN]: known, ...changed };
  const kept = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return kept.length === 0 ? "" : `?${new URLSearchParams(kept)}`;
}

function codeIn(params: URLSearchParams, name: string): string | null {
  const code = params.get(name) ?? "";
  return CODE.test(code) ? code : null;
}
