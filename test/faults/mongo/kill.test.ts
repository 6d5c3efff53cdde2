import { rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { freePort } from "../../../ops/embedded/postgres/server.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { factsOf, Writer } from "./writers.js";

const ROUNDS = 20;
const WRITERS = 16;
const acknowledged = (writers: readonly Writer[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

const connect = (url: string, retryWrites: boolean) => new MongoClient(url, { retryWrites }).connect();

afterEach(killLeftServers);

/** Lets a random number of statements be acknowledged by writers at work. */
async function loaded(writers: readonly Writer[], work: Promise<unknown>, random: Random): Promise<void> {
  const enough = acknowledged(writers) + random.between(0, 150);
  await Promise.race([work, until("enough is acknowledged", () => acknowledged(writers) >= enough, 2)]);
}

describe("a MongoDB server that is killed again and again under load", () => {
  test.each(seeds(FACTOR))(
    `loses nothing in ${ROUNDS} rounds, has nothing twice and no half of a statement (seed %i)`,
    async (seed) => {
      await withSeed(seed, `kill -9 of the MongoDB server, ${ROUNDS} rounds`, async (random) => {
        const folder = temporaryFolder("kill");
        const writers = Array.from({ length: WRITERS }, (_, id) => new Writer(id, random.fork()));
        for (let round = 0; round <= ROUNDS; round++) {
          const server = await faultyMongo({ folder });
          const client = await connect(server.ready.url, false);
          if (round === 0) await factsOf(client).createIndex({ writer: 1, number: 1 });
          expect(await findingsIn(client, writers)).toEqual([]);
          const work = Promise.all(writers.map((writer) => writer.write(client)));
          await loaded(writers, work, random);
          server.kill();
          await server.ended;
          // Whoever looks for the server in vain is told so at once.
          await client.close();
          await work;
        }
        expect(acknowledged(writers)).toBeGreaterThan(ROUNDS * WRITERS);
        rmSync(folder, { recursive: true });
      });
    },
    300_000,
  );

  test("a write that the driver sends again, to the server that came back, is done once", async () => {
    await withSeed(seeds()[0]!, "retryable writes across kill -9", async (random) => {
      const [folder, port] = [temporaryFolder("kill"), await freePort()];
      const writers = Array.from({ length: WRITERS }, (_, id) => new Writer(id, random.fork()));
      let server = await faultyMongo({ folder, port });
      const client = await connect(server.ready.url, true);
      await factsOf(client).createIndex({ writer: 1, number: 1 });
      const work = Promise.all(writers.map((writer) => writer.write(client)));
      for (let round = 0; round < 3; round++) {
        await loaded(writers, work, random);
        server.kill();
        await server.ended;
        server = await faultyMongo({ folder, port });
      }
      const enough = acknowledged(writers) + 100;
      await Promise.race([work, until("writes go on", () => acknowledged(writers) >= enough)]);
      await server.stop();
      await client.close();
      await work;
      // The writers never stopped: every write of theirs was sent again until it was answered, but for the last.
      server = await faultyMongo({ folder, port });
      const after = await connect(server.ready.url, true);
      expect(await findingsIn(after, writers)).toEqual([]);
      expect(writers.flatMap(({ sent }) => sent).filter(({ state }) => state === "unknown").length).toBeLessThanOrEqual(
        WRITERS,
      );
      await after.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    });
  });
});
