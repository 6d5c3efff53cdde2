import type { Instant } from "../../domain/shared/index.js";
import {
  ReadRefusedError,
  type Rebuilding,
  type RebuildOrder,
  type RebuildWork,
} from "../../read-models/read-side/index.js";
import type { EngineParts } from "./parts.js";
import { rebuild, verify, type RebuildProgress } from "./rebuild.js";

interface Bench {
  work: RebuildWork;
  readonly abort: AbortController;
  done: Promise<void>;
}

/** Builds read models anew in a server that goes on with its work. */
export class Workshop implements Rebuilding {
  private readonly benches = new Map<string, Bench>();

  constructor(
    private readonly parts: EngineParts,
    private readonly now: () => Instant,
  ) {}

  async start(order: RebuildOrder): Promise<RebuildWork> {
    const busy = this.works().find(({ state }) => state === "at-work");
    if (busy) throw new ReadRefusedError("CONFLICT", "rebuild-busy", { name: busy.projection });
    const { projection, goal, by } = order;
    const before = this.benches.get(projection);
    const abort = new AbortController();
    const steps = (goal === "swap" ? rebuild : verify)(this.parts, [projection], { signal: abort.signal });
    const work: RebuildWork = { ...NOTHING_YET, projection, goal, startedAt: this.now(), startedBy: by };
    const bench: Bench = { work, abort, done: Promise.resolve() };
    // Registered before anything is awaited, so that two asks cannot both begin.
    this.benches.set(projection, bench);
    try {
      // With the first step it is known that nobody else builds it.
      const first = await steps.next();
      bench.done = this.follow(bench, first, steps);
    } catch (error) {
      this.benches.delete(projection);
      if (before) this.benches.set(projection, before);
      throw error;
    }
    return bench.work;
  }

  interrupt(projection: string): RebuildWork | null {
    const bench = this.benches.get(projection);
    if (bench?.work.state !== "at-work") return null;
    bench.abort.abort();
    return bench.work;
  }

  works(): readonly RebuildWork[] {
    return [...this.benches.values()].map(({ work }) => work);
  }

  /** Interrupts what is at work, and waits until it has ended. */
  async close(): Promise<void> {
    for (const { abort } of this.benches.values()) abort.abort();
    await Promise.all([...this.benches.values()].map(({ done }) => done));
  }

  private async follow(
    bench: Bench,
    first: IteratorResult<RebuildProgress>,
    steps: AsyncGenerator<RebuildProgress>,
  ): Promise<void> {
    let concluded = false;
    try {
      for (let step = first; !step.done; step = await steps.next()) {
        concluded = CONCLUSIONS.includes(step.value.phase);
        bench.work = further(bench.work, step.value, this.now());
      }
      bench.work = { ...bench.work, state: concluded ? "done" : "interrupted", endedAt: this.now(), secondsLeft: null };
    } catch (error) {
      this.parts.hooks?.onRetry?.(error);
      bench.work = { ...bench.work, state: "failed", endedAt: this.now(), error: String(error), secondsLeft: null };
    }
  }
}

const CONCLUSIONS: readonly RebuildProgress["phase"][] = ["swapped", "verified", "stopped"];

const NOTHING_YET = {
  state: "at-work",
  phase: "catching-up",
  share: 0,
  events: 0,
  eventsPerSecond: 0,
  secondsLeft: null,
  endedAt: null,
  error: null,
  comparison: null,
  notCompared: null,
} as const;

function further(work: RebuildWork, step: RebuildProgress, now: Instant): RebuildWork {
  const { phase, share, events, eventsPerSecond, error, comparison, notCompared } = step;
  const gone = (Date.parse(now) - Date.parse(work.startedAt)) / 1000;
  const left = phase === "catching-up" && share > 0 ? Math.round((gone * (1 - share)) / share) : null;
  // A step without a position (a failure that is tried again) says nothing of how far it is.
  const kept = phase === "catching-up" && step.position === null ? work.share : share;
  return { ...work, phase, share: kept, events, eventsPerSecond, secondsLeft: left, error, comparison, notCompared };
}
