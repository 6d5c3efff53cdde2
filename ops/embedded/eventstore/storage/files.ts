import { closeSync, fdatasync, fsyncSync, openSync, readSync, writeSync } from "node:fs";

/** The calls on files that can fail for reasons of the machine; tests replace them to play a full or a failing disk. */
export interface FileCalls {
  write(descriptor: number, bytes: Uint8Array, offset: number, length: number, at: number): number;
  sync(descriptor: number): Promise<void>;
}

export const machineFiles: FileCalls = {
  write: (descriptor, bytes, offset, length, at) => writeSync(descriptor, bytes, offset, length, at),
  // Beside the event loop: readers go on, and the next group gathers meanwhile.
  sync: (descriptor) =>
    new Promise((resolve, reject) => fdatasync(descriptor, (error) => (error ? reject(error) : resolve()))),
};

/** Writes all the bytes at `at`; the kernel may take them in pieces. */
export function writeFully(files: FileCalls, descriptor: number, bytes: Uint8Array, at: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += files.write(descriptor, bytes, written, bytes.length - written, at + written);
  }
}

/** Fills `target` from `at`; returns how many bytes there were before the file's end. */
export function readFully(descriptor: number, target: Buffer, at: number): number {
  let got = 0;
  while (got < target.length) {
    const count = readSync(descriptor, target, got, target.length - got, at + got);
    if (count === 0) break;
    got += count;
  }
  return got;
}

/** Makes the names in a folder durable: a new file is not there after a power cut without this. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
