import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { machineFiles } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { EventStore } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import type { NewEvent, WriteRequest } from "../../../../../ops/embedded/eventstore/store/model.js";

/** Opens a store of small segments that leaves a snapshot when it stops. */
export function openStore(folder: string, snapshotAtStop = true, segmentBytes = 16 * 1024): EventStore {
  const log = { ...defaultLogOptions, segmentBytes, files: machineFiles };
  const atStopEvents = snapshotAtStop ? 1 : Infinity;
  const snapshots = { everyEvents: Infinity, everyShare: 1, atStopEvents, pause: 0 };
  const onFailure = (error: unknown) => {
    throw error;
  };
  return EventStore.open(folder, onFailure, { log, rememberedIds: 100, snapshots }).store;
}

export async function stopStore(store: EventStore): Promise<void> {
  await store.stopWriting();
  store.close();
}

export function someEvent(text = "x".repeat(200)): NewEvent {
  return { id: randomUUID(), type: "Happened", isJson: false, metadata: Buffer.alloc(0), data: Buffer.from(text) };
}

export function appendOf(stream: string, ...events: NewEvent[]): WriteRequest {
  return { kind: "append", stream, expected: "any", events };
}

/** So many appends of two events over several streams, a tombstone, metadata, a deletion. */
export async function fillStore(store: EventStore, appends = 60): Promise<void> {
  const round = store.index.eventCount;
  for (let each = 0; each < appends; each++)
    await store.write(appendOf(`case-shkoder.${each % 7}`, someEvent(), someEvent()));
  await store.write(
    appendOf(`$$case-shkoder.1`, { ...someEvent('{"$maxCount":50}'), type: "$metadata", isJson: true }),
  );
  for (const kind of ["tombstone", "softDelete"] as const) {
    await store.write(appendOf(`${kind}-shkoder.${round}`, someEvent()));
    await store.write({ kind, stream: `${kind}-shkoder.${round}`, expected: "any", events: [] });
  }
}

/** A folder with a log of several segments, stopped. */
export async function filledFolder(folder: string, snapshot = true): Promise<void> {
  const store = openStore(folder, snapshot);
  await fillStore(store);
  await stopStore(store);
}

/** Paths of the segments, in their order. */
export function segmentsIn(folder: string): string[] {
  return readdirSync(join(folder, "segments"))
    .toSorted()
    .map((name) => join(folder, "segments", name));
}

export function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}
