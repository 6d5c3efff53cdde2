import { closeSync, existsSync, fstatSync, openSync, readSync, truncateSync } from "node:fs";
import { checkPages } from "./check-pages.js";
import { dataFileOf, DocumentsDamagedError } from "./damage.js";
import { isUnfinished, newestHead, pageSizeOf } from "./heads.js";
import { LmdbFile } from "./lmdb-file.js";

/** Enough for the first head. */
const START = 4_096;

/**
 * Looks at the file of an LMDB folder before LMDB maps it into memory: LMDB believes what its two heads and the links between
 * its pages say, whatever the disk has made of them, and dies of a page that is not there (SIGBUS).
 * @throws DocumentsDamagedError
 */
export function checkDataFile(folder: string): void {
  const path = dataFileOf(folder);
  if (!existsSync(path)) return;
  const descriptor = openSync(path, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return;
    const start = Buffer.alloc(START);
    const pageSize = pageSizeOf(start.subarray(0, readSync(descriptor, start, 0, START, 0)));
    if (pageSize === undefined) throw new DocumentsDamagedError(path, "its beginning is not that of such a file");
    // LMDB makes a file of nothing, and would refuse a part of one.
    if (isUnfinished(start, size, pageSize)) return truncateSync(path);
    const file = new LmdbFile(descriptor, path, size, pageSize);
    checkPages(file, newestHead(file));
  } finally {
    closeSync(descriptor);
  }
}
