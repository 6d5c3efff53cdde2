import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Document, MongoBulkWriteError, MongoServerError } from "mongodb";
import { BSON, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "mongodb";
import type { TestMongo } from "./support.js";
import { startTestMongo } from "./support.js";

let mongo: TestMongo;

beforeAll(async () => {
  mongo = await startTestMongo();
});
afterAll(() => mongo.stop());

async function filled(documents: Document[]) {
  const collection = mongo.collection();
  await collection.insertMany(documents);
  return collection;
}

async function refusal(work: Promise<unknown>): Promise<MongoServerError> {
  return work.then(
    () => Promise.reject(new Error("it was not refused")),
    (error: MongoServerError) => error,
  );
}

describe("inserting", () => {
  test("a document comes back as it went, every BSON type whole", async () => {
    const collection = mongo.collection();
    const document = {
      _id: new ObjectId(),
      int: new Int32(5),
      double: new Double(5),
      long: Long.fromString("9007199254740993"),
      decimal: Decimal128.fromString("1.10"),
      text: "Shkodër, çdo ditë",
      date: new Date("2025-02-28T00:00:00Z"),
      binary: new BSON.Binary(Buffer.from([0, 1, 255])),
      timestamp: new Timestamp({ t: 5, i: 6 }),
      regex: new BSON.BSONRegExp("^a", "i"),
      nothing: null,
      yes: true,
      nested: { "2025": 1, "2024": [1, { a: [] }] },
      least: new BSON.MinKey(),
      most: new BSON.MaxKey(),
    };
    await collection.insertOne(document);
    const found = await collection.findOne({}, { promoteValues: false, bsonRegExp: true, raw: true });
    expect(Buffer.from(found as unknown as Buffer).equals(Buffer.from(BSON.serialize(document)))).toBe(true);
  });

  test("the same _id twice is E11000 with its key", async () => {
    const collection = await filled([{ _id: 1 as never }]);
    const error = await refusal(collection.insertOne({ _id: 1 as never }));
    expect(error.code).toBe(11000);
    expect(error.message).toMatch(/^E11000 duplicate key error collection: .* index: _id_ dup key: \{ _id: 1 \}$/);
    expect(error["keyPattern"]).toEqual({ _id: 1 });
    expect(error["keyValue"]).toEqual({ _id: 1 });
  });

  test("one is the same _id as 1.0 and Long 1", async () => {
    const collection = await filled([{ _id: 1 as never }]);
    expect((await refusal(collection.insertOne({ _id: new Double(1) as never }))).code).toBe(11000);
    expect((await refusal(collection.insertOne({ _id: Long.fromNumber(1) as never }))).code).toBe(11000);
  });
});

describe("finding", () => {
  test("by equality, range, $in, $exists, regex, nested field and null", async () => {
    const collection = await filled([
      { n: 1, name: "Agim", home: { city: "Shkodër" } },
      { n: 2, name: "Besa", home: { city: "Tiranë" }, tags: ["x", "y"] },
      { n: 3, name: "Çelik", tags: [] },
    ]);
    const numbers = async (filter: Document) =>
      (await collection.find(filter).sort({ n: 1 }).toArray()).map((d) => d["n"]);
    expect(await numbers({ n: 2 })).toEqual([2]);
    expect(await numbers({ n: { $gt: 1, $lte: 3 } })).toEqual([2, 3]);
    expect(await numbers({ n: { $in: [1, 3, 9] } })).toEqual([1, 3]);
    expect(await numbers({ n: { $nin: [1] } })).toEqual([2, 3]);
    expect(await numbers({ home: { $exists: false } })).toEqual([3]);
    expect(await numbers({ "home.city": "Shkodër" })).toEqual([1]);
    expect(await numbers({ "home.city": null })).toEqual([3]);
    expect(await numbers({ name: /^b/i })).toEqual([2]);
    expect(await numbers({ tags: "x" })).toEqual([2]);
    expect(await numbers({ tags: { $size: 0 } })).toEqual([3]);
    expect(await numbers({ $or: [{ n: 1 }, { tags: { $all: ["x", "y"] } }] })).toEqual([1, 2]);
    expect(await numbers({ name: { $not: /^A/ }, n: { $ne: 3 } })).toEqual([2]);
    expect(await numbers({ $expr: { $gt: ["$n", 2] } })).toEqual([3]);
  });

  test("numbers of every type compare by value", async () => {
    const collection = await filled([
      { v: new Int32(1) },
      { v: new Double(1.5) },
      { v: Long.fromString("9007199254740993") },
      { v: Decimal128.fromString("9007199254740992.5") },
      { v: Decimal128.fromString("-3") },
    ]);
    const sorted = await collection.find({}, { promoteValues: false }).sort({ v: 1 }).toArray();
    expect(sorted.map((d) => String(d["v"]))).toEqual(["-3", "1", "1.5", "9007199254740992.5", "9007199254740993"]);
    expect(await collection.countDocuments({ v: { $gt: Long.fromString("9007199254740992") } })).toBe(2);
    expect(await collection.countDocuments({ v: Decimal128.fromString("1.00") })).toBe(1);
  });

  test("sorts, skips, limits, projects and gives the rest in batches", async () => {
    const collection = await filled(
      Array.from({ length: 500 }, (_, n) => ({ n, parity: n % 2, more: { a: n, b: 0 } })),
    );
    const page = await collection
      .find({ parity: 1 })
      .sort({ n: -1 })
      .skip(2)
      .limit(3)
      .project({ _id: 0, n: 1 })
      .toArray();
    expect(page).toEqual([{ n: 495 }, { n: 493 }, { n: 491 }]);
    const all = await collection.find().sort({ n: 1 }).batchSize(7).toArray();
    expect(all.map((d) => d["n"])).toEqual(Array.from({ length: 500 }, (_, n) => n));
    expect(await collection.find({ n: 5 }).project({ "more.b": 0, _id: 0 }).toArray()).toEqual([
      { n: 5, parity: 1, more: { a: 5 } },
    ]);
    expect((await collection.find().batchSize(10).toArray()).length).toBe(500);
  });

  test("a cursor that is closed is gone", async () => {
    const collection = await filled(Array.from({ length: 50 }, (_, n) => ({ n })));
    const cursor = collection.find().batchSize(5);
    await cursor.next();
    const id = cursor.id!;
    await cursor.close();
    const error = await refusal(
      mongo.client.db(collection.dbName).command({ getMore: id, collection: collection.collectionName }),
    );
    expect(error.code).toBe(43);
  });
});

describe("updating", () => {
  test("with operators, leaving every other byte as it was", async () => {
    const collection = await filled([
      { _id: 1 as never, a: new Double(5), b: Long.fromNumber(7), list: [1, 2, 3], gone: 1 },
    ]);
    await collection.updateOne(
      { _id: 1 as never },
      {
        $set: { "deep.er": "x" },
        $inc: { b: Long.fromNumber(1) },
        $push: { list: { $each: [9, 8], $sort: 1, $slice: -4 } } as never,
        $unset: { gone: "" },
        $min: { low: 3 },
      },
    );
    expect(await collection.findOne({}, { promoteValues: false })).toEqual({
      _id: new Int32(1),
      a: new Double(5),
      b: Long.fromNumber(8),
      list: [new Int32(2), new Int32(3), new Int32(8), new Int32(9)],
      deep: { er: "x" },
      low: new Int32(3),
    });
  });

  test("array elements: positional, all, filtered; $pull, $addToSet, $pop", async () => {
    const collection = await filled([
      {
        _id: 1 as never,
        rows: [
          { k: "a", v: 1 },
          { k: "b", v: 2 },
          { k: "c", v: 3 },
        ],
        tags: ["x"],
      },
    ]);
    await collection.updateOne({ "rows.k": "b" }, { $set: { "rows.$.v": 20 } });
    await collection.updateOne({}, { $inc: { "rows.$[].v": 1 } });
    await collection.updateOne({}, { $set: { "rows.$[r].v": 0 } }, { arrayFilters: [{ "r.v": { $gte: 20 } }] });
    await collection.updateOne(
      {},
      { $addToSet: { tags: { $each: ["x", "y"] } } as never, $pull: { rows: { k: "c" } } as never },
    );
    expect(await collection.findOne({})).toEqual({
      _id: 1,
      rows: [
        { k: "a", v: 2 },
        { k: "b", v: 0 },
      ],
      tags: ["x", "y"],
    });
    await collection.updateOne({}, { $pop: { tags: -1 } });
    expect((await collection.findOne({}))!["tags"]).toEqual(["y"]);
  });

  test("upserts from the filter's equalities, and counts exactly", async () => {
    const collection = mongo.collection();
    const made = await collection.updateOne(
      { a: 1, b: { $gt: 5 } },
      { $set: { c: 2 }, $setOnInsert: { d: 3 } },
      { upsert: true },
    );
    expect(made).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    expect(await collection.findOne({ a: 1 })).toEqual({ _id: made.upsertedId, a: 1, c: 2, d: 3 });
    const same = await collection.updateMany({ a: 1 }, { $set: { c: 2 }, $setOnInsert: { d: 4 } }, { upsert: true });
    expect(same).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
  });

  test("replaces, keeps the _id, and refuses another one", async () => {
    const collection = await filled([{ _id: 1 as never, a: 1 }]);
    await collection.replaceOne({ a: 1 }, { z: 1 });
    expect(await collection.findOne()).toEqual({ _id: 1, z: 1 });
    expect((await refusal(collection.updateOne({}, { $set: { _id: 2 as never } }))).code).toBe(66);
  });

  test("a position guard on a Long compares exactly", async () => {
    const collection = await filled([{ _id: "d" as never, position: Long.fromString("9007199254740993") }]);
    const guard = (position: string) =>
      collection.updateOne(
        { _id: "d" as never, position: { $lt: Long.fromString(position) } },
        { $set: { seen: true } },
      );
    expect((await guard("9007199254740993")).matchedCount).toBe(0);
    expect((await guard("9007199254740994")).matchedCount).toBe(1);
  });

  test("findAndModify in its forms", async () => {
    const collection = await filled([
      { _id: 1 as never, n: 1 },
      { _id: 2 as never, n: 2 },
    ]);
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } })).toEqual({ _id: 2, n: 2 });
    expect(
      await collection.findOneAndUpdate({ _id: 2 as never }, { $inc: { n: 1 } }, { returnDocument: "after" }),
    ).toEqual({ _id: 2, n: 13 });
    expect(
      await collection.findOneAndReplace({ _id: 9 as never }, { n: 9 }, { upsert: true, returnDocument: "after" }),
    ).toEqual({ _id: 9, n: 9 });
    expect(await collection.findOneAndDelete({ _id: 1 as never }, { projection: { _id: 0 } })).toEqual({ n: 1 });
    expect(await collection.findOneAndDelete({ _id: 1 as never })).toBeNull();
  });
});

describe("bulk writes", () => {
  test("ordered: what was before the refusal is kept, what was after is not done", async () => {
    const collection = await filled([{ _id: 1 as never }]);
    const error = (await refusal(
      collection.bulkWrite([
        { insertOne: { document: { _id: 2 as never } } },
        { insertOne: { document: { _id: 1 as never } } },
        { insertOne: { document: { _id: 3 as never } } },
      ]),
    )) as MongoBulkWriteError;
    expect(error.code).toBe(11000);
    expect([error.writeErrors].flat().map((one) => one.index)).toEqual([1]);
    expect(error.insertedCount).toBe(1);
    expect(await collection.countDocuments()).toBe(2);
  });

  test("unordered: every other statement is done, each refusal has its index", async () => {
    const collection = await filled([{ _id: 1 as never }]);
    const error = (await refusal(
      collection.bulkWrite(
        [
          { insertOne: { document: { _id: 1 as never } } },
          { replaceOne: { filter: { _id: 7 as never }, replacement: { n: 1 }, upsert: true } },
          { insertOne: { document: { _id: 1 as never } } },
          { insertOne: { document: { _id: 3 as never } } },
          { deleteOne: { filter: { _id: 7 as never } } },
        ],
        { ordered: false },
      ),
    )) as MongoBulkWriteError;
    expect(
      [error.writeErrors]
        .flat()
        .map((one) => one.index)
        .sort(),
    ).toEqual([0, 2]);
    expect(await collection.countDocuments()).toBe(2);
  });

  test("a thousand replacements with upsert by _id, twice", async () => {
    const collection = mongo.collection();
    const bulk = (n: number) =>
      collection.bulkWrite(
        Array.from({ length: 1000 }, (_, id) => ({
          replaceOne: { filter: { _id: `d${id}` as never }, replacement: { n }, upsert: true },
        })),
        { ordered: false },
      );
    expect((await bulk(1)).upsertedCount).toBe(1000);
    expect(await bulk(2)).toMatchObject({ upsertedCount: 0, matchedCount: 1000, modifiedCount: 1000 });
    expect(await collection.countDocuments({ n: 2 })).toBe(1000);
  });
});

describe("indexes", () => {
  test("unique: a second document with the same key is refused and changes nothing", async () => {
    const collection = await filled([
      { _id: 1 as never, office: "A", number: 1 },
      { _id: 2 as never, office: "A", number: 2 },
    ]);
    await collection.createIndex({ office: 1, number: 1 }, { unique: true });
    const error = await refusal(collection.updateOne({ _id: 2 as never }, { $set: { number: 1 } }));
    expect(error.code).toBe(11000);
    expect(error["keyValue"]).toEqual({ office: "A", number: 1 });
    expect(await collection.findOne({ _id: 2 as never })).toEqual({ _id: 2, office: "A", number: 2 });
    await collection.updateOne({ _id: 2 as never }, { $set: { number: 3 } });
    await collection.insertOne({ office: "A", number: 2 });
  });

  test("unique over documents that already collide is not made", async () => {
    const collection = await filled([{ a: 1 }, { a: 1 }]);
    expect((await refusal(collection.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
  });

  test("serve equality, range, $in and sort, also in part and descending", async () => {
    const documents = Array.from({ length: 300 }, (_, n) => ({ a: n % 10, b: 299 - n, c: n }));
    const plain = await filled(documents);
    const indexed = await filled(documents);
    await indexed.createIndex({ a: 1, b: -1 });
    for (const filter of [
      { a: 3 },
      { a: { $gt: 2, $lte: 5 } },
      { a: { $in: [1, 7] } },
      { a: 4, b: { $lt: 100, $gte: 20 } },
      { b: 7 },
    ]) {
      for (const sort of [{ a: 1, b: -1 }, { a: -1, b: 1 }, { b: 1 }, { c: -1 }] as Document[]) {
        const give = (c: typeof plain) =>
          c
            .find(filter)
            .sort({ ...sort, c: 1 })
            .project({ _id: 0 })
            .toArray();
        expect(await give(indexed)).toEqual(await give(plain));
      }
    }
  });

  test("on arrays find each document once", async () => {
    const collection = await filled([
      { _id: 1 as never, tags: ["a", "b"] },
      { _id: 2 as never, tags: ["b", "c"] },
    ]);
    await collection.createIndex({ tags: 1 });
    expect((await collection.find({ tags: { $gte: "a" } }).toArray()).length).toBe(2);
    expect(await collection.find({ tags: "c" }).toArray()).toEqual([{ _id: 2, tags: ["b", "c"] }]);
    await collection.updateOne({ _id: 2 as never }, { $pull: { tags: "c" } as never });
    expect(await collection.countDocuments({ tags: "c" })).toBe(0);
  });

  test("are listed and dropped", async () => {
    const collection = await filled([{ a: 1 }]);
    await collection.createIndex({ a: 1 }, { name: "byA", sparse: true });
    expect(await collection.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: "_id_" },
      { v: 2, key: { a: 1 }, name: "byA", sparse: true },
    ]);
    await collection.dropIndex("byA");
    expect((await collection.indexes()).length).toBe(1);
    expect((await refusal(collection.dropIndex("byA"))).code).toBe(27);
  });
});

describe("aggregating and counting", () => {
  test("match, group, sort, lookup", async () => {
    const taxes = await filled([
      { who: 1, sum: 10 },
      { who: 1, sum: 5 },
      { who: 2, sum: 7 },
    ]);
    const people = await filled([
      { _id: 1 as never, name: "Agim" },
      { _id: 2 as never, name: "Besa" },
    ]);
    const result = await taxes
      .aggregate([
        { $match: { sum: { $gt: 4 } } },
        { $group: { _id: "$who", total: { $sum: "$sum" } } },
        { $sort: { total: -1 } },
        { $lookup: { from: people.collectionName, localField: "_id", foreignField: "_id", as: "person" } },
      ])
      .toArray();
    expect(result).toEqual([
      { _id: 1, total: 15, person: [{ _id: 1, name: "Agim" }] },
      { _id: 2, total: 7, person: [{ _id: 2, name: "Besa" }] },
    ]);
    expect(await taxes.countDocuments({ who: 1 })).toBe(2);
    expect(await taxes.estimatedDocumentCount()).toBe(3);
    expect(await taxes.distinct("who")).toEqual([1, 2]);
  });
});

describe("collections and databases", () => {
  test("are listed, made, dropped", async () => {
    const collection = await filled([{ a: 1 }]);
    const database = mongo.client.db(collection.dbName);
    const names = async () => (await database.listCollections().toArray()).map(({ name }) => name);
    expect(await names()).toContain(collection.collectionName);
    const databases = await mongo.client.db().admin().listDatabases({ nameOnly: true });
    expect(databases.databases.map(({ name }) => name)).toContain(collection.dbName);
    await collection.drop();
    expect(await names()).not.toContain(collection.collectionName);
    await database.createCollection(collection.collectionName);
    expect((await refusal(database.createCollection(collection.collectionName))).code).toBe(48);
    expect((await database.stats())["ok"]).toBe(1);
  });
});
