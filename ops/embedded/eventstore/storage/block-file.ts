import { closeSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { MEBIBYTE } from "../../bytes.js";
import { readFully, syncFolder, writeFully } from "./files.js";
import type { FileCalls } from "./files.js";

/**
 * A file of blocks that is written once, whole or not at all, and read from front to back. Little endian:
 *
 *     title (8 bytes); then for each block: kind, length, crc32 of kind, length and bytes (32 bits each), 0, its bytes, padding to 8
 *
 * The last block has the kind `END` and no bytes: a file that was cut short has none.
 */
const BLOCK_HEADER_BYTES = 16;
const ALIGNMENT = 8;
const END = 0xffff_ffff;
/** Longer blocks are damage: not even one stream with a hundred million events needs more. */
const MAXIMUM_BLOCK_BYTES = 512 * MEBIBYTE;
/** So much is written between two flushes: one great flush at the end would hold up those of the log. */
const FLUSH_EVERY_BYTES = 8 * MEBIBYTE;

export interface Block {
  readonly kind: number;
  /** At an offset that is a multiple of 8 in its memory. */
  readonly bytes: Buffer;
}

/** The file is not whole, or not the one that it should be. */
export class BlockFileError extends Error {
  override readonly name = "BlockFileError";
}

/** Writes under another name beside `path`; `finish` makes it the file at `path`, durably, `discard` removes it. */
export class BlockFileWriter {
  private readonly draft: string;
  private readonly descriptor: number;
  private end = 0;
  private flushed = 0;

  constructor(
    private readonly path: string,
    title: string,
    private readonly files: FileCalls,
  ) {
    this.draft = draftOf(path);
    this.descriptor = openSync(this.draft, "w", 0o600);
    this.put(titleBytes(title));
  }

  /** Writes a block, and from time to time waits for what was written to be on the disk. */
  async write({ kind, bytes }: Block): Promise<void> {
    const block = Buffer.alloc(BLOCK_HEADER_BYTES + Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT);
    block.writeUInt32LE(kind, 0);
    block.writeUInt32LE(bytes.length, 4);
    block.writeUInt32LE(checksum(block, bytes), 8);
    block.set(bytes, BLOCK_HEADER_BYTES);
    this.put(block);
    if (this.end - this.flushed < FLUSH_EVERY_BYTES) return;
    await this.files.sync(this.descriptor);
    this.flushed = this.end;
  }

  async finish(): Promise<void> {
    await this.write({ kind: END, bytes: Buffer.alloc(0) });
    await this.files.sync(this.descriptor);
    closeSync(this.descriptor);
    renameSync(this.draft, this.path);
    syncFolder(dirname(this.path));
  }

  discard(): void {
    closeSync(this.descriptor);
    rmSync(this.draft, { force: true });
  }

  private put(bytes: Buffer): void {
    writeFully(this.files, this.descriptor, bytes, this.end);
    this.end += bytes.length;
  }
}

/** The blocks of the file, each checked before it is given; what was given is only whole when this has ended. @throws BlockFileError */
export function* blocksOf(path: string, title: string): Generator<Block> {
  const descriptor = openSync(path, "r");
  try {
    const found = Buffer.alloc(ALIGNMENT);
    if (readFully(descriptor, found, 0) < ALIGNMENT || !found.equals(titleBytes(title)))
      throw new BlockFileError(`its title is ${JSON.stringify(found.toString("latin1"))}`);
    for (let at = ALIGNMENT; ;) {
      const header = Buffer.alloc(BLOCK_HEADER_BYTES);
      if (readFully(descriptor, header, at) < BLOCK_HEADER_BYTES) throw new BlockFileError(`it ends at byte ${at}`);
      const [kind, length] = [header.readUInt32LE(0), header.readUInt32LE(4)];
      if (length > MAXIMUM_BLOCK_BYTES) throw new BlockFileError(`the block at byte ${at} is damaged`);
      const bytes = Buffer.from(new ArrayBuffer(length));
      if (readFully(descriptor, bytes, at + BLOCK_HEADER_BYTES) < length)
        throw new BlockFileError(`it ends inside the block at byte ${at}`);
      if (checksum(header, bytes) !== header.readUInt32LE(8))
        throw new BlockFileError(`the checksum of the block at byte ${at} is wrong`);
      if (kind === END) return;
      yield { kind, bytes };
      at += BLOCK_HEADER_BYTES + Math.ceil(length / ALIGNMENT) * ALIGNMENT;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Removes the file and what a crash left of one that was being written. */
export function removeBlockFile(path: string): void {
  for (const each of [path, draftOf(path)]) rmSync(each, { force: true });
}

/** Of kind, length and bytes. Of no bytes zlib may give 0 instead of the value that it was to go on from. */
function checksum(header: Buffer, bytes: Buffer): number {
  const ofHeader = crc32(header.subarray(0, 8));
  return bytes.length === 0 ? ofHeader : crc32(bytes, ofHeader);
}

function draftOf(path: string): string {
  return `${path}.new`;
}

function titleBytes(title: string): Buffer {
  const bytes = Buffer.alloc(ALIGNMENT);
  bytes.write(title, "latin1");
  return bytes;
}
