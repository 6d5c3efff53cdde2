import { describe, expect, test } from "@jest/globals";
import { Long, type Document } from "mongodb";
import { until } from "../../support/until.js";
import { connected, refusal, type AnyCollection } from "./support.js";
import { openWire } from "./wire.js";

const mongo = connected();
const numbered = (count: number) => mongo.filled(Array.from({ length: count }, (_, n) => ({ _id: n })));

async function first(collection: AnyCollection, fields: Document): Promise<{ id: Long; count: number }> {
  const answer = await mongo.database.command({ find: collection.collectionName, ...fields }, { promoteLongs: false });
  const { id, firstBatch } = answer["cursor"] as { id: Long; firstBatch: Document[] };
  return { id, count: firstBatch.length };
}

async function more(collection: AnyCollection, id: Long, fields: Document = {}): Promise<{ id: Long; count: number }> {
  const answer = await mongo.database.command(
    { getMore: id, collection: collection.collectionName, ...fields },
    { promoteLongs: false },
  );
  const cursor = answer["cursor"] as { id: Long; nextBatch: Document[] };
  return { id: cursor.id, count: cursor.nextBatch.length };
}

describe("batches", () => {
  test("are of the size asked for, the first of 101 where none is", async () => {
    const collection = await numbered(250);
    expect((await first(collection, {})).count).toBe(101);
    const begun = await first(collection, { batchSize: 7 });
    expect(begun.count).toBe(7);
    const next = await more(collection, begun.id, { batchSize: 13 });
    expect(next.count).toBe(13);
    expect(next.id).toEqual(begun.id);
    const last = await more(collection, begun.id);
    expect([last.count, last.id.isZero()]).toEqual([230, true]);
  });

  test("of size 0 only open the cursor", async () => {
    const collection = await numbered(5);
    const begun = await first(collection, { batchSize: 0 });
    expect([begun.count, begun.id.isZero()]).toEqual([0, false]);
    expect((await more(collection, begun.id)).count).toBe(5);
  });

  test("end with the limit, and a single one leaves no cursor", async () => {
    const collection = await numbered(50);
    const limited = await first(collection, { limit: 10, batchSize: 6 });
    expect(limited.count).toBe(6);
    const rest = await more(collection, limited.id);
    expect([rest.count, rest.id.isZero()]).toEqual([4, true]);
    const single = await first(collection, { singleBatch: true, batchSize: 6 });
    expect([single.count, single.id.isZero()]).toEqual([6, true]);
  });

  test("hold no more than a message may", async () => {
    const text = "x".repeat(1_000_000);
    const collection = await mongo.filled(Array.from({ length: 40 }, (_, n) => ({ _id: n, text })));
    const begun = await first(collection, { batchSize: 40 });
    expect(begun.count).toBeLessThan(17);
    expect(begun.count).toBeGreaterThan(10);
    expect((await collection.find({}).batchSize(40).toArray()).length).toBe(40);
  });

  test("of an aggregation, of indexes and of collections as well", async () => {
    const collection = await numbered(250);
    const grouped = collection.aggregate([{ $group: { _id: "$_id" } }], { batchSize: 10 });
    expect((await grouped.toArray()).length).toBe(250);
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
    expect((await collection.listIndexes({ batchSize: 2 }).toArray()).length).toBe(4);
  });

  test("with an index in both directions, each document once", async () => {
    const collection = await mongo.filled(Array.from({ length: 300 }, (_, n) => ({ _id: n, a: n % 3, tags: [n, -n] })));
    await collection.createIndex({ a: 1, _id: -1 });
    await collection.createIndex({ tags: 1 });
    const ids = (
      await collection
        .find({ a: { $in: [0, 2] } })
        .sort({ a: -1, _id: 1 })
        .batchSize(3)
        .toArray()
    ).map(({ _id }) => Number(_id));
    expect(ids.length).toBe(200);
    expect(ids.slice(0, 3)).toEqual([2, 5, 8]);
    expect(
      (
        await collection
          .find({ tags: { $gte: -1000 } })
          .batchSize(7)
          .toArray()
      ).length,
    ).toBe(300);
  });
});

describe("a cursor while its collection changes", () => {
  test("goes on, and gives nothing twice", async () => {
    const collection = await numbered(100);
    const cursor = collection.find({}).sort({ _id: 1 }).batchSize(10);
    const seen = [(await cursor.next())!._id];
    await collection.deleteMany({ _id: { $gte: 50, $lt: 90 } } as never);
    await collection.insertMany([{ _id: -1 }, { _id: 200 }] as never);
    for await (const { _id } of cursor) seen.push(_id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(seen).toEqual(expect.arrayContaining([95, 99]));
  });

  test("of which the collection is dropped ends", async () => {
    const collection = await numbered(100);
    const cursor = collection.find({}).batchSize(10);
    await cursor.next();
    await collection.drop();
    const rest = await cursor.toArray().catch(() => []);
    expect(rest.length).toBeLessThan(100);
  });
});

describe("a cursor that is gone", () => {
  test("is refused with CursorNotFound: closed, read to its end, or never there", async () => {
    const collection = await numbered(50);
    const closed = collection.find({}).batchSize(5);
    await closed.next();
    const id = closed.id!;
    await closed.close();
    const ended = await first(collection, { batchSize: 40 });
    await more(collection, ended.id);
    for (const gone of [id, ended.id, Long.fromString("4611686018427387")]) {
      const error = await refusal(more(collection, gone));
      expect([error.code, error["codeName"]]).toEqual([43, "CursorNotFound"]);
    }
  });

  test("killCursors tells which were there", async () => {
    const collection = await numbered(50);
    const { id } = await first(collection, { batchSize: 5 });
    const unknown = Long.fromString("4611686018427388");
    const answer = await mongo.database.command(
      { killCursors: collection.collectionName, cursors: [id, unknown] },
      { promoteLongs: false },
    );
    expect(answer).toMatchObject({ cursorsKilled: [id], cursorsNotFound: [unknown], cursorsAlive: [] });
  });

  test("a cursor of another collection is not given away", async () => {
    const collection = await numbered(50);
    const other = await numbered(1);
    const { id } = await first(collection, { batchSize: 5 });
    const error = await refusal(more(other, id));
    expect([error.code, error["codeName"]]).toEqual([13, "Unauthorized"]);
    expect((await more(collection, id)).count).toBe(45);
  });

  test("one that nobody asks for is forgotten after the time set, one without time-out is not", async () => {
    const collection = await numbered(50);
    const admin = mongo.client.db("admin");
    const set = (fields: Document) => admin.command({ setParameter: 1, ...fields });
    const before = await admin.command({
      getParameter: 1,
      cursorTimeoutMillis: 1,
      clientCursorMonitorFrequencySecs: 1,
    });
    const { cursorTimeoutMillis, clientCursorMonitorFrequencySecs } = before;
    const wire = await openWire(mongo.url);
    try {
      await set({ cursorTimeoutMillis: 300, clientCursorMonitorFrequencySecs: 1 });
      const find = { find: collection.collectionName, batchSize: 5 };
      const open = async (fields: Document) =>
        ((await wire.command(collection.dbName, { ...find, ...fields }))["cursor"] as { id: Long }).id;
      const kept = await open({ noCursorTimeout: true });
      // Who looks whether a cursor is there asks for it: each is looked at once.
      const idle: Long[] = [];
      while (idle.length < 100) idle.push(await open({}));
      const getMore = (id: Long) =>
        wire.command(collection.dbName, { getMore: id, collection: collection.collectionName });
      const isForgotten = async () => {
        const answer = await getMore(idle.pop()!);
        if (answer["ok"] === 0) expect(answer).toMatchObject({ code: 43 });
        return answer["ok"] === 0;
      };
      await until("the idle one is forgotten", isForgotten, 500);
      expect(await getMore(kept)).toMatchObject({ ok: 1 });
    } finally {
      await set({ cursorTimeoutMillis, clientCursorMonitorFrequencySecs });
      wire.close();
    }
  });
});
