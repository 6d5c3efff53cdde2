import type { Head } from "./heads.js";
import type { LmdbFile } from "./lmdb-file.js";
import { PAGE } from "./lmdb-file.js";
import type { PageUses } from "./page-uses.js";
import { entryAt, leavesBelow, nodePlaces } from "./pages.js";

const NUMBER = 8;
/** Pages behind the end of the file that nobody knows of: LMDB may forget a few, and a head that was changed invents many. */
const FORGOTTEN = 1_024;

/**
 * No page that the next transaction may write over is in use. LMDB keeps them in a tree of their own: for each transaction how
 * many numbers follow, and the numbers. A positive one is a page, a negative one says how many pages follow the next, zero is nothing.
 * @param uses what the pages are used for that the entries need
 * @throws DocumentsDamagedError
 */
export function checkFreePages(file: LmdbFile, head: Head, uses: PageUses): void {
  let count = 0;
  const lists: Buffer[] = [];
  for (const page of leavesBelow(file, head, head.freePages, uses)) {
    uses.take(page, "leaf");
    const bytes = file.read(page);
    for (const at of nodePlaces(file, head, page, bytes, "leaf")) {
      const { value, size, long } = entryAt(file, page, bytes, at);
      if (long) uses.takeValue(long.page, long.pages);
      const whole = long ? file.read(long.page, long.pages) : bytes;
      const from = long ? PAGE.header : value;
      lists.push(whole.subarray(from, from + size));
      count++;
    }
  }
  if (count !== head.freePages.entries) {
    throw file.damaged(head.start, `${count} of ${head.freePages.entries} lists of free pages are there`);
  }
  const behindEnd = new Set<number>();
  for (const list of lists) {
    for (const [first, pages] of runsOf(list)) {
      if (pages > head.lastPage) throw file.damaged(head.start, `${pages} pages are said to be free`);
      for (let page = first; page < first + pages; page++) {
        uses.free(page);
        if (page >= file.pages) behindEnd.add(page);
      }
    }
  }
  const unknown = head.lastPage + 1 - file.pages - behindEnd.size;
  if (unknown > FORGOTTEN)
    throw file.damaged(head.start, `its head counts ${head.lastPage + 1} pages, ${unknown} too many`);
}

/** Pages that follow each other: the first, and how many. */
function* runsOf(list: Buffer): Generator<[number, number]> {
  const room = Math.floor(list.length / NUMBER);
  const last = room === 0 ? 0 : Math.min(Number(list.readBigUInt64LE(0)), room - 1);
  for (let place = 1; place <= last; place++) {
    const number = Number(list.readBigInt64LE(place * NUMBER));
    if (number > 0) yield [number, 1];
    // The last number of a list may be of one that goes on in the next: LMDB leaves it out then.
    if (number < 0 && ++place <= last) yield [Number(list.readBigInt64LE(place * NUMBER)), -number];
  }
}
