/** A cell of a report: days are `YYYY-MM-DD`, numbers are numbers. */
export type Plain = string | number | null;

/** A cell that leads to what is behind it: an address within the desk. Files have its value alone. */
export interface Leading {
  readonly value: Plain;
  readonly to: string;
}
export type Cell = Plain | Leading;

/** What stands in a cell. */
export function plain(cell: Cell): Plain {
  return typeof cell === "object" && cell !== null ? cell.value : cell;
}

export interface Column {
  readonly name: string;
  /** `instant`: when it was asked for; a page says it once. */
  readonly kind: "text" | "number" | "date" | "instant";
}

/** A report on its way: rows come as they are asked for. */
export interface ReportTable {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Rows that a page shows; the file has the rest. */
export const ROWS_OF_A_PAGE = 200;

/** Rows of one file at most: what a spreadsheet holds easily, and what one person should take along at once. */
export const MOST_ROWS = 50_000;

/** Rows up to the limit; where there are more, a last row says so, so that nobody takes a part for the whole. */
export async function* bounded(
  rows: AsyncIterable<readonly Cell[]>,
  cut: string,
  most = MOST_ROWS,
): AsyncGenerator<readonly Cell[]> {
  let count = 0;
  for await (const row of rows) {
    if (count === most) {
      yield [cut];
      return;
    }
    count += 1;
    yield row;
  }
}

/** A text that a spreadsheet would take for a formula is marked as text, also behind what some part cells by. */
export function defused(text: string): string {
  return text.replace(/(^|[;\t])(?=[=+\-@\t\r])/g, "$1'");
}
