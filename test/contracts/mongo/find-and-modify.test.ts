import { expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, exactly, refusal } from "./support.js";

const mongo = connected();
const two = () =>
  mongo.filled([
    { _id: 1, n: 1, list: [1, 2] },
    { _id: 2, n: 2, list: [] },
  ]);

test("an update gives the document before, or after", async () => {
  const collection = await two();
  const id = { _id: 1 } as never;
  expect(await collection.findOneAndUpdate(id, { $inc: { n: 10 } })).toEqual({ _id: 1, n: 1, list: [1, 2] });
  expect(await collection.findOneAndUpdate(id, { $inc: { n: 1 } }, { returnDocument: "after" })).toMatchObject({
    n: 12,
  });
});

test("the sort says which one", async () => {
  const collection = await two();
  expect(await collection.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } })).toMatchObject({ _id: 2 });
  expect(await collection.findOneAndDelete({}, { sort: { n: 1 } })).toMatchObject({ _id: 1 });
});

test("a projection narrows what is given, not what is kept", async () => {
  const collection = await two();
  const projection = { n: 1, _id: 0 };
  expect(await collection.findOneAndUpdate({ _id: 1 } as never, { $set: { a: 1 } }, { projection })).toEqual({ n: 1 });
  expect(await exactly(collection)).toHaveProperty("list");
});

test("a replacement keeps the _id", async () => {
  const collection = await two();
  expect(await collection.findOneAndReplace({ n: 1 }, { z: 1 }, { returnDocument: "after" })).toEqual({ _id: 1, z: 1 });
});

test("a pipeline and array filters serve here too", async () => {
  const collection = await two();
  const after = { returnDocument: "after" } as const;
  expect(
    await collection.findOneAndUpdate({ _id: 1 } as never, [{ $set: { twice: { $multiply: ["$n", 2] } } }], after),
  ).toMatchObject({ twice: 2 });
  const options = { ...after, arrayFilters: [{ x: { $gt: 1 } }] };
  expect(await collection.findOneAndUpdate({ _id: 1 } as never, { $set: { "list.$[x]": 9 } }, options)).toMatchObject({
    list: [1, 9],
  });
});

test("a removal gives what is gone", async () => {
  const collection = await two();
  expect(await collection.findOneAndDelete({ _id: 1 } as never)).toMatchObject({ n: 1 });
  expect(await collection.findOneAndDelete({ _id: 1 } as never)).toBeNull();
  expect(await collection.countDocuments()).toBe(1);
});

test("an upsert gives null before, and the new document after", async () => {
  const collection = mongo.collection();
  const upsert = true;
  expect(await collection.findOneAndUpdate({ _id: 1 } as never, { $set: { a: 1 } }, { upsert })).toBeNull();
  expect(
    await collection.findOneAndReplace({ _id: 2 } as never, { a: 2 }, { upsert, returnDocument: "after" }),
  ).toEqual({ _id: 2, a: 2 });
});

test("the last error object tells what was done", async () => {
  const collection = await two();
  const command = async (fields: Document) => {
    const answer = await mongo.database.command({ findAndModify: collection.collectionName, ...fields });
    return answer["lastErrorObject"] as Document;
  };
  expect(await command({ query: { _id: 1 }, update: { $set: { n: 5 } } })).toEqual({ n: 1, updatedExisting: true });
  expect(await command({ query: { _id: 9 }, update: { $set: { n: 5 } } })).toEqual({ n: 0, updatedExisting: false });
  expect(await command({ query: { _id: 9 }, update: { $set: { n: 5 } }, upsert: true })).toEqual({
    n: 1,
    updatedExisting: false,
    upserted: 9,
  });
  expect(await command({ query: { _id: 9 }, remove: true })).toEqual({ n: 1 });
});

test("metadata can be asked for", async () => {
  const collection = await two();
  const options = { includeResultMetadata: true } as const;
  const result = await collection.findOneAndUpdate({ _id: 1 } as never, { $inc: { n: 1 } }, options);
  expect(result).toMatchObject({ ok: 1, value: { n: 1 }, lastErrorObject: { n: 1, updatedExisting: true } });
});

test("a duplicate key is refused as everywhere, and changes nothing", async () => {
  const collection = await two();
  await collection.createIndex({ n: 1 }, { unique: true });
  const error = await refusal(collection.findOneAndUpdate({ _id: 1 } as never, { $set: { n: 2 } }));
  expect(error).toMatchObject({ code: 11000, codeName: "DuplicateKey", keyPattern: { n: 1 }, keyValue: { n: 2 } });
  expect(await collection.findOne({ _id: 1 } as never)).toMatchObject({ n: 1 });
});

test("a projection that cannot be is refused, and nothing is changed", async () => {
  const collection = await two();
  const options = { projection: { "list.$": 1 } };
  const [update, filter] = [{ $set: { n: 9 } }, { n: 1 }];
  for (const work of [
    collection.findOneAndUpdate(filter, update, options),
    collection.findOneAndUpdate(filter, update, { ...options, returnDocument: "after" }),
    collection.findOneAndUpdate({ n: 7 }, update, { ...options, returnDocument: "after", upsert: true }),
    collection.findOneAndDelete(filter, options),
  ]) {
    expect((await refusal(work)).code).toBe(51246);
  }
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual(
    await (await two()).find().sort({ _id: 1 }).toArray(),
  );
});

test.each([
  ["neither an update nor a removal", {}],
  ["both", { update: { $set: { a: 1 } }, remove: true }],
  ["a removal that shall give the new document", { remove: true, new: true }],
  ["a removal that shall upsert", { remove: true, upsert: true }],
])("%s is refused with FailedToParse", async (_what, fields) => {
  const collection = await two();
  const error = await refusal(
    mongo.database.command({ findAndModify: collection.collectionName, query: {}, ...fields }),
  );
  expect([error.code, error["codeName"]]).toEqual([9, "FailedToParse"]);
});
