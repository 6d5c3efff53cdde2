import { beforeAll, expect, test } from "@jest/globals";
import type { Collection } from "mongodb";
import { message, openWire } from "../../../contracts/mongo/wire.js";
import { launchedForAll } from "./launched.js";

interface Row {
  _id: number;
  n: number;
}

const COUNT = 20_000;
const mongo = launchedForAll();
beforeAll(plantUnreadable);

/** A document with text that is no UTF-8: a write that decodes it breaks, and takes its whole transaction back. */
async function plantUnreadable(): Promise<void> {
  const wire = await openWire(mongo.server.ready.url);
  const bytes = message({ insert: "broken", documents: [{ _id: 1, text: "here" }], $db: "d" });
  bytes[bytes.indexOf("here")] = 0xff;
  expect(await wire.send(bytes)).toMatchObject({ ok: 1 });
  wire.close();
}

/** Breaks transaction after transaction while the work is done. @returns how often */
async function amongBreakingWrites(work: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let broken = 0;
  const u = [{ $set: { copy: { $concat: ["$text", "!"] } } }];
  const breaking = async () => {
    const wire = await openWire(mongo.server.ready.url);
    while (!isOver) {
      const answer = await wire.command("d", { update: "broken", updates: [{ q: {}, u, multi: true }] });
      expect(answer).toMatchObject({ ok: 0, codeName: "InvalidBSON" });
      broken++;
    }
    wire.close();
  };
  const all = Promise.all(Array.from({ length: 24 }, breaking));
  try {
    await work();
  } finally {
    isOver = true;
    await all;
  }
  return broken;
}

async function filled(name: string): Promise<Collection<Row>> {
  const collection = mongo.client.db("d").collection<Row>(name);
  await collection.insertMany(Array.from({ length: COUNT }, (_, _id) => ({ _id, n: (_id * 7_919) % COUNT })));
  return collection;
}

test("an index that is built while writes beside it break holds every document, and keeps its keys unique", async () => {
  const rows = await filled("rows");
  expect(await amongBreakingWrites(() => rows.createIndex({ n: 1 }, { unique: true }))).toBeGreaterThan(10);
  const byIndex = await rows.find().hint({ n: 1 }).sort({ n: 1 }).toArray();
  expect(byIndex.length).toBe(COUNT);
  expect(byIndex.map(({ n }) => n)).toEqual(Array.from({ length: COUNT }, (_, n) => n));
  const again = Array.from({ length: COUNT }, (_, n) => ({ _id: COUNT + n, n }));
  const refused = await rows.insertMany(again, { ordered: false }).catch((error: { writeErrors: unknown[] }) => error);
  expect((refused as { writeErrors: unknown[] }).writeErrors.length).toBe(COUNT);
});

test("small collections, whose indexes are built at once, and a collection that is made for its index", async () => {
  await amongBreakingWrites(async () => {
    for (let turn = 0; turn < 30; turn++) {
      const rows = mongo.client.db("d").collection<Row>(`small${turn}`);
      if (turn % 2 === 0) await rows.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, n: -_id })));
      await rows.createIndex({ n: 1 });
      if (turn % 2 === 1) await rows.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, n: -_id })));
      expect((await rows.find().hint({ n: 1 }).toArray()).length).toBe(50);
    }
  });
});
