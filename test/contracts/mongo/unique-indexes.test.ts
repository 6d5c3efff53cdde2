import { describe, expect, test } from "@jest/globals";
import { Double, Long } from "mongodb";
import { connected, refusal } from "./support.js";

const mongo = connected();

test("a second document with the same key is refused, with its key and value, and changes nothing", async () => {
  const collection = await mongo.filled([
    { _id: 1, office: "A", number: 1 },
    { _id: 2, office: "A", number: 2 },
  ]);
  await collection.createIndex({ office: 1, number: 1 }, { unique: true });
  const error = await refusal(collection.updateOne({ _id: 2 } as never, { $set: { number: 1 } }));
  expect(error).toMatchObject({
    code: 11000,
    keyPattern: { office: 1, number: 1 },
    keyValue: { office: "A", number: 1 },
  });
  expect(error.message).toMatch(/index: office_1_number_1 dup key: \{ office: "A", number: 1 \}$/);
  expect(await collection.findOne({ _id: 2 } as never)).toEqual({ _id: 2, office: "A", number: 2 });
  await collection.updateOne({ _id: 2 } as never, { $set: { number: 3 } });
  await collection.insertOne({ office: "A", number: 2 });
  expect((await refusal(collection.insertOne({ office: "A", number: 2 }))).code).toBe(11000);
});

test("the key of a document that is gone may be used again", async () => {
  const collection = await mongo.filled([{ _id: 1, k: 1 }]);
  await collection.createIndex({ k: 1 }, { unique: true });
  await collection.deleteOne({ _id: 1 } as never);
  await collection.insertOne({ k: 1 });
  expect(await collection.countDocuments({ k: 1 })).toBe(1);
});

test("over documents that already collide it is not made, and leaves nothing", async () => {
  const collection = await mongo.filled([{ a: 1 }, { a: 2 }, { a: 1 }]);
  const error = await refusal(collection.createIndex({ a: 1 }, { unique: true }));
  expect(error).toMatchObject({ code: 11000, codeName: "DuplicateKey", keyPattern: { a: 1 }, keyValue: { a: 1 } });
  expect((await collection.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
  await collection.insertOne({ a: 2 });
  await collection.createIndex({ a: 1 });
  expect(await collection.countDocuments({ a: 2 })).toBe(2);
});

test("of several indexes of one command, none is made when one cannot be", async () => {
  const collection = await mongo.filled([
    { a: 1, b: 1 },
    { a: 1, b: 2 },
  ]);
  const both = [
    { key: { b: 1 }, unique: true },
    { key: { a: 1 }, unique: true },
  ];
  expect((await refusal(collection.createIndexes(both))).code).toBe(11000);
  expect((await collection.indexes()).length).toBe(1);
});

describe("what counts as the same key", () => {
  test("equal numbers of any type, and not a text of them", async () => {
    const collection = await mongo.filled([{ k: 1 }]);
    await collection.createIndex({ k: 1 }, { unique: true });
    expect((await refusal(collection.insertOne({ k: new Double(1) }))).code).toBe(11000);
    expect((await refusal(collection.insertOne({ k: Long.fromNumber(1) }))).code).toBe(11000);
    await collection.insertOne({ k: "1" });
  });

  test("a missing field and null", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    await collection.createIndex({ k: 1 }, { unique: true });
    const error = await refusal(collection.insertOne({ k: null }));
    expect(error).toMatchObject({ code: 11000, keyValue: { k: null } });
    expect((await refusal(collection.insertOne({ a: 2 }))).code).toBe(11000);
  });

  test("an element of an array, of another document only", async () => {
    const collection = await mongo.filled([{ k: [1, 2] }]);
    await collection.createIndex({ k: 1 }, { unique: true });
    await collection.insertOne({ k: [3, 3] });
    expect(await refusal(collection.insertOne({ k: [4, 2] }))).toMatchObject({ code: 11000, keyValue: { k: 2 } });
    expect((await refusal(collection.insertOne({ k: 1 }))).code).toBe(11000);
  });
});

describe("a sparse one", () => {
  test("lets documents without the field be, and not those with null", async () => {
    const collection = await mongo.filled([{ a: 1 }, { a: 2 }, { k: null }]);
    await collection.createIndex({ k: 1 }, { unique: true, sparse: true });
    await collection.insertOne({ a: 3 });
    expect((await refusal(collection.insertOne({ k: null }))).code).toBe(11000);
    expect(await collection.countDocuments()).toBe(4);
  });

  test("is not used where it would hide documents", async () => {
    const collection = await mongo.filled([{ _id: 1 }, { _id: 2, k: 5 }, { _id: 3, k: 4 }]);
    await collection.createIndex({ k: 1 }, { sparse: true });
    const sorted = await collection.find({}).sort({ k: 1 }).toArray();
    expect(sorted.map(({ _id }) => _id)).toEqual([1, 3, 2]);
    expect(await collection.countDocuments({ k: null })).toBe(1);
    expect(await collection.countDocuments({ k: { $gt: 1 } })).toBe(2);
  });

  test("over two fields leaves out only what lacks both", async () => {
    const collection = await mongo.filled([{ a: 1 }, { z: 1 }, { z: 2 }]);
    await collection.createIndex({ a: 1, b: 1 }, { unique: true, sparse: true });
    await collection.insertOne({ z: 3 });
    expect((await refusal(collection.insertOne({ a: 1 }))).code).toBe(11000);
  });
});

test("a hundred clients that insert the same key at once: one of them does", async () => {
  const collection = mongo.collection();
  await collection.createIndex({ k: 1 }, { unique: true });
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, client) => collection.insertOne({ k: "same", client })),
  );
  expect(results.filter(({ status }) => status === "fulfilled").length).toBe(1);
  const codes = results.flatMap((one) => (one.status === "rejected" ? [(one.reason as { code: number }).code] : []));
  expect(new Set(codes)).toEqual(new Set([11000]));
  expect(await collection.countDocuments()).toBe(1);
});
