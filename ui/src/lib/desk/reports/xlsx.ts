import writeExcelFile, { type Cell as SheetCell } from "write-excel-file/node";
import { plain, type Cell, type Column, type ReportTable } from "./table.js";

/**
 * A report as a workbook: texts are texts, whatever they begin with, numbers are numbers, days are dates. A workbook is
 * packed as a whole, so that its rows are in memory while it is made: their number is bounded.
 */
export async function xlsxOf({ columns, rows }: ReportTable, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const sheet: SheetCell[][] = [columns.map(({ name }) => ({ value: name, type: String, fontWeight: "bold" }))];
  for await (const row of rows) sheet.push(row.map((cell, index) => sheetCell(cell, columns[index])));
  const options = {
    sheet: sheetName(title),
    stickyRowsCount: 1,
    columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
  };
  return new Uint8Array(await writeExcelFile(sheet, options).toBuffer());
}

const WIDTHS: Readonly<Record<Column["kind"], number>> = { text: 26, number: 14, date: 12, instant: 26 };

function sheetCell(asked: Cell, column: Column | undefined): SheetCell {
  const cell = plain(asked);
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (column?.kind === "date" && /^\d{4}-\d\d-\d\d$/.test(cell))
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return { value: cell, type: String };
}

/** A workbook takes names of sheets of 31 characters, some of them not at all. */
function sheetName(title: string): string {
  return title
    .replace(/[[\]:*?/\\]/g, " ")
    .slice(0, 31)
    .trim();
}
