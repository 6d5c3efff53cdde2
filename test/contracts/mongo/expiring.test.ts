import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, idsOf, refusal, type AnyCollection } from "./support.js";

const mongo = connected();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

const everySeconds = (ttlMonitorSleepSecs: number) =>
  mongo.client.db("admin").command({ setParameter: 1, ttlMonitorSleepSecs });

/** The interval that a real server had is put back; a test need not wait a minute. */
let before = 60;

beforeAll(async () => {
  const found = await mongo.client.db("admin").command({ getParameter: 1, ttlMonitorSleepSecs: 1 });
  before = found["ttlMonitorSleepSecs"] as number;
  await everySeconds(1);
});

async function untilIds(collection: AnyCollection, expected: unknown[]): Promise<void> {
  for (let tries = 0; tries < 700; tries++) {
    if (JSON.stringify(await idsOf(collection, {})) === JSON.stringify(expected)) return;
    await sleep(100);
  }
  expect(await idsOf(collection, {})).toEqual(expected);
}

describe("an expiring index", () => {
  test("takes away what is older than so many seconds, and nothing else", async () => {
    const collection = await mongo.filled([
      { _id: "old", at: ago(2 * MINUTE) },
      { _id: "young", at: ago(0) },
      { _id: "future", at: new Date(Date.now() + DAY) },
      { _id: "text", at: "2001-01-01" },
      { _id: "number", at: 5 },
      { _id: "none" },
      { _id: "null", at: null },
      { _id: "array of old and young", at: [ago(0), ago(DAY)] },
      { _id: "array of young", at: [ago(0), "x"] },
      { _id: "array without a date", at: ["x", 1] },
    ]);
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const stays = ["array of young", "array without a date", "future", "none", "null", "number", "text", "young"];
    await untilIds(collection, stays);
    await sleep(1500);
    expect(await idsOf(collection, {})).toEqual(stays);
    expect(await collection.countDocuments({ at: { $lt: ago(MINUTE) } })).toBe(0);
  });

  test("of 0 seconds takes the date as the moment itself; a descending one as well", async () => {
    const collection = await mongo.filled([
      { _id: 1, until: ago(1000) },
      { _id: 2, until: new Date(Date.now() + DAY) },
    ]);
    await collection.createIndex({ until: -1 }, { expireAfterSeconds: 0 });
    await untilIds(collection, [2]);
    await collection.updateOne({ _id: 2 } as never, { $set: { until: ago(1) } });
    await untilIds(collection, []);
  });

  test("takes away many, and their entries in other indexes", async () => {
    const collection = await mongo.filled(Array.from({ length: 5000 }, (_, n) => ({ _id: n, at: ago(DAY), n })));
    await collection.createIndex({ n: 1 });
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await untilIds(collection, []);
    expect(await collection.countDocuments({ n: { $gte: 0 } }, { hint: { n: 1 } })).toBe(0);
  });

  test("is listed with its seconds, and serves searches", async () => {
    const collection = await mongo.filled([{ _id: 1, at: new Date(Date.now() + DAY) }]);
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    expect(await collection.indexes()).toContainEqual({ v: 2, key: { at: 1 }, name: "at_1", expireAfterSeconds: 3600 });
    const plan = await collection.find({ at: { $gt: new Date() } }).explain("queryPlanner");
    expect(JSON.stringify(plan)).toMatch(/"indexName":"at_1"/);
  });
});

describe("collMod", () => {
  // The last of the file: a real server has its interval back before the connection is closed.
  afterAll(() => everySeconds(before));

  const modify = (collection: AnyCollection, index: Document) =>
    mongo.database.command({ collMod: collection.collectionName, index });

  test("changes the seconds, and tells both", async () => {
    const collection = await mongo.filled([
      { _id: 1, at: ago(MINUTE) },
      { _id: 2, at: ago(DAY) },
    ]);
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 10 * 24 * 3600 });
    const answer = await modify(collection, { keyPattern: { at: 1 }, expireAfterSeconds: 3600 });
    expect(answer).toMatchObject({ expireAfterSeconds_old: 864_000, expireAfterSeconds_new: 3600, ok: 1 });
    await untilIds(collection, [1]);
  });

  test("makes an index expiring that was not", async () => {
    const collection = await mongo.filled([{ _id: 1, at: ago(MINUTE) }]);
    await collection.createIndex({ at: 1 });
    expect(await modify(collection, { name: "at_1", expireAfterSeconds: 1 })).toMatchObject({
      expireAfterSeconds_new: 1,
    });
    await untilIds(collection, []);
  });

  test("of what is not there is refused", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    const missing = await refusal(modify(collection, { name: "at_1", expireAfterSeconds: 1 }));
    expect([missing.code, missing["codeName"]]).toEqual([27, "IndexNotFound"]);
    const nowhere = await refusal(modify(mongo.collection(), { name: "at_1", expireAfterSeconds: 1 }));
    expect([nowhere.code, nowhere["codeName"]]).toEqual([26, "NamespaceNotFound"]);
  });
});
