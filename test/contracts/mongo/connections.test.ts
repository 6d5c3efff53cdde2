import { expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { until } from "../../support/until.js";
import { connected } from "./support.js";
import { message, openWire } from "./wire.js";

const mongo = connected();

test("three hundred connections write and read at once, and nothing is lost", async () => {
  const client = await MongoClient.connect(mongo.url, { maxPoolSize: 300, minPoolSize: 300 });
  const collection = client.db(mongo.database.databaseName).collection<{ _id: number }>("many");
  await Promise.all(
    Array.from({ length: 300 }, async (_, writer) => {
      for (let n = 0; n < 5; n++) await collection.insertOne({ _id: writer * 5 + n });
      expect(await collection.findOne({ _id: writer * 5 })).toEqual({ _id: writer * 5 });
    }),
  );
  expect(await collection.countDocuments()).toBe(1500);
  await client.close();
});

test("many clients come and go", async () => {
  const visit = async (n: number) => {
    const client = await MongoClient.connect(mongo.url);
    const collection = client.db(mongo.database.databaseName).collection<{ _id: number }>("visitors");
    await collection.insertOne({ _id: n });
    await client.close();
  };
  for (let round = 0; round < 4; round++) {
    await Promise.all(Array.from({ length: 10 }, (_, n) => visit(round * 10 + n)));
  }
  expect(await mongo.database.collection("visitors").countDocuments()).toBe(40);
});

test("compression that a client offers is not needed", async () => {
  const client = await MongoClient.connect(mongo.url, { compressors: ["zlib"] });
  expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
});

test("a message that comes byte by byte, and two in one piece, are answered", async () => {
  const wire = await openWire(mongo.url);
  const ping = message({ ping: 1, $db: "admin" });
  const answers: number[] = [];
  wire.socket.on("data", (chunk) => answers.push(chunk.length));
  wire.socket.setNoDelay(true);
  for (const byte of ping) {
    wire.socket.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  wire.socket.write(Buffer.concat([ping, ping]));
  const size = () => answers.reduce((sum, length) => sum + length, 0);
  await until("all three are answered", () => size() >= 3 * 38);
  wire.close();
});

test("a write that wants no answer is done", async () => {
  const collection = mongo.collection();
  await collection.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
  await until("it is done", async () => (await collection.countDocuments()) === 1);
});

test("a client that goes in the middle of its message costs nobody anything", async () => {
  const wire = await openWire(mongo.url);
  wire.socket.write(message({ ping: 1, $db: "admin" }).subarray(0, 30));
  wire.socket.destroy();
  expect(await mongo.client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
});
