import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, describe, expect, test } from "@jest/globals";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import type { MachineFaults } from "../support/machine-faults.js";
import { seeds, withSeed, type Random } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { smallDisk } from "../support/small-disk.js";
import { findingsIn } from "./check.js";
import { Writer } from "./writers.js";

const [seed] = seeds() as [number];
const writersOf = (random: Random, many = 8) =>
  Array.from({ length: many }, (_, id) => new Writer(id, String(seed), random.fork()));

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
  const disk = smallDisk(16);
  afterEach(() => disk?.remove());
  // Who may not mount has the full disk of the store's own test, by a write that fails.
  const onDisk = disk ? test : test.skip;

  onDisk("refuses appends and nothing else, and takes them when there is room again", async () => {
    await withSeed(seed, "full disk", async (random) => {
      const folder = join(disk!.folder, "store");
      const writers = writersOf(random);
      disk!.takeRoom(13);
      const { server, client, log } = await start(folder, { segmentBytes: 300 * 1024, snapshotEvents: 500 });
      await Promise.all(writers.map((writer) => writer.write(client)));
      expect(writers.map(({ batches }) => batches.at(-1)!.state)).toEqual(writers.map(() => "refused"));
      expect(await findingsIn(client, writers)).toEqual([]);
      disk!.makeRoom();
      const enough = Date.now() + 200;
      await Promise.all(writers.map((writer) => writer.write(client, () => Date.now() > enough)));
      expect(writers.every(({ batches }) => batches.at(-1)!.state === "acknowledged")).toBe(true);
      const told = log.filter((line) => line.startsWith("appends are "));
      expect(told[0]).toMatch(/^appends are refused: .*no space left/i);
      expect(told.at(-1)).toBe("appends are taken again: there is room");
      await client.dispose();
      server.kill();
      await server.ended;
      await settled(folder, writers);
    });
  });
});

describe("a disk that is bad", () => {
  test("a flush that fails ends the server, and what was acknowledged is there", async () => {
    await withSeed(seed, "failing flush", async (random) => {
      const folder = temporaryFolder("disk");
      const writers = writersOf(random);
      const { server, client, log } = await start(folder, { failingSync: { after: random.between(10, 60) } });
      await Promise.all(writers.map((writer) => writer.write(client)));
      expect((await server.ended).code).toBe(74);
      expect(log.at(-1)).toMatch(/^the disk failed: .*EIO/);
      await client.dispose();
      await settled(folder, writers);
      rmSync(folder, { recursive: true });
    });
  });

  test("a slow one delays answers and changes nothing else", async () => {
    await withSeed(seed, "slow disk", async (random) => {
      const folder = temporaryFolder("disk");
      const writers = writersOf(random);
      const { server, client } = await start(folder, { slowDisk: { longest: 150 } });
      const work = writers.map((writer) => writer.write(client));
      await sleep(1_500);
      server.kill();
      await Promise.all([...work, server.ended]);
      await client.dispose();
      expect(writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(writers.length);
      await settled(folder, writers);
      rmSync(folder, { recursive: true });
    });
  });
});

describe("a clock that jumps", () => {
  test("a day forth and back, again and again, loses nothing and changes no order", async () => {
    await withSeed(seed, "clock steps", async (random) => {
      const folder = temporaryFolder("disk");
      const writers = writersOf(random);
      const day = 86_400_000;
      const offsets = [0, day, -day, 30 * day, -1_000];
      const { server, client } = await start(folder, { clock: { offsets, every: random.between(20, 60) } });
      const until = Date.now() + 1_500;
      // An append that the clock has made too late is answered so; it is sent again.
      while (Date.now() < until)
        await Promise.all(writers.map((writer) => writer.write(client, () => Date.now() > until)));
      expect(await findingsIn(client, writers)).toEqual([]);
      server.kill();
      await server.ended;
      await client.dispose();
      expect(writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(writers.length);
      await settled(folder, writers);
      rmSync(folder, { recursive: true });
    });
  });
});
