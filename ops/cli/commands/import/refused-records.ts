import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { message } from "../../../../api/messages/index.js";
import type { RawRecord } from "../../../../application/imports/index.js";
import type { Language, Refusal } from "../../../../domain/shared/index.js";

/** The report of what was refused: the number of the record, the rule, its words, and the record as it came. */
export interface RefusedRecords {
  note(record: number, why: Refusal, content: RawRecord): void;
  /** Resolves when everything noted is in the file. */
  close(): Promise<void>;
}

/**
 * Writes the report as CSV, anew each time: an import that goes on tells what was refused before, too. Only its owner
 * may read it, for it holds what people are called; a value that a spreadsheet would take for a formula is defused.
 */
export function refusedRecordsIn(file: string, language: Language): RefusedRecords {
  const rows = stringify({ header: true, bom: true, escape_formulas: true });
  const out = rows.pipe(createWriteStream(file, { mode: 0o600 }));
  const opened = once(out, "open");
  return {
    note: (record, { code, facts }, content) =>
      void rows.write({ record, rule: code, words: message(code, facts, language), ...content }),
    async close() {
      await opened;
      rows.end();
      await finished(out);
    },
  };
}
