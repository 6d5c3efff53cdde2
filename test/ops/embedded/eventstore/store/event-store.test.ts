import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { eventIdOf } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { machineFiles, type FileCalls } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { EventStore } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import type { ExpectedRevision, NewEvent, WriteRequest } from "../../../../../ops/embedded/eventstore/store/model.js";

let folder: string;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "defter-store-"));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openStore(files: Partial<FileCalls> = {}, segmentBytes = 1024 * 1024): EventStore {
  const log = { ...defaultLogOptions, segmentBytes, recentBytes: 4096, files: { ...machineFiles, ...files } };
  return EventStore.open(folder, (error) => failures.push(error), { log, rememberedIds: 100 }).store;
}

function someEvents(count: number, bytes = 100): NewEvent[] {
  return Array.from({ length: count }, () => {
    const data = Buffer.alloc(bytes, 7);
    return { id: randomUUID(), type: "Happened", isJson: false, metadata: Buffer.alloc(0), data };
  });
}

function append(stream: string, expected: ExpectedRevision, events = someEvents(1)): WriteRequest {
  return { kind: "append", stream, expected, events };
}

function idsIn(store: EventStore): string[] {
  return store.eventsAt(store.index.allPositions(0, store.index.eventCount)).map(eventIdOf);
}

describe("one flush for many", () => {
  test("what waits together shares its flushes, and each writer has its own answer", async () => {
    let flushes = 0;
    const store = openStore({ sync: async () => void flushes++ });
    const writes = Array.from({ length: 64 }, (_, index) => store.write(append(`s-${index}`, "noStream")));
    const outcomes = await Promise.all(writes);
    expect(flushes).toBeLessThanOrEqual(2);
    expect(new Set(outcomes.map((outcome) => outcome.kind === "appended" && outcome.position)).size).toBe(64);
    store.close();
  });

  test("nothing is answered or seen before the flush", async () => {
    let finishFlush = () => {};
    const store = openStore({ sync: () => new Promise((resolve) => (finishFlush = resolve)) });
    let answered = false;
    const write = store.write(append("s-1", "noStream")).then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([answered, store.index.eventCount]).toEqual([false, 0]);
    finishFlush();
    await write;
    expect(store.index.eventCount).toBe(1);
    store.close();
  });

  test("requests of one group see each other: revisions follow on, repeats are known, the rest is refused", async () => {
    const store = openStore();
    const opening = someEvents(2);
    const outcomes = await Promise.all([
      store.write(append("s-1", "noStream", opening)),
      store.write(append("s-1", "noStream", opening)),
      store.write(append("s-1", "any", opening)),
      store.write(append("s-1", 1n)),
      store.write(append("s-1", 1n)),
      store.write({ kind: "tombstone", stream: "s-1", expected: "any", events: [] }),
      store.write(append("s-1", "any")),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      "appended",
      "appended",
      "appended",
      "appended",
      "wrongRevision",
      "appended",
      "streamDeleted",
    ]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(outcomes[4]).toEqual({ kind: "wrongRevision", current: 2 });
    expect(store.index.eventCount).toBe(4);
    store.close();
  });

  test("an append whose deadline has passed when its turn comes is not written", async () => {
    const store = openStore();
    const late = { ...append("s-1", "noStream"), deadline: Date.now() - 1 };
    expect(await store.write(late)).toEqual({ kind: "expired" });
    expect(store.index.eventCount).toBe(0);
    store.close();
  });
});

describe("a disk that fails", () => {
  test("a full disk refuses the append, keeps what was there, and takes more when there is room again", async () => {
    const store = openStore();
    const kept = someEvents(2);
    await store.write(append("s-1", "noStream", kept));
    store.close();

    let attempts = 0;
    const full = openStore({
      write: (descriptor, bytes, offset, length, at) => {
        // The first piece goes in, then the disk is full.
        if (++attempts === 1) return machineFiles.write(descriptor, bytes, offset, 10, at);
        if (attempts === 2) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
        return machineFiles.write(descriptor, bytes, offset, length, at);
      },
    });
    const refused = [full.write(append("s-1", 1n)), full.write(append("s-1", 2n))];
    expect(await Promise.all(refused)).toEqual([{ kind: "diskFull" }, { kind: "diskFull" }]);
    expect(idsIn(full)).toEqual(kept.map(({ id }) => id));
    const later = someEvents(1);
    expect(await full.write(append("s-1", 1n, later))).toMatchObject({ kind: "appended", revision: 2 });
    full.close();
    const again = openStore();
    expect(idsIn(again)).toEqual([...kept, ...later].map(({ id }) => id));
    expect(failures).toEqual([]);
    again.close();
  });

  test("a flush that fails answers nobody with success and tells that the process must end", async () => {
    const broken = new Error("input/output error");
    const store = openStore({ sync: () => Promise.reject(broken) });
    const writes = [store.write(append("s-1", "noStream")), store.write(append("s-2", "noStream"))];
    expect(await Promise.allSettled(writes)).toEqual([
      { status: "rejected", reason: broken },
      { status: "rejected", reason: broken },
    ]);
    expect(failures).toEqual([broken]);
    await expect(store.write(append("s-3", "noStream"))).rejects.toThrow("stopping");
    expect(store.index.eventCount).toBe(0);
  });
});

describe("many segments", () => {
  test("events of every size, over many files, are found in order, at once and after a restart", async () => {
    const store = openStore({}, 16 * 1024);
    const ids: string[] = [];
    for (let round = 0; round < 60; round++) {
      const events = someEvents(1 + (round % 5), 50 + (round % 7) * 900);
      // One append alone is larger than a segment.
      if (round === 30) events.push(...someEvents(1, 40_000));
      await store.write(append(`s-${round % 4}`, "any", events));
      ids.push(...events.map(({ id }) => id));
    }
    expect(idsIn(store)).toEqual(ids);
    store.close();
    const again = openStore({}, 16 * 1024);
    expect(idsIn(again)).toEqual(ids);
    const events = someEvents(1);
    await again.write(append("s-0", "any", events));
    expect(idsIn(again)).toEqual([...ids, ...events.map(({ id }) => id)]);
    again.close();
  });
});
