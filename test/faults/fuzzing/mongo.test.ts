import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { BSON, MongoClient } from "mongodb";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import type { MongoReady } from "../../../ops/embedded/mongo/index.js";
import { openWire } from "../../contracts/mongo/wire.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { mutate } from "../support/mutate.js";
import { Proxy } from "../support/proxy.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { openSocket, sendAndSee } from "../support/sockets.js";
import { Canary, residentMiB } from "../support/watch.js";
import { dailyUse, messagesIn } from "./mongo-samples.js";
import { messageOf, randomCommand } from "./mongo-commands.js";

const CONNECTIONS = 300 * FACTOR;
/** The longest that another client's write and read may take meanwhile, in milliseconds; two cores, busy with more than this. */
const LONGEST = 20_000;
/** How much memory the server may have more at the end, in MiB: what the runtime keeps of garbage. */
const GROWTH = 250;

let folder: string;
let server: LaunchedProcess<MongoReady>;
let client: MongoClient;
let log: string[];
beforeEach(async () => {
  folder = temporaryFolder("fuzz");
  log = [];
  server = await faultyMongo({ folder, onLog: (line) => log.push(line) });
  client = await new MongoClient(server.ready.url).connect();
});
afterEach(async () => {
  await client.close();
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

/** Runs while somebody writes and reads, who must not notice; afterwards all that they wrote is there. */
async function unnoticed(run: () => Promise<void>): Promise<void> {
  const kept = client.db("canary").collection<{ _id: number }>("kept");
  const canary = new Canary(async (turn) => {
    await kept.insertOne({ _id: turn });
    expect(await kept.findOne({ _id: turn })).toEqual({ _id: turn });
  });
  await run();
  await canary.end();
  expect(await kept.countDocuments()).toBe(canary.done);
  expect(canary.done).toBeGreaterThan(0);
  expect(canary.slowest).toBeLessThan(LONGEST);
  expect(log.filter((line) => /internal error|failed:|unexpected/.test(line))).toEqual([]);
}

async function recorded(): Promise<Buffer[]> {
  const proxy = await Proxy.before(server.ready.port);
  const driver = await new MongoClient(`mongodb://127.0.0.1:${proxy.port}/?directConnection=true`).connect();
  await dailyUse(driver.db("fuzz"));
  await driver.close();
  await proxy.close();
  return proxy.recordings.flatMap(messagesIn);
}

describe("messages that are none", () => {
  test("damaged ones of every command cost nobody else anything", async () => {
    await withSeed(seeds()[0]!, "damaged messages to MongoDB", async (random) => {
      const samples = await recorded();
      const before = residentMiB(server.pid);
      const send = async (own: Random) => {
        const pieces = Array.from({ length: own.between(1, 6) }, () => damaged(own.pick(samples), own));
        await sendAndSee(server.ready.port, pieces, 30);
      };
      const closed = () => log.filter((line) => /closed: malformed message: /.test(line)).length;
      await unnoticed(async () => {
        await inParallel(CONNECTIONS, random, send);
        // A busy machine leaves some before the server has come to them: then there are more.
        const isEnough = async () => closed() > CONNECTIONS / 10 || (await send(random.fork()), false);
        await until("enough connections are closed", isEnough);
      });
      expect(residentMiB(server.pid) - before).toBeLessThan(GROWTH);
    });
  }, 300_000);

  test("commands that make no sense are refused, and the connection goes on", async () => {
    await withSeed(seeds()[0]!, "senseless commands to MongoDB", async (random) => {
      await unnoticed(() =>
        inParallel(CONNECTIONS / 3, random, async (own) => {
          const commands = Array.from({ length: 10 }, (_, id) => messageOf(randomCommand(own), id));
          expect(await sendAndSee(server.ready.port, commands, 30)).toBe(false);
        }),
      );
    });
  }, 300_000);

  test("text that is no UTF-8 is refused where it is decoded, and the writes of others beside it are done", async () => {
    const broken = messageOf({ insert: "broken", documents: [{ _id: 1, text: "here" }], $db: "fuzz" }, 1);
    broken[broken.indexOf("here")] = 0xff;
    const u = [{ $set: { copy: { $concat: ["$text", "!"] } } }];
    const update = messageOf({ update: "broken", updates: [{ q: {}, u, multi: true }], $db: "fuzz" }, 2);
    await unnoticed(async () => {
      const wire = await openWire(server.ready.url);
      expect(await wire.send(broken)).toMatchObject({ ok: 1 });
      wire.close();
      const others = client.db("others").collection<{ _id: number }>("written");
      for (let turn = 0; turn < 5; turn++) {
        const writes = Array.from({ length: 20 }, (_, index) => others.insertOne({ _id: turn * 20 + index }));
        await Promise.all([...writes, sendAndSee(server.ready.port, Array<Buffer>(10).fill(update), 100)]);
      }
      expect(await others.countDocuments()).toBe(100);
      const copying = client.db("fuzz").collection("broken").updateMany({}, u);
      await expect(copying).rejects.toMatchObject({ codeName: "InvalidBSON" });
    });
  });

  test("an expression that cannot be compiled is refused by every command that needs it", async () => {
    const pattern = new BSON.BSONRegExp("(", "");
    const facts = client.db("fuzz").collection("facts");
    await facts.insertOne({ pattern });
    await unnoticed(async () => {
      const refused = { codeName: "BadValue", message: expect.stringMatching(/^Regular expression is invalid/) };
      await expect(facts.find({ pattern }).toArray()).rejects.toMatchObject(refused);
      await expect(facts.find({}, { projection: { pattern } }).toArray()).rejects.toMatchObject(refused);
      await expect(facts.updateOne({}, [{ $set: { pattern } }])).rejects.toMatchObject(refused);
      await expect(facts.aggregate([{ $group: { _id: "$pattern" } }]).toArray()).rejects.toMatchObject(refused);
      await expect(facts.deleteMany({ $expr: { $eq: ["$pattern", pattern] } })).rejects.toMatchObject(refused);
    });
  });

  test("what is announced and never comes takes no memory", async () => {
    const before = residentMiB(server.pid);
    const whole = messageOf({ insert: "never", documents: [{ filling: "x".repeat(64 * 1024) }], $db: "fuzz" }, 1);
    whole.writeInt32LE(47_000_000, 0);
    await unnoticed(async () => {
      const sockets = await Promise.all(Array.from({ length: 500 }, () => openSocket(server.ready.port)));
      for (const socket of sockets) socket.write(whole);
      await client.db("fuzz").command({ ping: 1 });
      // 500 connections with 64 KiB each.
      expect(residentMiB(server.pid) - before).toBeLessThan(GROWTH);
      for (const socket of sockets) socket.destroy();
    });
  });
});

/** Often the length is mended, so that what is inside is looked at. */
function damaged(message: Buffer, random: Random): Buffer {
  const changed = Buffer.from(mutate(message, random));
  if (changed.length >= 16 && random.isTrue(0.7)) {
    changed.writeInt32LE(changed.length, 0);
    if (random.isTrue(0.8)) changed.writeInt32LE(2013, 12);
  }
  return changed;
}

async function inParallel(count: number, random: Random, act: (own: Random) => Promise<void>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await act(random.fork());
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

test("the samples are messages as the driver sends them", async () => {
  const whole = (await recorded()).filter((message) => message.readInt32LE(12) === 2013);
  const names = whole.map((message) => {
    const body = message.subarray(21, 21 + message.readInt32LE(21));
    return Object.keys(BSON.deserialize(body))[0];
  });
  expect(new Set(names).size).toBeGreaterThan(12);
});
