import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { Collection } from "mongodb";
import { Store } from "../../../../ops/embedded/mongo/storage/store.js";
import { refusal } from "../../../contracts/mongo/support.js";
import { until } from "../../../support/until.js";
import { launchedForAll } from "./launched.js";

interface Row {
  _id: number;
  n: number;
  same?: number;
  list?: number[];
}

const COUNT = 10_000;
const mongo = launchedForAll();
let collections = 0;

const rows = (name: string) => mongo.client.db("d").collection<Row>(name);

async function large(): Promise<Collection<Row>> {
  const collection = rows(`rows${++collections}`);
  await collection.insertMany(Array.from({ length: COUNT }, (_, _id) => ({ _id, n: (_id * 7_919) % COUNT })));
  return collection;
}

/** How many index entries the store holds, of whatever index. */
async function entriesInStore(): Promise<number> {
  const store = Store.open(mongo.folder);
  let count = 0;
  for (const _ of store.range({ start: Buffer.from([0x02]), end: Buffer.from([0x03]) })) count++;
  await store.close();
  return count;
}

test("others read and write while an index is built, and it holds what they wrote", async () => {
  const collection = await large();
  let building = true;
  let served = 0;
  const work = async () => {
    for (let n = 0; building && n < COUNT / 2; n++) {
      await collection.updateOne({ _id: n * 2 }, { $inc: { n: COUNT }, $push: { list: n } });
      await collection.deleteOne({ _id: n * 2 + 1 });
      await collection.insertOne({ _id: COUNT + n, n: -n });
      served++;
    }
  };
  const working = work();
  const isServedMeanwhile = async () => {
    await collection.dropIndexes();
    const before = served;
    await Promise.all([collection.createIndex({ n: 1 }), collection.createIndex({ list: 1 })]);
    return served > before;
  };
  await until("others are served while an index is built", isServedMeanwhile);
  building = false;
  await working;
  const byIndex = await collection.find({}).hint({ n: 1 }).sort({ n: 1 }).toArray();
  const byScan = await collection.find({}).hint({ $natural: 1 }).toArray();
  expect(byIndex).toEqual(byScan.sort((a, b) => a.n - b.n));
  const listed = byScan.filter(({ list }) => list !== undefined).length;
  expect(await collection.countDocuments({ list: { $gte: 0 } }, { hint: { list: 1 } })).toBe(listed);
});

test("a key that collides late in the walk refuses the build, and nothing of it is left", async () => {
  const collection = await large();
  await collection.updateMany({ _id: { $gte: COUNT - 1 } }, { $set: { n: 0 } });
  const before = (await collection.indexes()).length;
  const error = await refusal(collection.createIndexes([{ key: { same: 1 } }, { key: { n: 1 }, unique: true }]));
  expect(error).toMatchObject({ code: 11000, keyPattern: { n: 1 }, keyValue: { n: 0 } });
  expect((await collection.indexes()).length).toBe(before);
  await collection.insertOne({ _id: -1, n: 0 });
});

test("a write that collides with what is in a unique index is refused while it is built", async () => {
  const collection = await large();
  const [build, write] = await Promise.allSettled([
    collection.createIndex({ n: 1 }, { unique: true }),
    collection.insertOne({ _id: -1, n: 5 }),
  ]);
  // Whoever came first: never both.
  expect([build.status, write.status].sort()).toEqual(["fulfilled", "rejected"]);
  expect(await collection.countDocuments({ n: 5 })).toBe(write.status === "fulfilled" ? 2 : 1);
});

describe("what is dropped while it is built", () => {
  /** Drops something while an index is built, again until it came in the middle: how the build was refused. */
  async function refusedBuild(collection: () => Promise<Collection<Row>>, drop: (from: Collection<Row>) => unknown) {
    let error: unknown;
    const isRefused = async () => {
      const rows = await collection();
      const built = rows.createIndex({ n: 1 }).then(
        () => undefined,
        (refused: unknown) => refused,
      );
      await drop(rows);
      return (error = await built) !== undefined;
    };
    await until("it is dropped in the middle of a build", isRefused);
    return error;
  }

  test("an index: the build ends with IndexBuildAborted", async () => {
    const collection = await large();
    const drop = async () => {
      const command = { dropIndexes: collection.collectionName, index: "n_1" };
      // Until the build has begun there is no such index.
      while (
        !(await mongo.client
          .db("d")
          .command(command)
          .catch(() => undefined))
      );
    };
    expect(await refusedBuild(async () => collection, drop)).toMatchObject({
      code: 276,
      codeName: "IndexBuildAborted",
    });
    await collection.createIndex({ n: 1 });
  });

  test("a collection", async () => {
    expect(await refusedBuild(large, (collection) => collection.drop())).toMatchObject({ code: 276 });
  });
});

test("a second client that asks for the same index waits until it is whole", async () => {
  const collection = await large();
  const answers = await Promise.all([1, 2, 3].map(() => collection.createIndex({ n: 1 })));
  expect(answers).toEqual(["n_1", "n_1", "n_1"]);
  expect(await collection.countDocuments({ n: { $gte: 0 } }, { hint: "n_1" })).toBe(COUNT);
});

test("kill -9 in the middle: the index is not there afterwards, nothing of it is left, and it can be built", async () => {
  const collection = await large();
  const name = collection.collectionName;
  for (const pause of [20, 60, 120]) {
    const building = rows(name)
      .createIndex({ n: 1, list: -1 })
      .catch(() => undefined);
    await sleep(pause);
    mongo.server.kill();
    await mongo.server.ended;
    await mongo.client.close();
    await building;
    await mongo.start();
    const names = (await rows(name).indexes()).map((index) => index.name);
    // A build that had been acknowledged before the kill stays.
    if (names.includes("n_1_list_-1")) await rows(name).dropIndex("n_1_list_-1");
    expect(await rows(name).countDocuments()).toBe(COUNT);
  }
  await rows(name).createIndex({ n: 1, list: -1 });
  expect(await rows(name).countDocuments({ n: 77 }, { hint: { n: 1, list: -1 } })).toBe(1);
  await mongo.client.db("d").dropDatabase();
  // Clearing away goes on beside other work, and after a restart with what it had not come to.
  const isClear = async () => {
    await mongo.stop();
    const left = await entriesInStore();
    await mongo.start();
    return left === 0;
  };
  await until("nothing of it is left", isClear, 500);
});
