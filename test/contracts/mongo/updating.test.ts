import { describe, expect, test } from "@jest/globals";
import { Decimal128, Double, Int32, Long, Timestamp, type Document } from "mongodb";
import { connected, exactly, refusal, type AnyDocument } from "./support.js";

const mongo = connected();

async function updated(before: AnyDocument, update: Document, options: Document = {}): Promise<AnyDocument> {
  const collection = await mongo.filled([{ _id: 1, ...before }]);
  await collection.updateOne({ _id: 1 } as never, update, options);
  const { _id, ...rest } = (await exactly(collection))!;
  return rest as AnyDocument;
}

const int = (value: number) => new Int32(value);

describe("an operator on a field", () => {
  const cases: [string, Document, Document, Document][] = [
    ["$set changes", { a: 1, b: 2 }, { $set: { a: 5 } }, { a: int(5), b: int(2) }],
    ["$set makes the way to its field", {}, { $set: { "a.b.c": 1 } }, { a: { b: { c: int(1) } } }],
    ["$set adds new fields in the order of their names", {}, { $set: { b: 1, a: 2 } }, { a: int(2), b: int(1) }],
    ["$unset takes away, and what is not there", { a: 1, b: 2 }, { $unset: { a: "", z: "" } }, { b: int(2) }],
    ["$unset within", { a: { b: 1, c: 2 } }, { $unset: { "a.b": 1 } }, { a: { c: int(2) } }],
    ["$inc adds", { n: 5 }, { $inc: { n: -2 } }, { n: int(3) }],
    ["$inc begins at nothing", {}, { $inc: { "a.n": 4 } }, { a: { n: int(4) } }],
    ["$inc beyond 32 bits becomes a Long", { n: 2147483647 }, { $inc: { n: 1 } }, { n: Long.fromNumber(2147483648) }],
    ["$inc by a double becomes a double", { n: 1 }, { $inc: { n: 0.5 } }, { n: new Double(1.5) }],
    ["$inc of a Long stays one", { n: Long.fromNumber(1) }, { $inc: { n: 1 } }, { n: Long.fromNumber(2) }],
    [
      "$inc by a decimal is exact",
      { n: Decimal128.fromString("0.1") },
      { $inc: { n: Decimal128.fromString("0.2") } },
      { n: Decimal128.fromString("0.3") },
    ],
    ["$mul multiplies", { n: 6 }, { $mul: { n: 7 } }, { n: int(42) }],
    ["$mul of nothing is zero", {}, { $mul: { n: 7 } }, { n: int(0) }],
    ["$mul by a double", { n: 3 }, { $mul: { n: new Double(1.5) } }, { n: new Double(4.5) }],
    ["$min takes the lower", { a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } }, { a: int(3), b: int(5), c: int(1) }],
    ["$max takes the higher", { a: 5, b: 5 }, { $max: { a: 3, b: 9, c: 1 } }, { a: int(5), b: int(9), c: int(1) }],
    ["$min goes by BSON's order of types", { a: 5 }, { $min: { a: null } }, { a: null }],
    ["$rename", { a: 1, b: 2 }, { $rename: { a: "c" } }, { b: int(2), c: int(1) }],
    ["$rename into a document", { a: 1 }, { $rename: { a: "b.c" } }, { b: { c: int(1) } }],
    ["$rename over another field", { a: 1, b: 2 }, { $rename: { a: "b" } }, { b: int(1) }],
    ["$rename of what is not there", { a: 1 }, { $rename: { z: "y" } }, { a: int(1) }],
    ["$bit and", { n: 13 }, { $bit: { n: { and: int(10) } } }, { n: int(8) }],
    ["$bit or", { n: 5 }, { $bit: { n: { or: int(10) } } }, { n: int(15) }],
    ["$bit xor", { n: 5 }, { $bit: { n: { xor: int(1) } } }, { n: int(4) }],
    ["$setOnInsert does nothing to what is there", { a: 1 }, { $setOnInsert: { b: 1 } }, { a: int(1) }],
    [
      "several at once",
      { a: 1, b: 1, c: 1 },
      { $set: { a: 2 }, $inc: { b: 2 }, $unset: { c: "" } },
      { a: int(2), b: int(3) },
    ],
  ];

  test.each(cases)("%s", async (_what, before, update, after) => {
    const found = await updated(before, update);
    expect(found).toEqual(after);
    expect(Object.keys(found)).toEqual(Object.keys(after));
  });

  test("$currentDate is the server's clock, as a date or a timestamp", async () => {
    const before = Date.now() - 60_000;
    const found = await updated({}, { $currentDate: { a: true, b: { $type: "date" }, c: { $type: "timestamp" } } });
    for (const name of ["a", "b"]) expect((found[name] as Date).getTime()).toBeGreaterThan(before);
    expect((found["c"] as Timestamp).getHighBits()).toBeGreaterThan(before / 1000);
  });
});

describe("an operator on an array", () => {
  const numbers = (...values: number[]) => ({ list: values.map(int) });
  const list = { list: [1, 2, 3] };
  const cases: [string, Document, Document, Document][] = [
    ["$push", list, { $push: { list: 4 } }, numbers(1, 2, 3, 4)],
    ["$push makes an array", {}, { $push: { list: 4 } }, numbers(4)],
    ["$push of an array is one element", list, { $push: { list: [4] } }, { list: [int(1), int(2), int(3), [int(4)]] }],
    ["$push $each", list, { $push: { list: { $each: [4, 5] } } }, numbers(1, 2, 3, 4, 5)],
    ["$push $position", list, { $push: { list: { $each: [9], $position: 1 } } }, numbers(1, 9, 2, 3)],
    ["$push $position from the end", list, { $push: { list: { $each: [9], $position: -1 } } }, numbers(1, 2, 9, 3)],
    ["$push $slice keeps the first", list, { $push: { list: { $each: [4], $slice: 2 } } }, numbers(1, 2)],
    ["$push $slice keeps the last", list, { $push: { list: { $each: [4], $slice: -2 } } }, numbers(3, 4)],
    ["$push $slice 0 empties", list, { $push: { list: { $each: [4], $slice: 0 } } }, numbers()],
    ["$push $sort", list, { $push: { list: { $each: [9, 0], $sort: -1 } } }, numbers(9, 3, 2, 1, 0)],
    [
      "$push $sort by a field",
      { list: [{ k: 2 }, { k: 3 }] },
      { $push: { list: { $each: [{ k: 1 }], $sort: { k: 1 } } } },
      { list: [{ k: int(1) }, { k: int(2) }, { k: int(3) }] },
    ],
    ["$addToSet adds what is new", list, { $addToSet: { list: { $each: [3, 4, 4] } } }, numbers(1, 2, 3, 4)],
    ["$addToSet knows equal numbers", list, { $addToSet: { list: new Double(3) } }, numbers(1, 2, 3)],
    [
      "$addToSet goes by whole documents, in their order",
      { list: [{ a: 1, b: 2 }] },
      {
        $addToSet: {
          list: {
            $each: [
              { a: 1, b: 2 },
              { b: 2, a: 1 },
            ],
          },
        },
      },
      {
        list: [
          { a: int(1), b: int(2) },
          { b: int(2), a: int(1) },
        ],
      },
    ],
    ["$pop the last", list, { $pop: { list: 1 } }, numbers(1, 2)],
    ["$pop the first", list, { $pop: { list: -1 } }, numbers(2, 3)],
    ["$pull by value", { list: [1, 2, 1] }, { $pull: { list: 1 } }, numbers(2)],
    ["$pull by operators", list, { $pull: { list: { $gte: 2 } } }, numbers(1)],
    [
      "$pull of documents by their fields",
      {
        list: [
          { k: 1, v: 1 },
          { k: 2, v: 1 },
        ],
      },
      { $pull: { list: { k: { $gt: 1 } } } },
      { list: [{ k: int(1), v: int(1) }] },
    ],
    ["$pullAll", { list: [1, 2, 1, 3] }, { $pullAll: { list: [1, 3] } }, numbers(2)],
    ["an element by its index", list, { $set: { "list.1": 9 } }, numbers(1, 9, 3)],
    [
      "an element beyond the end, after nulls",
      list,
      { $set: { "list.4": 9 } },
      { list: [int(1), int(2), int(3), null, int(9)] },
    ],
    ["$unset of an element leaves null", list, { $unset: { "list.1": "" } }, { list: [int(1), null, int(3)] }],
    ["$[] is every element", list, { $inc: { "list.$[]": 10 } }, numbers(11, 12, 13)],
  ];

  test.each(cases)("%s", async (_what, before, update, after) => {
    expect(await updated(before, update)).toEqual(after);
  });

  test("$ is the element that the filter matched", async () => {
    const collection = await mongo.filled([
      {
        _id: 1,
        rows: [
          { k: "a", v: 1 },
          { k: "b", v: 2 },
        ],
      },
    ]);
    await collection.updateOne({ "rows.k": "b" }, { $set: { "rows.$.v": 20 } });
    await collection.updateOne({ rows: { $elemMatch: { k: "a", v: 1 } } }, { $inc: { "rows.$.v": 9 } });
    expect((await collection.findOne({}))!["rows"]).toEqual([
      { k: "a", v: 10 },
      { k: "b", v: 20 },
    ]);
    expect((await refusal(collection.updateOne({}, { $set: { "rows.$.v": 0 } }))).code).toBe(2);
  });

  test("$[name] is the elements that its filter accepts, also one within the other", async () => {
    const after = await updated(
      {
        rows: [
          { k: 1, cells: [1, 5] },
          { k: 2, cells: [5, 9] },
        ],
      },
      { $set: { "rows.$[row].cells.$[cell]": 0 } },
      { arrayFilters: [{ "row.k": 2 }, { cell: { $gte: 6 } }] },
    );
    expect(after).toEqual({
      rows: [
        { k: int(1), cells: [int(1), int(5)] },
        { k: int(2), cells: [int(5), int(0)] },
      ],
    });
  });

  test("a name without a filter, and a filter without its name, are refused", async () => {
    const collection = await mongo.filled([{ _id: 1, list: [1] }]);
    const code = async (update: Document, arrayFilters: Document[]) =>
      (await refusal(collection.updateOne({}, update, { arrayFilters }))).code;
    expect(await code({ $set: { "list.$[x]": 0 } }, [])).toBe(2);
    expect(await code({ $set: { "list.$[x]": 0 } }, [{ x: 1 }, { y: 1 }])).toBe(9);
    expect(await code({ $set: { "list.$[x]": 0 } }, [{ x: 1 }, { x: 2 }])).toBe(9);
  });
});

describe("an update", () => {
  test("counts what it matched and what it changed", async () => {
    const collection = await mongo.filled([{ n: 1 }, { n: 1 }, { n: 2 }]);
    expect(await collection.updateOne({ n: 1 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await collection.updateMany({}, { $set: { n: 1 } })).toMatchObject({ matchedCount: 3, modifiedCount: 1 });
    expect(await collection.updateOne({ n: 9 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
    });
  });

  test("replaces a whole document, keeping its _id", async () => {
    const collection = await mongo.filled([{ _id: 1, a: 1 }]);
    await collection.replaceOne({ a: 1 }, { z: 1 });
    expect(await collection.findOne({})).toEqual({ _id: 1, z: 1 });
  });

  test("by a pipeline computes from the document, and leaves the types of the rest alone", async () => {
    const after = await updated(
      { a: new Double(2), b: 3, long: Long.fromNumber(1), deep: { d: new Double(1), e: 1 } },
      [{ $set: { sum: { $add: ["$a", "$b"] }, "deep.e": 5 } }, { $unset: "b" }] as never,
    );
    expect(after).toEqual({
      a: new Double(2),
      long: Long.fromNumber(1),
      deep: { d: new Double(1), e: int(5) },
      sum: expect.anything() as never,
    });
    expect(Number(after["sum"])).toBe(5);
  });

  test.each([
    ["another _id", 66, { $set: { _id: 2 } }],
    ["two operators on one field", 40, { $set: { a: 1 }, $inc: { a: 1 } }],
    ["a field and one within it", 40, { $set: { a: 1, "a.b": 2 } }],
    ["an unknown operator", 9, { $nonsense: { a: 1 } }],
    ["$inc by a text", 14, { $inc: { a: "x" } }],
    ["$inc of a text", 14, { $inc: { text: 1 } }],
    ["$push onto what is no array", 2, { $push: { a: 1 } }],
    ["$pop by 3", 9, { $pop: { list: 3 } }],
    ["a way through what is no document", 28, { $set: { "a.b": 1 } }],
    ["a name in an array", 28, { $set: { "list.x": 1 } }],
    ["an empty part of a path", 56, { $set: { "a..b": 1 } }],
    ["$rename to itself", 2, { $rename: { a: "a" } }],
    ["$pullAll without an array", 2, { $pullAll: { list: 1 } }],
    ["$pull of what is no array", 2, { $pull: { a: 1 } }],
    ["$pullAll of what is no array", 2, { $pullAll: { a: [1] } }],
    ["$addToSet of what is no array", 2, { $addToSet: { a: 1 } }],
    ["$pop of what is no array", 14, { $pop: { a: 1 } }],
    ["$addToSet with a $slice", 2, { $addToSet: { list: { $each: [1], $slice: 1 } } }],
    ["$push with a $sort by 2", 2, { $push: { list: { $each: [1], $sort: 2 } } }],
    ["an empty $bit", 2, { $bit: { a: {} } }],
    ["$rename of an element", 2, { $rename: { "list.0": "b" } }],
    ["$rename to an element", 2, { $rename: { a: "list.0" } }],
    ["$rename of a dynamic field", 2, { $rename: { "list.$[]": "b" } }],
    ["$[] of what is no array", 2, { $set: { "a.$[]": 1 } }],
    ["$[] of what is not there", 2, { $set: { "z.$[]": 1 } }],
    ["a field that begins with a dollar", 52, { $set: { $b: 1 } }],
    ["such a field within another", 52, { $set: { "text.$b": 1 } }],
    ["a sum that no Long holds", 2, { $inc: { a: Long.MAX_VALUE } }],
    ["a stage that is none of an update", 72, [{ $match: { a: 1 } }]],
    ["an unknown expression", 168, [{ $set: { a: { $nonsense: 1 } } }]],
  ])("with %s is refused with %i, and changes nothing", async (_what, code, update) => {
    const document = { _id: 1, a: 1, text: "x", list: [1] };
    const collection = await mongo.filled([document]);
    expect((await refusal(collection.updateOne({}, update as never))).code).toBe(code);
    expect(await collection.findOne({})).toEqual(document);
  });

  test.each([
    ["a filter whose name begins with a capital", 2, { $set: { "list.$[X]": 1 } }, [{ X: 1 }]],
    ["a filter beside a pipeline", 9, [{ $set: { a: 2 } }], [{ x: 1 }]],
  ])("with %s for elements of arrays is refused with %i", async (_what, code, update, arrayFilters) => {
    const collection = await mongo.filled([{ _id: 1, a: 1, list: [1] }]);
    expect((await refusal(collection.updateOne({}, update as never, { arrayFilters }))).code).toBe(code);
  });

  test("of many meets each document once, also when it moves within the index by which it was found", async () => {
    const collection = await mongo.filled(Array.from({ length: 2_000 }, (_, _id) => ({ _id, n: _id })));
    await collection.createIndex({ n: 1 });
    const result = await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 500 } }, { hint: { n: 1 } });
    expect(result).toMatchObject({ matchedCount: 2_000, modifiedCount: 2_000 });
    expect(await collection.countDocuments({ $expr: { $eq: ["$n", { $add: ["$_id", 500] }] } })).toBe(2_000);
  });

  test("deletes one, many, and counts", async () => {
    const collection = await mongo.filled([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 2 }]);
    expect((await collection.deleteOne({ n: 1 })).deletedCount).toBe(1);
    expect((await collection.deleteMany({ n: 1 })).deletedCount).toBe(2);
    expect((await collection.deleteMany({ n: 9 })).deletedCount).toBe(0);
    expect(await collection.countDocuments()).toBe(1);
  });
});
