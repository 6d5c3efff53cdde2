import { describe, expect, test } from "@jest/globals";
import type { MongoBulkWriteError, WriteError } from "mongodb";
import { connected, idsOf, refusal, type AnyCollection } from "./support.js";

const mongo = connected();

type Operations = Parameters<AnyCollection["bulkWrite"]>[0];

async function refused(
  collection: AnyCollection,
  operations: unknown[],
  options = {},
): Promise<MongoBulkWriteError & { errors: WriteError[] }> {
  const error = (await refusal(
    collection.bulkWrite(operations as Operations, options),
  )) as unknown as MongoBulkWriteError;
  return Object.assign(error, { errors: [error.writeErrors].flat() });
}

test("every kind of operation in one bulk, counted", async () => {
  const collection = await mongo.filled([
    { _id: 1, n: 1 },
    { _id: 2, n: 1 },
    { _id: 3, n: 1 },
    { _id: 4, n: 4 },
  ]);
  const result = await collection.bulkWrite([
    { insertOne: { document: { _id: 5, n: 5 } } },
    { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
    { updateMany: { filter: { n: 1 }, update: { $set: { n: 7 } } } },
    { replaceOne: { filter: { _id: 9 }, replacement: { n: 9 }, upsert: true } },
    { updateOne: { filter: { _id: 10 }, update: { $set: { n: 10 } }, upsert: true } },
    { deleteOne: { filter: { _id: 4 } } },
    { deleteMany: { filter: { n: 7 } } },
  ] as never);
  expect(result).toMatchObject({
    insertedCount: 1,
    matchedCount: 3,
    modifiedCount: 3,
    deletedCount: 3,
    upsertedCount: 2,
    upsertedIds: { 3: 9, 4: 10 },
  });
  expect(await idsOf(collection, {})).toEqual([1, 5, 9, 10]);
});

describe("ordered", () => {
  test("what was before the refusal is kept, what comes after is not done", async () => {
    const collection = await mongo.filled([{ _id: 1 }]);
    const error = await refused(collection, [
      { insertOne: { document: { _id: 2 } } },
      { updateOne: { filter: { _id: 2 }, update: { $set: { a: 1 } } } },
      { insertOne: { document: { _id: 1, a: "second" } } },
      { insertOne: { document: { _id: 3 } } },
    ]);
    expect(error.code).toBe(11000);
    expect(error.errors.map(({ index }) => index)).toEqual([2]);
    expect(error.insertedCount).toBe(1);
    expect(error.matchedCount).toBe(1);
    expect(await idsOf(collection, {})).toEqual([1, 2]);
  });
});

describe("unordered", () => {
  test("every other operation is done, each refusal has its index, code and words", async () => {
    const collection = await mongo.filled([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    await collection.createIndex({ n: 1 }, { unique: true });
    const error = await refused(
      collection,
      [
        { insertOne: { document: { _id: 1, n: 8 } } },
        { insertOne: { document: { _id: 3, n: 3 } } },
        { updateOne: { filter: { _id: 2 }, update: { $set: { n: 1 } } } },
        { updateOne: { filter: { _id: 3 }, update: { $inc: { n: "x" } } } },
        { deleteOne: { filter: { _id: 3 } } },
        { replaceOne: { filter: { _id: 4 }, replacement: { n: 2 }, upsert: true } },
      ],
      { ordered: false },
    );
    const told = error.errors.map(({ index, code }) => [index, code]).sort((a, b) => a[0]! - b[0]!);
    expect(told).toEqual([
      [0, 11000],
      [2, 11000],
      [3, 14],
      [5, 11000],
    ]);
    expect(error.errors.find(({ index }) => index === 5)!.errmsg).toMatch(/^E11000 duplicate key error collection: /);
    expect(error).toMatchObject({ insertedCount: 1, deletedCount: 1 });
    expect(await collection.find({}).sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
  });
});

test("the answer itself has index, code, words, key and value of each refusal", async () => {
  const collection = await mongo.filled([{ _id: 1, n: 1 }]);
  await collection.createIndex({ n: 1 }, { unique: true });
  const namespace = `${collection.dbName}.${collection.collectionName}`;
  const answer = await mongo.database.command({
    insert: collection.collectionName,
    documents: [
      { _id: 2, n: 2 },
      { _id: 1, n: 3 },
      { _id: 3, n: 1 },
    ],
    ordered: false,
  });
  expect(answer).toMatchObject({
    ok: 1,
    n: 1,
    writeErrors: [
      {
        index: 1,
        code: 11000,
        errmsg: `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: { _id: 1 }`,
        keyPattern: { _id: 1 },
        keyValue: { _id: 1 },
      },
      {
        index: 2,
        code: 11000,
        errmsg: `E11000 duplicate key error collection: ${namespace} index: n_1 dup key: { n: 1 }`,
        keyPattern: { n: 1 },
        keyValue: { n: 1 },
      },
    ],
  });
});

test("a thousand replacements with upsert by _id, twice", async () => {
  const collection = mongo.collection();
  const bulk = (n: number) =>
    collection.bulkWrite(
      Array.from({ length: 1000 }, (_, id) => ({
        replaceOne: { filter: { _id: `d${id}` }, replacement: { n }, upsert: true },
      })) as never,
      { ordered: false },
    );
  expect((await bulk(1)).upsertedCount).toBe(1000);
  expect(await bulk(2)).toMatchObject({ upsertedCount: 0, matchedCount: 1000, modifiedCount: 1000 });
  expect(await collection.countDocuments({ n: 2 })).toBe(1000);
});

test("an update of many that meets a duplicate key stops there", async () => {
  const collection = await mongo.filled([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
    { _id: 3, n: 3 },
  ]);
  await collection.createIndex({ n: 1 }, { unique: true });
  expect((await refusal(collection.updateMany({}, { $set: { n: 5 } }))).code).toBe(11000);
  expect(await collection.countDocuments({ n: 5 })).toBe(1);
});

test("an empty bulk is refused by the driver, an empty command by the server", async () => {
  const error = await refusal(mongo.database.command({ insert: "c", documents: [] }));
  expect([error.code, error["codeName"]]).toEqual([16, "InvalidLength"]);
});
