import { cpSync, openSync, closeSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { eventIdOf } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { machineFiles, type FileCalls } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { FRAME_MAGIC } from "../../../../../ops/embedded/eventstore/storage/frame.js";
import { defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { EventStore, type StoreRecovery } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import { takeBackup, verifyFolder } from "../../../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import { appendOf, flipBit, segmentsIn, someEvent, stopStore } from "../support/filled-folder.js";

let base: string;
let folder: string;
beforeEach(() => {
  base = temporaryFolder("reserved");
  folder = join(base, "store");
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function open(at: string, files: Partial<FileCalls> = {}, segmentBytes = defaultLogOptions.segmentBytes) {
  const log = { ...defaultLogOptions, segmentBytes, files: { ...machineFiles, ...files } };
  const onFailure = (error: unknown) => {
    throw error;
  };
  return EventStore.open(at, onFailure, { log, rememberedIds: 100 });
}

const idsIn = (store: EventStore): string[] =>
  store.eventsAt(store.index.allPositions(0, store.index.eventCount)).map(eventIdOf);

/** Appends so many events, each in a group of its own; their ids. */
async function append(store: EventStore, count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () => someEvent());
  for (const event of events) await store.write(appendOf("case-shkoder.1", event));
  return events.map(({ id }) => id);
}

/** What a server that was killed leaves: its files as they are now. The mark beside the log knows of nothing yet. */
function killed(): string {
  const left = join(base, `killed-${Math.random()}`);
  cpSync(folder, left, { recursive: true });
  rmSync(join(left, "lock"), { force: true });
  rmSync(join(left, "durable"), { force: true });
  return left;
}

/** A start on the folder, and a stop. */
async function restarted(at: string): Promise<{ ids: string[]; recovery: StoreRecovery }> {
  const { store, recovery } = open(at);
  const ids = idsIn(store);
  await stopStore(store);
  return { ids, recovery };
}

const logIn = (at: string) => segmentsIn(at).at(-1)!;

/** Where the frames of a segment begin, and where the last of them ends. */
function framesIn(path: string): { starts: number[]; end: number } {
  const bytes = readFileSync(path);
  const starts: number[] = [];
  for (let at = bytes.indexOf(FRAME_MAGIC); at >= 0; at = bytes.indexOf(FRAME_MAGIC, at + 1)) starts.push(at);
  const last = starts.at(-1)!;
  return { starts, end: last + 32 + Math.ceil(bytes.readUInt32LE(last + 4) / 8) * 8 };
}

function overwrite(path: string, bytes: Uint8Array, at: number): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

describe("what is reserved behind the log", () => {
  test("is there while the server runs, and given back when it stops and when a segment is full", async () => {
    const { store } = open(folder, {}, 64 * 1024);
    const ids = await append(store, 300);
    const sizes = segmentsIn(folder).map((path) => statSync(path).size);
    expect(sizes.at(-1)).toBe(64 * 1024);
    for (const path of segmentsIn(folder).slice(0, -1)) expect(statSync(path).size).toBe(framesIn(path).end);
    await stopStore(store);
    expect(statSync(logIn(folder)).size).toBe(framesIn(logIn(folder)).end);
    expect((await restarted(folder)).ids).toEqual(ids);
  });

  test("is a megabyte at first, and grows with the log", async () => {
    const { store } = open(folder);
    await append(store, 1);
    const first = statSync(logIn(folder)).size;
    expect(first).toBeGreaterThan(1024 * 1024);
    expect(first).toBeLessThan(1025 * 1024);
    for (let each = 0; each < 4; each++) await store.write(appendOf("case-shkoder.2", someEvent("y".repeat(500_000))));
    expect(statSync(logIn(folder)).size).toBeGreaterThan(2_900_000);
    await stopStore(store);
  });

  test("takes no event's room on a disk that is nearly full, and comes when there is room again", async () => {
    let hasRoom = false;
    const { store } = open(folder, {
      write: (descriptor, bytes, offset, length, at) => {
        // Of what is reserved the half goes in.
        if (hasRoom || length < 100_000) return machineFiles.write(descriptor, bytes, offset, length, at);
        if (offset > 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
        return machineFiles.write(descriptor, bytes, offset, length / 2, at);
      },
    });
    const ids = await append(store, 3);
    expect(statSync(logIn(folder)).size).toBe(framesIn(logIn(folder)).end);
    hasRoom = true;
    ids.push(...(await append(store, 1)));
    expect(statSync(logIn(folder)).size).toBeGreaterThan(1024 * 1024);
    await stopStore(store);
    const { ids: found, recovery } = await restarted(folder);
    expect(found).toEqual(ids);
    expect(recovery.tornTail).toBeUndefined();
  });
});

describe("a server that is killed with something reserved", () => {
  let store: EventStore;
  let ids: string[];
  beforeEach(async () => {
    ({ store } = open(folder));
    ids = await append(store, 6);
  });
  afterEach(() => stopStore(store));

  test("has lost nothing and nothing is cut; the check and a backup see the same end", async () => {
    const left = killed();
    const { end } = framesIn(logIn(left));
    expect(await verifyFolder(left)).toMatchObject({ isSound: true, tornTail: null, events: 6, end });
    expect(await takeBackup(left, join(base, "backup"))).toMatchObject({ end, bytes: end });
    const { ids: found, recovery } = await restarted(left);
    expect(found).toEqual(ids);
    expect(recovery.tornTail).toBeUndefined();
    expect(statSync(logIn(left)).size).toBe(end);
  });

  test("between the two steps of reserving, before anything was written, begins with nothing", async () => {
    const empty = join(base, "empty");
    await stopStore(open(empty).store);
    overwrite(logIn(empty), Buffer.alloc(1024 * 1024), 64);
    const { ids: found, recovery } = await restarted(empty);
    expect([found, recovery.tornTail]).toEqual([[], undefined]);
  });

  test("goes on in what is reserved", async () => {
    const left = killed();
    const { size } = statSync(logIn(left));
    const again = open(left).store;
    ids.push(...(await append(again, 2)));
    expect(statSync(logIn(left)).size).toBe(size);
    await stopStore(again);
    expect((await restarted(left)).ids).toEqual(ids);
  });

  test.each([
    // The group of a flush may come to the disk in any order of its pages.
    ["the beginning of a frame", (frame: Buffer) => frame.fill(0, 100), 100],
    ["the end of a frame", (frame: Buffer) => frame.fill(0, 0, 100), undefined],
    ["a frame whose middle did not come", (frame: Buffer) => frame.fill(0, 40, 120), undefined],
    ["bytes that are no frame", (frame: Buffer) => frame.fill(3), undefined],
  ])("cuts what was never acknowledged: %s", async (_, spoil, bytes) => {
    const left = killed();
    const before = framesIn(logIn(left)).end;
    await append(store, 1);
    const { starts, end } = framesIn(logIn(folder));
    const frame = Buffer.from(readFileSync(logIn(folder)).subarray(starts.at(-1), end));
    spoil(frame);
    overwrite(logIn(left), frame, before);
    expect(await verifyFolder(left)).toMatchObject({ isSound: true, tornTail: { position: before } });
    const { ids: found, recovery } = await restarted(left);
    expect(found).toEqual(ids);
    expect(recovery.tornTail).toMatchObject({ position: before, ...(bytes !== undefined && { bytes }) });
    expect(statSync(logIn(left)).size).toBe(before);
  });

  test("cuts one bit that is set in what is reserved", async () => {
    const left = killed();
    const { end } = framesIn(logIn(left));
    flipBit(logIn(left), end + 5_000);
    const { ids: found, recovery } = await restarted(left);
    expect(found).toEqual(ids);
    expect(recovery.tornTail).toMatchObject({ position: end, bytes: 5_001 });
  });

  test.each([
    ["zeros stand where a frame was, and later frames behind it", 2],
    ["zeros stand where all but the last frame was", 0],
  ])("is damaged where %s: that is not the end", async (_, from) => {
    const left = killed();
    const { starts } = framesIn(logIn(left));
    const [first, next] = [starts[from]!, from === 0 ? starts.at(-1)! : starts[from + 1]!];
    overwrite(logIn(left), Buffer.alloc(next - first), first);
    const reason = expect.stringMatching(/^no frame begins here, though the frame at \d+ was written after/);
    expect(() => open(left)).toThrow(expect.objectContaining({ position: first, reason }));
    expect(await verifyFolder(left)).toMatchObject({ isSound: false, findings: [{ position: first }] });
    await expect(takeBackup(left, join(base, "backup"))).rejects.toMatchObject({ position: first, reason });
  });

  test("is damaged where a bit has changed in what is written", async () => {
    const left = killed();
    const { starts } = framesIn(logIn(left));
    flipBit(logIn(left), starts[3]! + 60);
    expect(() => open(left)).toThrow(
      expect.objectContaining({ position: starts[3], reason: expect.stringContaining("checksum") }),
    );
  });

  test("is damaged where the last frame is zero and the mark knows that it was durable", async () => {
    await stopStore(store);
    const { starts, end } = framesIn(logIn(folder));
    const last = starts.at(-1)!;
    overwrite(logIn(folder), Buffer.alloc(1024 * 1024), last);
    const reason = `no frame begins here, though it was durable up to ${end}`;
    expect(() => open(folder)).toThrow(expect.objectContaining({ position: last, reason }));
    expect((await verifyFolder(folder)).findings).toMatchObject([{ position: last, problem: reason }]);
    rmSync(folder, { recursive: true });
    ({ store } = open(folder));
  });
});
