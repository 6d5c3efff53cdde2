import { comparePositions, instant, type Instant, type Position } from "../../domain/shared/index.js";
import type { KeptReaction, ProcessRecord, ProcessStore, StuckAsk, StuckReaction } from "./port.js";

/** For tests: what is kept is gone with it. */
export class InMemoryProcessStore implements ProcessStore {
  private readonly checkpoints = new Map<string, { position: Position | undefined; movedAt: Instant }>();
  private readonly kept = new Map<string, KeptReaction>();

  async prepare(): Promise<void> {}

  async open(process: string): Promise<Position | undefined> {
    const known = this.checkpoints.get(process);
    if (known === undefined) this.checkpoints.set(process, { position: undefined, movedAt: now() });
    return known?.position;
  }

  async advance(process: string, to: Position): Promise<void> {
    const before = this.checkpoints.get(process)?.position;
    if (before !== undefined && comparePositions(before, to) >= 0) return;
    this.checkpoints.set(process, { position: to, movedAt: now() });
  }

  async records(): Promise<readonly ProcessRecord[]> {
    const stuck = [...this.kept.values()];
    return [...this.checkpoints]
      .map(([process, checkpoint]) => ({
        process,
        ...checkpoint,
        stuck: stuck.filter((each) => each.process === process).length,
      }))
      .toSorted((left, right) => (left.process < right.process ? -1 : 1));
  }

  async keep(reaction: StuckReaction): Promise<void> {
    const before = this.kept.get(reaction.id);
    this.kept.set(reaction.id, {
      ...reaction,
      tries: (before?.tries ?? 0) + 1,
      firstAt: before?.firstAt ?? now(),
      lastAt: now(),
    });
  }

  async settle(tenant: string, id: string): Promise<void> {
    if (this.kept.get(id)?.tenant === tenant) this.kept.delete(id);
  }

  async stuck(tenant: string, { process, after = "", limit }: StuckAsk): Promise<readonly KeptReaction[]> {
    return [...this.kept.values()]
      .filter((each) => each.tenant === tenant && (process === undefined || each.process === process))
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      .filter(({ id }) => id > after)
      .slice(0, limit);
  }
}

function now(): Instant {
  return instant(new Date());
}
