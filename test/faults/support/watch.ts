import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Memory that a process has now, in MiB. Linux only. */
export function residentMiB(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kibibytes) / 1024;
}

/** Somebody who goes about their work meanwhile, and must not notice anything. */
export class Canary {
  /** The longest that a piece of work took, in milliseconds. */
  slowest = 0;
  done = 0;
  private isOver = false;
  private readonly work: Promise<void>;

  /** @param act one piece of work; what it throws is what the canary noticed */
  constructor(act: (turn: number) => Promise<void>) {
    this.work = this.go(act);
    // Met where the end is awaited.
    this.work.catch(() => undefined);
  }

  /** @throws what was noticed */
  async end(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async go(act: (turn: number) => Promise<void>): Promise<void> {
    for (; !this.isOver; await sleep(10)) {
      const began = performance.now();
      await act(this.done);
      this.slowest = Math.max(this.slowest, performance.now() - began);
      this.done++;
    }
  }
}
