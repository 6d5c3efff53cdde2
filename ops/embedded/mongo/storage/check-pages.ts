import { entryAt, leavesBelow, nodePlaces } from "./pages.js";
import { checkFreePages } from "./free-pages.js";
import type { Head } from "./heads.js";
import type { LmdbFile } from "./lmdb-file.js";
import { PageUses } from "./page-uses.js";

/** Leaves are read in the order of the file: so many pages at a time at most, over gaps of so many. */
const STRETCH = { pages: 256, gap: 4 } as const;

/**
 * Goes through all that a head leads to, but for the values: each page is what it is said to be and is used for one thing
 * only, the entries that were counted are there, and no page that is in use is among the free ones, where the next
 * transaction would write over it. So LMDB is led astray by no bit of a head, of a link or of the free pages. Each leaf is
 * read once, as when LMDB counts.
 * @throws DocumentsDamagedError
 */
export function checkPages(file: LmdbFile, head: Head): void {
  const uses = new PageUses(file, head);
  for (const page of leavesBelow(file, head, head.entries, uses)) uses.take(page, "leaf");
  let count = 0;
  for (const [page, bytes] of inStretches(file, uses)) {
    for (const at of nodePlaces(file, head, page, bytes, "leaf")) {
      const { long } = entryAt(file, page, bytes, at);
      if (long) uses.takeValue(long.page, long.pages);
      count++;
    }
  }
  const { entries } = head.entries;
  if (count !== entries) throw file.damaged(head.start, `${count} of ${entries} entries are there`);
  checkFreePages(file, head, uses);
}

/** The leaves of the tree, with their bytes. */
function* inStretches(file: LmdbFile, uses: PageUses): Generator<[number, Buffer]> {
  let page = 0;
  while (page < uses.length) {
    if (!uses.isLeaf(page)) {
      page++;
      continue;
    }
    const end = endOfStretch(uses, page);
    const bytes = file.read(page, end - page);
    for (let at = 0; page < end; page++, at += file.pageSize) {
      if (uses.isLeaf(page)) yield [page, bytes.subarray(at, at + file.pageSize)];
    }
  }
}

function endOfStretch(uses: PageUses, start: number): number {
  let end = start + 1;
  const last = Math.min(uses.length, start + STRETCH.pages);
  for (let page = end; page < last && page - end < STRETCH.gap; page++) if (uses.isLeaf(page)) end = page + 1;
  return end;
}
