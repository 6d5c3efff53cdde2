import { cpSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { BSON, MongoClient } from "mongodb";
import { LaunchError } from "../../../ops/embedded/launch-process.js";
import { openWire } from "../../contracts/mongo/wire.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { messageOf } from "../fuzzing/mongo-commands.js";
import { acknowledged, underLoad } from "../support/load.js";
import { fewerSeeds, withSeed } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { withSmallDisks } from "../support/small-disk.js";
import { findingsIn } from "./check.js";
import { factsOf, prepare, writersOf, type Writer } from "./writers.js";

const repeated = fewerSeeds();
const WRITERS = 8;
const DAY = 86_400_000;
const connect = (url: string) => new MongoClient(url, { retryWrites: false }).connect();

let folder: string;
beforeEach(() => void (folder = temporaryFolder("disk")));
afterEach(async () => {
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

describe("a disk that is full", () => {
  const { disk, onDisk } = withSmallDisks(24);

  onDisk.each(repeated)(
    "refuses writes whole, goes on reading, and takes writes when there is room again (seed %i)",
    async (seed) => {
      await withSeed(seed, "full disk under MongoDB", async (random) => {
        const place = join(disk().folder, "store");
        const writers = writersOf(WRITERS, random);
        disk().takeRoom(22);
        let server = await faultyMongo({ folder: place });
        let client = await connect(server.ready.url);
        await prepare(client);
        await Promise.all(writers.map((writer) => writer.write(client)));
        expect(writers.map(({ refusal }) => refusal?.code)).toEqual(writers.map(() => 14031));
        expect(await findingsIn(client, writers)).toEqual([]);
        disk().makeRoom();
        const enough = acknowledged(writers) + 200;
        await Promise.all(writers.map((writer) => writer.write(client, () => acknowledged(writers) >= enough)));
        expect(acknowledged(writers)).toBeGreaterThanOrEqual(enough);
        server.kill();
        await server.ended;
        await client.close();
        server = await faultyMongo({ folder: place });
        client = await connect(server.ready.url);
        expect(await findingsIn(client, writers)).toEqual([]);
        await client.close();
        await server.stop();
      });
    },
  );
});

/** What was written is there after a restart on a machine without faults. */
async function settled(writers: readonly Writer[]): Promise<void> {
  const server = await faultyMongo({ folder });
  const client = await connect(server.ready.url);
  expect(await findingsIn(client, writers)).toEqual([]);
  await client.close();
  await server.stop();
}

describe("a disk that is bad", () => {
  test.each(repeated)(
    "transactions that find no room are refused whole, until there is some again (seed %i)",
    async (seed) => {
      await withSeed(seed, "no room for some transactions", async (random) => {
        const writers = writersOf(WRITERS, random);
        const from = random.between(20, 60);
        const fullDisk = { from, to: from + random.between(5, 40) };
        const server = await faultyMongo({ folder, faults: { fullDisk } });
        const client = await connect(server.ready.url);
        await prepare(client);
        const refusals = () => writers.filter(({ refusal }) => refusal !== undefined).length;
        await Promise.all(writers.map((writer) => writer.write(client, () => refusals() > 0)));
        expect(refusals()).toBeGreaterThan(0);
        expect(await findingsIn(client, writers)).toEqual([]);
        // Some more find none, and then all do.
        for (let hasRoom = false; !hasRoom; hasRoom = refusals() === 0) {
          const enough = acknowledged(writers) + 100;
          await Promise.all(writers.map((writer) => writer.write(client, () => acknowledged(writers) >= enough)));
          expect(await findingsIn(client, writers)).toEqual([]);
        }
        server.kill();
        await Promise.all([server.ended, client.close()]);
        await settled(writers);
      });
    },
  );

  test.each(repeated)(
    "one that fails otherwise ends the server, and what was acknowledged is there (seed %i)",
    async (seed) => {
      await withSeed(seed, "failing disk under MongoDB", async (random) => {
        const writers = writersOf(WRITERS, random);
        const log: string[] = [];
        const faults = { failingSync: { after: random.between(10, 60) } };
        const server = await faultyMongo({ folder, faults, onLog: (line) => log.push(line) });
        const client = await connect(server.ready.url);
        await prepare(client);
        await Promise.all(writers.map((writer) => writer.write(client)));
        expect((await server.ended).code).toBe(3);
        expect(log.at(-1)).toMatch(/stopping, because the disk cannot be trusted: Input\/output error$/);
        await client.close();
        await settled(writers);
      });
    },
  );

  test.each(repeated)("a slow one delays answers and changes nothing else (seed %i)", async (seed) => {
    await withSeed(seed, "slow disk under MongoDB", async (random) => {
      const writers = writersOf(WRITERS, random);
      const server = await faultyMongo({ folder, faults: { slowDisk: { longest: 100 } } });
      const client = await connect(server.ready.url);
      await prepare(client);
      const work = Promise.all(writers.map((writer) => writer.write(client)));
      const enough = writers.length * random.between(5, 15);
      await underLoad(writers, work, enough);
      server.kill();
      await Promise.all([work, server.ended, client.close()]);
      expect(acknowledged(writers)).toBeGreaterThanOrEqual(enough);
      await settled(writers);
    });
  });
});

describe("a machine that stands still", () => {
  test.each(repeated)("answers later, and nothing else (seed %i)", async (seed) => {
    await withSeed(seed, "stopped and continued", async (random) => {
      const writers = writersOf(WRITERS, random);
      const server = await faultyMongo({ folder });
      const client = await connect(server.ready.url);
      await prepare(client);
      let isOver = false;
      const work = Promise.all(writers.map((writer) => writer.write(client, () => isOver)));
      // A disk that does not answer stops the one thread of the server just so.
      for (let round = 0; round < 4; round++) {
        const enough = acknowledged(writers) + random.between(1, 40);
        await underLoad(writers, work, enough);
        process.kill(server.pid, "SIGSTOP");
        await sleep(random.between(50, 200));
        process.kill(server.pid, "SIGCONT");
      }
      isOver = true;
      await work;
      expect(await findingsIn(client, writers)).toEqual([]);
      await client.close();
      await server.stop();
    });
  });
});

describe("a clock that jumps", () => {
  test("a numbered write that is sent again a day later, as the clock has it, is answered and not done again", async () => {
    const command = {
      update: "tallies",
      updates: [{ q: { _id: 1 }, u: { $inc: { count: 1 } }, upsert: true }],
      lsid: { id: new BSON.UUID() },
      txnNumber: BSON.Long.fromNumber(1),
      $db: "faults",
    };
    for (const offset of [0, DAY, -DAY]) {
      const server = await faultyMongo({ folder, faults: { clock: { offsets: [offset], every: 1_000 } } });
      const client = await connect(server.ready.url);
      // The driver would number it by itself: this one is sent as it is.
      const wire = await openWire(server.ready.url);
      expect(await wire.send(messageOf(command, 1))).toMatchObject({ ok: 1 });
      wire.close();
      expect(await client.db("faults").collection("tallies").findOne()).toMatchObject({ count: 1 });
      await client.close();
      server.kill();
      await server.ended;
    }
  });

  test.each(repeated)("forth and back under load loses nothing (seed %i)", async (seed) => {
    await withSeed(seed, "clock steps under MongoDB", async (random) => {
      const writers = writersOf(WRITERS, random);
      const offsets = [0, DAY, -DAY, 30 * DAY];
      const server = await faultyMongo({ folder, faults: { clock: { offsets, every: random.between(20, 60) } } });
      const client = await connect(server.ready.url);
      await prepare(client);
      // Long enough for the clock to jump many times, and for some to be written.
      const [later, enough] = [performance.now() + 800, writers.length * 5];
      const isOver = () => performance.now() > later && acknowledged(writers) >= enough;
      await Promise.all(writers.map((writer) => writer.write(client, isOver)));
      expect(acknowledged(writers)).toBeGreaterThanOrEqual(enough);
      expect(await findingsIn(client, writers)).toEqual([]);
      await client.close();
      await server.stop();
    });
  });
});

describe("a file that is not as it was left", () => {
  async function filled(): Promise<string> {
    const server = await faultyMongo({ folder });
    const client = await connect(server.ready.url);
    const facts = Array.from({ length: 500 }, (_, number) => ({
      _id: `0-${number}`,
      number,
      filling: "x".repeat(500),
    }));
    await factsOf(client).insertMany(facts as never);
    await client.close();
    await server.stop();
    return join(folder, "data", "data.mdb");
  }

  test.each(repeated)(
    "cut short, it stops the server with the reason, and not a process that reads beyond it (seed %i)",
    async (seed) => {
      await withSeed(seed, "truncated data file", async (random) => {
        const data = await filled();
        let refused = 0;
        const whole = `${data}.whole`;
        cpSync(data, whole);
        for (let turn = 0; turn < 4; turn++) {
          cpSync(whole, data);
          truncateSync(data, random.between(1, statSync(data).size - 1));
          try {
            const server = await faultyMongo({ folder });
            // What was cut off was free: all is there.
            const client = await connect(server.ready.url);
            expect((await factsOf(client).find().toArray()).length).toBe(500);
            await client.close();
            await server.stop();
          } catch (error) {
            if (!(error instanceof LaunchError)) throw error;
            expect(error.exitCode).toBe(4);
            expect(error.log.join("\n")).toMatch(/the documents are damaged: .*data\.mdb/);
            refused++;
          }
        }
        expect(refused).toBeGreaterThan(0);
      });
    },
  );

  test("gone, it is an empty database: what was in it is built again from the events", async () => {
    rmSync(await filled());
    const server = await faultyMongo({ folder });
    const client = await connect(server.ready.url);
    expect(await factsOf(client).countDocuments()).toBe(0);
    await client.close();
    await server.stop();
  });
});
