import { describe, expect, test } from "@jest/globals";
import { ObjectId, type Document } from "mongodb";
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

  test.each([
    ["an unknown operator", { age: { $nonsense: 1 } }],
    ["an unknown operator at the top", { $nonsense: 1 }],
    ["$in without an array", { age: { $in: 5 } }],
    ["$or without an array", { $or: { age: 1 } }],
    ["an empty $and", { $and: [] }],
    ["$mod without a divisor", { age: { $mod: [0, 1] } }],
    ["$size of a text", { tags: { $size: "x" } }],
    ["a type that there is not", { age: { $type: "nonsense" } }],
  ])("with %s is refused with BadValue", async (_what, filter) => {
    const collection = await mongo.filled(people);
    const error = await refusal(collection.find(filter as never).toArray());
    expect([error.code, error["codeName"]]).toEqual([2, "BadValue"]);
  });

  test("over a collection that is not there finds nothing", async () => {
    expect(await mongo.collection().find({}).toArray()).toEqual([]);
  });
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

describe("a projection", () => {
  const document = {
    _id: 1,
    a: 1,
    b: { c: 2, d: 3 },
    list: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 5],
    numbers: [1, 2, 3, 4, 5],
  };
  const cases: [string, Document, Document][] = [
    ["includes", { a: 1 }, { _id: 1, a: 1 }],
    ["includes without the _id", { a: true, _id: 0 }, { a: 1 }],
    ["excludes", { list: 0, numbers: 0 }, { _id: 1, a: 1, b: { c: 2, d: 3 } }],
    ["excludes the _id alone", { _id: 0 }, { a: 1, b: document.b, list: document.list, numbers: document.numbers }],
    ["includes within a document", { "b.d": 1, _id: 0 }, { b: { d: 3 } }],
    ["includes by a nested form", { b: { c: 1 }, _id: 0 }, { b: { c: 2 } }],
    ["includes within the documents of an array", { "list.k": 1, _id: 0 }, { list: [{ k: 1 }, { k: 2 }] }],
    [
      "excludes within the documents of an array",
      { "list.k": 0, _id: 0, a: 0, b: 0, numbers: 0 },
      { list: [{ v: 1 }, { v: 2 }, 5] },
    ],
    ["of a field that is not there", { z: 1, _id: 0 }, {}],
    ["with $slice of the first", { numbers: { $slice: 2 }, a: 1, _id: 0 }, { a: 1, numbers: [1, 2] }],
    ["with $slice of the last", { numbers: { $slice: -2 }, a: 1, _id: 0 }, { a: 1, numbers: [4, 5] }],
    ["with $slice from the middle", { numbers: { $slice: [1, 2] }, a: 1, _id: 0 }, { a: 1, numbers: [2, 3] }],
    ["with $elemMatch", { list: { $elemMatch: { k: 2 } }, _id: 0 }, { list: [{ k: 2, v: 2 }] }],
    ["with an expression", { sum: { $add: ["$a", "$b.c"] }, _id: 0 }, { sum: 3 }],
    ["with another field's value", { renamed: "$b.d", _id: 0 }, { renamed: 3 }],
    ["with a literal", { one: { $literal: 1 }, _id: 0 }, { one: 1 }],
  ];

  test.each(cases)("%s", async (_what, projection, expected) => {
    const collection = await mongo.filled([document]);
    expect(await collection.findOne({}, { projection })).toEqual(expected);
  });

  test("of the element that the filter matched", async () => {
    const collection = await mongo.filled([document]);
    expect(await collection.findOne({ numbers: { $gte: 3 } }, { projection: { "numbers.$": 1 } })).toEqual({
      _id: 1,
      numbers: [3],
    });
    expect(await collection.findOne({ "list.k": 2 }, { projection: { "list.$": 1, _id: 0 } })).toEqual({
      list: [{ k: 2, v: 2 }],
    });
  });

  test("keeps the order of the document, and the types", async () => {
    const _id = new ObjectId();
    const collection = await mongo.filled([{ _id, z: 1, a: 2 }]);
    expect(Object.keys((await collection.findOne({}, { projection: { a: 1, z: 1 } }))!)).toEqual(["_id", "z", "a"]);
  });

  test("that both includes and excludes is refused, each way by its code", async () => {
    const collection = await mongo.filled([document]);
    const code = async (projection: Document) => (await refusal(collection.findOne({}, { projection }))).code;
    expect(await code({ a: 1, b: 0 })).toBe(31254);
    expect(await code({ a: 0, b: 1 })).toBe(31253);
  });

  test("whose paths collide is refused", async () => {
    const collection = await mongo.filled([document]);
    const code = async (projection: Document) => (await refusal(collection.findOne({}, { projection }))).code;
    expect([31249, 31250]).toContain(await code({ b: 1, "b.c": 1 }));
    expect([31249, 31250]).toContain(await code({ "b.c": 1, b: 1 }));
  });
});
