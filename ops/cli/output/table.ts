import { thousandsApart } from "../../../domain/shared/index.js";

/** One column of a table: its head, and whether its cells are figures (set to the right). */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number | null | undefined;
  readonly figures?: boolean;
}

/** Rows as a table of text, columns two spaces apart. Nothing that a cell holds can move the cursor of a terminal. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  if (rows.length === 0) return "  (none)\n";
  const cells = rows.map((row) => columns.map(({ cell }) => shown(cell(row))));
  const widths = columns.map(({ head }, at) => Math.max(head.length, ...cells.map((line) => line[at]!.length)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => (columns[at]!.figures ? text.padStart(widths[at]!) : text.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  return (
    [columns.map(({ head }) => head), widths.map((width) => "─".repeat(width)), ...cells].map(line).join("\n") + "\n"
  );
}

/** Names and values under each other. */
export function facts(pairs: readonly (readonly [string, string | number | null | undefined])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${shown(value)}\n`).join("");
}

/** An amount with its thousands apart: `12 500`. */
export function lekText(amount: number): string {
  return thousandsApart(amount, " ");
}

export function shown(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  return String(value).replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "�");
}
