import { readFileSync } from "node:fs";

const KIBIBYTES_PER_GIBIBYTE = 1024 * 1024;

/** The most resident memory that a process ever had, in GiB; NaN where the system does not say. */
export function peakMemoryOf(pid: number): number {
  return gibibytesOf(pid, /^VmHWM:\s+(\d+) kB$/m);
}

/**
 * The memory that a process has of its own now, in GiB, without pages of files that it maps: those the system takes back
 * whenever it needs them, and counts twice while a file that grew is mapped anew.
 */
export function ownMemoryOf(pid: number): number {
  return gibibytesOf(pid, /^RssAnon:\s+(\d+) kB$/m);
}

function gibibytesOf(pid: number, figure: RegExp): number {
  try {
    const line = figure.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Number(line[1]) / KIBIBYTES_PER_GIBIBYTE : NaN;
  } catch {
    return NaN;
  }
}
