import { expect, test } from "@jest/globals";
import { Binary } from "mongodb";
import { openWire } from "../../../contracts/mongo/wire.js";
import { refusal } from "../../../contracts/mongo/support.js";
import { launchedForAll } from "./launched.js";

const mongo = launchedForAll();
const MIB = 2 ** 20;

test("one connection has at most a thousand cursors open; another one has its own", async () => {
  await mongo.client
    .db("d")
    .collection("few")
    .insertMany([{ a: 1 }, { a: 2 }]);
  const wires = [await openWire(mongo.server.ready.url), await openWire(mongo.server.ready.url)] as const;
  const open = (wire: (typeof wires)[number]) => wire.command("d", { find: "few", batchSize: 1 });
  for (let n = 0; n < 1_000; n++) expect(await open(wires[0])).toMatchObject({ ok: 1 });
  expect(await open(wires[0])).toMatchObject({ ok: 0, code: 146, codeName: "ExceededMemoryLimit" });
  const other = await open(wires[1]);
  expect(other).toMatchObject({ ok: 1 });
  // What needs no cursor afterwards is answered all the same.
  expect(await wires[0].command("d", { find: "few", limit: 1 })).toMatchObject({ ok: 1 });
  for (const wire of wires) wire.close();
});

test("what a pipeline or open cursors would keep in memory is bounded, and refused beyond", async () => {
  const large = mongo.client.db("d").collection("large");
  for (let n = 0; n < 11; n++) {
    await large.insertMany(Array.from({ length: 10 }, () => ({ n, filling: new Binary(Buffer.alloc(MIB)) })));
  }
  const tooMuch = { code: 292, codeName: "QueryExceededMemoryLimitNoDiskUseAllowed" };
  expect(await refusal(large.aggregate([{ $group: { _id: "$n" } }]).toArray())).toMatchObject(tooMuch);
  const looked = { from: "large", localField: "a", foreignField: "n", as: "found" };
  const few = mongo.client.db("d").collection("few");
  expect(await refusal(few.aggregate([{ $lookup: looked }]).toArray())).toMatchObject(tooMuch);
  expect((await large.aggregate([{ $match: { n: 3 } }, { $group: { _id: "$n" } }]).toArray()).length).toBe(1);
  // Each holds 90 MiB of results that were computed and not asked for yet.
  const pipeline = [{ $match: { n: { $lt: 9 } } }, { $set: { more: 1 } }];
  const held = Array.from({ length: 6 }, () => large.aggregate(pipeline, { batchSize: 1 }));
  for (const cursor of held.slice(0, 5)) await cursor.next();
  expect(await refusal(held[5]!.next())).toMatchObject({ code: 146 });
  await held[0]!.close();
  expect(await large.aggregate(pipeline, { batchSize: 1 }).next()).not.toBeNull();
  await Promise.all(held.map((cursor) => cursor.close()));
}, 60_000);
