import type { Position } from "../../domain/shared/index.js";
import { LostRaceError, type ReadModelStore } from "../../read-models/store/index.js";
import { applyApart, confirm, writeOf } from "./apply-batch.js";
import { foldBatch, type FoldedBatch } from "./fold-batch.js";
import { asError, planBatch } from "./plan-batch.js";
import type { ReadEvent } from "./read-event.js";
import { RowMemory } from "./row-memory.js";
import type { Track } from "./track.js";

/** A track with the batch as it folded it. */
interface Folded {
  readonly track: Track;
  readonly folded: FoldedBatch;
}

/** How far a track is folded, ahead of what the store has confirmed, and the rows as they are there. */
interface Ahead {
  position: Position | undefined;
  readonly memory: RowMemory;
}

/**
 * The tracks of one store on a long way: while a batch is being written, the next one is folded, over the rows that the
 * one before left in memory. Writes stay in order, one at a time, each with its checkpoints. Where the store refuses a
 * batch for good, what was folded ahead is thrown away, that batch is applied event by event, and the next anew.
 */
export class Lane {
  private ahead = new Map<Track, Ahead>();
  /** The write under way: whether it went as folded. */
  private writing: Promise<boolean> | null = null;

  constructor(
    private readonly store: ReadModelStore,
    private readonly tracks: readonly Track[],
  ) {}

  /** Returns when the batch before is written and this one is on its way. Throws what may pass, of either. */
  async apply(batch: readonly ReadEvent[]): Promise<void> {
    let folded = await this.fold(batch);
    if (!(await this.settled())) folded = await this.fold(batch);
    for (const { track, folded: each } of folded) {
      const ahead = this.aheadOf(track);
      ahead.position = each.to;
      ahead.memory.remember(each);
    }
    const writing = this.write(batch, folded);
    // Thrown when it is awaited; unheard before, it would end the process.
    writing.catch(() => undefined);
    this.writing = writing;
    if (folded.some((each) => each.folded.broken !== null)) await this.settled();
  }

  /** Waits for the write under way. Throws what may pass; false where the store refused and events were taken apart. */
  async settled(): Promise<boolean> {
    const writing = this.writing;
    this.writing = null;
    return writing === null || (await writing);
  }

  private fold(batch: readonly ReadEvent[]): Promise<readonly Folded[]> {
    const running = this.tracks.filter(({ stopped }) => stopped === null);
    return Promise.all(running.map(async (track) => ({ track, folded: await this.foldFor(track, batch) })));
  }

  private async foldFor(track: Track, batch: readonly ReadEvent[]): Promise<FoldedBatch> {
    const { position, memory } = this.aheadOf(track);
    const plan = planBatch(track.projection, track.reads, batch, position);
    const { known, unknown } = memory.recall(plan.addresses);
    const found = unknown.length === 0 ? [] : await this.store.load(track.build, unknown);
    return foldBatch(plan, [...known, ...found]);
  }

  private async write(batch: readonly ReadEvent[], folded: readonly Folded[]): Promise<boolean> {
    const writes = folded.flatMap(({ track, folded: each }) => writeOf(track, each));
    try {
      if (writes.length > 0) await this.store.write(writes);
    } catch (error) {
      if (this.store.isPassing(error) || error instanceof LostRaceError) throw error;
      this.ahead = new Map();
      const tracks = folded.map(({ track }) => track);
      await applyApart(this.store, tracks, batch, asError(error));
      return false;
    }
    for (const { track, folded: each } of folded) await confirm(this.store, track, each);
    return true;
  }

  private aheadOf(track: Track): Ahead {
    let ahead = this.ahead.get(track);
    if (ahead === undefined) {
      ahead = { position: track.position, memory: new RowMemory() };
      this.ahead.set(track, ahead);
    }
    return ahead;
  }
}
