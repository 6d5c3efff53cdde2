import type { LmdbFile } from "./lmdb-file.js";
import { KIND, NO_PAGE, PAGE } from "./lmdb-file.js";

/** One of the two trees that a head leads to: of the pages that are free, and of the entries. */
export interface Tree {
  readonly name: "free pages" | "entries";
  readonly depth: number;
  readonly entries: number;
  /** Undefined while there is nothing in it. */
  readonly root: number | undefined;
}

export interface Head {
  /** Where it begins in the file, in bytes. */
  readonly start: number;
  /** The transaction that wrote it. */
  readonly transaction: bigint;
  readonly lastPage: number;
  readonly freePages: Tree;
  readonly entries: Tree;
}

/** Where LMDB keeps what we need to know, in bytes from the beginning of each head. */
const AT = { magic: 24, version: 28, freePages: 48, entries: 96, lastPage: 144, transaction: 152, bytes: 168 } as const;
/** The same within a tree. The first number of the one of free pages is the size of a page. */
const TREE = { padding: 0, flags: 4, depth: 6, entries: 32, root: 40 } as const;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
/** Keys of free pages are numbers; those of entries are bytes, each there once. */
const FLAGS = { freePages: 0x08, entries: 0 } as const;
/** The second head begins at the size of a page, which is the machine's. */
const PAGE_SIZES = [4_096, 8_192, 16_384, 32_768, 65_536];

/** What LMDB leaves of a file that it is about to make, when it is stopped on the way: a head of no transaction, and no second one. */
export function isUnfinished(start: Buffer, size: number, pageSize: number): boolean {
  return size < 2 * pageSize && start.readBigUInt64LE(AT.transaction) === 0n;
}

/** How large the pages are, by the first head. @returns undefined where it is none */
export function pageSizeOf(start: Buffer): number | undefined {
  if (start.length < AT.bytes || start.readUInt32LE(AT.magic) !== MAGIC) return undefined;
  const size = start.readUInt32LE(AT.freePages + TREE.padding);
  return PAGE_SIZES.includes(size) ? size : undefined;
}

/**
 * The head that the last transaction wrote, which is the one that LMDB goes by. Transactions write the two in turn, so their
 * numbers are next to each other, even in the first and odd in the second. LMDB has no checksum of a head; but each
 * transaction changes the tree of entries, and so writes its root anew and its own number into it: a head that does not
 * bear the number of its root is not as it was written. Without that, one bit were enough to be led to the other head, which
 * is whole, and knows nothing of the last transaction.
 * @throws DocumentsDamagedError
 */
export function newestHead(file: LmdbFile): Head {
  const [first, second] = [headOf(file, 0), headOf(file, 1)];
  const apart = second.transaction - first.transaction;
  const fresh = first.transaction === 0n && second.transaction === 0n;
  if (!fresh && (first.transaction % 2n !== 0n || (apart !== 1n && apart !== -1n))) {
    const numbers = `${first.transaction} and ${second.transaction}`;
    throw file.damaged(AT.transaction, `its heads are of transactions ${numbers}, which do not follow each other`);
  }
  return apart > 0n ? second : first;
}

function headOf(file: LmdbFile, slot: 0 | 1): Head {
  const bytes = file.read(slot);
  const start = slot * file.pageSize;
  const isHead =
    bytes.length >= AT.bytes &&
    (bytes.readUInt16LE(PAGE.flags) & KIND.head) !== 0 &&
    bytes.readUInt32LE(AT.magic) === MAGIC &&
    bytes.readUInt32LE(AT.version) === VERSION &&
    bytes.readUInt32LE(AT.freePages + TREE.padding) === file.pageSize &&
    bytes.readUInt16LE(AT.freePages + TREE.flags) === FLAGS.freePages &&
    bytes.readUInt16LE(AT.entries + TREE.flags) === FLAGS.entries;
  if (!isHead) throw file.damaged(start, `there is no head of such a file`);
  const head: Head = {
    start,
    transaction: bytes.readBigUInt64LE(AT.transaction),
    lastPage: Number(bytes.readBigUInt64LE(AT.lastPage)),
    freePages: treeOf(bytes, "free pages", AT.freePages),
    entries: treeOf(bytes, "entries", AT.entries),
  };
  const written = transactionOfRoot(file, head.entries);
  if (written === head.transaction || (written === undefined && head.transaction === 0n)) return head;
  const reason = `the head of transaction ${head.transaction} leads to what ${written ?? "none"} has written`;
  throw file.damaged(start + AT.transaction, reason);
}

function treeOf(head: Buffer, name: Tree["name"], at: number): Tree {
  const root = head.readBigUInt64LE(at + TREE.root);
  return {
    name,
    depth: head.readUInt16LE(at + TREE.depth),
    entries: Number(head.readBigUInt64LE(at + TREE.entries)),
    root: root === NO_PAGE ? undefined : Number(root),
  };
}

/** Undefined where there is no root. */
function transactionOfRoot(file: LmdbFile, { root }: Tree): bigint | undefined {
  if (root === undefined || root >= file.pages) return undefined;
  return file.read(root).readBigUInt64LE(PAGE.transaction);
}
