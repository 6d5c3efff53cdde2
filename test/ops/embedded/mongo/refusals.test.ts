import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { connect } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BSON, Long, MongoClient } from "mongodb";
import type { Document, MongoServerError } from "mongodb";
import type { LaunchedProcess } from "../../../../ops/embedded/launch-process.js";
import type { MongoReady } from "../../../../ops/embedded/mongo/index.js";
import { launchMongo } from "../../../../ops/embedded/mongo/index.js";

let folder: string;
let server: LaunchedProcess<MongoReady>;
let client: MongoClient;
const log: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "defter-mongo-"));
  server = await launchMongo({ folder, onLog: (line) => log.push(line) });
  client = await new MongoClient(server.ready.url).connect();
});
afterAll(async () => {
  await client.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function refusalOf(work: () => Promise<unknown>): Promise<number | string | undefined> {
  return work().then(
    () => undefined,
    (error: MongoServerError) => error.code,
  );
}

describe("what is not offered is refused, never ignored", () => {
  const command = (document: Document) => refusalOf(() => client.db("r").command(document));

  test("an unknown command is CommandNotFound", async () => {
    expect(await command({ shardCollection: "r.c" })).toBe(59);
  });

  test("a transaction, and nothing of it is written", async () => {
    const session = client.startSession();
    session.startTransaction();
    const code = await refusalOf(() => client.db("r").collection("t").insertOne({ a: 1 }, { session }));
    await session.endSession();
    expect(code).toBe(263);
    expect(await client.db("r").collection("t").countDocuments()).toBe(0);
  });

  test("a change stream, a text index, a collation, an expiring index, a capped collection, $out", async () => {
    await client.db("r").collection("c").insertOne({ a: 1 });
    const collection = client.db("r").collection("c");
    expect(await refusalOf(() => collection.watch().next())).toBe(238);
    expect(await refusalOf(() => collection.createIndex({ a: "text" }))).toBe(67);
    expect(await refusalOf(() => collection.createIndex({ a: 1 }, { expireAfterSeconds: 5 }))).toBe(67);
    expect(await refusalOf(() => collection.find({}, { collation: { locale: "sq" } }).toArray())).toBe(238);
    expect(await refusalOf(() => client.db("r").createCollection("k", { capped: true, size: 4096 }))).toBe(238);
    expect(await refusalOf(() => collection.aggregate([{ $out: "elsewhere" }]).toArray())).toBe(238);
    expect(await refusalOf(() => collection.aggregate([{ $nonsense: 1 }]).toArray())).toBe(9);
  });

  test("operators that are not there, conflicting paths, wrong types", async () => {
    const collection = client.db("r").collection("c");
    expect(await refusalOf(() => collection.find({ a: { $near: 1 } }).toArray())).toBe(2);
    expect(await refusalOf(() => collection.updateOne({}, { $nonsense: { a: 1 } }))).toBe(9);
    expect(await refusalOf(() => collection.updateOne({}, { $set: { b: 1, "b.c": 2 } }))).toBe(40);
    expect(await refusalOf(() => collection.updateOne({}, { $inc: { a: "x" as never } }))).toBe(14);
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({ a: 1 });
  });
});

test("a numbered write that is sent again is answered, not done again", async () => {
  const session = client.startSession();
  // The driver may hand out a session that has been used, so the numbers begin high.
  const numbered = (txnNumber: number) => {
    const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }];
    return client.db("r").command({ update: "retry", updates, txnNumber: Long.fromNumber(txnNumber) }, { session });
  };
  const collection = client.db("r").collection("retry");
  const answer = ({ n, upserted }: Document) => ({ n, upserted });
  expect(answer(await numbered(1001))).toEqual({ n: 1, upserted: [{ index: 0, _id: 1 }] });
  expect(answer(await numbered(1001))).toEqual({ n: 1, upserted: [{ index: 0, _id: 1 }] });
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 1 });
  await numbered(1002);
  expect(await refusalOf(() => numbered(1001))).toBe(225);
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 2 });
  await session.endSession();
});

test("one server at a time has a folder", async () => {
  await expect(launchMongo({ folder })).rejects.toThrow(/in use/);
});

describe("a malformed message closes its connection, with a reason in the log, and no other", () => {
  /** Sends bytes and waits until the server closes the connection. */
  function send(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(server.ready.port, "127.0.0.1", () => socket.write(bytes));
      socket.setTimeout(5000, () => reject(new Error("the connection stayed open")));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
    });
  }

  function message(sections: Buffer, { flags = 0, operation = 2013, length = 0 } = {}): Buffer {
    const head = Buffer.alloc(20);
    head.writeInt32LE(length || 20 + sections.length, 0);
    head.writeInt32LE(operation, 12);
    head.writeUInt32LE(flags, 16);
    return Buffer.concat([head, sections]);
  }

  const ping = Buffer.concat([Buffer.from([0]), BSON.serialize({ ping: 1, $db: "admin" })]);
  const brokenDocument = Buffer.from(ping);
  brokenDocument.writeInt32LE(9_999_999, 1);

  test.each([
    ["a length below the header's", message(ping, { length: 3 })],
    ["a length beyond 48 MB", message(ping, { length: 2_000_000_000 })],
    ["a document longer than its message", message(brokenDocument)],
    ["a section of unknown kind", message(Buffer.concat([Buffer.from([7]), ping]))],
    ["two bodies", message(Buffer.concat([ping, ping]))],
    ["an unknown required flag", message(ping, { flags: 4 })],
    ["a wrong checksum", message(Buffer.concat([ping, Buffer.alloc(4)]), { flags: 1 })],
    ["a compressed message", message(ping, { operation: 2012 })],
    ["an unknown operation", message(ping, { operation: 1 })],
    ["noise", Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 7919) % 251))],
  ])("%s", async (_what, bytes) => {
    const before = log.length;
    await send(bytes);
    await client.db("r").command({ ping: 1 });
    expect(log.slice(before).join("\n")).toMatch(/closed: malformed message: /);
  });
});
