import { groupsOf, type Apart, type StoredEvent } from "../../application/event-store/index.js";
import { applyBatch } from "./apply-batch.js";
import { byStore, catchUp, startOf } from "./catch-up.js";
import { DEFAULT_BATCH, mayPass, type EngineParts } from "./parts.js";
import { decodeBatch } from "./read-event.js";
import { retried } from "../../application/retrying.js";
import { needsDecoded, type Track } from "./track.js";

/** How often a batch is tried again in a store before its tracks leave the pass and recover by themselves. */
const TRIES = 4;

/** Batches begin so far apart while events keep coming: each is a transaction in every store. */
const APART_MS = 15;
/** The same of batches for the unhurried alone: to them belongs every record of who read what. */
const UNHURRIED_MS = 100;

/**
 * Follows the log with all tracks in one pass: catches up, then live, until the signal aborts. Tracks of a store that
 * does not answer are handed to `detach`, so that they hold up nobody. Throws when the event store is lost.
 */
export async function follow(
  parts: EngineParts,
  tracks: Set<Track>,
  options: { readonly signal: AbortSignal; readonly detach: (tracks: readonly Track[]) => void },
): Promise<void> {
  const { signal } = options;
  for await (const { events } of timed(parts, [...tracks], catchUp(parts, [...tracks], { signal }))) void events;
  if (signal.aborted) return;
  const [after, size] = [startOf([...tracks]), parts.batchSize ?? DEFAULT_BATCH];
  const hurried = [...tracks].filter(({ projection }) => projection.unhurried !== true);
  const apart: Apart = ({ type }) => (hurried.some((track) => track.reads(type)) ? APART_MS : UNHURRIED_MS);
  for await (const { events } of groupsOf(parts.eventStore, { ...(after && { after }), signal, size, apart })) {
    if (events.length > 0) await applyLive(parts, tracks, events, options);
    if (signal.aborted) return;
  }
}

async function applyLive(
  parts: EngineParts,
  tracks: Set<Track>,
  group: readonly StoredEvent[],
  { signal, detach }: Parameters<typeof follow>[2],
): Promise<void> {
  const startedAt = performance.now();
  const all = [...tracks];
  const decode = () => decodeBatch(parts.codec, group, needsDecoded(all), mayPass(parts));
  const onFailure = (error: unknown) => parts.hooks?.onRetry?.(error);
  const batch = await retried(decode, mayPass(parts), { signal, onFailure });
  await Promise.all(
    [...byStore(all)].map(async ([store, own]) => {
      const isPassing = (error: unknown) => store.isPassing(error);
      try {
        await retried(() => applyBatch(store, own, batch), isPassing, { signal, tries: TRIES, onFailure });
      } catch (error) {
        if (!isPassing(error)) throw error;
        for (const track of own) tracks.delete(track);
        detach(own);
      }
    }),
  );
  report(parts, all, group.length, startedAt);
}

async function* timed<Step extends { readonly events: number }>(
  parts: EngineParts,
  tracks: readonly Track[],
  steps: AsyncIterable<Step>,
): AsyncGenerator<Step> {
  let startedAt = performance.now();
  for await (const step of steps) {
    report(parts, tracks, step.events, startedAt);
    yield step;
    startedAt = performance.now();
  }
  tellStopped(parts, tracks);
}

function report(parts: EngineParts, tracks: readonly Track[], events: number, startedAt: number): void {
  tellStopped(parts, tracks);
  const projections = tracks.map(({ projection }) => projection.name);
  parts.hooks?.onBatch?.({ projections, events, seconds: (performance.now() - startedAt) / 1000 });
}

function tellStopped(parts: EngineParts, tracks: readonly Track[]): void {
  for (const track of tracks) {
    if (track.stopped === null || track.told === track.stopped) continue;
    track.told = track.stopped;
    parts.hooks?.onStopped?.(track.projection.name, track.stopped.because, track.stopped.eventId);
  }
}
