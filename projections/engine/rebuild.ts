import { hasReached, positionText, type Position } from "../../domain/shared/index.js";
import {
  buildText,
  LostRaceError,
  type BuildId,
  type BuildRecord,
  type Comparison,
} from "../../read-models/store/index.js";
import { ReadRefusedError } from "../../read-models/read-side/index.js";
import type { HeldLock } from "../../application/ports.js";
import type { Projection } from "../projection.js";
import { catchUp, reload } from "./catch-up.js";
import { allRecords, nextBuild } from "./open-tracks.js";
import { mayPass, storeOf, type EngineParts } from "./parts.js";
import { pause, retried } from "../../application/retrying.js";
import { trackOf, type Track } from "./track.js";

/** How a rebuild goes on. */
export interface RebuildProgress {
  readonly phase: "catching-up" | "indexing" | "comparing" | "swapped" | "verified" | "stopped";
  /** The projection that the step is about; null for all of them together. */
  readonly projection: string | null;
  readonly position: Position | null;
  readonly head: Position | null;
  /** From 0 to 1, of the log. */
  readonly share: number;
  /** Events read from the log so far. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** Of a build that stands still: why, and at which event. */
  readonly error: string | null;
  /** Null before it was made, and where there is nothing to compare with; then `notCompared` says why. */
  readonly comparison: Comparison | null;
  readonly notCompared: string | null;
}

export interface RebuildOptions {
  readonly signal?: AbortSignal;
  /** Throws away an unfinished shadow of an earlier attempt instead of going on with it. */
  readonly fresh?: boolean;
}

/**
 * Builds projections anew beside the live ones in one pass, compares, and swaps each in one step. What was live is kept
 * as old. Interrupted, it goes on where it was. Throws VALIDATION `projection-unknown`, CONFLICT `rebuild-at-work`.
 */
export function rebuild(
  parts: EngineParts,
  names: readonly string[],
  options: RebuildOptions = {},
): AsyncGenerator<RebuildProgress> {
  return buildBeside(parts, names, "swap", options);
}

/**
 * Builds projections anew, compares and throws away: says whether the live ones are what the log says. What an
 * interrupted rebuild has built stays for the next one.
 */
export function verify(
  parts: EngineParts,
  names: readonly string[],
  options: Pick<RebuildOptions, "signal"> = {},
): AsyncGenerator<RebuildProgress> {
  return buildBeside(parts, names, "verify", options);
}

async function* buildBeside(
  parts: EngineParts,
  names: readonly string[],
  goal: "swap" | "verify",
  { signal = new AbortController().signal, fresh = false }: RebuildOptions,
): AsyncGenerator<RebuildProgress> {
  const projections = names.map((name) => projectionNamed(parts, name));
  for (const store of parts.stores) await store.prepare();
  const locks = await locksOf(parts, projections);
  try {
    const shadows: Track[] = [];
    for (const projection of projections) shadows.push(await openShadow(parts, projection, goal, fresh));
    const meter = await meterOf(parts);
    yield* toHead(parts, shadows, signal, meter);
    for (const shadow of shadows) {
      if (signal.aborted) return;
      yield* conclude(parts, shadow, goal, signal, meter);
    }
  } finally {
    for (const lock of locks) await lock.release();
  }
}

/** How often making indexes and comparing are begun again after what may pass: a server that restarts, a connection lost. */
const TRIES = 5;

/**
 * One shadow to its end: indexes, comparison, swap or removal. Interrupted on the way it comes to no conclusion: what was
 * compared meanwhile may be of two different moments.
 */
async function* conclude(
  parts: EngineParts,
  shadow: Track,
  goal: "swap" | "verify",
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<RebuildProgress> {
  const { projection, store, build } = shadow;
  const step = (phase: RebuildProgress["phase"], more: Partial<RebuildProgress> = {}) =>
    meter.progress(phase, { projection: projection.name, position: shadow.position ?? null, ...more });
  if (shadow.stopped !== null) {
    const { because, type, eventId, position } = shadow.stopped;
    if (goal === "verify") await store.drop(projection, build);
    yield step("stopped", { error: `${because} (${type} ${eventId} at ${positionText(position)})` });
    return;
  }
  const surely = <Result>(work: () => Promise<Result>) => retried(work, mayPass(parts), { signal, tries: TRIES });
  yield step("indexing");
  await surely(() => store.finish(projection, build));
  yield step("comparing");
  const outcome = await surely(() => compared(parts, shadow, signal));
  if (signal.aborted) return;
  if (goal === "verify") {
    await store.drop(projection, build);
    yield step("verified", outcome);
    return;
  }
  if (await swap(parts, shadow, signal)) yield step("swapped", outcome);
}

async function* toHead(
  parts: EngineParts,
  tracks: readonly Track[],
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<RebuildProgress> {
  for (let done = false; !done && !signal.aborted;) {
    try {
      for await (const { position, events } of catchUp(parts, tracks, { signal })) {
        meter.count(events);
        yield meter.progress("catching-up", { position });
      }
      done = true;
    } catch (error) {
      if (!mayPass(parts)(error) && !(error instanceof LostRaceError)) throw error;
      yield meter.progress("catching-up", { error: String(error) });
      await pause(500, signal);
      await retried(() => reload(tracks), mayPass(parts), { signal });
    }
  }
}

async function compared(parts: EngineParts, shadow: Track, signal: AbortSignal) {
  const { store, projection, build } = shadow;
  const live = await liveOf(parts, projection);
  const notCompared = (why: string) => ({ comparison: null, notCompared: why });
  if (live === undefined) return notCompared("nothing is live yet");
  if (live.version !== build.version) return notCompared(`the live one is of version ${live.version}`);
  if (live.stopped !== null) return notCompared(`the live one stands still: ${live.stopped.because}`);
  if (shadow.position === undefined || live.position === undefined) return notCompared("there are no events yet");
  if (!(await liveReaches(parts, projection, shadow.position, signal))) return notCompared("the live one is behind");
  const comparison = await store.compare(projection, live, build, (position) =>
    bringTo(parts, shadow, position, signal),
  );
  return { comparison, notCompared: null };
}

async function bringTo(parts: EngineParts, shadow: Track, position: Position, signal: AbortSignal): Promise<void> {
  await reload([shadow]);
  for await (const step of catchUp(parts, [shadow], { signal, upTo: position })) void step;
  if (shadow.stopped !== null) throw new LostRaceError(`${buildText(shadow.build)} stands still`);
}

const LIVE_WAIT_MS = 10_000;

async function liveReaches(parts: EngineParts, projection: Projection, position: Position, signal: AbortSignal) {
  for (const until = Date.now() + LIVE_WAIT_MS; ;) {
    const live = await liveOf(parts, projection);
    if (hasReached(live?.position, position)) return true;
    if (Date.now() > until || signal.aborted) return false;
    await pause(100, signal);
  }
}

const SWAP_TRIES = 100;

/**
 * Readers never go back in time: the shadow catches up until it is not behind the live one, and is live in that moment.
 * @returns false where it was interrupted before
 */
async function swap(parts: EngineParts, shadow: Track, signal: AbortSignal): Promise<boolean> {
  for (let tries = 0; tries < SWAP_TRIES; tries++) {
    if (signal.aborted) return false;
    const live = await liveOf(parts, shadow.projection);
    if (await shadow.store.catalog.swap(shadow.projection, live ?? null, shadow.build)) return true;
    for await (const step of catchUp(parts, [shadow], { signal })) void step;
  }
  throw new ReadRefusedError("CONFLICT", "rebuild-never-caught-up", { projection: shadow.projection.name });
}

async function liveOf(parts: EngineParts, projection: Projection): Promise<BuildRecord | undefined> {
  const records = await storeOf(parts, projection).catalog.all();
  return records.find((each) => each.projection === projection.name && each.state === "live");
}

async function openShadow(
  parts: EngineParts,
  projection: Projection,
  goal: "swap" | "verify",
  fresh: boolean,
): Promise<Track> {
  const store = storeOf(parts, projection);
  const records = await allRecords(parts);
  const left = records
    .filter((each) => each.projection === projection.name && each.state === "shadow")
    .toSorted((a, b) => a.version - b.version || a.build - b.build);
  const goesOn = goal === "swap" && !fresh;
  const usable = goesOn ? left.find((each) => each.version === projection.version && each.stopped === null) : undefined;
  // A rebuild leaves no shadow beside its own, so the first may be that of one that was interrupted: a verification
  // keeps clear of it. Those after it were left by verifications, and are of no use to the next.
  const useless = goal === "verify" ? left.slice(1) : left.filter((each) => each !== usable);
  for (const each of useless) await store.drop(projection, each);
  const build: BuildId = usable ?? {
    projection: projection.name,
    version: projection.version,
    build: nextBuild(records, projection),
  };
  await store.create(projection, build, { indexes: false });
  return trackOf(projection, store, usable ?? (await store.catalog.add(projection, build, "shadow")));
}

function projectionNamed(parts: EngineParts, name: string): Projection {
  const found = parts.projections.find((each) => each.name === name);
  if (found === undefined) throw new ReadRefusedError("VALIDATION", "projection-unknown", { name: name.slice(0, 80) });
  return found;
}

async function locksOf(parts: EngineParts, projections: readonly Projection[]): Promise<readonly HeldLock[]> {
  const locks: HeldLock[] = [];
  for (const { name } of projections) {
    const lock = await parts.lock(`rebuild/${name}`);
    if (lock === null) {
      for (const held of locks) await held.release();
      throw new ReadRefusedError("CONFLICT", "rebuild-at-work", { name });
    }
    locks.push(lock);
  }
  return locks;
}

interface Meter {
  count(events: number): void;
  progress(phase: RebuildProgress["phase"], more: Partial<RebuildProgress>): RebuildProgress;
}

async function meterOf(parts: EngineParts): Promise<Meter> {
  const head = (await parts.eventStore.head()) ?? null;
  const startedAt = performance.now();
  let events = 0;
  return {
    count: (more) => (events += more),
    progress(phase, more) {
      const seconds = Math.max((performance.now() - startedAt) / 1000, 0.001);
      const none = { projection: null, position: null, error: null, comparison: null, notCompared: null };
      const at = more.position ?? null;
      const share = head === null || phase !== "catching-up" ? 1 : at === null ? 0 : shareOf(at, head);
      return { phase, ...none, ...more, head, share, events, eventsPerSecond: Math.round(events / seconds) };
    },
  };
}

function shareOf(position: Position, head: Position): number {
  return Math.min(1, Number((position.commit * 10_000n) / (head.commit === 0n ? 1n : head.commit)) / 10_000);
}
