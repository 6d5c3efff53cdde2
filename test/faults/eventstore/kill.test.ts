import { rmSync } from "node:fs";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, describe, expect, test } from "@jest/globals";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { acknowledged, underLoad } from "../support/load.js";
import type { MachineFaults } from "../support/machine-faults.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { tearTail } from "./damage.js";
import { writersOf, type Writer } from "./writers.js";

const ROUNDS = 20;
const WRITERS = 16;

/** Most rounds over segments and snapshots so small that kills meet their beginnings and ends; some as it is shipped. */
function machineOf(random: Random): MachineFaults {
  if (random.isTrue(0.2)) return {};
  return { segmentBytes: random.between(100, 400) * 1024, snapshotEvents: random.between(100, 1_000) };
}

/** One life of a server, killed under load. What the lives before left is looked at first. */
async function live(folder: string, writers: readonly Writer[], random: Random): Promise<void> {
  const server = await faultyEventStore({ folder, faults: machineOf(random) });
  const client = EventStoreDBClient.connectionString(server.ready.url);
  expect(await findingsIn(client, writers)).toEqual([]);
  const enough = acknowledged(writers) + random.between(0, 150);
  const work = Promise.all(writers.map((writer) => writer.write(client)));
  await underLoad(writers, work, enough);
  server.kill();
  await work;
  expect((await server.ended).signal).toBe("SIGKILL");
  await client.dispose();
}

afterEach(killLeftServers);

describe("an event store that is killed again and again under load", () => {
  test.each(seeds(FACTOR))(
    `loses nothing in ${ROUNDS} rounds, has nothing twice and no half of an append (seed %i)`,
    async (seed) => {
      await withSeed(seed, `kill -9 of the event store, ${ROUNDS} rounds`, async (random) => {
        const folder = temporaryFolder("kill");
        const writers = writersOf(WRITERS, random);
        for (let round = 0; round < ROUNDS; round++) {
          await live(folder, writers, random);
          if (random.isTrue(0.3)) tearTail(folder, random);
          expect((await verifyFolder(folder)).findings).toEqual([]);
        }
        const server = await faultyEventStore({ folder });
        const client = EventStoreDBClient.connectionString(server.ready.url);
        // What had no answer is sent again, once more.
        await Promise.all(writers.map((writer) => writer.write(client, () => true)));
        expect(writers.flatMap(({ batches }) => batches).filter(({ state }) => state !== "acknowledged")).toEqual([]);
        expect(await findingsIn(client, writers)).toEqual([]);
        expect(writers.flatMap(({ batches }) => batches).length).toBeGreaterThan(ROUNDS * WRITERS);
        await client.dispose();
        await server.stop();
        expect(await verifyFolder(folder)).toMatchObject({ isSound: true, tornTail: null });
        rmSync(folder, { recursive: true });
      });
    },
    900_000,
  );
});
