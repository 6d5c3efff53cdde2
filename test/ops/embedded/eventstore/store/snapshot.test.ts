import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { snapshotPath } from "../../../../../ops/embedded/eventstore/lookup/snapshot.js";
import { eventIdOf } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { LogDamagedError } from "../../../../../ops/embedded/eventstore/storage/errors.js";
import { machineFiles, type FileCalls } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { EventStore } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import type { NewEvent, WriteRequest } from "../../../../../ops/embedded/eventstore/store/model.js";
import { until } from "../../../../support/until.js";

const AT_STOP = { everyEvents: 1_000_000, everyShare: 1, atStopEvents: 1, pause: 0 };
const WHILE_RUNNING = { everyEvents: 20, everyShare: 0, atStopEvents: 1_000_000, pause: 0 };
const NEVER = { everyEvents: 1_000_000, everyShare: 1, atStopEvents: 1_000_000, pause: 0 };

let folder: string;
let failures: unknown[];
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "defter-snapshot-"));
  [failures, told] = [[], []];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(snapshots = AT_STOP, files: Partial<FileCalls> = {}, at = folder) {
  const log = { ...defaultLogOptions, segmentBytes: 16 * 1024, files: { ...machineFiles, ...files } };
  const tell = (line: string) => void told.push(line);
  return EventStore.open(at, (error) => failures.push(error), { log, rememberedIds: 10, snapshots, tell });
}

async function stop(store: EventStore): Promise<void> {
  await store.stopWriting();
  store.close();
}

function event(text = "x".repeat(200)): NewEvent {
  const [metadata, data] = [Buffer.alloc(0), Buffer.from(text)];
  return { id: randomUUID(), type: "Happened", isJson: false, metadata, data };
}

function append(stream: string, ...events: NewEvent[]): WriteRequest {
  return { kind: "append", stream, expected: "any", events };
}

/** Streams of several lengths over several segments, one tombstoned, one with metadata. */
async function fill(store: EventStore, round: number): Promise<void> {
  for (let each = 0; each < 30; each++) await store.write(append(`case-shkoder.${each % 7}`, event(), event()));
  await store.write(
    append(`$$case-shkoder.${round}`, { ...event('{"$maxCount":3}'), type: "$metadata", isJson: true }),
  );
  await store.write(append(`gone-shkoder.${round}`, event()));
  await store.write({ kind: "tombstone", stream: `gone-shkoder.${round}`, expected: "any", events: [] });
}

/** Everything that the index answers from. */
function indexed({ index }: EventStore) {
  const image = index.image();
  const streams = [...image.eachStream()].map(([name, entry]) => {
    const ordinals = new Uint32Array(entry.length);
    image.ordinalsOf(entry, ordinals, 0);
    return { name, tombstoned: entry.tombstoned, ordinals: [...ordinals] };
  });
  return { positions: [...image.positions(0, image.events)], streams, metadata: [...image.eachMetadata()] };
}

async function filledAndStopped(): Promise<ReturnType<typeof indexed>> {
  const { store } = open();
  await fill(store, 0);
  const found = indexed(store);
  await stop(store);
  return found;
}

describe("a start with a snapshot", () => {
  test("finds the same index as one that reads the whole log", async () => {
    const before = await filledAndStopped();
    const { store, recovery } = open();
    expect(recovery).toMatchObject({ records: 0, events: before.positions.length, snapshot: { kind: "used" } });
    expect(indexed(store)).toEqual(before);
    expect(store.eventsAt(store.index.allPositions(0, 3)).map(eventIdOf)).toHaveLength(3);
    store.close();
    rmSync(snapshotPath(folder));
    const read = open();
    expect(read.recovery).toMatchObject({ records: before.positions.length, snapshot: { kind: "none" } });
    expect(indexed(read.store)).toEqual(before);
    read.store.close();
  });

  test("reads only what was written after it, tombstones and metadata of then included", async () => {
    const before = await filledAndStopped();
    const later = open(NEVER);
    await fill(later.store, 1);
    const now = indexed(later.store);
    await stop(later.store);
    const { store, recovery } = open(NEVER);
    expect(recovery.snapshot).toMatchObject({ kind: "used", events: before.positions.length });
    expect(recovery.records).toBe(now.positions.length - before.positions.length);
    expect(indexed(store)).toEqual(now);
    store.close();
  });

  test("goes on as one server that never stopped: revisions follow on", async () => {
    await filledAndStopped();
    const { store } = open(NEVER);
    const length = store.index.stream("case-shkoder.0")!.length;
    const outcome = await store.write(append("case-shkoder.0", event()));
    expect(outcome).toMatchObject({ kind: "appended", revision: length });
    store.close();
  });
});

test("written while events come, it holds a moment of the log, and the rest is read", async () => {
  const { store } = open(WHILE_RUNNING);
  for (let round = 0; round < 5; round++) await fill(store, round);
  await until("there is a snapshot", () => existsSync(snapshotPath(folder)));
  const now = indexed(store);
  await stop(store);
  const again = open(NEVER);
  expect(again.recovery.snapshot.kind).toBe("used");
  expect(indexed(again.store)).toEqual(now);
  again.store.close();
});

describe("a snapshot that is not to be trusted is left aside, and the log is read", () => {
  test("every flipped bit of it", async () => {
    const before = await filledAndStopped();
    const whole = readFileSync(snapshotPath(folder));
    const step = Math.max(1, Math.floor(whole.length / 60));
    for (let at = 0; at < whole.length; at += step) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      writeFileSync(snapshotPath(folder), damaged);
      const { store } = open(NEVER);
      // Padding holds nothing: a bit of it may change without harm.
      expect(indexed(store)).toEqual(before);
      store.close();
    }
  });

  test("cut short anywhere", async () => {
    const before = await filledAndStopped();
    const whole = readFileSync(snapshotPath(folder));
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 25)) {
      writeFileSync(snapshotPath(folder), whole.subarray(0, length));
      const { store, recovery } = open(NEVER);
      expect(recovery.snapshot.kind).toBe(length === 0 ? "none" : "ignored");
      expect(indexed(store)).toEqual(before);
      store.close();
    }
  });

  test("of another log", async () => {
    await filledAndStopped();
    const other = mkdtempSync(join(tmpdir(), "defter-snapshot-"));
    const { store } = open(AT_STOP, {}, other);
    await fill(store, 3);
    const before = indexed(store);
    await stop(store);
    cpSync(snapshotPath(folder), snapshotPath(other));
    const again = open(NEVER, {}, other);
    expect(again.recovery.snapshot).toMatchObject({
      kind: "ignored",
      reason: expect.stringContaining("not of this log"),
    });
    expect(indexed(again.store)).toEqual(before);
    again.store.close();
    rmSync(other, { recursive: true, force: true });
  });
});

test("a disk that fails while it is written leaves the one before, and appends go on", async () => {
  const before = await filledAndStopped();
  const { store } = open(NEVER);
  await fill(store, 1);
  store.close();
  let full = true;
  const write: FileCalls["write"] = (...given) => {
    const [, bytes] = given;
    if (full && Buffer.from(bytes as Uint8Array).toString("latin1", 0, 7) === "DFINDEX")
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    return machineFiles.write(...given);
  };
  const failing = open(AT_STOP, { write });
  await stop(failing.store);
  full = false;
  expect(told.join("\n")).toContain("no snapshot of the index");
  expect(open(NEVER).recovery.snapshot).toMatchObject({ kind: "used", events: before.positions.length });
  expect(failures).toEqual([]);
});

test("a bit that changed in the part that the snapshot covers is found beside the work, and ends the server", async () => {
  await filledAndStopped();
  const segment = join(folder, "segments");
  const name = readdirSync(segment).toSorted()[0]!;
  const bytes = readFileSync(join(segment, name));
  bytes[Math.floor(bytes.length / 2)]! ^= 4;
  writeFileSync(join(segment, name), bytes);
  const { store, recovery } = open(NEVER);
  expect(recovery.snapshot.kind).toBe("used");
  await until("the damage is found", () => failures.length > 0);
  expect(failures[0]).toBeInstanceOf(LogDamagedError);
  store.close();
});
