import { defused, plain, type Cell, type ReportTable } from "./table.js";

/** By which spreadsheets know that a file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";
/** Rows that are sent together. */
const TOGETHER = 500;

/** A report as CSV (RFC 4180, UTF-8 with its mark), made as it is read; a reader who goes away ends the asking. */
export function csvOf({ columns, rows }: ReportTable): ReadableStream<Uint8Array> {
  const coming = rows[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + lineOf(columns.map(({ name }) => name)))),
    async pull(controller) {
      let text = "";
      for (let count = 0; count < TOGETHER; count++) {
        const { done, value } = await coming.next();
        if (done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += lineOf(value);
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await coming.return?.();
    },
  });
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(asked: Cell): string {
  const cell = plain(asked);
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = defused(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
