import type { RunningBatches } from "../inputs/batch-runs.js";
import type { Engine } from "./batches.js";

interface AtWork<Of> {
  readonly tenant: string;
  /** What only one run may be at work on at a time: a year, or everything. */
  readonly matter: number | null;
  readonly engine: Engine<Of>;
}

/** The runs of a kind that are at work in this process. */
export class RunsAtWork<Of> {
  private readonly runs = new Map<string, AtWork<Of>>();

  get(tenant: string, runId: string): Engine<Of> | undefined {
    return this.runs.get(nameOf(tenant, runId))?.engine;
  }

  /** Another run on the same matter. */
  other(tenant: string, matter: number | null, runId?: string): Engine<Of> | undefined {
    for (const run of this.runs.values())
      if (run.tenant === tenant && run.matter === matter && run.engine.runId !== runId) return run.engine;
    return undefined;
  }

  of(tenant: string): readonly RunningBatches<Of>[] {
    return [...this.runs.values()].filter((run) => run.tenant === tenant).map(({ engine }) => shown(engine));
  }

  /** Enters a run until its end. Whoever asked for it may follow it, not stop it. */
  enter(run: AtWork<Of>): RunningBatches<Of> {
    const { tenant, engine } = run;
    const name = nameOf(tenant, engine.runId);
    this.runs.set(name, run);
    const leave = () => this.runs.delete(name);
    engine.done.then(leave, leave);
    return shown(engine);
  }
}

function nameOf(tenant: string, runId: string): string {
  return `${tenant}/${runId}`;
}

export function shown<Of>({ runId, progress, done }: Engine<Of>): RunningBatches<Of> {
  return { runId, progress, done };
}
