/** Tells people on the terminal how far the start has come. */
export interface Progress {
  line(text: string): void;
  /** How far a long step has come; a finished one gets a line of its own. */
  step(name: string, done: number, total: number | null): void;
}

const EVERY_MS = 2_000;

/** Lines on a stream; steps are told every two seconds at most, so that a log of a start stays short. */
export function progressOn(write: (text: string) => void): Progress {
  let told = 0;
  return {
    line: (text) => write(`${text}\n`),
    step: (name, done, total) => {
      const isDone = total !== null && done >= total;
      if (!isDone && Date.now() - told < EVERY_MS) return;
      told = Date.now();
      write(`  ${name}: ${done.toLocaleString("en")}${total === null ? "" : ` of ${total.toLocaleString("en")}`}\n`);
    },
  };
}
