import { Presets, SingleBar } from "cli-progress";
import { progressOn } from "../../server/progress.js";
import type { Terminal } from "./terminal.js";

/** How far long work has come. A total that is not known is null. */
export interface WorkProgress {
  step(name: string, done: number, total: number | null): void;
  /** A line for people, above the bar. */
  line(text: string): void;
  /** Takes the bar away; what follows starts on a line of its own. */
  end(): void;
}

/** A bar where a person watches; a line every two seconds elsewhere (a log, a pipe). Always on stderr. */
export function workProgress(terminal: Terminal): WorkProgress {
  if (terminal.isWatched) return bars();
  const lines = progressOn((text) => terminal.err(text));
  return { step: lines.step, line: lines.line, end: () => undefined };
}

function bars(): WorkProgress {
  let current: { readonly name: string; readonly bar: SingleBar } | undefined;
  const end = () => {
    current?.bar.stop();
    current = undefined;
  };
  return {
    step(name, done, total) {
      if (current?.name !== name) {
        end();
        const options = {
          format: `  ${name} {bar} {percentage} % · {value} of {total} · {eta_formatted} left`,
          etaBuffer: 50,
        };
        current = { name, bar: new SingleBar({ ...options, hideCursor: true }, Presets.shades_classic) };
        current.bar.start(total ?? done, done);
      }
      if (total !== null) current.bar.setTotal(total);
      current.bar.update(done);
      if (total !== null && done >= total) end();
    },
    line(text) {
      end();
      process.stderr.write(`${text}\n`);
    },
    end,
  };
}
