import { describe, expect, test } from "@jest/globals";
import { ObjectId, type Document } from "mongodb";
import { connected, refusal, type AnyCollection } from "./support.js";

const mongo = connected();

const payments = [
  { _id: 1, who: "a", sum: 10, office: "A", items: ["tb", "tn"], at: new Date("2025-01-10T00:00:00Z") },
  { _id: 2, who: "a", sum: 5, office: "A", items: ["tb"], at: new Date("2025-02-01T00:00:00Z") },
  { _id: 3, who: "b", sum: 7, office: "B", items: [], at: new Date("2025-02-20T00:00:00Z") },
  { _id: 4, who: "c", sum: 20, office: "B", at: new Date("2025-03-05T00:00:00Z") },
];

const run = (collection: AnyCollection, ...pipeline: Document[]) => collection.aggregate(pipeline).toArray();

describe("stages", () => {
  const cases: [string, Document[], Document[]][] = [
    [
      "$match, $sort, $skip, $limit",
      [{ $match: { sum: { $gt: 5 } } }, { $sort: { sum: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { sum: 1 } }],
      [{ _id: 1, sum: 10 }],
    ],
    [
      "$project with expressions",
      [{ $match: { _id: 1 } }, { $project: { _id: 0, twice: { $multiply: ["$sum", 2] }, who: { $toUpper: "$who" } } }],
      [{ twice: 20, who: "A" }],
    ],
    [
      "$addFields and $unset",
      [{ $match: { _id: 3 } }, { $addFields: { "x.y": { $size: "$items" } } }, { $unset: ["items", "at"] }],
      [{ _id: 3, who: "b", sum: 7, office: "B", x: { y: 0 } }],
    ],
    [
      "$group with sums, averages, extremes, sets and lists",
      [
        { $sort: { _id: 1 } },
        {
          $group: {
            _id: "$office",
            total: { $sum: "$sum" },
            mean: { $avg: "$sum" },
            least: { $min: "$sum" },
            most: { $max: "$sum" },
            n: { $sum: 1 },
            all: { $push: "$_id" },
            first: { $first: "$who" },
            last: { $last: "$who" },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: "A", total: 15, mean: 7.5, least: 5, most: 10, n: 2, all: [1, 2], first: "a", last: "a" },
        { _id: "B", total: 27, mean: 13.5, least: 7, most: 20, n: 2, all: [3, 4], first: "b", last: "c" },
      ],
    ],
    [
      "$group by several, and by nothing",
      [
        { $group: { _id: { office: "$office", month: { $month: "$at" } }, n: { $sum: 1 } } },
        { $group: { _id: null, groups: { $sum: 1 }, n: { $sum: "$n" } } },
      ],
      [{ _id: null, groups: 4, n: 4 }],
    ],
    [
      "$unwind leaves out what is empty",
      [{ $unwind: "$items" }, { $sort: { _id: 1, items: 1 } }, { $project: { items: 1 } }],
      [
        { _id: 1, items: "tb" },
        { _id: 1, items: "tn" },
        { _id: 2, items: "tb" },
      ],
    ],
    [
      "$unwind keeps what is empty, and tells the index",
      [
        { $match: { _id: { $in: [1, 3] } } },
        { $unwind: { path: "$items", preserveNullAndEmptyArrays: true, includeArrayIndex: "at" } },
        { $sort: { _id: 1, at: 1 } },
        { $project: { items: 1, at: 1 } },
      ],
      [
        { _id: 1, items: "tb", at: 0 },
        { _id: 1, items: "tn", at: 1 },
        { _id: 3, at: null },
      ],
    ],
    [
      "$facet runs several side by side",
      [
        {
          $facet: {
            offices: [{ $group: { _id: "$office" } }, { $count: "n" }],
            top: [{ $sort: { sum: -1 } }, { $limit: 1 }, { $project: { sum: 1 } }],
          },
        },
      ],
      [{ offices: [{ n: 2 }], top: [{ _id: 4, sum: 20 }] }],
    ],
    ["$count", [{ $match: { office: "A" } }, { $count: "n" }], [{ n: 2 }]],
    ["$count of nothing gives no document", [{ $match: { office: "Z" } }, { $count: "n" }], []],
    ["$sortByCount", [{ $sortByCount: "$who" }, { $limit: 1 }], [{ _id: "a", count: 2 }]],
    [
      "$bucket",
      [{ $bucket: { groupBy: "$sum", boundaries: [0, 8, 15], default: "more", output: { n: { $sum: 1 } } } }],
      [
        { _id: 0, n: 2 },
        { _id: 8, n: 1 },
        { _id: "more", n: 1 },
      ],
    ],
    ["$replaceRoot", [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { k: "$who" } } }], [{ k: "a" }]],
    [
      "$dateToString and $cond",
      [
        { $match: { _id: 1 } },
        {
          $project: {
            day: { $dateToString: { date: "$at", format: "%Y-%m-%d" } },
            big: { $cond: [{ $gt: ["$sum", 5] }, "yes", "no"] },
          },
        },
      ],
      [{ _id: 1, day: "2025-01-10", big: "yes" }],
    ],
    [
      "$filter, $map, $reduce",
      [
        { $match: { _id: 1 } },
        {
          $project: {
            f: { $filter: { input: "$items", cond: { $eq: ["$$this", "tb"] } } },
            m: { $map: { input: "$items", in: { $concat: ["$$this", "!"] } } },
            r: { $reduce: { input: "$items", initialValue: "", in: { $concat: ["$$value", "$$this"] } } },
          },
        },
      ],
      [{ _id: 1, f: ["tb"], m: ["tb!", "tn!"], r: "tbtn" }],
    ],
    [
      "$setWindowFields runs totals",
      [
        {
          $setWindowFields: {
            partitionBy: "$office",
            sortBy: { _id: 1 },
            output: { total: { $sum: "$sum", window: { documents: ["unbounded", "current"] } } },
          },
        },
        { $sort: { _id: 1 } },
        { $project: { total: 1 } },
      ],
      [
        { _id: 1, total: 10 },
        { _id: 2, total: 15 },
        { _id: 3, total: 7 },
        { _id: 4, total: 27 },
      ],
    ],
    ["nothing gives everything", [], payments],
  ];

  test.each(cases)("%s", async (_what, pipeline, expected) => {
    const collection = await mongo.filled(payments);
    expect(await run(collection, ...pipeline)).toEqual(expected);
  });

  test("$sample gives so many of them", async () => {
    const collection = await mongo.filled(payments);
    expect((await run(collection, { $sample: { size: 2 } })).length).toBe(2);
  });

  test("$unionWith adds another collection", async () => {
    const [one, other] = [await mongo.filled([{ _id: 1 }]), await mongo.filled([{ _id: 2 }, { _id: 3 }])];
    const pipeline = [{ $match: { _id: 3 } }];
    expect(await run(one, { $unionWith: { coll: other.collectionName, pipeline } })).toEqual([{ _id: 1 }, { _id: 3 }]);
  });

  test("over a collection that is not there gives nothing", async () => {
    expect(await run(mongo.collection(), { $match: { a: 1 } }, { $group: { _id: "$a" } })).toEqual([]);
  });
});

describe("$lookup", () => {
  test("by equal fields, also of ids and arrays", async () => {
    const [first, second] = [new ObjectId(), new ObjectId()];
    const people = await mongo.filled([
      { _id: first, name: "Agim" },
      { _id: second, name: "Besa" },
    ]);
    const bills = await mongo.filled([{ _id: 1, person: first }, { _id: 2, person: [first, second] }, { _id: 3 }]);
    const found = await run(
      bills,
      { $lookup: { from: people.collectionName, localField: "person", foreignField: "_id", as: "people" } },
      { $project: { "people.name": 1 } },
      { $sort: { _id: 1 } },
    );
    expect(found.map((one) => (one["people"] as Document[]).map(({ name }) => name as string).sort())).toEqual([
      ["Agim"],
      ["Agim", "Besa"],
      [],
    ]);
  });

  test("with a pipeline of its own and variables", async () => {
    const people = await mongo.filled([
      { _id: "a", limit: 8 },
      { _id: "b", limit: 1 },
    ]);
    const bills = await mongo.filled(payments);
    const found = await run(
      people,
      {
        $lookup: {
          from: bills.collectionName,
          let: { who: "$_id", limit: "$limit" },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ["$who", "$$who"] }, { $gt: ["$sum", "$$limit"] }] } } },
            { $project: { _id: 0, sum: 1 } },
          ],
          as: "large",
        },
      },
      { $sort: { _id: 1 } },
      { $project: { large: 1 } },
    );
    expect(found).toEqual([
      { _id: "a", large: [{ sum: 10 }] },
      { _id: "b", large: [{ sum: 7 }] },
    ]);
  });

  test("of a collection that is not there finds nothing", async () => {
    const collection = await mongo.filled([{ _id: 1 }]);
    const lookup = { from: "nowhere", localField: "_id", foreignField: "_id", as: "none" };
    expect(await run(collection, { $lookup: lookup })).toEqual([{ _id: 1, none: [] }]);
  });
});

describe("grouping", () => {
  test("by ObjectId, date and document puts equal ones together", async () => {
    const id = new ObjectId();
    const at = () => new Date("2025-01-01T00:00:00Z");
    const collection = await mongo.filled([
      { id, at: at(), deep: { a: 1 } },
      { id: new ObjectId(id.toHexString()), at: at(), deep: { a: 1 } },
      { id: new ObjectId(), at: at(), deep: { a: 2 } },
    ]);
    const sizes = async (key: string) =>
      (await run(collection, { $group: { _id: key, n: { $sum: 1 } } }, { $sort: { n: -1 } })).map(
        ({ n }) => n as number,
      );
    expect(await sizes("$id")).toEqual([2, 1]);
    expect(await sizes("$at")).toEqual([3]);
    expect(await sizes("$deep")).toEqual([2, 1]);
    const groups = await run(collection, { $group: { _id: "$id" } });
    expect(groups.every(({ _id }) => _id instanceof ObjectId)).toBe(true);
  });
});

test.each([
  ["a stage that there is not", [{ $nonsense: 1 }], 40324],
  ["one within another", [{ $facet: { a: [{ $nonsense: 1 }] } }], 40324],
  ["a stage of two", [{ $match: {}, $sort: { a: 1 } }], 40323],
  ["a limit of 0", [{ $limit: 0 }], 15958],
  ["a limit of 0 behind other stages", [{ $unset: "a" }, { $limit: 0 }], 15958],
  ["a negative $skip", [{ $skip: -1 }], 5107200],
  ["a $sort by nothing", [{ $unset: "a" }, { $sort: {} }], 15976],
  ["a $sort in no direction", [{ $unset: "a" }, { $sort: { a: 2 } }], 15975],
  ["a $group without an _id", [{ $group: { n: { $sum: 1 } } }], 15955],
  ["a $count without a name", [{ $count: "" }], 40156],
  ["an $unwind of what is no path", [{ $unwind: "a" }], 28818],
  ["a $project that includes and excludes", [{ $project: { a: 1, b: 0 } }], 31254],
  ["a $project that excludes and includes", [{ $project: { a: 0, b: 1 } }], 31253],
  ["$collStats behind another stage", [{ $match: {} }, { $collStats: { count: {} } }], 40602],
  ["a $lookup without a place for what it finds", [{ $lookup: { from: "a", localField: "a", foreignField: "b" } }], 9],
  ["a filter that is none", [{ $match: { a: { $nonsense: 1 } } }], 2],
  ["an expression that there is not", [{ $project: { a: { $nonsense: 1 } } }], 168],
])("%s is refused by its code", async (_what, pipeline, code) => {
  const collection = await mongo.filled(payments);
  expect((await refusal(collection.aggregate(pipeline as Document[]).toArray())).code).toBe(code);
});

describe("counting", () => {
  test("documents, by filter, skip and limit, and about all", async () => {
    const collection = await mongo.filled(payments);
    expect(await collection.countDocuments()).toBe(4);
    expect(await collection.countDocuments({ office: "B" })).toBe(2);
    expect(await collection.countDocuments({}, { skip: 1, limit: 2 })).toBe(2);
    expect(await collection.countDocuments({ office: "Z" })).toBe(0);
    expect(await collection.estimatedDocumentCount()).toBe(4);
    const count = async (fields: Document) =>
      (await mongo.database.command({ count: collection.collectionName, ...fields }))["n"] as number;
    expect(await count({ query: { office: "B" }, limit: 1 })).toBe(1);
    expect(await count({ query: {}, skip: 3 })).toBe(1);
    expect(await mongo.collection().estimatedDocumentCount()).toBe(0);
  });

  test("distinct values, those of arrays by element", async () => {
    const collection = await mongo.filled(payments);
    expect((await collection.distinct("office")).sort()).toEqual(["A", "B"]);
    expect((await collection.distinct("items")).sort()).toEqual(["tb", "tn"]);
    expect(await collection.distinct("sum", { office: "A" })).toEqual(expect.arrayContaining([5, 10]));
    expect(await collection.distinct("nothing")).toEqual([]);
    expect(await mongo.collection().distinct("a")).toEqual([]);
  });
});
