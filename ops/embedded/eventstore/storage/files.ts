import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";

/** The calls on files that can fail for reasons of the machine; tests replace them to play a full or a failing disk. */
export interface FileCalls {
  write(descriptor: number, bytes: Uint8Array, offset: number, length: number, at: number): number;
  sync(descriptor: number): Promise<void>;
}

export const machineFiles: FileCalls = {
  write: (descriptor, bytes, offset, length, at) => writeSync(descriptor, bytes, offset, length, at),
  sync: flusher(),
};

/** A flush that takes longer than this, in milliseconds, is done beside the event loop. */
const SHORT = 5;

/**
 * Flushes on the spot while the disk is quick, which spares two changes of thread for every group (a fifth more appends
 * a second for a single writer), and on another thread when it is slow, so that readers are not held up.
 */
function flusher(): FileCalls["sync"] {
  let usual = 0;
  return async (descriptor) => {
    const start = performance.now();
    if (usual <= SHORT) fdatasyncSync(descriptor);
    else await flushBeside(descriptor);
    usual = 0.9 * usual + 0.1 * (performance.now() - start);
  };
}

function flushBeside(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => fdatasync(descriptor, (error) => (error ? reject(error) : resolve())));
}

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
