/** Numbers below this are written in one byte. */
const ONE_BYTE = 0x80;
/** Up to here shifts of 32 bits do. */
const SHIFTABLE = 2 ** 31;

/** How many bytes an unsigned whole number takes as a varint. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= ONE_BYTE; rest = Math.floor(rest / ONE_BYTE)) size++;
  return size;
}

/** How many bytes a field takes whose tag is one byte and whose value is so long. */
export function fieldSize(length: number): number {
  return 1 + varintSize(length) + length;
}

/**
 * Writes a message whose size is known into the very bytes that are kept. The writer of the library gathers an object for
 * every number first, which was a sixth of all that the server left to the collector with each append.
 */
export class MessageBytes {
  readonly bytes: Buffer;
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  /** A tag of one byte, and the length of what follows it. */
  head(tag: number, length: number): void {
    this.bytes[this.at++] = tag;
    this.varint(length);
  }

  /** @param length of the text in UTF-8 */
  text(tag: number, text: string, length: number): void {
    this.head(tag, length);
    this.at += this.bytes.write(text, this.at, length, "utf8");
  }

  blob(tag: number, value: Uint8Array): void {
    this.head(tag, value.length);
    this.raw(value);
  }

  number(tag: number, value: number): void {
    this.bytes[this.at++] = tag;
    this.varint(value);
  }

  raw(value: Uint8Array): void {
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  private varint(value: number): void {
    let rest = value;
    for (; rest >= SHIFTABLE; rest = Math.floor(rest / ONE_BYTE)) this.bytes[this.at++] = (rest % ONE_BYTE) | ONE_BYTE;
    for (; rest >= ONE_BYTE; rest >>>= 7) this.bytes[this.at++] = (rest & 0x7f) | ONE_BYTE;
    this.bytes[this.at++] = rest;
  }
}
