import { describe, expect, test } from "@jest/globals";
import { Double, Int32, Long, ObjectId, type Document } from "mongodb";
import { connected, refusal } from "./support.js";

const mongo = connected();

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
    ["with $slice alone, which keeps all else", { numbers: { $slice: [-2, 1] } }, { ...document, numbers: [4] }],
    ["with $slice beside an exclusion", { list: 0, b: 0, numbers: { $slice: 1 } }, { _id: 1, a: 1, numbers: [1] }],
    ["with $slice of what is no array", { a: { $slice: 1 }, b: 1, _id: 0 }, { a: 1, b: document.b }],
    ["with $slice within", { "b.c": { $slice: 1 }, a: 1, _id: 0 }, { a: 1, b: { c: 2 } }],
    ["with $elemMatch on plain values", { numbers: { $elemMatch: { $gt: 3 } }, _id: 0 }, { numbers: [4] }],
    ["with $elemMatch that finds nothing", { numbers: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
    [
      "with $elemMatch, behind what else is kept",
      { numbers: { $elemMatch: { $gt: 3 } }, a: 1 },
      { _id: 1, a: 1, numbers: [4] },
    ],
    ["with an expression and fields", { b: 1, sum: { $add: ["$a", 1] } }, { _id: 1, b: document.b, sum: 2 }],
    ["with an array of values", { pair: ["$a", "$b.c"], _id: 0 }, { pair: [1, 2] }],
    ["with an expression", { sum: { $add: ["$a", "$b.c"] }, _id: 0 }, { sum: 3 }],
    ["with another field's value", { renamed: "$b.d", _id: 0 }, { renamed: 3 }],
    ["with a literal", { one: { $literal: 1 }, _id: 0 }, { one: 1 }],
  ];

  test.each(cases)("%s", async (_what, projection, expected) => {
    const collection = await mongo.filled([document]);
    const found = (await collection.findOne({}, { projection }))!;
    expect(found).toEqual(expected);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
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

  test("by operators leaves the types of what it keeps alone", async () => {
    const kept = { long: Long.fromNumber(5), double: new Double(5), list: [new Double(1), Long.fromNumber(2)] };
    const collection = await mongo.filled([{ _id: 1, ...kept }]);
    const found = async (projection: Document) => collection.findOne({}, { projection, promoteValues: false });
    expect(await found({ list: { $slice: -1 } })).toEqual({ _id: new Int32(1), ...kept, list: [kept.list[1]] });
    expect(await found({ list: { $elemMatch: { $lt: 2 } }, _id: 0 })).toEqual({ list: [kept.list[0]] });
    expect(await found({ long: 1, double: 1, _id: 0, sum: { $add: [1, 1] } })).toEqual({
      long: kept.long,
      double: kept.double,
      sum: new Int32(2),
    });
  });

  test.each([
    ["an operator that there is not", 168, { a: { $nonsense: 1 } }],
    ["$slice of a text", 28667, { numbers: { $slice: "x" } }],
    ["$slice of a limit of 0", 28724, { numbers: { $slice: [1, 0] } }],
    ["an empty part of a path", 15998, { "b..c": 1 }],
    ["a field that begins with a dollar", 16410, { "b.$x": 1 }],
    ["two positional fields", 31276, { "list.$": 1, "numbers.$": 1 }],
    ["$elemMatch within a document", 31275, { "b.list": { $elemMatch: { k: 1 } } }],
    ["an empty document", 51270, { b: {} }],
  ])("with %s is refused with %i", async (_what, code, projection) => {
    const collection = await mongo.filled([document]);
    expect((await refusal(collection.findOne({}, { projection: projection as Document }))).code).toBe(code);
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
