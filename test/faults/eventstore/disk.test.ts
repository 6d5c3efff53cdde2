import { rmSync } from "node:fs";
import { join } from "node:path";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, describe, expect, test } from "@jest/globals";
import { EventStoreDbEventStore } from "../../../application/event-store/index.js";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import { someEvent, someStream } from "../../application/support/sample-events.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { acknowledged, underLoad } from "../support/load.js";
import type { MachineFaults } from "../support/machine-faults.js";
import { fewerSeeds, withSeed } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { withSmallDisks } from "../support/small-disk.js";
import { findingsIn } from "./check.js";
import { writersOf, type Writer } from "./writers.js";

const repeated = fewerSeeds();
const WRITERS = 8;

async function start(folder: string, faults: MachineFaults = {}) {
  const log: string[] = [];
  const server = await faultyEventStore({ folder, faults, onLog: (line) => log.push(line) });
  return { server, log, client: EventStoreDBClient.connectionString(server.ready.url) };
}

/** Everything that was not acknowledged is sent again, and then all of it is there. */
async function settled(folder: string, writers: readonly Writer[]): Promise<void> {
  expect((await verifyFolder(folder)).findings).toEqual([]);
  const { server, client } = await start(folder);
  expect(await findingsIn(client, writers)).toEqual([]);
  await Promise.all(writers.map((writer) => writer.write(client, () => true)));
  expect(await findingsIn(client, writers)).toEqual([]);
  expect(writers.flatMap(({ batches }) => batches).filter(({ state }) => state !== "acknowledged")).toEqual([]);
  await client.dispose();
  await server.stop();
}

afterEach(killLeftServers);

describe("a disk that is full", () => {
  // Who may not mount has the full disk of the store's own test, by a write that fails.
  const { disk, onDisk } = withSmallDisks(16);

  onDisk.each(repeated)(
    "refuses appends and nothing else, and takes them when there is room again (seed %i)",
    async (seed) => {
      await withSeed(seed, "full disk", async (random) => {
        const folder = join(disk().folder, "store");
        const writers = writersOf(WRITERS, random);
        disk().takeRoom(13);
        const { server, client, log } = await start(folder, { segmentBytes: 300 * 1024, snapshotEvents: 500 });
        await Promise.all(writers.map((writer) => writer.write(client)));
        expect(writers.map(({ batches }) => batches.at(-1)!.state)).toEqual(writers.map(() => "refused"));
        expect(await findingsIn(client, writers)).toEqual([]);
        disk().makeRoom();
        const enough = acknowledged(writers) + 100;
        await Promise.all(writers.map((writer) => writer.write(client, () => acknowledged(writers) >= enough)));
        expect(writers.every(({ batches }) => batches.at(-1)!.state === "acknowledged")).toBe(true);
        const told = log.filter((line) => line.startsWith("appends are "));
        expect(told[0]).toMatch(/^appends are refused: .*no space left/i);
        expect(told.at(-1)).toBe("appends are taken again: there is room");
        await client.dispose();
        server.kill();
        await server.ended;
        await settled(folder, writers);
      });
    },
  );
});

describe("a disk that is bad", () => {
  test.each(repeated)(
    "a flush that fails ends the server, and what was acknowledged is there (seed %i)",
    async (seed) => {
      await withSeed(seed, "failing flush", async (random) => {
        const folder = temporaryFolder("disk");
        const writers = writersOf(WRITERS, random);
        const { server, client, log } = await start(folder, { failingSync: { after: random.between(10, 60) } });
        await Promise.all(writers.map((writer) => writer.write(client)));
        expect((await server.ended).code).toBe(74);
        expect(log.at(-1)).toMatch(/^the disk failed: .*EIO/);
        await client.dispose();
        await settled(folder, writers);
        rmSync(folder, { recursive: true });
      });
    },
  );

  test.each(repeated)("a slow one delays answers and changes nothing else (seed %i)", async (seed) => {
    await withSeed(seed, "slow disk", async (random) => {
      const folder = temporaryFolder("disk");
      const writers = writersOf(WRITERS, random);
      const { server, client } = await start(folder, { slowDisk: { longest: 150 } });
      const work = Promise.all(writers.map((writer) => writer.write(client)));
      const enough = writers.length * random.between(5, 15);
      await underLoad(writers, work, enough);
      server.kill();
      await Promise.all([work, server.ended]);
      await client.dispose();
      expect(acknowledged(writers)).toBeGreaterThanOrEqual(enough);
      await settled(folder, writers);
      rmSync(folder, { recursive: true });
    });
  });
});

describe("a clock that jumps", () => {
  test.each([86_400_000, -86_400_000])(
    "appends of Defter are taken by a server whose clock is %i ms from its own",
    async (offset) => {
      const folder = temporaryFolder("disk");
      const { server, client } = await start(folder, { clock: { offsets: [offset], every: 1_000 } });
      const store = new EventStoreDbEventStore(server.ready.url);
      const receipt = await store.append(someStream(), "noStream", [someEvent()]);
      expect(receipt.revision).toBe(0n);
      await store.close();
      await client.dispose();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  );

  test.each(repeated)(
    "a day forth and back, again and again, loses nothing and changes no order (seed %i)",
    async (seed) => {
      await withSeed(seed, "clock steps", async (random) => {
        const folder = temporaryFolder("disk");
        const writers = writersOf(WRITERS, random);
        const day = 86_400_000;
        const offsets = [0, day, -day, 30 * day, -1_000];
        const { server, client } = await start(folder, { clock: { offsets, every: random.between(20, 60) } });
        // Long enough for the clock to jump many times, and for some to be written.
        const [later, enough] = [performance.now() + 1_500, writers.length * 5];
        const isOver = () => performance.now() > later && acknowledged(writers) >= enough;
        // An append that the clock has made too late is answered so; it is sent again.
        while (!isOver()) await Promise.all(writers.map((writer) => writer.write(client, isOver)));
        expect(await findingsIn(client, writers)).toEqual([]);
        server.kill();
        await server.ended;
        await client.dispose();
        expect(acknowledged(writers)).toBeGreaterThanOrEqual(enough);
        await settled(folder, writers);
        rmSync(folder, { recursive: true });
      });
    },
  );
});
