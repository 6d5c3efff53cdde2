import { describe, expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, refusal, type AnyCollection } from "./support.js";

const mongo = connected();

const names = async (collection: AnyCollection) => (await collection.indexes()).map(({ name }) => name);
const createIndexes = (collection: AnyCollection, ...indexes: Document[]) =>
  mongo.database.command({ createIndexes: collection.collectionName, indexes });

describe("making an index", () => {
  test("lists it as it was asked for", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    expect(await collection.createIndex({ a: 1 }, { name: "byA", sparse: true })).toBe("byA");
    expect(await collection.createIndex({ b: -1, "c.d": 1 }, { unique: true })).toBe("b_-1_c.d_1");
    expect(await collection.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: "_id_" },
      { v: 2, key: { a: 1 }, name: "byA", sparse: true },
      { v: 2, key: { b: -1, "c.d": 1 }, name: "b_-1_c.d_1", unique: true },
    ]);
  });

  test("counts indexes before and after, and makes the collection", async () => {
    const collection = mongo.collection();
    const twice = [
      { key: { a: 1 }, name: "a_1" },
      { key: { b: 1 }, name: "b_1" },
    ];
    expect(await createIndexes(collection, ...twice)).toMatchObject({
      createdCollectionAutomatically: true,
      numIndexesBefore: 1,
      numIndexesAfter: 3,
    });
    expect(await createIndexes(collection, ...twice)).toMatchObject({
      numIndexesBefore: 3,
      numIndexesAfter: 3,
      note: "all indexes already exist",
    });
  });

  test("that is there already, as it is, changes nothing", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    for (let time = 0; time < 2; time++) await collection.createIndex({ a: 1 });
    await collection.createIndex({ _id: 1 });
    expect(await names(collection)).toEqual(["_id_", "a_1"]);
  });

  test.each([
    ["the same name for another key", 86, "IndexKeySpecsConflict", { key: { b: 1 }, name: "a_1" }],
    ["the same name, now unique", 86, "IndexKeySpecsConflict", { key: { a: 1 }, name: "a_1", unique: true }],
    ["the same key under another name", 85, "IndexOptionsConflict", { key: { a: 1 }, name: "other" }],
    ["the same, now expiring", 85, "IndexOptionsConflict", { key: { a: 1 }, name: "a_1", expireAfterSeconds: 5 }],
    ["no key", 67, "CannotCreateIndex", { key: {}, name: "none" }],
    ["a direction that is none", 67, "CannotCreateIndex", { key: { b: 0 }, name: "b_0" }],
    ["a kind that there is not", 67, "CannotCreateIndex", { key: { b: "nonsense" }, name: "b_nonsense" }],
    ["an empty part of a path", 67, "CannotCreateIndex", { key: { "b..c": 1 }, name: "b" }],
    ["a part that begins with a dollar", 67, "CannotCreateIndex", { key: { "b.$c": 1 }, name: "b" }],
    ["an option that there is not", 197, "InvalidIndexSpecificationOption", { key: { b: 1 }, name: "b", nonsense: 1 }],
    ["no name", 9, "FailedToParse", { key: { b: 1 } }],
    ["a uniqueness for _id", 197, "InvalidIndexSpecificationOption", { key: { _id: 1 }, name: "_id_", unique: true }],
    ["an expiry over two fields", 67, "CannotCreateIndex", { key: { b: 1, c: 1 }, name: "b", expireAfterSeconds: 5 }],
    ["an expiry in words", 67, "CannotCreateIndex", { key: { b: 1 }, name: "b", expireAfterSeconds: "soon" }],
    ["an expiry before now", 67, "CannotCreateIndex", { key: { b: 1 }, name: "b", expireAfterSeconds: -1 }],
  ])("with %s is refused with %i %s, and leaves nothing", async (_what, code, codeName, index) => {
    const collection = await mongo.filled([{ a: 1, b: 1 }]);
    await collection.createIndex({ a: 1 });
    const error = await refusal(createIndexes(collection, index));
    expect([error.code, error["codeName"]]).toEqual([code, codeName]);
    expect(await names(collection)).toEqual(["_id_", "a_1"]);
  });

  test("is refused as the sixty-fifth", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    const specs = Array.from({ length: 63 }, (_, n) => ({ key: { [`f${n}`]: 1 } }));
    await collection.createIndexes(specs as never);
    expect((await refusal(collection.createIndex({ more: 1 }))).code).toBe(67);
    expect((await collection.indexes()).length).toBe(64);
  });

  test("over two arrays of one document is refused, made before or after", async () => {
    const collection = await mongo.filled([{ a: [1, 2], b: [1, 2] }]);
    expect((await refusal(collection.createIndex({ a: 1, b: 1 }))).code).toBe(171);
    expect(await names(collection)).toEqual(["_id_"]);
    await collection.deleteMany({});
    await collection.createIndex({ a: 1, b: 1 });
    await collection.insertOne({ a: [1], b: 1 });
    expect((await refusal(collection.insertOne({ a: [1], b: [1] }))).code).toBe(171);
    expect(await collection.countDocuments()).toBe(1);
  });
});

describe("dropping an index", () => {
  test("by name, by key, several, and all but that of _id", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    const make = () => collection.createIndexes(["a", "b", "c"].map((field) => ({ key: { [field]: 1 } })));
    await make();
    const dropped = await mongo.database.command({ dropIndexes: collection.collectionName, index: "a_1" });
    expect(dropped).toMatchObject({ nIndexesWas: 4 });
    await mongo.database.command({ dropIndexes: collection.collectionName, index: { b: 1 } });
    expect(await names(collection)).toEqual(["_id_", "c_1"]);
    await make();
    await mongo.database.command({ dropIndexes: collection.collectionName, index: ["a_1", "c_1"] });
    expect(await names(collection)).toEqual(["_id_", "b_1"]);
    await collection.dropIndexes();
    expect(await names(collection)).toEqual(["_id_"]);
  });

  test("that is not there is IndexNotFound, that of _id InvalidOptions, of no collection NamespaceNotFound", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    const refused = async (which: unknown, name = collection.collectionName) => {
      const error = await refusal(mongo.database.command({ dropIndexes: name, index: which }));
      return [error.code, error["codeName"]];
    };
    expect(await refused("a_1")).toEqual([27, "IndexNotFound"]);
    expect(await refused({ a: 1 })).toEqual([27, "IndexNotFound"]);
    expect(await refused("_id_")).toEqual([72, "InvalidOptions"]);
    expect(await refused("a_1", "nowhere")).toEqual([26, "NamespaceNotFound"]);
  });
});

test("the indexes of a collection that is not there are refused with NamespaceNotFound", async () => {
  const error = await refusal(mongo.collection().indexes());
  expect([error.code, error["codeName"]]).toEqual([26, "NamespaceNotFound"]);
});

describe("what an index finds is what a search without it finds", () => {
  const documents = Array.from({ length: 300 }, (_, n) => ({
    _id: n,
    a: n % 10,
    b: 299 - n,
    c: n % 7 === 0 ? undefined : `t${n % 13}`,
    tags: [n % 5, { k: n % 3 }, null].slice(0, n % 4),
    deep: [{ x: n % 4, y: n % 6 }, { x: n % 9 }],
  }));
  const indexes: Document[] = [
    { a: 1, b: -1 },
    { b: 1 },
    { c: -1, a: 1 },
    { tags: 1 },
    { "deep.x": 1, a: 1 },
    { "tags.k": 1 },
  ];
  const filters: Document[] = [
    { a: 3 },
    { a: { $gt: 2, $lte: 5 } },
    { a: { $in: [1, 7] }, b: { $lt: 200 } },
    { a: 4, b: { $lt: 100, $gte: 20 } },
    { b: 7 },
    { c: null },
    { c: { $exists: false } },
    { c: { $ne: "t3" } },
    { c: { $gte: "t1", $lt: "t2" } },
    { c: /^t1/ },
    { c: { $in: [null, "t5"] }, a: { $gte: 4 } },
    { tags: 2 },
    { tags: null },
    { tags: [] },
    { tags: { $gte: 1, $lte: 3 } },
    { tags: { $elemMatch: { $gte: 2, $lt: 3 } } },
    { tags: { k: 1 } },
    { "tags.k": 2 },
    { "deep.x": 3, a: { $lt: 5 } },
    { "deep.x": { $gt: 2, $lt: 4 } },
    { deep: { $elemMatch: { x: 2, y: 2 } } },
    { $and: [{ a: 3 }, { b: { $gt: 50 } }] },
    { $or: [{ a: 3 }, { b: { $gt: 290 } }] },
  ];
  const sorts: Document[] = [{ a: 1, b: -1 }, { a: -1, b: 1 }, { b: 1 }, { c: 1, a: -1 }, { tags: -1 }];

  test("for every filter and sort", async () => {
    const plain = await mongo.filled(documents);
    const indexed = await mongo.filled(documents);
    for (const key of indexes) await indexed.createIndex(key as never);
    for (const filter of filters) {
      for (const sort of sorts) {
        const found = (collection: AnyCollection) =>
          collection
            .find(filter as never, { projection: { _id: 1 } })
            .sort({ ...sort, _id: 1 })
            .toArray();
        expect([filter, sort, await found(indexed)]).toEqual([filter, sort, await found(plain)]);
      }
    }
  });

  test("after updates and deletions as well", async () => {
    const collection = await mongo.filled(documents);
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ tags: 1 });
    await collection.updateMany({ a: 3 }, { $set: { a: 100 }, $push: { tags: 77 } } as never);
    await collection.deleteMany({ a: 4 });
    await collection.updateOne({ _id: 5 } as never, { $unset: { a: "" } });
    expect(await collection.countDocuments({ a: 3 }, { hint: { a: 1 } })).toBe(0);
    expect(await collection.countDocuments({ a: 100 }, { hint: { a: 1 } })).toBe(30);
    expect(await collection.countDocuments({ a: 4 }, { hint: { a: 1 } })).toBe(0);
    expect(await collection.countDocuments({ a: null }, { hint: { a: 1 } })).toBe(1);
    expect(await collection.countDocuments({ tags: 77 }, { hint: { tags: 1 } })).toBe(30);
  });
});

test("an index that is hidden is kept in step and not used, until it is shown again", async () => {
  const collection = await mongo.filled([{ a: 1 }]);
  await collection.createIndex({ a: 1 }, { hidden: true });
  expect(await collection.indexes()).toContainEqual({ v: 2, key: { a: 1 }, name: "a_1", hidden: true });
  await collection.insertOne({ a: 2 });
  const plan = async () => JSON.stringify(await collection.find({ a: 2 }).explain("queryPlanner"));
  expect(await plan()).not.toMatch(/a_1/);
  await mongo.database.command({ collMod: collection.collectionName, index: { name: "a_1", hidden: false } });
  expect(await plan()).toMatch(/a_1/);
  expect(await collection.countDocuments({ a: 2 })).toBe(1);
});

describe("a hint", () => {
  test("names the index to use, by name or key", async () => {
    const collection = await mongo.filled([{ a: 1, b: 1 }]);
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ b: 1 });
    const plan = async (hint: string | Document) =>
      JSON.stringify(await collection.find({ a: 1, b: 1 }).hint(hint).explain("queryPlanner"));
    expect(await plan("b_1")).toMatch(/"indexName":"b_1"/);
    expect(await plan({ a: 1 })).toMatch(/"indexName":"a_1"/);
    expect(await plan({ $natural: 1 })).not.toMatch(/indexName/);
  });

  test("is used for whatever the search is, also where a sparse index leaves documents out", async () => {
    const collection = await mongo.filled([{ _id: 1, b: 2 }, { _id: 2, b: 1 }, { _id: 3 }]);
    await collection.createIndex({ b: 1 });
    await collection.createIndex({ b: -1 }, { sparse: true });
    const ids = async (hint: Document) => (await collection.find().hint(hint).toArray()).map(({ _id }) => _id);
    expect(await ids({ b: 1 })).toEqual([3, 2, 1]);
    expect(await ids({ b: -1 })).toEqual([1, 2]);
    expect(await collection.countDocuments({}, { hint: "b_-1" })).toBe(2);
    expect((await collection.find().sort({ b: 1 }).toArray()).length).toBe(3);
  });

  test("that names none is refused with BadValue", async () => {
    const collection = await mongo.filled([{ a: 1 }]);
    for (const work of [
      collection.find({}).hint("nonsense").toArray(),
      collection.updateOne({}, { $set: { a: 2 } }, { hint: "nonsense" }),
      collection.deleteOne({}, { hint: "nonsense" }),
    ]) {
      expect((await refusal(work)).code).toBe(2);
    }
  });
});
