import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { rm } from "node:fs/promises";
import { MongoClient } from "mongodb";
import { Server } from "../../../../ops/embedded/mongo/commands/context.js";
import { expireDocuments } from "../../../../ops/embedded/mongo/commands/expiry.js";
import { launchMongo } from "../../../../ops/embedded/mongo/index.js";
import { Store } from "../../../../ops/embedded/mongo/storage/store.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";
import { until } from "../../../support/until.js";

const NOON = Date.parse("2025-06-01T12:00:00Z");
const HOUR = 3_600_000;
let folder: string;
let store: Store;
let server: Server;

/** Documents that were due an hour before noon and one that is due at noon, by an index of one hour. */
beforeEach(async () => {
  folder = temporaryFolder("expiry");
  const launched = await launchMongo({ folder });
  const client = await MongoClient.connect(launched.ready.url);
  const collection = client.db("d").collection<{ _id: number; at: Date }>("c");
  const early = Array.from({ length: 1_200 }, (_, _id) => ({ _id, at: new Date(NOON - 2 * HOUR) }));
  // Left alone by the server's own monitor, whose clock says something else.
  await client.db("admin").command({ setParameter: 1, ttlMonitorEnabled: false });
  await collection.insertMany([...early, { _id: 5_000, at: new Date(NOON - HOUR) }]);
  await collection.createIndex({ at: 1 }, { expireAfterSeconds: HOUR / 1_000 });
  await client.close();
  await launched.stop();
  store = Store.open(folder);
  server = new Server(store, () => undefined);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test("once the server stops, it goes on no further than the batch it is at", async () => {
  const answers = [true, true, false];
  expect(
    await expireDocuments(
      server,
      () => NOON,
      () => answers.shift() ?? false,
    ),
  ).toBe(1_000);
});

test("before its time nothing goes, at its time it does", async () => {
  expect(await expireDocuments(server, () => NOON - HOUR - 1)).toBe(0);
  expect(await expireDocuments(server, () => NOON - 1)).toBe(1_200);
  expect(await expireDocuments(server, () => NOON - 1)).toBe(0);
  expect(await expireDocuments(server, () => NOON)).toBe(1);
});

test("a clock that steps back between two batches spares what is no longer due", async () => {
  const times = [NOON, NOON - 2 * HOUR];
  expect(await expireDocuments(server, () => times.shift() ?? NOON - 2 * HOUR)).toBe(500);
  expect(await expireDocuments(server, () => NOON)).toBe(701);
});

test("a clock that is set forward takes away what is due by it, once; set back, it brings nothing more away", async () => {
  expect(await expireDocuments(server, () => NOON + 24 * HOUR)).toBe(1_201);
  expect(await expireDocuments(server, () => NOON)).toBe(0);
});

/** Stops a server when it has begun to take expired documents away: how many it has left. */
async function stoppedWhileItExpires(): Promise<number> {
  const folder = temporaryFolder("expiry");
  const many = 40_000;
  const launched = await launchMongo({ folder });
  const client = await MongoClient.connect(launched.ready.url);
  const collection = client.db("d").collection<{ _id: number; at: Date }>("c");
  await collection.insertMany(Array.from({ length: many }, (_, _id) => ({ _id, at: new Date(0) })));
  await client.db("admin").command({ setParameter: 1, ttlMonitorSleepSecs: 1 });
  await collection.createIndex({ at: 1 }, { expireAfterSeconds: 0 });
  while ((await collection.findOne({ _id: 0 })) !== null) await sleep(5);
  await client.close();
  await launched.stop();
  const left = Store.open(folder);
  const count = [...left.range({ start: Buffer.from([0x01]), end: Buffer.from([0x02]) })].length;
  await left.close();
  await rm(folder, { recursive: true });
  return count;
}

test("a server that takes expired documents away stops at once", async () => {
  // On a busy machine it may be done with all before it is told to stop.
  await until("a stop comes in the middle", async () => (await stoppedWhileItExpires()) > 0);
});
