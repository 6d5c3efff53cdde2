import { expect, test } from "@jest/globals";
import type { Document } from "mongodb";
import { connected, refusal, type AnyCollection } from "./support.js";

const mongo = connected();

async function hundred(): Promise<AnyCollection> {
  const collection = await mongo.filled(Array.from({ length: 100 }, (_, n) => ({ _id: n, a: n % 10, b: n })));
  await collection.createIndex({ a: 1, b: 1 });
  return collection;
}

/** Every value that a field of that name has, anywhere within. */
function named(document: unknown, name: string): unknown[] {
  if (document === null || typeof document !== "object") return [];
  return Object.entries(document).flatMap(([key, value]) => [...(key === name ? [value] : []), ...named(value, name)]);
}

test("a search by an index names it, and how much it looked at", async () => {
  const collection = await hundred();
  const plan = await collection.find({ a: 3 }).explain("executionStats");
  expect(named(plan["queryPlanner"], "indexName")).toContain("a_1_b_1");
  expect(named(plan["queryPlanner"], "stage")).toContain("IXSCAN");
  expect(plan["executionStats"]).toMatchObject({ nReturned: 10, totalKeysExamined: 10, totalDocsExamined: 10 });
});

test("a search without one is a scan of the collection", async () => {
  const collection = await hundred();
  const plan = await collection.find({ b: 3 }).explain("executionStats");
  expect(named(plan["queryPlanner"], "stage")).toContain("COLLSCAN");
  expect(plan["executionStats"]).toMatchObject({ nReturned: 1, totalKeysExamined: 0, totalDocsExamined: 100 });
});

test("a search by _id is no scan", async () => {
  const plan = await (await hundred()).find({ _id: 5 } as never).explain("queryPlanner");
  expect(named(plan, "stage")).not.toContain("COLLSCAN");
});

test("a sort by the index needs none of its own, another one does", async () => {
  const collection = await hundred();
  const stages = async (sort: Document) =>
    named(
      await collection
        .find({ a: 3 })
        .sort(sort as never)
        .explain("queryPlanner"),
      "stage",
    );
  expect(await stages({ b: 1 })).not.toContain("SORT");
  expect(await stages({ b: -1 })).not.toContain("SORT");
  expect(await stages({ _id: 1 })).toContain("SORT");
});

test("the plan alone does not run anything", async () => {
  const plan = await (await hundred()).find({ a: 3 }).explain("queryPlanner");
  expect(plan).not.toHaveProperty("executionStats");
});

test("what is explained looks for as many documents as it would", async () => {
  const collection = await hundred();
  const { collectionName: name } = collection;
  const examined = async (explain: Document) => {
    const { executionStats } = await mongo.database.command({ explain });
    return (executionStats as Document)["totalDocsExamined"] as number;
  };
  const update = (multi: boolean) => ({ update: name, updates: [{ q: { a: 3 }, u: { $set: { c: 1 } }, multi }] });
  expect([await examined(update(false)), await examined(update(true))]).toEqual([1, 10]);
  const deletion = (limit: number) => ({ delete: name, deletes: [{ q: { a: 3 }, limit }] });
  expect([await examined(deletion(1)), await examined(deletion(0))]).toEqual([1, 10]);
  expect(await examined({ findAndModify: name, query: { a: 3 }, remove: true })).toBe(1);
});

test("of several statements none is explained", async () => {
  const { collectionName } = await hundred();
  const explain = { delete: collectionName, deletes: [1, 2].map((a) => ({ q: { a }, limit: 0 })) };
  expect((await refusal(mongo.database.command({ explain }))).code).toBe(16);
});

test.each([
  ["an aggregation", (c: AnyCollection) => c.aggregate([{ $match: { a: 3 } }, { $group: { _id: "$b" } }]).explain()],
  ["a count", (c: AnyCollection) => mongo.database.command({ explain: { count: c.collectionName, query: { a: 3 } } })],
  [
    "a distinct",
    (c: AnyCollection) =>
      mongo.database.command({ explain: { distinct: c.collectionName, key: "b", query: { a: 3 } } }),
  ],
  [
    "an update",
    (c: AnyCollection) =>
      mongo.database.command({
        explain: { update: c.collectionName, updates: [{ q: { a: 3 }, u: { $set: { b: 0 } } }] },
      }),
  ],
  [
    "a deletion",
    (c: AnyCollection) =>
      mongo.database.command({ explain: { delete: c.collectionName, deletes: [{ q: { a: 3 }, limit: 0 }] } }),
  ],
  [
    "findAndModify",
    (c: AnyCollection) =>
      mongo.database.command({ explain: { findAndModify: c.collectionName, query: { a: 3 }, remove: true } }),
  ],
])("%s is explained by its index, and nothing is changed", async (_what, explain) => {
  const collection = await hundred();
  const plan = (await explain(collection)) as Document;
  expect(named(plan, "indexName")).toContain("a_1_b_1");
  expect(await collection.countDocuments({ a: 3, b: { $gt: 0 } })).toBe(10);
});
