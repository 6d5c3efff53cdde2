import { readFileSync } from "node:fs";

/** Whether a font has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

/**
 * The code points that a TrueType or OpenType font can set, from its table `cmap`: subtables of format 4 (16 bits) and 12
 * (32 bits) for Unicode.
 */
export function coverageOf(fontFile: string): Coverage {
  const font = readFileSync(fontFile);
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + index * 16;
    if (font.toString("latin1", entry, entry + 4) === "cmap") return ofCmap(font, font.readUInt32BE(entry + 8));
  }
  throw new Error(`${fontFile} has no table cmap`);
}

function ofCmap(font: Buffer, cmap: number): Coverage {
  const covered = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const entry = cmap + 4 + index * 8;
    const [platform, table] = [font.readUInt16BE(entry), cmap + font.readUInt32BE(entry + 4)];
    if (platform !== UNICODE && platform !== WINDOWS) continue;
    const format = font.readUInt16BE(table);
    for (const [first, last] of format === 4 ? segments(font, table) : format === 12 ? groups(font, table) : [])
      for (let codePoint = first; codePoint <= last; codePoint++) covered.add(codePoint);
  }
  return (codePoint) => covered.has(codePoint);
}

const [UNICODE, WINDOWS] = [0, 3];
const NO_CHARACTER = 0xffff;

/** Of format 4: a segment may name, sign by sign, that it has no glyph (0). */
function* segments(font: Buffer, table: number): Generator<readonly [number, number]> {
  const doubled = font.readUInt16BE(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let at = 0; at < doubled; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const [delta, offset] = [font.readUInt16BE(deltas + at), font.readUInt16BE(offsets + at)];
    for (let sign = first; sign <= last && sign !== NO_CHARACTER; sign++) {
      const glyph = offset === 0 ? sign + delta : font.readUInt16BE(offsets + at + offset + 2 * (sign - first));
      if ((glyph & 0xffff) !== 0) yield [sign, sign];
    }
  }
}

function* groups(font: Buffer, table: number): Generator<readonly [number, number]> {
  const count = font.readUInt32BE(table + 12);
  for (let index = 0; index < count; index++) {
    const group = table + 16 + index * 12;
    yield [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  }
}
