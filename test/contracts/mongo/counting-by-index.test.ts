import { expect, test } from "@jest/globals";
import { BSONSymbol, type Document } from "mongodb";
import fc from "fast-check";
import { connected, type AnyCollection } from "./support.js";

const mongo = connected();

async function counted(collection: AnyCollection, query: Document): Promise<{ n: number; looked: number }> {
  const count = { count: collection.collectionName, query };
  const plan = await mongo.database.command({ explain: count, verbosity: "executionStats" });
  const { n } = await mongo.database.command(count);
  const { totalDocsExamined } = plan["executionStats"] as { readonly totalDocsExamined: number };
  return { n: n as number, looked: totalDocsExamined };
}

test("what an index says in whole is counted without a look at the documents", async () => {
  const collection = await mongo.filled(
    Array.from({ length: 60 }, (_, n) => ({ _id: n, t: n % 2 === 0 ? "a" : "b", r: `2026-01-${10 + (n % 20)}` })),
  );
  await collection.createIndex({ t: 1, r: -1 });
  expect(await counted(collection, { t: "a" })).toEqual({ n: 30, looked: 0 });
  expect(await counted(collection, { $and: [{ t: "a" }, { r: { $gte: "2026-01-12", $lt: "2026-01-16" } }] })).toEqual({
    n: 6,
    looked: 0,
  });
  expect(await collection.countDocuments({ t: "a", r: { $gt: "2026-01-12" } }, { skip: 3, limit: 7 })).toBe(7);
  expect(await collection.countDocuments({ t: "a", r: { $gt: "2026-01-12" } }, { skip: 20 })).toBe(4);
});

const texts = ["", "a", "a\u0001", "aa", "b", "B", "ë", "a\u0000b", "a".repeat(300)];
const value = fc.oneof(
  fc.constantFrom<unknown>(...texts),
  fc.constantFrom<unknown>(null, 1, true, ["a", "b"], { a: "a" }, new BSONSymbol("a")),
);
const text = fc.constantFrom(...texts);
const condition = fc.oneof(
  text,
  fc.record({ $gte: text, $lte: text }),
  fc.record({ $gt: text }),
  fc.record({ $lt: text, $eq: text }),
  fc.constant(null),
  fc.record({ $in: fc.array(text, { minLength: 1, maxLength: 3 }) }),
);
const query = fc.oneof(
  fc.record({ t: condition }),
  fc.record({ t: text, r: condition }),
  fc.record({ $and: fc.tuple(fc.record({ t: text }), fc.record({ r: condition }), fc.record({ r: condition })) }),
  fc.record({ t: text, other: condition }),
);

test("a count is that of the documents found, whatever is asked and whatever they hold", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ t: value, r: value }, { requiredKeys: [] }), { minLength: 1, maxLength: 12 }),
      fc.array(query, { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      async (documents, queries, descending) => {
        // An index of two fields takes no document in which both are lists.
        const taken = documents.filter(({ t, r }) => !(Array.isArray(t) && Array.isArray(r)));
        const collection = await mongo.filled(taken.length === 0 ? [{ t: "a" }] : (taken as Document[]));
        await collection.createIndex({ t: descending ? -1 : 1, r: descending ? 1 : -1 });
        for (const each of queries) {
          const found = await collection.find(each, { hint: { $natural: 1 } }).toArray();
          expect(await collection.countDocuments(each)).toBe(found.length);
        }
      },
    ),
    { numRuns: 40 },
  );
});
