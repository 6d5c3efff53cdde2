import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { Readable } from "node:stream";
import { parse, CsvError } from "csv-parse";
import { refusedError } from "../../../../api/errors/index.js";
import { columnsOf, type Mapping, type RawRecord } from "../../../../application/imports/index.js";
import { refusal } from "../../../../domain/shared/index.js";

/** No record of a register is longer; a file whose quotes never close is noticed here. */
const MAX_RECORD_BYTES = 256 * 1024;

/** SHA-256 of a file. @throws ApiError `import-file-unreadable` */
export async function digestOf(file: string): Promise<string> {
  await readable(file);
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/**
 * The records of a CSV file, one at a time, by the names in its first line.
 * @throws ApiError `import-columns-missing`, `import-file-malformed`
 */
export async function* recordsOf(file: string, mapping: Mapping): AsyncGenerator<RawRecord> {
  const { delimiter, encoding } = mapping.csv;
  const text = Readable.from(decoded(createReadStream(file), encoding));
  const records = text.pipe(
    parse({
      ...{ delimiter, bom: true, skip_empty_lines: true, max_record_size: MAX_RECORD_BYTES },
      columns: (names: string[]) => checkedColumns(names, mapping),
    }),
  );
  try {
    for await (const record of records) yield record as RawRecord;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, code } = error as CsvError & { readonly lines?: number };
    throw refusedError(refusal("import-file-malformed", { line: lines ?? 0, detail: code }));
  }
}

function checkedColumns(names: readonly string[], mapping: Mapping): string[] {
  const there = names.map((name) => name.trim());
  const missing = columnsOf(mapping).filter((name) => !there.includes(name));
  if (missing.length > 0) throw refusedError(refusal("import-columns-missing", { columns: missing.join(", ") }));
  return there;
}

/** Node's own streams know UTF-8 and Latin 1 only; older Albanian registers are often in a code page of Windows. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function readable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw refusedError(refusal("import-file-unreadable", { file, detail: code ?? "?" }));
  }
}
