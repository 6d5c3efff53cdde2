import { describe, expect, test } from "@jest/globals";
import { BSON, Double, Long, ObjectId, type MongoBulkWriteError } from "mongodb";
import { connected, idsOf, refusal } from "./support.js";

const mongo = connected();
const LIMIT = 16 * 1024 * 1024;

describe("the _id", () => {
  test("is given by the driver, or by the server where a client leaves it out, and comes first", async () => {
    const collection = mongo.collection();
    const { insertedId } = await collection.insertOne({ a: 1 });
    expect(insertedId).toBeInstanceOf(ObjectId);
    await mongo.database.command({ insert: collection.collectionName, documents: [{ a: 2, b: 3 }] });
    const made = await collection.findOne({ a: 2 });
    expect(Object.keys(made!)).toEqual(["_id", "a", "b"]);
    expect(made!._id).toBeInstanceOf(ObjectId);
  });

  test("stands first, wherever it was given", async () => {
    const collection = await mongo.filled([{ a: 1, _id: 7, b: 2 }]);
    expect(Object.keys((await collection.findOne({}))!)).toEqual(["_id", "a", "b"]);
  });

  test.each([
    ["a number", 5],
    ["a text", "01JD3QZ8W6"],
    ["a date", new Date("2025-02-28T00:00:00Z")],
    ["a document", { office: "Qendra", number: 3 }],
    ["a UUID", new BSON.UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")],
  ])("may be %s, and finds its document", async (_kind, _id) => {
    const collection = await mongo.filled([{ _id, a: 1 }, { a: 2 }]);
    expect((await collection.find({ _id } as never).toArray()).map(({ a }) => a as number)).toEqual([1]);
  });

  test("may hold no field that begins with a dollar", async () => {
    const collection = mongo.collection();
    expect((await refusal(collection.insertOne({ _id: { $a: 1 } } as never))).code).toBe(52);
    expect(await collection.countDocuments()).toBe(0);
  });

  test.each([
    ["an array", [1]],
    ["a regular expression", /a/],
  ])("may not be %s", async (_kind, _id) => {
    expect((await refusal(mongo.collection().insertOne({ _id } as never))).code).toBe(53);
  });

  test("given twice is refused with E11000, its key and its value", async () => {
    const collection = await mongo.filled([{ _id: 1 }]);
    const error = await refusal(collection.insertOne({ _id: 1, a: 2 } as never));
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } });
    const namespace = `${collection.dbName}.${collection.collectionName}`;
    expect(error.message).toBe(`E11000 duplicate key error collection: ${namespace} index: _id_ dup key: { _id: 1 }`);
    expect(await collection.findOne({})).toEqual({ _id: 1 });
  });

  test("1 is the same as 1.0 and as a Long of 1, and another one than the text", async () => {
    const collection = await mongo.filled([{ _id: 1 }]);
    expect((await refusal(collection.insertOne({ _id: new Double(1) } as never))).code).toBe(11000);
    expect((await refusal(collection.insertOne({ _id: Long.fromNumber(1) } as never))).code).toBe(11000);
    await collection.insertOne({ _id: "1" } as never);
    expect(await collection.countDocuments()).toBe(2);
  });
});

describe("insertMany", () => {
  test("ordered ends at the first refusal, and says which one it was", async () => {
    const collection = await mongo.filled([{ _id: 2 }]);
    const error = (await refusal(
      collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }] as never),
    )) as unknown as MongoBulkWriteError;
    expect(error.code).toBe(11000);
    expect(error.insertedCount).toBe(1);
    expect([error.writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([[1, 11000]]);
    expect(await idsOf(collection, {})).toEqual([1, 2]);
  });

  test("unordered goes on, and reports every refusal", async () => {
    const collection = await mongo.filled([{ _id: 2 }]);
    const documents = [{ _id: 2 }, { _id: 3 }, { _id: 3 }, { _id: 4 }];
    const error = (await refusal(
      collection.insertMany(documents as never, { ordered: false }),
    )) as unknown as MongoBulkWriteError;
    expect(error.insertedCount).toBe(2);
    expect([error.writeErrors].flat().map(({ index }) => index)).toEqual([0, 2]);
    expect(await idsOf(collection, {})).toEqual([2, 3, 4]);
  });

  test("takes many documents at once", async () => {
    const collection = mongo.collection();
    const documents = Array.from({ length: 20_000 }, (_, n) => ({ _id: n, text: "x".repeat(20) }));
    expect((await collection.insertMany(documents as never)).insertedCount).toBe(20_000);
    expect(await collection.countDocuments()).toBe(20_000);
  });
});

test("fields may have dots and dollars in their names, be empty, and are kept as they are", async () => {
  const document = { _id: 1, $a: 1, "b.c": 2, "": 3, d: { $e: 4, "f.g": 5 } };
  const collection = await mongo.filled([document]);
  expect(await collection.findOne()).toEqual(document);
  expect(await collection.countDocuments({ "b.c": 2 })).toBe(0);
});

describe("size", () => {
  const sized = (bytes: number) => {
    const bare = BSON.calculateObjectSize({ _id: 1, text: "" });
    return { _id: 1, text: "x".repeat(bytes - bare) };
  };

  test("a document of exactly 16 MiB is kept", async () => {
    const collection = mongo.collection();
    await collection.insertOne(sized(LIMIT) as never);
    expect(((await collection.findOne({}))!["text"] as string).length).toBe(sized(LIMIT).text.length);
  });

  test("one byte more is refused, and nothing is kept", async () => {
    const collection = mongo.collection();
    expect((await refusal(collection.insertOne(sized(LIMIT + 1) as never))).code).toBe(2);
    expect(await collection.countDocuments()).toBe(0);
  });

  test("an update that would go beyond is refused, and changes nothing", async () => {
    const collection = await mongo.filled([{ _id: 1, text: "x".repeat(9 * 1024 * 1024) }]);
    const more = "y".repeat(8 * 1024 * 1024);
    expect((await refusal(collection.updateOne({}, { $set: { more } }))).code).toBe(17419);
    const grown = collection.updateOne({}, [{ $set: { more: { $concat: ["$text", "$text"] } } }]);
    expect((await refusal(grown)).code).toBe(17419);
    expect(Object.keys((await collection.findOne({}))!)).toEqual(["_id", "text"]);
  });

  test("a replacement that is too large with the _id that is kept is refused, and changes nothing", async () => {
    const collection = await mongo.filled([{ _id: "kept".repeat(100), a: 1 }]);
    const { text } = sized(LIMIT);
    expect((await refusal(collection.replaceOne({}, { text }))).code).toBe(17419);
    expect(await collection.findOne({})).toHaveProperty("a");
  });

  test("an upsert that would be too large is refused, and inserts nothing", async () => {
    const collection = mongo.collection();
    const { text } = sized(LIMIT);
    const filter = { _id: "wanted".repeat(100) } as never;
    const upsert = { upsert: true };
    expect((await refusal(collection.updateOne(filter, { $set: { text } }, upsert))).code).toBe(17420);
    expect((await refusal(collection.replaceOne(filter, { text }, upsert))).code).toBe(17420);
    expect((await refusal(collection.updateOne(filter, [{ $set: { text } }], upsert))).code).toBe(17420);
    expect(await collection.countDocuments()).toBe(0);
  });
});
