import { open } from "lmdb";

/**
 * The program that reads every entry of an LMDB folder whose file is shorter than it should be: `read-every-entry.js FOLDER`.
 * It dies, or ends with 1, where an entry is missing or where a long value ends in nothing: what was cut off reads as zeros.
 */
const NOTHING = Buffer.alloc(512);

const path = process.argv[2]!;
const database = open<Buffer, Buffer>({ path, encoding: "binary", keyEncoding: "binary", readOnly: true } as never);
const { entryCount } = database.getStats() as { readonly entryCount: number };
let count = 0;
for (const { value } of database.getRange({})) {
  if (value.length > 2 * NOTHING.length && value.subarray(-NOTHING.length).equals(NOTHING)) break;
  count++;
}
process.exit(count === entryCount ? 0 : 1);
