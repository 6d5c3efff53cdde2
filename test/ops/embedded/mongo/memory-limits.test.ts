import { expect, test } from "@jest/globals";
import { Binary, BSON } from "mongodb";
import { Cursors } from "../../../../ops/embedded/mongo/commands/cursors.js";
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

test("what a pipeline takes into memory is bounded, and refused beyond", async () => {
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
});

test("open cursors keep no more in memory than they may together", () => {
  const cursors = new Cursors();
  const open = (mebibytes: number, owner: number) => {
    const source = {
      documents: () => [BSON.serialize({ a: 1 }), BSON.serialize({ a: 2 })].map((bytes) => Buffer.from(bytes)),
      heldBytes: () => mebibytes * MIB,
    };
    return cursors.first({ namespace: "d.c", source, batchSize: 1, singleBatch: false, owner });
  };
  for (const owner of [1, 2, 3]) open(150, owner);
  expect(() => open(100, 4)).toThrow(/more than 536870912 bytes in memory/);
  open(50, 4);
  expect(cursors.count).toBe(4);
});
