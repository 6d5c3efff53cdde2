import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { FolderInUseError, folderHolder } from "../../../../../ops/embedded/folder-lock.js";
import { EventIndex } from "../../../../../ops/embedded/eventstore/lookup/event-index.js";
import { writeSnapshot } from "../../../../../ops/embedded/eventstore/lookup/snapshot.js";
import { encodeRecordedEvent } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { machineFiles } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { SegmentedLog, defaultLogOptions } from "../../../../../ops/embedded/eventstore/storage/segmented-log.js";
import { NoEventStoreError, takeBackup, verifyFolder } from "../../../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import { filledFolder, flipBit, openStore, segmentsIn, stopStore } from "../support/filled-folder.js";

let folder: string;
beforeEach(async () => {
  folder = temporaryFolder("verify");
  await filledFolder(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problems = async () => (await verifyFolder(folder)).findings.map(({ problem }) => problem).join("\n");

describe("a folder that is as it was written", () => {
  test("is sound, its counts are those of the store, and nothing in it was changed", async () => {
    const before = segmentsIn(folder).map((path) => readFileSync(path, "latin1"));
    const report = await verifyFolder(folder);
    expect(report).toMatchObject({ isSound: true, findings: [], tornTail: null, snapshot: { kind: "agrees" } });
    expect(segmentsIn(folder).map((path) => readFileSync(path, "latin1"))).toEqual(before);
    const store = openStore(folder);
    expect([report.events, report.streams]).toEqual([store.index.eventCount, store.index.streamCount]);
    expect(report.segments).toBeGreaterThan(2);
    expect(report.durable).toBe(report.end);
    await stopStore(store);
  });

  test("is sound without a snapshot, and with one that a start would not take", async () => {
    flipBit(join(folder, "index"), 100);
    expect(await verifyFolder(folder)).toMatchObject({ isSound: true, snapshot: { kind: "ignored" } });
    rmSync(join(folder, "index"));
    expect(await verifyFolder(folder)).toMatchObject({ isSound: true, snapshot: { kind: "none" } });
  });

  test("tells how far it has come, and can be interrupted", async () => {
    const told: number[] = [];
    await verifyFolder(folder, { onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    await expect(verifyFolder(folder, { signal: AbortSignal.abort() })).rejects.toThrow("abort");
    expect(await verifyFolder(folder)).toMatchObject({ isSound: true });
  });

  test("can be interrupted while the checksums of a backup are compared", async () => {
    const backup = join(folder, "backup");
    await takeBackup(folder, backup);
    const abort = new AbortController();
    const onProgress = (done: number, total: number) => void (done === total && abort.abort());
    await expect(verifyFolder(backup, { signal: abort.signal, onProgress })).rejects.toThrow("abort");
    expect(folderHolder(backup)).toBeUndefined();
  });
});

test("a group at the end that was never acknowledged is told, and is no fault", async () => {
  appendFileSync(segmentsIn(folder).at(-1)!, "DFTR and then nothing of a frame");
  const report = await verifyFolder(folder);
  expect(report).toMatchObject({ isSound: true, tornTail: { position: report.end, bytes: 32 } });
});

describe("is refused", () => {
  test("while a server has the folder", async () => {
    const store = openStore(folder);
    await expect(verifyFolder(folder)).rejects.toThrow(FolderInUseError);
    await stopStore(store);
  });

  test("where a file cannot be read; the folder is given back", async () => {
    mkdirSync(join(folder, "segments", `${"9".padStart(20, "0")}.log`));
    await expect(verifyFolder(folder)).rejects.toThrow("EISDIR");
    expect(folderHolder(folder)).toBeUndefined();
  });

  test("where there is no event store; none is made there", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    await expect(verifyFolder(empty)).rejects.toThrow(NoEventStoreError);
    await expect(verifyFolder(join(folder, "nowhere"))).rejects.toThrow(NoEventStoreError);
    expect(statSync(join(folder, "nowhere"), { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe("finds", () => {
  test("every flipped bit in the log", async () => {
    const segments = segmentsIn(folder);
    for (const path of segments) {
      const size = statSync(path).size;
      for (let at = 3; at < size; at += Math.ceil(size / 12)) {
        flipBit(path, at);
        const report = await verifyFolder(folder);
        // Padding behind a record, at most seven bytes of a frame, holds nothing.
        if (report.isSound) expect(readFileSync(path)[at]).toBe(1);
        else expect(report.findings[0]!.file).toContain(".log");
        flipBit(path, at);
      }
    }
    expect(await verifyFolder(folder)).toMatchObject({ isSound: true });
  });

  test("what is damaged in several places, and counts what is whole between them", async () => {
    const whole = await verifyFolder(folder);
    const [first, second] = segmentsIn(folder);
    flipBit(first!, 1_000);
    flipBit(second!, 5_000);
    const report = await verifyFolder(folder);
    expect(report.findingCount).toBe(2);
    expect(report.events).toBeGreaterThanOrEqual(whole.events - 4);
    expect(report.snapshot.kind).toBe("notCompared");
    expect(report.findings[0]!.problem).toMatch(/checksum is wrong; the next whole frame is at \d+/);
  });

  test("a segment that is gone, one that was cut, and a log that is shorter than it was durable", async () => {
    const [, second] = segmentsIn(folder);
    const last = segmentsIn(folder).at(-1)!;
    const kept = join(folder, "kept");
    cpSync(second!, kept);
    rmSync(second!);
    expect(await problems()).toContain("is missing: the file is not there");
    cpSync(kept, second!);
    truncateSync(last, statSync(last).size - 8);
    expect(await problems()).toContain("over the end of the file");
    rmSync(last);
    expect(await problems()).toContain("the log ends here, though it was durable up to");
    writeFileSync(second!, readFileSync(second!).fill(0, 0, 64));
    expect(await problems()).toContain("the header of the segment is not whole");
  });

  test("a snapshot whose checksums are right and whose content is not what the log says", async () => {
    const store = openStore(folder);
    const index = new EventIndex();
    const image = store.index.image();
    const positions = Float64Array.from(image.positions(0, image.events));
    for (const [ordinal, position] of positions.entries())
      index.add({ stream: `s-${ordinal % 3}`, position, isTombstone: false, metadata: undefined });
    await stopStore(store);
    const { log } = SegmentedLog.open(folder, defaultLogOptions, () => undefined);
    const sealed = log.sealed((position) => index.lastPositionBefore(position));
    const signal = new AbortController().signal;
    await writeSnapshot(folder, index.image(), sealed, { files: machineFiles, pause: 0, signal });
    log.close();
    const report = await verifyFolder(folder);
    expect(report).toMatchObject({ isSound: false, snapshot: { kind: "differs" }, findings: [{ file: "index" }] });
  });

  test("an event whose checksum is right and that is not the next of its stream", async () => {
    const { log } = SegmentedLog.open(folder, defaultLogOptions, () => undefined);
    const encoded = (position: number) =>
      encodeRecordedEvent({
        id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
        stream: "case-shkoder.0",
        revision: 7_000,
        position,
        type: "Happened",
        createdAt: 0,
        isJson: false,
        metadata: Buffer.alloc(0),
        data: Buffer.alloc(0),
      });
    await log.append([[encoded]]);
    await log.append([[(position) => encoded(position - 8)]]);
    log.close();
    expect(await problems()).toMatch(/it is event 7000 of case-shkoder\.0, where \d+ is the next/);
  });
});
