import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { EventStoreDBClient, jsonEvent } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { launchEventStore } from "../../../../../ops/embedded/eventstore/index.js";
import {
  BackupRefusedError,
  LogDamagedError,
  NoEventStoreError,
  takeBackup,
  verifyFolder,
} from "../../../../../ops/embedded/eventstore/tools.js";
import { Segment } from "../../../../../ops/embedded/eventstore/storage/segment.js";
import { FolderInUseError } from "../../../../../ops/embedded/folder-lock.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import {
  appendOf,
  fillStore,
  filledFolder,
  flipBit,
  openStore,
  segmentsIn,
  someEvent,
  stopStore,
} from "../support/filled-folder.js";

let base: string;
let from: string;
let to: string;
beforeEach(() => {
  base = temporaryFolder("backup");
  [from, to] = [join(base, "store"), join(base, "backup")];
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const bytesOf = (folder: string) => segmentsIn(folder).map((path) => readFileSync(path, "latin1"));

describe("of a store that is stopped", () => {
  test("it is the log, sound, and a server starts on it and goes on", async () => {
    await filledFolder(from);
    const report = await takeBackup(from, to);
    expect(bytesOf(to)).toEqual(bytesOf(from));
    expect(report).toMatchObject({ segments: segmentsIn(from).length, copiedBytes: report.bytes });
    expect(await verifyFolder(to)).toMatchObject({ isSound: true, end: report.end, durable: report.end });
    const restored = openStore(to);
    await fillStore(restored, 5);
    await stopStore(restored);
    // What the server added is no longer the backup; what was backed up still is.
    expect(await verifyFolder(to)).toMatchObject({ isSound: true });
  });

  test("taken again, only what came since is copied", async () => {
    await filledFolder(from);
    const first = await takeBackup(from, to);
    expect(await takeBackup(from, to)).toMatchObject({ copiedBytes: 0, end: first.end });
    const store = openStore(from);
    await fillStore(store, 40);
    await stopStore(store);
    const second = await takeBackup(from, to);
    expect(second.copiedBytes).toBe(second.bytes - first.bytes);
    expect(bytesOf(to)).toEqual(bytesOf(from));
    expect(await verifyFolder(to)).toMatchObject({ isSound: true });
  });

  test("taken again while a segment grows, what is there of it is not read again from the log", async () => {
    const grow = async (events: number) => {
      const store = openStore(from, false, 2 ** 20);
      const large = Array.from({ length: events }, (_, each) => someEvent(String(each).repeat(1_000)));
      for (const event of large) await store.write(appendOf("case-shkoder.1", event));
      await stopStore(store);
    };
    await grow(100);
    const first = await takeBackup(from, to);
    await grow(10);
    expect(segmentsIn(from)).toHaveLength(1);
    const reads = jest.spyOn(Segment.prototype, "read");
    const second = await takeBackup(from, to);
    const fromTheLog = reads.mock.contexts.flatMap((segment, call) =>
      (segment as Segment).path.startsWith(from) ? [reads.mock.calls[call]![0]] : [],
    );
    reads.mockRestore();
    expect(second.copiedBytes).toBe(second.end - first.end);
    // But for the header, and the last bytes, by which it is seen that this is the same log.
    expect(fromTheLog.filter((position) => position > 0 && position < first.end - 64 * 1024)).toEqual([]);
    expect(bytesOf(to)).toEqual(bytesOf(from));
    expect(await verifyFolder(to)).toMatchObject({ isSound: true });
  });

  test("taken again, a bit that changed in the backup meanwhile is found, and nothing is added to it", async () => {
    await filledFolder(from);
    await takeBackup(from, to);
    flipBit(segmentsIn(to).at(-1)!, 200);
    const store = openStore(from);
    await fillStore(store, 1);
    await stopStore(store);
    const before = bytesOf(to);
    await expect(takeBackup(from, to)).rejects.toThrow(BackupRefusedError);
    expect(bytesOf(to)).toEqual(before);
  });

  test("interrupted anywhere, also inside a frame, it goes on and is whole in the end", async () => {
    await filledFolder(from);
    for (const missing of [1, 7, 100, 5_000]) {
      await takeBackup(from, to);
      rmSync(join(to, "backup.json"));
      rmSync(segmentsIn(to).at(-1)!);
      const last = segmentsIn(to).at(-1)!;
      truncateSync(last, statSync(last).size - missing);
      rmSync(join(to, "durable"));
      await takeBackup(from, to);
      expect(bytesOf(to)).toEqual(bytesOf(from));
    }
    const abort = new AbortController();
    rmSync(to, { recursive: true });
    const onProgress = (done: number, total: number) => void (done > total / 2 && abort.abort());
    await expect(takeBackup(from, to, { signal: abort.signal, onProgress })).rejects.toThrow("abort");
    expect(existsSync(join(to, "backup.json"))).toBe(false);
    await takeBackup(from, to);
    expect(await verifyFolder(to)).toMatchObject({ isSound: true });
  });

  test("a changed bit in the log stops it at the position; one in the backup is found by its check", async () => {
    await filledFolder(from);
    await takeBackup(from, to);
    flipBit(segmentsIn(to)[1]!, 2_000);
    expect((await verifyFolder(to)).findings.map(({ problem }) => problem).join("\n")).toContain("SHA-256");
    flipBit(segmentsIn(from)[1]!, 2_000);
    rmSync(to, { recursive: true });
    await expect(takeBackup(from, to)).rejects.toThrow(LogDamagedError);
  });
});

describe("is refused, and nothing is changed", () => {
  test("over the backup of another log", async () => {
    await filledFolder(from);
    await filledFolder(to);
    const before = bytesOf(to);
    await expect(takeBackup(from, to)).rejects.toThrow(BackupRefusedError);
    expect(bytesOf(to)).toEqual(before);
  });

  test("over a backup that a server has gone on with", async () => {
    await filledFolder(from);
    await takeBackup(from, to);
    const restored = openStore(to);
    await fillStore(restored, 3);
    await stopStore(restored);
    const before = bytesOf(to);
    await expect(takeBackup(from, to)).rejects.toThrow(BackupRefusedError);
    expect(bytesOf(to)).toEqual(before);
  });

  test("onto itself, onto a store that runs, and of a folder without a store", async () => {
    await filledFolder(from);
    await expect(takeBackup(from, from)).rejects.toThrow(BackupRefusedError);
    const store = openStore(to);
    await expect(takeBackup(from, to)).rejects.toThrow(FolderInUseError);
    await stopStore(store);
    await expect(takeBackup(join(base, "nowhere"), to)).rejects.toThrow(NoEventStoreError);
    expect(readdirSync(base).toSorted()).toEqual(["backup", "store"]);
  });
});

test("under load: what was acknowledged before a backup began is in it, and a server serves it", async () => {
  const server = await launchEventStore({ folder: from });
  const client = EventStoreDBClient.connectionString(server.ready.url);
  const acknowledged: string[] = [];
  let isWriting = true;
  const write = async (writer: number) => {
    while (isWriting) {
      const event = jsonEvent({ type: "Happened", data: { writer } });
      await client.appendToStream(`load-shkoder.${writer}`, [event, jsonEvent({ type: "Happened", data: {} })]);
      acknowledged.push(event.id);
    }
  };
  const writers = Array.from({ length: 16 }, (_, writer) => write(writer));
  try {
    for (let round = 0; round < 3; round++) {
      const wanted = acknowledged.length + 50;
      while (acknowledged.length < wanted) await new Promise((resolve) => setTimeout(resolve, 10));
      const before = [...acknowledged];
      await takeBackup(from, to);
      // Looked at as a copy: the backup itself is brought on in the next round.
      const copy = join(base, `copy-${round}`);
      cpSync(to, copy, { recursive: true });
      expect(await verifyFolder(copy)).toMatchObject({ isSound: true, tornTail: null });
      const found = new Set(await idsServedFrom(copy));
      expect(before.filter((id) => !found.has(id))).toEqual([]);
    }
  } finally {
    isWriting = false;
    await Promise.all(writers);
    await client.dispose();
    await server.stop();
  }
});

async function idsServedFrom(folder: string): Promise<string[]> {
  const server = await launchEventStore({ folder });
  const client = EventStoreDBClient.connectionString(server.ready.url);
  try {
    const ids: string[] = [];
    for await (const { event } of client.readAll()) ids.push(event!.id);
    return ids;
  } finally {
    await client.dispose();
    await server.stop();
  }
}
