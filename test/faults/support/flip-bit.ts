import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** Changes one bit. */
export function flipBit(path: string, at: number, bit: number): void {
  const file = openSync(path, "r+");
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte[0]! ^= 1 << bit;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}
