import type { Head } from "./heads.js";
import type { LmdbFile } from "./lmdb-file.js";

/** The first two pages are the heads. */
const FIRST_PAGE = 2;
const USES = ["nothing", "branch", "leaf", "value"] as const;
export type Use = Exclude<(typeof USES)[number], "nothing">;
const LEAF = USES.indexOf("leaf");

/** What each page of an LMDB file is used for: one thing only. */
export class PageUses {
  private readonly uses: Uint8Array;

  constructor(
    private readonly file: LmdbFile,
    private readonly head: Head,
  ) {
    this.uses = new Uint8Array(Math.min(file.pages, head.lastPage + 1));
  }

  /** Pages that may be in use: those that the head counts, and that are there. */
  get length(): number {
    return this.uses.length;
  }

  isLeaf(page: number): boolean {
    return this.uses[page] === LEAF;
  }

  /** @throws DocumentsDamagedError where it is not there, or in use already */
  take(page: number, use: Use): void {
    if (page < FIRST_PAGE || page > this.head.lastPage) {
      throw this.file.damaged(this.head.start, `something leads to page ${page} of ${this.head.lastPage + 1}`);
    }
    if (page >= this.uses.length) {
      const promised = (page + 1) * this.file.pageSize;
      throw this.file.damaged(this.file.size, `it was cut short: it has ${this.file.size} of ${promised} bytes`);
    }
    if (this.uses[page] !== 0) throw this.file.damagedPage(page, `is a ${USES[this.uses[page]!]} and a ${use}`);
    this.uses[page] = USES.indexOf(use);
  }

  /** The pages of one long value. @throws DocumentsDamagedError */
  takeValue(page: number, count: number): void {
    if (count < 1 || count > this.head.lastPage) {
      throw this.file.damaged(this.head.start, `something leads to a value of ${count} pages`);
    }
    for (let next = page; next < page + count; next++) this.take(next, "value");
  }

  /** A page that the next transaction may write over. It may be behind the end of the file, and named twice: LMDB knows that. @throws DocumentsDamagedError where it is in use */
  free(page: number): void {
    if (page < FIRST_PAGE || page > this.head.lastPage) {
      throw this.file.damaged(this.head.start, `page ${page} of ${this.head.lastPage + 1} is said to be free`);
    }
    const use = this.uses[page] ?? 0;
    if (use !== 0) throw this.file.damagedPage(page, `is a ${USES[use]}, and is said to be free`);
  }
}
