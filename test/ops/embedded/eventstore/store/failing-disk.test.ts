import { randomUUID } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { eventIdOf } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { machineFiles, type FileCalls } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { EventStore } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import type { ExpectedRevision, NewEvent, WriteRequest } from "../../../../../ops/embedded/eventstore/store/model.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

let folder: string;
let failures: unknown[];
beforeEach(() => {
  folder = temporaryFolder("failing-disk");
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SEGMENT_BYTES = 8 * 1024;
const broken = (code: string) => Object.assign(new Error(`${code}: the disk says no`), { code });

function open(files: Partial<FileCalls> = {}) {
  const log = { ...defaultLogOptions, segmentBytes: SEGMENT_BYTES, files: { ...machineFiles, ...files } };
  return EventStore.open(folder, (error) => failures.push(error), { log, rememberedIds: 100 });
}

const someEvent = (bytes = 100): NewEvent => {
  const data = Buffer.alloc(bytes, 7);
  return { id: randomUUID(), type: "Happened", isJson: false, metadata: Buffer.alloc(0), data };
};

function append(stream: string, expected: ExpectedRevision, ...events: NewEvent[]): WriteRequest {
  return { kind: "append", stream, expected, events: events.length > 0 ? events : [someEvent()] };
}

const idsIn = (store: EventStore): string[] =>
  store.eventsAt(store.index.allPositions(0, store.index.eventCount)).map(eventIdOf);

/** A disk that has room for so many bytes more; the last piece that is taken may be a part of what was given. */
class Disk {
  room = Infinity;
  readonly files: Partial<FileCalls> = {
    write: (descriptor, bytes, offset, length, at) => {
      if (this.room <= 0) throw broken("ENOSPC");
      const taken = machineFiles.write(descriptor, bytes, offset, Math.min(length, this.room), at);
      this.room -= taken;
      return taken;
    },
  };
}

/** What a restart finds; nothing may be reported as torn. */
function idsAfterRestart(): string[] {
  const { store, recovery } = open();
  const ids = idsIn(store);
  expect([recovery.tornTail, recovery.unfinishedSegment, failures]).toEqual([undefined, undefined, []]);
  store.close();
  return ids;
}

describe("a disk without room", () => {
  test("the appends that fit are there, the others are refused, in whatever byte it is that there is no more room", async () => {
    for (const room of [0, 1, 31, 200, 500, 1_000]) {
      const disk = new Disk();
      const { store } = open(disk.files);
      const before = idsIn(store);
      disk.room = room;
      const given = Array.from({ length: 6 }, () => someEvent());
      const writes = given.map((event, index) => store.write(append(`s-${room}-${index}`, "noStream", event)));
      const kinds = (await Promise.all(writes)).map(({ kind }) => kind);
      // One group, one write: what is refused is refused together.
      expect(new Set(kinds)).toEqual(new Set([room >= 6 * 300 ? "appended" : "diskFull"]));
      expect(idsIn(store)).toEqual(before);
      disk.room = Infinity;
      const later = someEvent();
      expect(await store.write(append(`s-${room}-0`, "noStream", later))).toMatchObject({
        kind: "appended",
        revision: 0,
      });
      store.close();
      expect(idsAfterRestart()).toEqual([...before, later.id]);
    }
  });

  test("for the next segment: what went into the one before is acknowledged and kept, the rest is refused", async () => {
    let isFull = false;
    const { store } = open({
      write: (descriptor, bytes, offset, length, at) => {
        // The beginning of a file goes in, and no more of it.
        if (isFull && at > 0 && at < 64) throw broken("ENOSPC");
        return machineFiles.write(descriptor, bytes, offset, isFull && at === 0 ? 10 : length, at);
      },
    });
    const given = Array.from({ length: 12 }, () => someEvent(1_000));
    isFull = true;
    const outcomes = await Promise.all(
      given.map((event, index) => store.write(append(`s-${index}`, "noStream", event))),
    );
    const kept = outcomes.findIndex(({ kind }) => kind === "diskFull");
    expect(kept).toBeGreaterThan(3);
    expect(outcomes.map(({ kind }) => kind)).toEqual(given.map((_, index) => (index < kept ? "appended" : "diskFull")));
    expect(idsIn(store)).toEqual(given.slice(0, kept).map(({ id }) => id));
    expect(readdirSync(join(folder, "segments"))).toHaveLength(1);
    isFull = false;
    for (const [index, event] of given.slice(kept).entries())
      expect(await store.write(append(`s-${kept + index}`, "noStream", event))).toMatchObject({ kind: "appended" });
    store.close();
    expect(idsAfterRestart()).toEqual(given.map(({ id }) => id));
  });

  test("what was decided on an append that was refused is refused, too; a repeat of what is there is not", async () => {
    const disk = new Disk();
    const { store } = open(disk.files);
    const there = someEvent();
    await store.write(append("s-1", "noStream", there));
    disk.room = 0;
    const outcomes = await Promise.all([
      store.write(append("s-1", "noStream", there)),
      store.write(append("s-1", 0n)),
      store.write(append("s-1", 1n)),
      store.write({ kind: "tombstone", stream: "s-1", expected: "any", events: [] }),
      store.write({ kind: "softDelete", stream: "s-1", expected: "any", events: [] }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["appended", "diskFull", "diskFull", "diskFull", "diskFull"]);
    disk.room = Infinity;
    expect(await store.write(append("s-1", 0n))).toMatchObject({ kind: "appended", revision: 1 });
    store.close();
  });
});

describe("a disk that fails", () => {
  test.each(["EIO", "ENOSPC"])(
    "in a flush (%s): nobody is told yes, nothing is shown, and the process is to end",
    async (code) => {
      const { store } = open({ sync: () => Promise.reject(broken(code)) });
      const writes = [store.write(append("s-1", "noStream")), store.write(append("s-2", "noStream"))];
      for (const settled of await Promise.allSettled(writes)) expect(settled).toMatchObject({ reason: { code } });
      expect(failures).toMatchObject([{ code }]);
      expect(store.index.eventCount).toBe(0);
      await expect(store.write(append("s-3", "noStream"))).rejects.toThrow("stopping");
      store.close();
    },
  );

  test("in the middle of writing a group: nobody is told yes, and the next start cuts the half of it, with the reason", async () => {
    const first = open();
    const kept = someEvent();
    await first.store.write(append("s-1", "noStream", kept));
    first.store.close();
    let writes = 0;
    const { store } = open({
      write: (descriptor, bytes, offset, length, at) => {
        // The first write is of what the start found behind the mark, if anything.
        if (length < 400) return machineFiles.write(descriptor, bytes, offset, length, at);
        if (writes++ > 0) throw broken("EIO");
        return machineFiles.write(descriptor, bytes, offset, 150, at);
      },
    });
    const refused = [store.write(append("s-1", 0n)), store.write(append("s-2", "noStream"))];
    for (const settled of await Promise.allSettled(refused)) expect(settled).toMatchObject({ reason: { code: "EIO" } });
    expect(failures).toMatchObject([{ code: "EIO" }]);
    store.close();
    const again = open();
    expect(again.recovery.tornTail).toMatchObject({ bytes: 150, reason: expect.any(String) });
    expect(idsIn(again.store)).toEqual([kept.id]);
    again.store.close();
  });

  test("after a flush that failed, the next start writes once more what it finds, before it says that it is there", async () => {
    const { store } = open({ sync: () => Promise.reject(broken("EIO")) });
    const event = someEvent();
    await expect(store.write(append("s-1", "noStream", event))).rejects.toThrow("EIO");
    store.close();
    let written = 0;
    const again = open({
      write: (...given) => {
        written += given[3];
        return machineFiles.write(...given);
      },
    });
    expect(written).toBeGreaterThan(200);
    expect(await again.store.write(append("s-1", "noStream", event))).toMatchObject({ kind: "appended", revision: 0 });
    expect(idsIn(again.store)).toEqual([event.id]);
    again.store.close();
  });
});
