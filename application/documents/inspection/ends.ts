import type { DOCUMENT_TYPES } from "../../../domain/casework/index.js";

/**
 * Where a document of a type ends in the bytes given; null where it has no proper end. A TIFF says nowhere where it ends:
 * its last byte is taken, after its first directory was found to lie within.
 */
export function endOf(type: (typeof DOCUMENT_TYPES)[number], content: Uint8Array): number | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  switch (type) {
    case "application/pdf":
      return afterLast(bytes, "%%EOF");
    case "image/png":
      return pngEnd(bytes);
    case "image/jpeg":
      return jpegEnd(bytes);
    case "image/tiff":
      return tiffEnd(bytes);
  }
}

/** A PDF may be extended at its end, each time with a mark of its own: the last one counts. */
function afterLast(bytes: Buffer, mark: string): number | null {
  const at = bytes.lastIndexOf(mark, undefined, "latin1");
  return at < 0 ? null : at + mark.length;
}

const PNG_SIGNATURE_BYTES = 8;
/** Length, type and checksum around the data of a chunk. */
const PNG_FRAME_BYTES = 12;

function pngEnd(bytes: Buffer): number | null {
  let at = PNG_SIGNATURE_BYTES;
  while (at + PNG_FRAME_BYTES <= bytes.length) {
    const next = at + PNG_FRAME_BYTES + bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IEND") return next <= bytes.length ? next : null;
    at = next;
  }
  return null;
}

/** Walks over the segments of a JPEG (ITU T.81, annex B) to the mark of its end. */
function jpegEnd(bytes: Buffer): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return at + 2;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker === 0xda) at = afterScan(bytes, at);
    }
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : null;
}

/** To the next mark behind compressed data, in which `FF 00` and restart marks stand for data. */
function afterScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker !== 0x00 && !(marker >= 0xd0 && marker <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

const TIFF_ENTRY_BYTES = 12;

function tiffEnd(bytes: Buffer): number | null {
  if (bytes.length < 8) return null;
  const little = bytes[0] === 0x49;
  const directory = little ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  if (directory < 8 || directory + 2 > bytes.length) return null;
  const entries = little ? bytes.readUInt16LE(directory) : bytes.readUInt16BE(directory);
  return entries > 0 && directory + 2 + entries * TIFF_ENTRY_BYTES + 4 <= bytes.length ? bytes.length : null;
}
