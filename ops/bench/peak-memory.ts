import { readFileSync } from "node:fs";

const KIBIBYTES_PER_GIBIBYTE = 1024 * 1024;

/** The most resident memory that a process ever had, in GiB; NaN where the system does not say. */
export function peakMemoryOf(pid: number): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Number(line[1]) / KIBIBYTES_PER_GIBIBYTE : NaN;
  } catch {
    return NaN;
  }
}
