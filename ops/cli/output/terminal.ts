import { readFileSync } from "node:fs";

/** Where a command speaks: answers on `out`, everything for people beside them on `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Everything that is said on stdin: waits until it ends. */
  heard(): string;
  /** Whether a person watches `err`: then long work shows a bar. */
  readonly isWatched: boolean;
  /** Resolves when what was said has left the process. */
  flush(): Promise<void>;
}

export function processTerminal(): Terminal {
  // Who reads only the first lines (`| head`) closes the pipe; that is no error of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(0));
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    heard: () => readFileSync(0, "utf8"),
    isWatched: process.stderr.isTTY === true,
    flush: async () => {
      for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write("", resolve));
    },
  };
}
