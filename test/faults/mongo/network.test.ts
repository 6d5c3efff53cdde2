import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { MEBIBYTE } from "../../../ops/embedded/bytes.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { startAtOnce } from "../support/crowd.js";
import { Proxy } from "../support/proxy.js";
import { fewerSeeds, withSeed } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { Canary } from "../support/watch.js";
import { findingsIn } from "./check.js";
import { prepare, writersOf } from "./writers.js";

const repeated = fewerSeeds();
let folder: string;
beforeEach(() => void (folder = temporaryFolder("network")));
afterEach(async () => {
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

/** Who hears nothing is soon gone; whoever connects has more time, and tries again. */
const impatient = { socketTimeoutMS: 500, connectTimeoutMS: 3_000, retryWrites: false };
const urlOf = (port: number) => `mongodb://127.0.0.1:${port}/?directConnection=true`;

describe("a network that fails", () => {
  test.each(repeated)(
    "connections that are reset again and again: every numbered write is done once (seed %i)",
    async (seed) => {
      await withSeed(seed, "reset connections to MongoDB", async (random) => {
        const server = await faultyMongo({ folder });
        const [proxy, direct] = [
          await Proxy.before(server.ready.port),
          await new MongoClient(server.ready.url).connect(),
        ];
        await prepare(direct);
        const client = await new MongoClient(urlOf(proxy.port), { retryWrites: true }).connect();
        const writers = writersOf(8, random);
        for (let round = 0; round < 6; round++) {
          let isOver = false;
          // The driver tries a numbered write twice; who loses both connections begins again here.
          const work = writers.map((writer) => writer.write(client, () => isOver));
          await sleep(random.between(30, 120));
          proxy.resetAll();
          await sleep(random.between(30, 120));
          isOver = true;
          await Promise.all(work);
          expect(await findingsIn(direct, writers)).toEqual([]);
        }
        await client.close();
        await direct.close();
        await proxy.close();
        await server.stop();
      });
    },
  );

  test("half-open connections in the middle of a message cost nobody else anything", async () => {
    const server = await faultyMongo({ folder });
    const [proxy, direct] = [await Proxy.before(server.ready.port), await new MongoClient(server.ready.url).connect()];
    const client = await new MongoClient(urlOf(proxy.port), impatient).connect();
    const facts = direct.db("faults").collection<{ _id: number }>("others");
    const held = proxy.holdAfter(10.5 * MEBIBYTE, "client");
    const stuck = Array.from({ length: 20 }, () => {
      const large = Array.from({ length: 50 }, () => ({ filling: "x".repeat(50_000) }));
      return client.db("faults").collection("stuck").insertMany(large);
    });
    const settled = Promise.allSettled(stuck);
    await held;
    proxy.goSilent();
    const canary = new Canary(async (turn) => void (await facts.insertOne({ _id: turn })));
    await settled;
    await canary.end();
    expect(await facts.countDocuments()).toBe(canary.done);
    expect(canary.done).toBeGreaterThan(0);
    expect(canary.slowest).toBeLessThan(20_000);
    // All of a statement, or none of it.
    expect((await direct.db("faults").collection("stuck").countDocuments()) % 50).toBe(0);
    await client.close();
    await direct.close();
    await proxy.close();
    await server.stop();
  });
});

describe("several servers over one folder", () => {
  test("one has it, the others say so, also when the one before was killed", async () => {
    for (let round = 0; round < 2; round++) {
      const { running, refused } = await startAtOnce(3, () => faultyMongo({ folder }));
      expect(running).toHaveLength(1);
      for (const { log } of refused) expect(log.join("\n")).toMatch(/is in use by /);
      const client = await new MongoClient(running[0]!.ready.url).connect();
      const kept = client.db("faults").collection("kept");
      await kept.insertOne({ round });
      expect(await kept.countDocuments()).toBe(round + 1);
      await client.close();
      running[0]!.kill();
      await running[0]!.ended;
    }
  });
});
