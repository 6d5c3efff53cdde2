import { LostRaceError } from "../../read-models/store/index.js";
import { catchUp } from "./catch-up.js";
import { follow } from "./live.js";
import { allRecords, haveChanged, openTracks } from "./open-tracks.js";
import { mayPass, type EngineParts } from "./parts.js";
import { pause, retried } from "../../application/retrying.js";
import type { Track } from "./track.js";

const STANDBY_MS = 1_000;
const REFRESH_MS = 1_000;

/** What the runner does with projections whose live build is of another version. */
export type OnOutdated = (names: readonly string[], signal: AbortSignal) => Promise<void>;

/**
 * Keeps the live builds of all projections up with the log, until the signal aborts. Of several processes one runs and
 * the others stand by. Builds of another version stay as they are where `onOutdated` is left out; where it ends, the
 * builds are looked at anew. Whatever may pass is tried again without end; only an error of programming ends it.
 */
export async function runProjections(parts: EngineParts, signal: AbortSignal, onOutdated?: OnOutdated): Promise<void> {
  const isPassing = (error: unknown) => error instanceof LostRaceError || mayPass(parts)(error);
  const onFailure = (error: unknown) => parts.hooks?.onRetry?.(error);
  while (!signal.aborted) {
    const lead = () => leadOnce(parts, signal, onOutdated);
    const led = await retried(lead, isPassing, { signal, onFailure }).catch((error: unknown) => {
      if (!signal.aborted || !isPassing(error)) throw error;
      return true;
    });
    if (!led) await pause(STANDBY_MS, signal);
  }
}

/** Leads until something changes; false where another process leads. */
async function leadOnce(parts: EngineParts, signal: AbortSignal, onOutdated?: OnOutdated): Promise<boolean> {
  for (const store of parts.stores) await store.prepare();
  const lock = await parts.lock("projections");
  if (lock === null) return false;
  const term = new AbortController();
  const end = () => term.abort();
  signal.addEventListener("abort", end, { once: true });
  void lock.lost.then(end);
  const recoveries: Promise<void>[] = [];
  try {
    if (signal.aborted) return true;
    const { tracks, outdated } = await openTracks(parts);
    const watching = watch(parts, tracks, term);
    if (onOutdated !== undefined && outdated.length > 0)
      recoveries.push(
        onOutdated(
          outdated.map(({ name }) => name),
          term.signal,
        ).finally(end),
      );
    const detach = (own: readonly Track[]) => recoveries.push(recover(parts, own, term));
    await follow(parts, new Set(tracks), { signal: term.signal, detach });
    await watching;
    return true;
  } finally {
    end();
    signal.removeEventListener("abort", end);
    await Promise.allSettled(recoveries);
    await lock.release();
  }
}

/** Ends the term when the catalog says that another build is live, or that a stopped projection goes on. */
async function watch(parts: EngineParts, tracks: readonly Track[], term: AbortController): Promise<void> {
  while (!term.signal.aborted) {
    await pause(REFRESH_MS, term.signal);
    if (term.signal.aborted) return;
    const records = await allRecords(parts).catch((error: unknown) => {
      parts.hooks?.onRetry?.(error);
      return [];
    });
    if (haveChanged(tracks, records)) term.abort();
  }
}

/** Brings tracks that left the pass back to its head; then the term ends, and a new one begins with all. */
async function recover(parts: EngineParts, tracks: readonly Track[], term: AbortController): Promise<void> {
  const { signal } = term;
  const pass = async () => {
    for await (const step of catchUp(parts, tracks, { signal })) void step;
  };
  const onFailure = (error: unknown) => parts.hooks?.onRetry?.(error);
  try {
    await retried(pass, mayPass(parts), { signal, onFailure });
  } catch (error) {
    onFailure(error);
  }
  term.abort();
}
