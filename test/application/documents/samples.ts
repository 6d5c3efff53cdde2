import { crc32, deflateSync } from "node:zlib";

/** Real files, small and whole. */
export const pdf = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n" +
    "0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n156\n%%EOF\n",
);

export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk("IDAT", deflateSync(Buffer.from([0, 255]))),
  chunk("IEND", Buffer.alloc(0)),
]);

/** One grey point, baseline, with an `FF 00` in its data. */
export const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from("4a46494600010100000100010000", "hex")),
  segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
  segment(0xc0, Buffer.from("080001000101011100", "hex")),
  segment(0xc4, Buffer.from("0000010000000000000000000000000000000000", "hex").subarray(0, 18)),
  segment(0xda, Buffer.from("0101003f00", "hex").subarray(0, 6)),
  Buffer.from([0x2b, 0xff, 0x00, 0x7f]),
  Buffer.from([0xff, 0xd9]),
]);

export const tiff = Buffer.from("49492a0008000000" + "0100" + "000103000100000001000000" + "00000000", "hex");

/** The smallest archive there is: empty. */
export const zip = Buffer.from("504b0506" + "00".repeat(18), "hex");
export const html = Buffer.from("<!doctype html><script>alert(1)</script>");

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
