import { rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { freePort } from "../../../ops/embedded/postgres/server.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { acknowledged, underLoad } from "../support/load.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { prepare, writersOf, type Writer } from "./writers.js";

const ROUNDS = 20;
const WRITERS = 16;

const connect = (url: string, retryWrites: boolean) => new MongoClient(url, { retryWrites }).connect();

afterEach(killLeftServers);

/** Lets a random number of statements be acknowledged by writers at work. */
const loaded = (writers: readonly Writer[], work: Promise<unknown>, random: Random) =>
  underLoad(writers, work, acknowledged(writers) + random.between(0, 150));

describe("a MongoDB server that is killed again and again under load", () => {
  test.each(seeds(FACTOR))(
    `loses nothing in ${ROUNDS} rounds, has nothing twice and no half of a statement (seed %i)`,
    async (seed) => {
      await withSeed(seed, `kill -9 of the MongoDB server, ${ROUNDS} rounds`, async (random) => {
        const folder = temporaryFolder("kill");
        const writers = writersOf(WRITERS, random);
        for (let round = 0; round <= ROUNDS; round++) {
          const server = await faultyMongo({ folder });
          const client = await connect(server.ready.url, false);
          if (round === 0) await prepare(client);
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
      const writers = writersOf(WRITERS, random);
      let server = await faultyMongo({ folder, port });
      const client = await connect(server.ready.url, true);
      await prepare(client);
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
