import { rmSync } from "node:fs";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { EventStoreReady } from "../../../ops/embedded/eventstore/index.js";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import { newEvents, read } from "../../contracts/eventstore/support.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { PATIENCE_MS, until } from "../../support/until.js";
import { Proxy } from "../support/proxy.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { openSocket, sendAndSee } from "../support/sockets.js";
import { Canary, residentMiB } from "../support/watch.js";
import { callWith, damagedCall, damagedFrames, framed, framesIn, openCall, openSession } from "./grpc-frames.js";
import { beginningOfAppend, sampleCalls } from "./grpc-samples.js";

const CONNECTIONS = 200 * FACTOR;
const CALLS = 1_000 * FACTOR;
/** The longest that another client's append and read may take meanwhile, in milliseconds; two cores, busy with more than this. */
const LONGEST = 20_000;
/** How much memory the server may have more at the end, in MiB: what the runtime keeps of garbage. */
const GROWTH = 250;

let folder: string;
let server: LaunchedProcess<EventStoreReady>;
let client: EventStoreDBClient;
let log: string[];
beforeEach(async () => {
  folder = temporaryFolder("fuzz");
  log = [];
  server = await faultyEventStore({ folder, onLog: (line) => log.push(line) });
  client = EventStoreDBClient.connectionString(server.ready.url);
});
afterEach(async () => {
  await client.dispose();
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

/** Runs while somebody appends and reads, who must not notice; afterwards all that they wrote is there, in a whole log. */
async function unnoticed(run: () => Promise<void>): Promise<void> {
  const before = residentMiB(server.pid);
  const canary = new Canary(async (turn) => {
    const expectedRevision = turn === 0 ? "no_stream" : BigInt(turn - 1);
    await client.appendToStream("canary-1", newEvents(1), { expectedRevision });
    const [last] = await read(client.readStream("canary-1", { fromRevision: BigInt(turn) }));
    expect(last?.event?.revision).toBe(BigInt(turn));
  });
  await run();
  await canary.end();
  expect(canary.done).toBeGreaterThan(0);
  expect(canary.slowest).toBeLessThan(LONGEST);
  expect(residentMiB(server.pid) - before).toBeLessThan(GROWTH);
  expect(await read(client.readStream("canary-1"))).toHaveLength(canary.done);
  expect(log.filter((line) => /unexpected|failed/.test(line))).toEqual([]);
  await server.stop();
  expect((await verifyFolder(folder)).findings).toEqual([]);
}

/** Is it in the log so often? A busy machine leaves some before the server has come to them: then there is one more. */
async function isTold(
  what: RegExp,
  often: number,
  act: (own: Random) => Promise<void>,
  random: Random,
): Promise<boolean> {
  if (log.filter((line) => what.test(line)).length > often) return true;
  await act(random.fork());
  return false;
}

async function inParallel(count: number, random: Random, act: (own: Random) => Promise<void>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await act(random.fork());
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

describe("what is no message", () => {
  test("damaged messages of every method end their call and cost nobody else anything", async () => {
    await withSeed(seeds()[0]!, "damaged messages to the event store", async (random) => {
      const samples = sampleCalls();
      const ends = new Map<string, number>();
      await unnoticed(async () => {
        let session = openSession(server.ready.port);
        const call = async (own: Random) => {
          // Who leaves too many calls too fast is thrown out by HTTP/2 itself.
          if (session.destroyed || session.closed) session = openSession(server.ready.port);
          const sample = own.pick(samples);
          const end = await callWith(session, sample.path, damagedCall(sample, own), 30);
          ends.set(String(end), (ends.get(String(end)) ?? 0) + 1);
        };
        await inParallel(CALLS, random, call);
        await until("enough messages are refused", () =>
          isTold(/ended: malformed message: /, CALLS / 50, call, random),
        );
        if (session.destroyed || session.closed) session = openSession(server.ready.port);
        // The connection over which all of it went is as good as before.
        for (const { path, messages } of sampleCalls().slice(0, 3))
          expect(await callWith(session, path, messages.map(framed), PATIENCE_MS)).toBe(0);
        session.close();
      });
      expect(ends.get("13") ?? 0).toBe(0);
    });
  }, 300_000);

  test("damaged frames close their connection, with the reason in the log", async () => {
    await withSeed(seeds()[0]!, "damaged frames to the event store", async (random) => {
      const proxy = await Proxy.before(server.ready.port);
      const recorded = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${proxy.port}?tls=false`);
      await recorded.appendToStream("fuzz-1", newEvents(3));
      await read(recorded.readStream("fuzz-1"));
      await recorded.deleteStream("fuzz-1");
      await recorded.dispose();
      await proxy.close();
      const samples = proxy.recordings.map(framesIn);
      const send = async (own: Random) => {
        await sendAndSee(server.ready.port, damagedFrames(own.pick(samples), own), 30);
      };
      await unnoticed(async () => {
        await inParallel(CONNECTIONS, random, send);
        await until("enough are closed", () => isTold(/^connection .* closed: /, CONNECTIONS / 10, send, random));
      });
    });
  }, 300_000);

  test("connections that say nothing, and messages that are announced and never come, take little memory", async () => {
    await unnoticed(async () => {
      const before = residentMiB(server.pid);
      const silent = await Promise.all(Array.from({ length: 300 }, () => openSocket(server.ready.port)));
      const session = openSession(server.ready.port);
      const announced = framed(Buffer.alloc(64 * 1024));
      announced.writeUInt32BE(16 * 1024 * 1024, 1);
      const path = sampleCalls()[0]!.path;
      const calls = Array.from({ length: 90 }, () => {
        const call = openCall(session, path);
        call.write(announced);
        return call;
      });
      await client.appendToStream("other-1", newEvents(1));
      expect(residentMiB(server.pid) - before).toBeLessThan(GROWTH);
      for (const call of calls) call.close(8);
      session.destroy();
      for (const socket of silent) socket.destroy();
    });
  });

  test("appends that never end are refused before they fill the memory", async () => {
    await unnoticed(async () => {
      const before = residentMiB(server.pid);
      const session = openSession(server.ready.port);
      const mebibyte = 1_000_000;
      const { path } = beginningOfAppend("endless-1", 1);
      const call = openCall(session, path);
      let refusals = 0;
      call.on("data", () => refusals++);
      for (let count = 0; count < 200; count++) {
        const [piece] = beginningOfAppend(`endless-${count}`, mebibyte).messages;
        if (!call.write(framed(piece!))) await new Promise((resolve) => call.once("drain", resolve));
      }
      await client.appendToStream("other-1", newEvents(1));
      expect(refusals).toBeGreaterThan(0);
      expect(residentMiB(server.pid) - before).toBeLessThan(GROWTH);
      call.close(8);
      session.destroy();
    });
  });
});
