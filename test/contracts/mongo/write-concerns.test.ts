import { expect, test } from "@jest/globals";
import type { MongoServerError } from "mongodb";
import { connected, refusal } from "./support.js";

const mongo = connected();

test.each([[1], ["majority"]])("w: %j is what every write has", async (w) => {
  const collection = mongo.collection();
  await collection.insertOne({ a: 1 }, { writeConcern: { w: w as never, journal: true } });
  expect(await collection.countDocuments()).toBe(1);
});

test("w: 0 is not answered, and done", async () => {
  const collection = mongo.collection();
  expect(await collection.insertOne({ a: 1 }, { writeConcern: { w: 0 } })).toMatchObject({ acknowledged: false });
  while ((await collection.countDocuments()) === 0) await new Promise((resolve) => setImmediate(resolve));
});

test.each([
  [40, 100, "UnsatisfiableWriteConcern"],
  ["nonsense", 79, "UnknownReplWriteConcern"],
])("w: %j cannot be: the write is done, and its answer says so", async (w, code, codeName) => {
  const collection = mongo.collection();
  const writeConcern = { w: w as never, wtimeoutMS: 50 };
  const error = await refusal(collection.insertOne({ a: 1 }, { writeConcern }));
  expect(error).toMatchObject({ code });
  const answer = await mongo.database
    .command({ insert: collection.collectionName, documents: [{ _id: 2 }], writeConcern: { w, wtimeout: 50 } })
    .catch((refused: MongoServerError) => refused.errorResponse ?? refused);
  expect((answer as { writeConcernError?: unknown }).writeConcernError).toMatchObject({ code, codeName });
  expect(await collection.countDocuments()).toBe(2);
});

test("w: -1 is refused, and nothing is written", async () => {
  const collection = mongo.collection();
  const insert = { insert: collection.collectionName, documents: [{ _id: 1 }], writeConcern: { w: -1 } };
  expect((await refusal(mongo.database.command(insert))).code).toBe(9);
  expect(await collection.countDocuments()).toBe(0);
});
