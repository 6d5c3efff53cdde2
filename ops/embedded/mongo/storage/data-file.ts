import { spawnSync } from "node:child_process";
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The file of the documents is not whole. Nothing is lost for good: they are built again from the events. */
export class DocumentsDamagedError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`the documents are damaged: ${file}: ${reason}; remove the folder and build them again from the events`);
    this.name = "DocumentsDamagedError";
  }
}

/** The one file of an LMDB folder that holds anything of worth. */
export const dataFileOf = (folder: string) => join(folder, "data.mdb");

/** Where LMDB keeps what we need to know, in each of the two pages at the beginning of its file. */
const HEAD = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152, bytes: 160 } as const;
const MAGIC = 0xbeefc0de;
/** The second page begins at its size, which is the machine's. */
const PAGE_SIZES = [4_096, 8_192, 16_384, 32_768, 65_536];

/**
 * Looks at the file of an LMDB folder before LMDB maps it into memory: what reads a page beyond its end dies of it (SIGBUS).
 * A file may be shorter than its last page says, where that page is free; then a process of its own reads every entry.
 * @throws DocumentsDamagedError
 */
export function checkDataFile(folder: string): void {
  const file = dataFileOf(folder);
  if (!existsSync(file)) return;
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return;
    const promised = promisedSize(descriptor);
    if (promised === undefined) throw new DocumentsDamagedError(file, "its beginning is not that of such a file");
    if (size < promised && !isReadable(folder)) {
      throw new DocumentsDamagedError(file, `it was cut short: it has ${size} of ${promised} bytes`);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** How many bytes the newest head says that there are. */
function promisedSize(descriptor: number): number | undefined {
  let newest: { transaction: bigint; size: number } | undefined;
  for (const at of [0, ...PAGE_SIZES]) {
    const head = Buffer.alloc(HEAD.bytes);
    if (readSync(descriptor, head, 0, HEAD.bytes, at) < HEAD.bytes) break;
    const pageSize = head.readUInt32LE(HEAD.pageSize);
    if (head.readUInt32LE(HEAD.magic) !== MAGIC || (at !== 0 && at !== pageSize)) continue;
    const transaction = head.readBigUInt64LE(HEAD.transaction);
    const size = (Number(head.readBigUInt64LE(HEAD.lastPage)) + 1) * pageSize;
    if (!newest || transaction > newest.transaction) newest = { transaction, size };
  }
  return newest?.size;
}

function isReadable(folder: string): boolean {
  const program = fileURLToPath(new URL("./read-every-entry.js", import.meta.url));
  return spawnSync(process.execPath, [program, folder], { stdio: "ignore" }).status === 0;
}
