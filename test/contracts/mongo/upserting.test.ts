import { describe, expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, refusal } from "./support.js";

const mongo = connected();

describe("an upsert that finds nothing", () => {
  const cases: [string, Document, Document, Document][] = [
    ["takes the filter's equalities", { a: 1, b: { $gt: 5 } }, { $set: { c: 2 } }, { a: 1, c: 2 }],
    [
      "takes $eq, and the one value of $in",
      { a: { $eq: 1 }, b: { $in: [7] } },
      { $set: { c: 2 } },
      { a: 1, b: 7, c: 2 },
    ],
    ["takes what $and says", { $and: [{ a: 1 }, { b: 2 }] }, { $set: { c: 3 } }, { a: 1, b: 2, c: 3 }],
    ["takes nothing of several $or", { $or: [{ a: 1 }, { a: 2 }] }, { $set: { c: 3 } }, { c: 3 }],
    ["takes dotted names as documents", { "a.b": 1 }, { $set: { "a.c": 2 } }, { a: { b: 1, c: 2 } }],
    ["sets what is for inserts only", { a: 1 }, { $set: { b: 1 }, $setOnInsert: { d: 3 } }, { a: 1, b: 1, d: 3 }],
    ["counts from nothing", { a: 1 }, { $inc: { n: 5 }, $push: { list: 1 } }, { a: 1, n: 5, list: [1] }],
  ];

  test.each(cases)("%s", async (_what, filter, update, expected) => {
    const collection = mongo.collection();
    const result = await collection.updateOne(filter as never, update, { upsert: true });
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    expect(await collection.findOne({})).toEqual({ _id: result.upsertedId, ...expected });
  });

  test("has the _id of the filter, of $set, or of $setOnInsert", async () => {
    const collection = mongo.collection();
    const ids = [
      (await collection.updateOne({ _id: 1 } as never, { $set: { a: 1 } }, { upsert: true })).upsertedId,
      (await collection.updateOne({ a: 2 }, { $set: { _id: 2 } as never }, { upsert: true })).upsertedId,
      (await collection.updateOne({ a: 3 }, { $setOnInsert: { _id: 3 } as never }, { upsert: true })).upsertedId,
    ];
    expect(ids).toEqual([1, 2, 3]);
  });

  test("replaces into being", async () => {
    const collection = mongo.collection();
    await collection.replaceOne({ _id: 1, other: 5 } as never, { a: 1 }, { upsert: true });
    expect(await collection.findOne({})).toEqual({ _id: 1, a: 1 });
  });

  test("of many inserts one", async () => {
    const collection = mongo.collection();
    const result = await collection.updateMany({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
    expect(result.upsertedCount).toBe(1);
  });

  test("cannot be when the filter says only a part of the _id", async () => {
    const collection = mongo.collection();
    const upsert = collection.updateOne({ "_id.a": 1 }, { $set: { b: 1 } }, { upsert: true });
    expect((await refusal(upsert)).code).toBe(111);
    expect(await collection.countDocuments()).toBe(0);
  });

  test("cannot be when the filter says two things of one field", async () => {
    const collection = mongo.collection();
    expect(
      await refusal(collection.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true })),
    ).toMatchObject({ code: 54 });
    expect(await collection.countDocuments()).toBe(0);
  });
});

test("an upsert that finds its document updates it", async () => {
  const collection = await mongo.filled([{ _id: 1, a: 1 }]);
  const result = await collection.updateOne({ a: 1 }, { $set: { b: 2 }, $setOnInsert: { c: 3 } }, { upsert: true });
  expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0, upsertedId: null });
  expect(await collection.findOne({})).toEqual({ _id: 1, a: 1, b: 2 });
});

describe("upserts of many clients at once", () => {
  test("on a unique index make one document, and none is lost", async () => {
    const collection = mongo.collection();
    await collection.createIndex({ key: 1 }, { unique: true });
    const results = await Promise.all(
      Array.from({ length: 100 }, () => collection.updateOne({ key: "k" }, { $inc: { n: 1 } }, { upsert: true })),
    );
    expect(results.filter(({ upsertedCount }) => upsertedCount === 1).length).toBe(1);
    expect(await collection.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: "k", n: 100 }]);
  });

  test("by _id, through findAndModify, number without a gap", async () => {
    const collection = mongo.collection();
    const next = () =>
      collection.findOneAndUpdate(
        { _id: "numbers" } as never,
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: "after" },
      );
    const numbers = await Promise.all(Array.from({ length: 100 }, next));
    expect(numbers.map((one) => one!["n"] as number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    );
  });
});
