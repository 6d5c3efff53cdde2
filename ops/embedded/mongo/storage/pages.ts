import type { Head, Tree } from "./heads.js";
import type { LmdbFile } from "./lmdb-file.js";
import { KIND, LONG_VALUE, NODE, PAGE } from "./lmdb-file.js";
import type { PageUses } from "./page-uses.js";

/** The leaves of a tree in the order of their keys; what leads to them is taken. @throws DocumentsDamagedError */
export function leavesBelow(file: LmdbFile, head: Head, { root, depth, name }: Tree, uses: PageUses): number[] {
  if (root === undefined) return [];
  if (depth < 1) throw file.damaged(head.start, `the tree of ${name} has a root and no depth`);
  let pages = [root];
  for (let level = 1; level < depth; level++) {
    for (const page of pages) uses.take(page, "branch");
    pages = pages.flatMap((page) => childrenOf(file, head, page));
  }
  return pages;
}

function childrenOf(file: LmdbFile, head: Head, page: number): number[] {
  const bytes = file.read(page);
  return [...nodePlaces(file, head, page, bytes, "branch")].map(
    (at) =>
      bytes.readUInt16LE(at + NODE.low) +
      bytes.readUInt16LE(at + NODE.high) * 2 ** 16 +
      bytes.readUInt16LE(at + NODE.flags) * 2 ** 32,
  );
}

/** Where the nodes of a page begin, within it. @throws DocumentsDamagedError where it is another page, or none of this kind */
export function* nodePlaces(
  file: LmdbFile,
  head: Head,
  page: number,
  bytes: Buffer,
  kind: "branch" | "leaf",
): Generator<number> {
  if (bytes.readBigUInt64LE(PAGE.number) !== BigInt(page)) throw file.damagedPage(page, "bears another number");
  if (bytes.readUInt16LE(PAGE.flags) !== KIND[kind]) throw file.damagedPage(page, `is no ${kind}`);
  if (bytes.readBigUInt64LE(PAGE.transaction) > head.transaction) {
    throw file.damagedPage(page, "is of a transaction that has not been");
  }
  const end = PAGE.header + bytes.readUInt16LE(PAGE.lower);
  if (end > bytes.length) throw file.damagedPage(page, "has more nodes than have room");
  for (let place = PAGE.header; place < end; place += 2) {
    const at = PAGE.header + bytes.readUInt16LE(place);
    if (at < end || at + NODE.header > bytes.length) throw file.damagedPage(page, "has a node outside of itself");
    yield at;
  }
}

export interface LeafEntry {
  /** Where its value begins within the page, unless it is a long one. */
  readonly value: number;
  /** In bytes. */
  readonly size: number;
  /** Where its value is, if it has pages of its own. */
  readonly long: { readonly page: number; readonly pages: number } | undefined;
}

/** The entry at a node of a leaf. @throws DocumentsDamagedError where it does not end within the page */
export function entryAt(file: LmdbFile, page: number, bytes: Buffer, at: number): LeafEntry {
  const flags = bytes.readUInt16LE(at + NODE.flags);
  const size = bytes.readUInt16LE(at + NODE.low) + bytes.readUInt16LE(at + NODE.high) * 2 ** 16;
  const value = at + NODE.header + bytes.readUInt16LE(at + NODE.keySize);
  const isLong = flags === LONG_VALUE.flag;
  if ((flags !== 0 && !isLong) || value + (isLong ? LONG_VALUE.bytes : size) > bytes.length) {
    throw file.damagedPage(page, "has an entry that does not end within it");
  }
  if (!isLong) return { value, size, long: undefined };
  const first = Number(bytes.readBigUInt64LE(value + LONG_VALUE.page));
  const pages = Number(bytes.readBigUInt64LE(value + LONG_VALUE.pages));
  if (size > pages * file.pageSize - PAGE.header) throw file.damagedPage(page, "has a value longer than its pages");
  return { value, size, long: { page: first, pages } };
}
