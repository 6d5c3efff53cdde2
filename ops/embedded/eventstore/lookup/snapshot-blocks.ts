import type { EventIndex, IndexImage } from "./event-index.js";

/** 1 MiB: a tenth of a millisecond to copy. */
const POSITIONS_A_BLOCK = 128 * 1024;
const METADATA_A_BLOCK = 1_000;

/** The positions of all events, 64-bit floating point. */
export function* positionBlocks(image: IndexImage): Generator<Buffer> {
  for (let start = 0; start < image.events; start += POSITIONS_A_BLOCK) {
    const positions = Float64Array.from(image.positions(start, start + POSITIONS_A_BLOCK));
    yield Buffer.from(positions.buffer);
  }
}

export function restorePositions(index: EventIndex, bytes: Buffer): void {
  index.restorePositions(new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8));
}

/** The metadata of streams: `[[stream, document]…]`. */
export function* metadataBlocks(image: IndexImage): Generator<Buffer> {
  let page: [string, object][] = [];
  const block = () => Buffer.from(JSON.stringify(page));
  for (const [stream, { document }] of image.eachMetadata()) {
    page.push([stream, document]);
    if (page.length < METADATA_A_BLOCK) continue;
    yield block();
    page = [];
  }
  if (page.length > 0) yield block();
}

export function restoreMetadata(index: EventIndex, bytes: Buffer): void {
  const page = JSON.parse(bytes.toString("utf8")) as [string, object][];
  for (const [stream, document] of page) index.restoreMetadata(stream, Buffer.from(JSON.stringify(document)));
}
