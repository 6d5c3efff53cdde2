import { withRoom } from "./growing.js";
import type { RawValue } from "./raw.js";
import { Type } from "./raw.js";

/** Writes one BSON document into a buffer that grows. */
export class DocumentWriter {
  private bytes: Buffer;
  private length = 4;
  private readonly open: number[] = [];

  constructor(sizeHint = 256) {
    this.bytes = Buffer.allocUnsafe(sizeHint);
  }

  /** How many bytes have been written so far. */
  get size(): number {
    return this.length;
  }

  raw(name: string, value: RawValue): this {
    this.element(value.type, name);
    return this.copy(value.bytes, value.start, value.end);
  }

  /** One whole document, given as its bytes. */
  document(name: string, document: Buffer): this {
    this.element(Type.object, name);
    return this.copy(document, 0, document.length);
  }

  int32(name: string, value: number): this {
    this.element(Type.int32, name);
    this.reserve(4);
    this.length = this.bytes.writeInt32LE(value, this.length);
    return this;
  }

  int64(name: string, value: bigint): this {
    this.element(Type.int64, name);
    this.reserve(8);
    this.length = this.bytes.writeBigInt64LE(value, this.length);
    return this;
  }

  double(name: string, value: number): this {
    this.element(Type.double, name);
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(value, this.length);
    return this;
  }

  string(name: string, value: string): this {
    this.element(Type.string, name);
    const size = Buffer.byteLength(value);
    this.reserve(size + 5);
    this.length = this.bytes.writeInt32LE(size + 1, this.length);
    this.length += this.bytes.write(value, this.length, size, "utf8");
    this.bytes[this.length++] = 0;
    return this;
  }

  begin(name: string, type: typeof Type.object | typeof Type.array): this {
    this.element(type, name);
    this.reserve(4);
    this.open.push(this.length);
    this.length += 4;
    return this;
  }

  end(): this {
    const start = this.open.pop();
    if (start === undefined) throw new Error("no document is open");
    this.reserve(1);
    this.bytes[this.length++] = 0;
    this.bytes.writeInt32LE(this.length - start, start);
    return this;
  }

  /** Ends the document; the writer is not used again. */
  finish(): Buffer {
    this.reserve(1);
    this.bytes[this.length++] = 0;
    this.bytes.writeInt32LE(this.length, 0);
    return this.bytes.subarray(0, this.length);
  }

  private element(type: number, name: string): void {
    const size = Buffer.byteLength(name);
    this.reserve(size + 2);
    this.bytes[this.length++] = type;
    this.length += this.bytes.write(name, this.length, size, "utf8");
    this.bytes[this.length++] = 0;
  }

  private copy(from: Buffer, start: number, end: number): this {
    this.reserve(end - start);
    this.length += from.copy(this.bytes, this.length, start, end);
    return this;
  }

  private reserve(size: number): void {
    this.bytes = withRoom(this.bytes, this.length, size);
  }
}
