import { elapsed, isBehind, type BarRow } from "../components/charts/rows.js";
import { inTirana } from "../format/index.js";
import { addressOf } from "../places/places.js";
import type { Bilingual, Language } from "../words/index.js";

interface Line {
  readonly code: string | null;
  readonly name: Bilingual | null;
  readonly planned: number | null;
  readonly collected: number;
}

interface YearOf {
  readonly year: number;
  readonly readAt: string;
}

/** With its first letter large, as a name at the head of a row has it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lines as bars, with what is behind its plan by now; those of few taxpayers have the name that is given. */
export function barsOf(
  lines: readonly Line[],
  { year, readAt }: YearOf,
  language: Language,
  few: string,
  hrefOf: (code: string | null) => string,
): readonly BarRow[] {
  const gone = elapsed(year, inTirana(readAt).date);
  return lines.map(({ code, name, planned, collected }) => ({
    key: code ?? "few",
    name: name === null ? few : capital(name[language]),
    value: collected,
    planned,
    href: hrefOf(code),
    // Of those together nobody expected anything as such.
    behind: code !== null && isBehind(collected, planned, gone),
  }));
}

/** Where officers who may read the books find the entries behind a figure of a year; others are asked to sign in. */
export function entriesBehind(
  language: Language,
  year: number,
  part: Readonly<Partial<Record<"item" | "unit" | "month", string | number | null>>> = {},
): string {
  const narrowed = Object.entries(part).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return addressOf("desk", language, `books/revenue?${new URLSearchParams([["year", String(year)], ...narrowed])}`);
}

/** The first rows, and the rest as one (which leads where `href` says), so that a page can show the picture at a glance. */
export function foremost(rows: readonly BarRow[], count: number, others: string, href: string): readonly BarRow[] {
  if (rows.length <= count + 1) return rows;
  const rest = rows.slice(count);
  const hasPlan = rest.some(({ planned }) => planned !== null && planned !== undefined);
  const sum = (of: (row: BarRow) => number) => rest.reduce((total, row) => total + of(row), 0);
  return [
    ...rows.slice(0, count),
    {
      key: "others",
      name: others,
      href,
      value: sum(({ value }) => value),
      planned: hasPlan ? sum(({ planned }) => planned ?? 0) : null,
    },
  ];
}

/** What had come in by the end of each month; null for months that lie ahead. */
export function cumulated(
  months: readonly { readonly month: number; readonly collected: number }[],
  { year, readAt }: YearOf,
): readonly (number | null)[] {
  const today = inTirana(readAt).date;
  let total = 0;
  return months.map(({ month, collected }) => {
    total += collected;
    return `${year}-${String(month).padStart(2, "0")}` <= today.slice(0, 7) ? total : null;
  });
}

/** Of a thousand lekë, how many come from each line: whole, and a thousand together. */
export function ofThousand(
  lines: readonly { readonly key: string; readonly value: number }[],
): ReadonlyMap<string, number> {
  const total = lines.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  if (total === 0) return new Map();
  const exact = lines.map(({ key, value }) => ({ key, exact: (Math.max(0, value) / total) * 1000 }));
  const parts = new Map(exact.map((each) => [each.key, Math.floor(each.exact)]));
  let left = 1000 - [...parts.values()].reduce((sum, part) => sum + part, 0);
  for (const { key } of exact.toSorted((a, b) => (b.exact % 1) - (a.exact % 1))) {
    if (left === 0) break;
    parts.set(key, parts.get(key)! + 1);
    left -= 1;
  }
  return parts;
}

/** The headline's sentence needs the line that brings most; null where nothing came in. */
export function foremostLine<Row extends { readonly collected: number; readonly code: string | null }>(
  lines: readonly Row[],
): Row | null {
  const [first] = lines.filter(({ code }) => code !== null).toSorted((a, b) => b.collected - a.collected);
  return first !== undefined && first.collected > 0 ? first : null;
}
