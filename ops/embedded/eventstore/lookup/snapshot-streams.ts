import type { EventIndex, IndexImage, StreamEntry } from "./event-index.js";

/**
 * A block of streams: the number of streams and of their ordinals (32 bits each); for each stream the number of its ordinals
 * and the length of its name (32 bits each, the highest bit of the latter for a tombstone); the ordinals; the names.
 */
const HEADER_WORDS = 2;
const WORDS_A_STREAM = 2;
const TOMBSTONED = 0x8000_0000;
/** A block is closed with so many streams or ordinals: one or two milliseconds of work. */
const STREAMS_A_BLOCK = 2_000;
const ORDINALS_A_BLOCK = 64 * 1024;

export function* streamBlocks(image: IndexImage): Generator<Buffer> {
  let page: [string, StreamEntry][] = [];
  let ordinals = 0;
  for (const [name, entry] of image.eachStream()) {
    page.push([name, entry]);
    ordinals += entry.length;
    if (page.length < STREAMS_A_BLOCK && ordinals < ORDINALS_A_BLOCK) continue;
    yield streamBlock(image, page);
    page = [];
    ordinals = 0;
  }
  if (page.length > 0) yield streamBlock(image, page);
}

function streamBlock(image: IndexImage, page: readonly [string, StreamEntry][]): Buffer {
  const table = new Uint32Array(HEADER_WORDS + page.length * WORDS_A_STREAM);
  const ordinals = new Uint32Array(page.reduce((sum, [, entry]) => sum + entry.length, 0));
  const names: Buffer[] = [];
  let taken = 0;
  page.forEach(([name, entry], at) => {
    const bytes = Buffer.from(name, "utf8");
    names.push(bytes);
    const count = image.ordinalsOf(entry, ordinals, taken);
    taken += count;
    table[HEADER_WORDS + at * WORDS_A_STREAM] = count;
    table[HEADER_WORDS + at * WORDS_A_STREAM + 1] = (bytes.length | (entry.tombstoned ? TOMBSTONED : 0)) >>> 0;
  });
  table[0] = page.length;
  table[1] = taken;
  return Buffer.concat([Buffer.from(table.buffer), Buffer.from(ordinals.buffer, 0, taken * 4), ...names]);
}

export function restoreStreams(index: EventIndex, bytes: Buffer): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const [streams, ordinals] = [words[0]!, words[1]!];
  let ordinalAt = HEADER_WORDS + streams * WORDS_A_STREAM;
  let nameAt = (ordinalAt + ordinals) * 4;
  for (let at = HEADER_WORDS; at < HEADER_WORDS + streams * WORDS_A_STREAM; at += WORDS_A_STREAM) {
    const count = words[at]!;
    const nameLength = words[at + 1]! & ~TOMBSTONED;
    const name = bytes.toString("utf8", nameAt, nameAt + nameLength);
    index.restoreStream(name, words.subarray(ordinalAt, ordinalAt + count), words[at + 1]! >= TOMBSTONED);
    ordinalAt += count;
    nameAt += nameLength;
  }
}
