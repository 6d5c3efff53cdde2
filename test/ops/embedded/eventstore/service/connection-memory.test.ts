import { once } from "node:events";
import { rmSync } from "node:fs";
import type { ClientHttp2Session, ClientHttp2Stream } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { status } from "@grpc/grpc-js";
import { startServer, type RunningServer } from "../../../../../ops/embedded/eventstore/service/event-store-server.js";
import { machineFiles } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultStoreOptions } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import { newEvents, revisions } from "../../../../contracts/eventstore/support.js";
import { callWith, eachAnswer, framed, openCall, openSession } from "../../../../faults/fuzzing/grpc-frames.js";
import { beginningOfAppend, sampleCalls, wholeAppend } from "../../../../faults/fuzzing/grpc-samples.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import { PATIENCE_MS, until } from "../../../../support/until.js";

const MEGABYTE = 1_000_000;
const BATCH_APPEND = beginningOfAppend("s-1", 1).path;
const APPEND = sampleCalls()[0]!;

let folder: string;
let server: RunningServer;
let session: ClientHttp2Session;
let log: string[];
/** While the disk stands still, flushes wait for it. */
let disk: { readonly isMoving: Promise<void>; readonly move: () => void };
beforeEach(async () => {
  folder = temporaryFolder("memory");
  log = [];
  disk = { isMoving: Promise.resolve(), move: () => undefined };
  const sync: typeof machineFiles.sync = async (descriptor) => {
    await disk.isMoving;
    await machineFiles.sync(descriptor);
  };
  const store = { ...defaultStoreOptions, log: { ...defaultStoreOptions.log, files: { ...machineFiles, sync } } };
  const onFailure = (error: unknown) => expect(error).toBeUndefined();
  server = await startServer({ folder, port: 0, store, log: (line) => void log.push(line), onFailure });
  session = openSession(server.port);
});
afterEach(async () => {
  disk.move();
  session.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function stopDisk(): void {
  let move = () => undefined as void;
  const isMoving = new Promise<void>((resolve) => (move = resolve));
  disk = { isMoving, move };
}

/** Writes as fast as the server takes it in; gives what counts how many messages it has answered. */
function writeAll(call: ClientHttp2Stream, messages: Iterable<Buffer>): () => number {
  let answers = 0;
  eachAnswer(call, () => answers++);
  void (async () => {
    for (const message of messages) if (!call.write(framed(message))) await once(call, "drain");
  })().catch(() => undefined);
  return () => answers;
}

/** Long enough for the server to take in all that it wants to, in milliseconds. */
const A_WHILE = 1_500;

function* appends(count: number, patience: number): Generator<Buffer> {
  for (let each = 0; each < count; each++) yield* wholeAppend(`s-${each}`, MEGABYTE, patience).messages;
}

describe("what is on its way to the disk", () => {
  test("counts until it is there, also when its deadline was answered, and holds its connection up", async () => {
    stopDisk();
    const answered = writeAll(openCall(session, BATCH_APPEND), appends(120, 100));
    await until("it answers", () => answered() > 20);
    await sleep(A_WHILE);
    expect(answered()).toBeLessThan(60);
    disk.move();
    await until("all are answered", () => answered() === 120);
  });

  test("counts when its call is over, too", async () => {
    stopDisk();
    const first = openCall(session, BATCH_APPEND);
    const answered = writeAll(first, appends(60, 100));
    await until("it answers", () => answered() > 20);
    first.close(8);
    const later = writeAll(openCall(session, BATCH_APPEND), appends(60, 100));
    await sleep(A_WHILE);
    expect(answered() + later()).toBeLessThan(60);
    disk.move();
    await until("all are answered", () => later() === 60);
  });

  test("holds nobody else up", async () => {
    stopDisk();
    const answered = writeAll(openCall(session, BATCH_APPEND), appends(60, 60_000));
    await sleep(A_WHILE);
    expect(answered()).toBe(0);
    const other = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${server.port}?tls=false`);
    const append = other.appendToStream("other-1", newEvents(1));
    disk.move();
    await append;
    expect(await revisions(other.readStream("other-1"))).toEqual([0]);
    await other.dispose();
  });
});

describe("appends whose end does not come", () => {
  test("are refused beyond their bound, which all calls of a connection share", async () => {
    const pieces = (call: number) =>
      Array.from({ length: 20 }, (_, each) => beginningOfAppend(`s-${call}-${each}`, MEGABYTE));
    const refused = Array.from({ length: 10 }, (_, call) =>
      writeAll(
        openCall(session, BATCH_APPEND),
        pieces(call).map(({ messages: [piece] }) => piece!),
      ),
    );
    const refusals = () => refused.reduce((sum, count) => sum + count(), 0);
    await until("they are refused", () => refusals() >= 200 - 134);
    expect(log).toEqual([]);
    session.destroy();
    session = openSession(server.port);
    expect(await callWith(session, APPEND.path, APPEND.messages.map(framed), PATIENCE_MS)).toBe(0);
  });
});

describe("a connection", () => {
  test("may have a hundred calls at once; more wait for their turn", async () => {
    const answered = new Set<number>();
    const { path, messages } = sampleCalls().find(({ path: each }) => each.endsWith("/Read"))!;
    const calls = Array.from({ length: 130 }, (_, each) => {
      const call = openCall(session, BATCH_APPEND);
      return call.on("response", () => answered.add(each)).resume();
    });
    for (const [each, call] of calls.entries()) writeAll(call, wholeAppend(`s-${each}`, 10, 60_000).messages);
    await until("a hundred have begun", () => answered.size >= 100);
    await sleep(100);
    expect(answered.size).toBe(100);
    for (const call of calls.slice(0, 30)) call.close(8);
    await until("the others have begun", () => answered.size === 130);
    session.destroy();
    session = openSession(server.port);
    expect(await callWith(session, path, messages.map(framed), PATIENCE_MS)).toBe(0);
  });

  test("is closed, with the reason in the log, when it fills the memory with beginnings of messages", async () => {
    const beginning = framed(Buffer.alloc(16 * MEGABYTE)).subarray(0, 8 * MEGABYTE);
    const closed = once(session, "close");
    for (let each = 0; each < 60; each++) openCall(session, APPEND.path).write(beginning);
    await closed;
    expect(log.join("\n")).toMatch(/^connection 127\.0\.0\.1:\d+ closed: it holds more than \d+ bytes/);
    session = openSession(server.port);
    expect(await callWith(session, APPEND.path, APPEND.messages.map(framed), PATIENCE_MS)).toBe(0);
  });

  test("is refused a question that is larger than any can be", async () => {
    const read = sampleCalls().find(({ path }) => path.endsWith("/Read"))!;
    // A field that nobody knows is skipped, and yet it fills the memory as long as the call lasts.
    const padding = Buffer.concat([Buffer.from([0xfa, 0x01, 0x80, 0x80, 0x80, 0x01]), Buffer.alloc(2 ** 21)]);
    const padded = Buffer.concat([read.messages[0]!, padding]);
    expect(await callWith(session, read.path, [framed(padded)], PATIENCE_MS)).toBe(status.RESOURCE_EXHAUSTED);
  });
});
