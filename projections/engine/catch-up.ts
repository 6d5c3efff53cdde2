import { comparePositions, hasReached, type Position } from "../../domain/shared/index.js";
import { buildText, LostRaceError, sameBuild, type ReadModelStore } from "../../read-models/store/index.js";
import { batchesToHead } from "./batches.js";
import { Lane } from "./lane.js";
import { DEFAULT_BATCH, mayPass, type EngineParts } from "./parts.js";
import { decodeBatch } from "./read-event.js";
import { needsDecoded, type Track } from "./track.js";

/** The earliest checkpoint of tracks that run: where a pass over the log begins. */
export function startOf(tracks: readonly Track[]): Position | undefined {
  let first: Position | undefined;
  for (const { position, stopped } of tracks) {
    if (stopped !== null) continue;
    if (position === undefined) return undefined;
    if (first === undefined || comparePositions(position, first) < 0) first = position;
  }
  return first;
}

export function byStore(tracks: readonly Track[]): ReadonlyMap<ReadModelStore, readonly Track[]> {
  const stores = new Map<ReadModelStore, Track[]>();
  for (const track of tracks) stores.set(track.store, [...(stores.get(track.store) ?? []), track]);
  return stores;
}

/** The tracks as the stores know them: after an answer was lost, or another process was there. */
export async function reload(tracks: readonly Track[]): Promise<void> {
  for (const [store, own] of byStore(tracks)) {
    const records = await store.catalog.all();
    for (const track of own) {
      const record = records.find((each) => sameBuild(each, track.build));
      if (record === undefined) throw new LostRaceError(`${buildText(track.build)} is gone`);
      track.position = record.position;
      track.events = record.events;
      track.stopped = record.stopped;
    }
  }
}

/** Does something in all stores at once; throws when all are done, where one threw. */
async function everywhere(lanes: readonly Lane[], work: (lane: Lane) => Promise<unknown>): Promise<void> {
  const outcomes = await Promise.allSettled(lanes.map(work));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

/**
 * One pass over the log for tracks, from the earliest of their checkpoints to the end, or to a position and no further.
 * Yields how far it has come after each batch, of which the last may still be on its way to the stores; when it ends, or
 * its caller leaves it, everything is there. Throws what may pass: what was applied is kept, and a new pass goes on.
 */
export async function* catchUp(
  parts: EngineParts,
  tracks: readonly Track[],
  options: { readonly signal: AbortSignal; readonly upTo?: Position },
): AsyncGenerator<{ readonly position: Position; readonly events: number }> {
  const { upTo, signal } = options;
  const from = startOf(tracks);
  if (upTo !== undefined && hasReached(from, upTo)) return;
  const decode = (events: Parameters<typeof decodeBatch>[1]) =>
    decodeBatch(parts.codec, events, needsDecoded(tracks), mayPass(parts));
  const lanes = [...byStore(tracks)].map(([store, own]) => new Lane(store, own));
  try {
    for await (const { batch } of batchesToHead(parts.eventStore, from, parts.batchSize ?? DEFAULT_BATCH, decode)) {
      if (signal.aborted || tracks.every(({ stopped }) => stopped !== null)) break;
      const wanted =
        upTo === undefined ? batch : batch.filter(({ stored }) => comparePositions(stored.position, upTo) <= 0);
      if (wanted.length > 0) {
        await everywhere(lanes, (lane) => lane.apply(wanted));
        yield { position: wanted.at(-1)!.stored.position, events: wanted.length };
      }
      if (wanted.length < batch.length) break;
    }
    await everywhere(lanes, (lane) => lane.settled());
  } finally {
    await Promise.allSettled(lanes.map((lane) => lane.settled()));
  }
}
