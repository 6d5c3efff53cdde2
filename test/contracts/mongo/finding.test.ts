import { describe, expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, idsOf, refusal } from "./support.js";

const mongo = connected();

const people = [
  { _id: 1, name: "Agim", age: 30, home: { city: "Shkodër", zone: 1 }, tags: ["owner", "payer"] },
  { _id: 2, name: "Besa", age: 41, home: { city: "Tiranë" }, tags: [] },
  {
    _id: 3,
    name: "Çelik",
    age: null,
    tags: ["payer"],
    rows: [
      { k: 1, v: 5 },
      { k: 2, v: 9 },
    ],
  },
  {
    _id: 4,
    name: "drita\nsecond",
    flags: 6,
    rows: [
      { k: 1, v: 9 },
      { k: 2, v: 5 },
    ],
    grid: [[1, 2], [3]],
  },
];

describe("a filter", () => {
  const cases: [string, Document, number[]][] = [
    ["an equality", { age: 30 }, [1]],
    ["$eq and $ne, which a missing field satisfies", { age: { $ne: 30 } }, [2, 3, 4]],
    ["a range", { age: { $gt: 29, $lte: 41 } }, [1, 2]],
    ["$in with a pattern", { name: { $in: [/^A/, "Besa"] } }, [1, 2]],
    ["$nin, which a missing field satisfies", { age: { $nin: [30, 41] } }, [3, 4]],
    ["$in with null, which a missing field satisfies", { age: { $in: [null] } }, [3, 4]],
    ["null, which a missing field satisfies", { age: null }, [3, 4]],
    ["$exists", { age: { $exists: true } }, [1, 2, 3]],
    ["$exists false", { "home.zone": { $exists: false } }, [2, 3, 4]],
    ["$type of several", { age: { $type: ["null", "number"] } }, [1, 2, 3]],
    ["a dotted path", { "home.city": "Shkodër" }, [1]],
    ["a whole document, in its order", { home: { city: "Shkodër", zone: 1 } }, [1]],
    ["a document in another order, which is another one", { home: { zone: 1, city: "Shkodër" } }, []],
    ["an element of an array", { tags: "payer" }, [1, 3]],
    ["a whole array", { tags: ["owner", "payer"] }, [1]],
    ["an empty array", { tags: [] }, [2]],
    ["an index of an array", { "tags.0": "payer" }, [3]],
    ["$size", { tags: { $size: 2 } }, [1]],
    ["$all", { tags: { $all: ["payer", "owner"] } }, [1]],
    ["fields of documents in arrays, each by any element", { "rows.k": 1, "rows.v": 5 }, [3, 4]],
    ["$elemMatch, by one element", { rows: { $elemMatch: { k: 1, v: 5 } } }, [3]],
    ["$elemMatch on plain values", { tags: { $elemMatch: { $gte: "p", $lt: "q" } } }, [1, 3]],
    ["$all with $elemMatch", { rows: { $all: [{ $elemMatch: { k: 1 } }, { $elemMatch: { v: { $gt: 8 } } }] } }, [3, 4]],
    ["an array within an array", { grid: [1, 2] }, [4]],
    ["$and", { $and: [{ age: { $gt: 1 } }, { age: { $lt: 40 } }] }, [1]],
    ["$or", { $or: [{ age: 30 }, { name: "Besa" }] }, [1, 2]],
    ["$nor", { $nor: [{ age: 30 }, { name: "Besa" }] }, [3, 4]],
    ["$not", { age: { $not: { $gt: 35 } } }, [1, 3, 4]],
    ["$not with a pattern", { name: { $not: /^[AB]/ } }, [3, 4]],
    ["a pattern", { name: /^b/i }, [2]],
    ["a pattern as text with options", { name: { $regex: "^ç", $options: "i" } }, [3]],
    ["a pattern over lines", { name: { $regex: "^second$", $options: "m" } }, [4]],
    ["a pattern where the dot is any character", { name: { $regex: "a.s", $options: "s" } }, [4]],
    ["$mod", { age: { $mod: [10, 1] } }, [2]],
    ["$bitsAllSet", { flags: { $bitsAllSet: 6 } }, [4]],
    ["$bitsAnySet", { flags: { $bitsAnySet: [0, 1] } }, [4]],
    ["$bitsAllClear", { flags: { $bitsAllClear: 9 } }, [4]],
    ["$bitsAnyClear", { flags: { $bitsAnyClear: 3 } }, [4]],
    ["$expr between fields", { $expr: { $gt: ["$age", { $multiply: [10, 4] }] } }, [2]],
    ["$comment, which changes nothing", { age: 30, $comment: "why" }, [1]],
    ["_id by $in", { _id: { $in: [4, 1, 9] } }, [1, 4]],
    ["nothing", {}, [1, 2, 3, 4]],
  ];

  test.each(cases)("by %s", async (_how, filter, expected) => {
    const collection = await mongo.filled(people);
    expect(await idsOf(collection, filter)).toEqual(expected);
  });

  test("for null goes through arrays by the documents in them, and finds none in an array without any", async () => {
    const collection = await mongo.filled([
      { _id: "none" },
      { _id: "null", a: null },
      { _id: "number", a: 4 },
      { _id: "empty document", a: {} },
      { _id: "value", a: { b: 1 } },
      { _id: "empty array", a: [] },
      { _id: "array of an array", a: [[]] },
      { _id: "array of values", a: [1, null] },
      { _id: "all have it", a: [{ b: 1 }, { b: 3 }] },
      { _id: "one has not", a: [{ b: 3 }, {}] },
      { _id: "one is null", a: [{ b: null }, { b: 3 }] },
    ]);
    const found = ["empty document", "none", "null", "number", "one has not", "one is null"];
    for (const how of ["by a scan", "by an index"]) {
      if (how === "by an index") await collection.createIndex({ "a.b": 1 });
      expect(await idsOf(collection, { "a.b": null })).toEqual(found);
      expect(await idsOf(collection, { "a.b": { $in: [null, 75] } })).toEqual(found);
      expect(await idsOf(collection, { "a.b": { $ne: null } })).not.toEqual(expect.arrayContaining(["one has not"]));
      expect(await collection.countDocuments({ "a.b": { $ne: null } })).toBe(11 - found.length);
    }
  });

  const texts = ["abc", "xabc", "ABC", "a.b", "12", "]", "line\nabc", "abc\n"].map((text, _id) => ({ _id, text }));
  test.each([
    ["\\Aabc", [0, 7]],
    ["\\Aabc\\z", [0]],
    ["\\Aabc\\Z", [0, 7]],
    ["(?i)^abc$", [0, 2, 7]],
    ["^[[:alpha:]]+$", [0, 1, 2, 7]],
    ["^[[:digit:]]", [4]],
    ["\\Qa.b\\E", [3]],
    ["^[]]$", [5]],
    ["(?s)c.$", [7]],
    ["c$", [0, 1, 6, 7]],
    ["^(?P<first>a)b(?#a comment)c", [0, 7]],
    ["a\\.b", [3]],
  ])("by the pattern %j, as PCRE understands it", async (pattern, expected) => {
    const collection = await mongo.filled(texts);
    expect(await idsOf(collection, { text: { $regex: pattern } })).toEqual(expected);
  });

  test("by the elements of arrays in arrays", async () => {
    const collection = await mongo.filled([
      { _id: 1, grid: [[1, 2], [3]] },
      { _id: 2, grid: [1, 2] },
    ]);
    expect(await idsOf(collection, { grid: { $elemMatch: { $elemMatch: { $gt: 2 } } } })).toEqual([1]);
    expect(await idsOf(collection, { grid: { $elemMatch: { $size: 1 } } })).toEqual([1]);
  });

  test.each([
    ["an unknown operator", { age: { $nonsense: 1 } }],
    ["an unknown operator at the top", { $nonsense: 1 }],
    ["$in without an array", { age: { $in: 5 } }],
    ["$or without an array", { $or: { age: 1 } }],
    ["an empty $and", { $and: [] }],
    ["$mod without a divisor", { age: { $mod: [0, 1] } }],
    ["$size of a text", { tags: { $size: "x" } }],
    ["a type that there is not", { age: { $type: "nonsense" } }],
    ["a number of a type that there is not", { age: { $type: 99 } }],
    ["an operator within $in", { age: { $in: [{ $gt: 1 }] } }],
    ["$options alone", { name: { $options: "i" } }],
    ["an empty $not", { age: { $not: {} } }],
    ["a negative $size", { tags: { $size: -1 } }],
    ["half a $size", { tags: { $size: 1.5 } }],
    ["a pattern to be greater than", { name: { $gt: /a/ } }],
    ["a pattern to be different from", { name: { $ne: /a/ } }],
  ])("with %s is refused with BadValue", async (_what, filter) => {
    const collection = await mongo.filled(people);
    const error = await refusal(collection.find(filter as never).toArray());
    expect([error.code, error["codeName"]]).toEqual([2, "BadValue"]);
  });

  test("with an expression that cannot be computed is refused, and so is one that there is not", async () => {
    const collection = await mongo.filled(people);
    const failing = await refusal(collection.find({ $expr: { $gt: [{ $size: "$age" }, 1] } }).toArray());
    expect(failing.code).toEqual(expect.any(Number));
    expect(failing["codeName"]).not.toBe("InternalError");
    expect((await refusal(collection.find({ $expr: { $nonsense: 1 } }).toArray())).code).toBe(168);
  });

  test.each([
    ["a limit", { limit: "x" }],
    ["a batch", { batchSize: "x" }],
    ["a filter", { filter: 5 }],
    ["a sort", { sort: 5 }],
    ["a choice", { singleBatch: "x" }],
  ])("%s of another type is refused with TypeMismatch", async (_what, fields) => {
    const { collectionName: find } = await mongo.filled(people);
    expect((await refusal(mongo.database.command({ find, ...fields }))).code).toBe(14);
  });

  test("over a collection that is not there finds nothing", async () => {
    expect(await mongo.collection().find({}).toArray()).toEqual([]);
  });
});

test("a search that takes longer than it may is ended with MaxTimeMSExpired, and so is a write, which then changes nothing", async () => {
  const collection = await mongo.filled(Array.from({ length: 30_000 }, (_, n) => ({ _id: n, text: `text ${n}` })));
  const slow = { $expr: { $eq: [{ $concat: ["$text", "!"] }, "nothing"] } };
  const command = { maxTimeMS: 1, comment: "slow" };
  for (const work of [
    collection.find(slow, command).toArray(),
    collection.countDocuments(slow, command),
    mongo.database.command({
      update: collection.collectionName,
      updates: [{ q: slow, u: { $set: { a: 1 } } }],
      ...command,
    }),
  ]) {
    const error = await refusal(work);
    expect([error.code, error["codeName"] ?? "MaxTimeMSExpired"]).toEqual([50, "MaxTimeMSExpired"]);
  }
  expect((await refusal(mongo.database.command({ ping: 1, maxTimeMS: -1 }))).code).toEqual(expect.any(Number));
  expect(await collection.find({ text: "text 5" }, { maxTimeMS: 10_000 }).toArray()).toHaveLength(1);
});

describe("sorting", () => {
  test("by several fields in both directions, missing ones first, arrays by their least or greatest", async () => {
    const collection = await mongo.filled([
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 1, b: 1 },
      { _id: 3, b: 9 },
      { _id: 4, a: [5, 0] },
      { _id: 5, a: null, b: 1 },
    ]);
    const order = async (sort: Document) =>
      (
        await collection
          .find({})
          .sort(sort as never)
          .toArray()
      ).map((d) => d._id);
    expect(await order({ a: 1, b: -1, _id: 1 })).toEqual([3, 5, 4, 1, 2]);
    expect(await order({ a: -1, b: 1, _id: 1 })).toEqual([4, 2, 1, 5, 3]);
    expect(await order({ _id: -1 })).toEqual([5, 4, 3, 2, 1]);
  });

  test("with skip and limit gives one page after the other", async () => {
    const collection = await mongo.filled(Array.from({ length: 25 }, (_, n) => ({ _id: n, n: 24 - n })));
    const page = async (skip: number) =>
      (await collection.find({}).sort({ n: 1 }).skip(skip).limit(10).toArray()).map(({ n }) => n as number);
    expect([...(await page(0)), ...(await page(10)), ...(await page(20))]).toEqual(
      Array.from({ length: 25 }, (_, n) => n),
    );
    expect(await page(30)).toEqual([]);
  });

  test("$natural is the order in which documents are kept, or its reverse, and no part of another sort", async () => {
    const collection = await mongo.filled([1, 2, 3].map((_id) => ({ _id, a: -_id })));
    await collection.createIndex({ a: 1 });
    const forward = await collection.find().sort({ $natural: 1 }).toArray();
    const backward = await collection.find().sort({ $natural: -1 }).toArray();
    expect(forward.map(({ _id }) => _id)).toEqual([1, 2, 3]);
    expect(backward.map(({ _id }) => _id)).toEqual([3, 2, 1]);
    expect(await collection.find().hint({ $natural: -1 }).limit(1).toArray()).toEqual(backward.slice(0, 1));
    expect((await refusal(collection.find().sort({ $natural: 1, a: 1 }).toArray())).code).toBe(2);
  });

  test("in a direction that is none is refused", async () => {
    const collection = await mongo.filled(people);
    const find = { find: collection.collectionName, sort: { a: 5 } };
    expect((await refusal(mongo.database.command(find))).code).toBe(15975);
  });
});
