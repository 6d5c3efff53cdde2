import { hasReached } from "../../domain/shared/index.js";
import { LostRaceError, type BatchWrite, type ReadModelStore, type Stop } from "../../read-models/store/index.js";
import { foldBatch, type FoldedBatch } from "./fold-batch.js";
import { asError, planBatch } from "./plan-batch.js";
import type { ReadEvent } from "./read-event.js";
import type { Track } from "./track.js";

/**
 * Applies a batch to tracks of one store: rows loaded in one query a table, folded in memory, written as sets with the
 * checkpoints, all tracks together. Where something is wrong with one of them for good, that one stops before the event
 * which breaks it, and the others go on. Throws what may pass by itself, and LostRaceError; then nothing has moved that
 * the store has not confirmed, and the same batch can be applied again.
 */
export async function applyBatch(
  store: ReadModelStore,
  tracks: readonly Track[],
  batch: readonly ReadEvent[],
): Promise<void> {
  const running = tracks.filter((track) => track.stopped === null);
  const folded = await Promise.all(running.map((track) => foldFor(store, track, batch)));
  const writes = running.flatMap((track, index) => writeOf(track, folded[index]!));
  try {
    if (writes.length > 0) await store.write(writes);
  } catch (error) {
    if (store.isPassing(error) || error instanceof LostRaceError) throw error;
    await applyApart(store, running, batch, asError(error));
    return;
  }
  for (const [index, track] of running.entries()) await confirm(store, track, folded[index]!);
}

async function foldFor(store: ReadModelStore, track: Track, batch: readonly ReadEvent[]): Promise<FoldedBatch> {
  const plan = planBatch(track.projection, track.reads, batch, track.position);
  const found = plan.addresses.length === 0 ? [] : await store.load(track.build, plan.addresses);
  return foldBatch(plan, found);
}

/** What a folded batch writes; nothing where the store has it already. */
export function writeOf(track: Track, { rows, events, to }: FoldedBatch): readonly BatchWrite[] {
  if (to === undefined || hasReached(track.position, to)) return [];
  return [{ shape: track.projection, build: track.build, from: track.position, to, events, rows }];
}

/** The store has the batch: the track stands at its end, or before the event that breaks it. */
export async function confirm(store: ReadModelStore, track: Track, { events, to, broken }: FoldedBatch): Promise<void> {
  if (to !== undefined && !hasReached(track.position, to)) {
    track.position = to;
    track.events += events;
  }
  if (broken !== null) await stop(store, track, broken.event, broken.error);
}

/** The store refuses the whole: each track alone, and then half by half down to the one event that it refuses. */
export async function applyApart(
  store: ReadModelStore,
  tracks: readonly Track[],
  batch: readonly ReadEvent[],
  error: Error,
): Promise<void> {
  if (tracks.length > 1) {
    for (const track of tracks) await applyBatch(store, [track], batch);
    return;
  }
  const track = tracks[0]!;
  const ahead = batch.filter(({ stored }) => !hasReached(track.position, stored.position));
  if (ahead.length <= 1) {
    await stop(store, track, ahead[0] ?? batch.at(-1)!, error);
    return;
  }
  const middle = ahead.length >> 1;
  await applyBatch(store, [track], ahead.slice(0, middle));
  await applyBatch(store, [track], ahead.slice(middle));
}

async function stop(store: ReadModelStore, track: Track, { stored }: ReadEvent, error: Error): Promise<void> {
  const because = `${error.name}: ${error.message}`.slice(0, 2_000);
  const stopped: Stop = { because, eventId: stored.eventId, type: stored.type, position: stored.position };
  await store.catalog.stop(track.build, stopped);
  track.stopped = stopped;
}
