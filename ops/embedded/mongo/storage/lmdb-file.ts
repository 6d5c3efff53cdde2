import { readSync } from "node:fs";
import { DocumentsDamagedError } from "./damage.js";

/** LMDB's number for "no page". */
export const NO_PAGE = 0xffff_ffff_ffff_ffffn;

/** What the header of a page holds, in bytes from its beginning; behind it stand the places of its nodes. */
export const PAGE = { number: 0, transaction: 8, flags: 18, lower: 20, header: 24 } as const;
/** What a page is. */
export const KIND = { branch: 0x01, leaf: 0x02, overflow: 0x04, head: 0x08 } as const;
/** What a node holds, in bytes from its beginning, and behind it its key and its value. */
export const NODE = { low: 0, high: 2, flags: 4, keySize: 6, header: 8 } as const;
/** The value of a leaf's node that is too long for it: first page, transaction, number of pages. */
export const LONG_VALUE = { flag: 0x01, page: 0, pages: 16, bytes: 24 } as const;

/** An LMDB file as it lies on the disk, read without LMDB. All numbers are little-endian, as LMDB leaves them on the machines that Defter runs on. */
export class LmdbFile {
  constructor(
    private readonly descriptor: number,
    private readonly path: string,
    /** In bytes. */
    readonly size: number,
    readonly pageSize: number,
  ) {}

  /** Pages that are there to their last byte. */
  get pages(): number {
    return Math.floor(this.size / this.pageSize);
  }

  /** So many pages from this one on; fewer at the end of the file. */
  read(page: number, count = 1): Buffer {
    const bytes = Buffer.allocUnsafe(count * this.pageSize);
    return bytes.subarray(0, readSync(this.descriptor, bytes, 0, bytes.length, page * this.pageSize));
  }

  /** @param at where in the file it was seen, in bytes */
  damaged(at: number, reason: string): DocumentsDamagedError {
    return new DocumentsDamagedError(this.path, `at byte ${at}: ${reason}`);
  }

  /** Where a page is not as LMDB writes one. */
  damagedPage(page: number, reason: string): DocumentsDamagedError {
    return this.damaged(page * this.pageSize, `page ${page} ${reason}`);
  }
}
