import type { Content } from "./content.js";

/** A figure of a package that people change: its name by codes, where it stands, and what it is. */
export interface Cell {
  /** `items[cleaning-household].rates[city]`: the same in every version, as the checks name it. */
  readonly key: string;
  /** Where it stands in the document. */
  readonly path: readonly (string | number)[];
  readonly value: string;
  /** Whether the document has it as a number. */
  readonly isNumber: boolean;
}

/** Every figure that is changed in the tables: rates, what changes them, reliefs, and the tables of valuation. */
export function cellsOf(content: Content): readonly Cell[] {
  const cell = (key: string, path: readonly (string | number)[], value: unknown): Cell => ({
    ...{ key, path, value: String(value), isNumber: typeof value === "number" },
  });
  const items = content.items.flatMap((item, at) => {
    const own = `items[${item.code}]`;
    return [
      ...item.rates.flatMap(({ code, rate }, row) => {
        if (rate.type === "not-charged") return [];
        const field = rate.type === "percent" ? "percent" : "amount";
        const value = rate.type === "percent" ? rate.percent : rate.amount;
        return [cell(`${own}.rates[${code}]`, ["items", at, "rates", row, "rate", field], value)];
      }),
      ...(item.modifiers ?? []).map(({ code, multiply }, row) =>
        cell(`${own}.modifiers[${code}]`, ["items", at, "modifiers", row, "multiply"], multiply),
      ),
      ...item.reliefs.map(({ code, percent }, row) =>
        cell(`${own}.reliefs[${code}]`, ["items", at, "reliefs", row, "percent"], percent),
      ),
    ];
  });
  const tables = content.tables.flatMap((table, at) =>
    table.rows.flatMap(({ value }, row) =>
      typeof value === "string"
        ? [cell(`tables[${table.code}].rows[${row}]`, ["tables", at, "rows", row, "value"], value)]
        : [],
    ),
  );
  return [...items, ...tables];
}

/** A figure as it was typed, with comma or point and thousands apart, as a package writes it; what is no figure stays. */
export function figureTyped(text: string): string {
  const plain = text.trim().replace(/[\s\u00a0]/g, "");
  return /^-?\d+([.,]\d+)?$/.test(plain) ? plain.replace(",", ".") : text.trim();
}

/**
 * The document with figures replaced, by their keys; everything else is as it was. Where a `source` is given, the rows
 * that changed are from there from now on: an old source does not vouch for a new figure.
 */
export function withFigures(content: Content, typed: ReadonlyMap<string, string>, source = ""): Content {
  const copy = structuredClone(content);
  for (const { key, path, value, isNumber } of cellsOf(content)) {
    const figure = typed.get(key);
    if (figure === undefined || figure === value) continue;
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], copy);
    // What is no number goes as it was typed: the check says what is wrong with it, beside its cell.
    const asNumber = isNumber && /^-?\d+$/.test(figure);
    (parent as Record<string | number, unknown>)[path.at(-1)!] = asNumber ? Number(figure) : figure;
    if (source !== "") sourced(copy, path, source);
  }
  return copy;
}

function sourced(content: Content, path: Cell["path"], source: string): void {
  const row = path.slice(0, 4).reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], content);
  const of = row as Record<string, unknown>;
  for (const old of ["assumed", "modelledOn", "note"]) delete of[old];
  of["source"] = source;
}

/** What another version has at the same places, by key. */
export function figuresOf(content: Content | null): ReadonlyMap<string, string> {
  return new Map(content === null ? [] : cellsOf(content).map(({ key, value }) => [key, value]));
}

/** Findings by the cell that they belong to; what belongs to none stands under the empty key. */
export function findingsByCell<Finding extends { readonly path: string }>(
  content: Content,
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const cells = cellsOf(content);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const cell = cells.find(({ key, path }) => isAt(finding.path, key) || isAt(finding.path, rowOf(path)));
    const key = cell?.key ?? "";
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  return found;
}

/** The row that a figure stands in, as the schema names it: `items.3.rates.2`. */
function rowOf(path: readonly (string | number)[]): string {
  return path.slice(0, 4).join(".");
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

/** A copy of a package as the draft of another year: its figures stand, its decision is still to come; it follows the one copied. */
export function draftFrom(content: Content, year: number): Content {
  const renamed = (text: string) => text.replaceAll(String(content.fiscalYear), String(year));
  const named = (of: Content["name"]) => ({ sq: renamed(of.sq), en: renamed(of.en) });
  const same = year === content.fiscalYear;
  const code = renamed(content.code);
  return {
    ...content,
    code,
    ...(code === content.code ? {} : { supersedes: content.code }),
    name: named(content.name),
    fiscalYear: year,
    version: same ? content.version + 1 : 1,
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    decision: { ...content.decision, title: named(content.decision.title) },
    changes: [],
  };
}
