import { readFileSync, readdirSync } from "node:fs";

const NANOSECONDS_PER_MICROSECOND = 1_000;
/** The kernel counts the time of all processors in hundredths of a second. */
const MICROSECONDS_PER_TICK = 10_000;
/** Columns of the first line of /proc/stat that are no idleness: user, nice, system, irq, softirq. */
const BUSY = [1, 2, 3, 6, 7];

/** Processor time that all threads of a process have taken, in microseconds; NaN where the system does not say. */
export function processorTimeOf(pid: number): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = tasks.map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / NANOSECONDS_PER_MICROSECOND;
  } catch {
    return NaN;
  }
}

/**
 * Watches what the machine does besides these processes. What it gives ends the watch and tells how many processors were
 * kept busy by others: 0.5 is half of one; 0 where the system does not say.
 */
export function watchOthers(pids: readonly number[]): () => number {
  const ours = () => pids.reduce((sum, pid) => sum + processorTimeOf(pid), 0);
  const [busy, own, start] = [machineBusy(), ours(), performance.now()];
  return () => {
    const others = (machineBusy() - busy - (ours() - own)) / ((performance.now() - start) * 1_000);
    return Number.isNaN(others) ? 0 : Math.max(0, others);
  };
}

function machineBusy(): number {
  try {
    const columns = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]!.trim().split(/\s+/);
    return BUSY.reduce((sum, column) => sum + Number(columns[column]), 0) * MICROSECONDS_PER_TICK;
  } catch {
    return NaN;
  }
}
