import { beforeAll, describe, expect, test } from "@jest/globals";
import { connect } from "node:net";
import { BSON, Decimal128, Long } from "mongodb";
import type { Document, MongoServerError } from "mongodb";
import { launchMongo } from "../../../../ops/embedded/mongo/index.js";
import { refusal } from "../../../contracts/mongo/support.js";
import { launchedForAll } from "./launched.js";

const mongo = launchedForAll();

/** The code and the name of what a piece of work is refused with. */
async function refusalOf(work: Promise<unknown>): Promise<readonly unknown[]> {
  const { code, codeName } = (await refusal(work)) as MongoServerError & { codeName?: string };
  return [code, codeName];
}

describe("what is not offered is refused by the protocol's code, never ignored", () => {
  const database = () => mongo.client.db("r");
  const collection = () => database().collection<Document>("c");
  const command = (fields: Document) => database().command(fields);
  const sq = { locale: "sq" };

  beforeAll(async () => {
    await collection().insertOne({ a: 1 });
  });

  test("a transaction, and nothing of it is written", async () => {
    const session = mongo.client.startSession();
    session.startTransaction();
    const refused = await refusalOf(database().collection("t").insertOne({ a: 1 }, { session }));
    await session.endSession();
    expect(refused).toEqual([263, "OperationNotSupportedInTransaction"]);
    expect(await database().collection("t").countDocuments()).toBe(0);
  });

  const notImplemented: [string, () => Promise<unknown>][] = [
    ["a change stream", () => collection().watch().next()],
    ["a collation of a search", () => collection().find({}, { collation: sq }).toArray()],
    ["a collation of an aggregation", () => collection().aggregate([], { collation: sq }).toArray()],
    ["a collation of an index", () => collection().createIndex({ a: 1 }, { collation: sq })],
    ["a collation of a collection", () => database().createCollection("k", { collation: sq })],
    ["a capped collection", () => database().createCollection("k", { capped: true, size: 4096 })],
    ["a time series", () => database().createCollection("k", { timeseries: { timeField: "t" } })],
    ["a view", () => database().createCollection("k", { viewOn: "c", pipeline: [] })],
    ["a validator", () => database().createCollection("k", { validator: { a: 1 } })],
    ["a validator set later", () => command({ collMod: "c", validator: { a: 1 } })],
    [
      "$out",
      () =>
        collection()
          .aggregate([{ $out: "elsewhere" }])
          .toArray(),
    ],
    [
      "$merge",
      () =>
        collection()
          .aggregate([{ $merge: "elsewhere" }])
          .toArray(),
    ],
    [
      "an aggregation without a collection",
      () =>
        database()
          .aggregate([{ $documents: [] }])
          .toArray(),
    ],
    [
      "variables of a search",
      () =>
        collection()
          .find({}, { let: { x: 1 } })
          .toArray(),
    ],
    ["variables of an update", () => collection().updateOne({}, { $set: { b: 1 } }, { let: { x: 1 } })],
    ["a snapshot", () => command({ find: "c", readConcern: { level: "snapshot" } })],
    ["a pipeline that explains itself", () => command({ aggregate: "c", pipeline: [], explain: true })],
    ["a score of a text search", () => collection().findOne({}, { projection: { score: { $meta: "textScore" } } })],
    [
      "$out within another stage",
      () =>
        collection()
          .aggregate([{ $facet: { a: [{ $out: "b" }] } }])
          .toArray(),
    ],
    ["a tailable cursor", () => collection().find({}, { tailable: true }).toArray()],
    [
      "bounds of an index",
      () =>
        collection()
          .find({}, { min: { a: 1 }, hint: { a: 1 } })
          .toArray(),
    ],
    ["a rename into another database", () => mongo.client.db("admin").command({ renameCollection: "r.c", to: "s.c" })],
  ];
  test.each(notImplemented)("%s: NotImplemented", async (_what, work) => {
    expect(await refusalOf(work())).toEqual([238, "NotImplemented"]);
  });

  test("calculating with decimals and integers beyond 2^53 in expressions, which would lose them: NotImplemented", async () => {
    const exact = database().collection<Document>("exact");
    await exact.insertMany([{ n: Decimal128.fromString("0.1") }, { n: Long.fromString("9007199254740993") }]);
    const sum = [{ $group: { _id: null, sum: { $sum: "$n" } } }];
    for (const work of [
      exact.aggregate(sum).toArray(),
      exact.aggregate([{ $set: { a: 1 } }, { $sort: { n: 1 } }]).toArray(),
      exact.find({ $expr: { $gt: ["$n", 1] } }).toArray(),
      exact.findOne({}, { projection: { more: { $add: ["$n", 1] } } }),
      collection().findOne({}, { projection: { more: { $add: ["$a", Decimal128.fromString("1")] } } }),
    ]) {
      expect(await refusalOf(work)).toEqual([238, "NotImplemented"]);
    }
    expect((await refusalOf(exact.updateMany({}, [{ $set: { n: { $multiply: ["$n", 2] } } }])))[0]).toBe(238);
    // What passes through, and what the store itself does, is exact.
    const passed = await exact
      .aggregate([{ $sort: { n: -1 } }, { $set: { same: "$n" } }], { promoteLongs: false })
      .toArray();
    expect(passed[0]!["same"]).toEqual(Long.fromString("9007199254740993"));
  });

  test("a collation of one statement: NotImplemented, under its index", async () => {
    for (const work of [
      collection().updateOne({}, { $set: { a: 2 } }, { collation: sq }),
      collection().deleteOne({}, { collation: sq }),
    ]) {
      expect((await refusalOf(work))[0]).toBe(238);
    }
    expect(await collection().findOne({ a: 1 })).not.toBeNull();
  });

  const noIndex: [string, Document, Document][] = [
    ["a text index", { a: "text" }, {}],
    ["a geographic index", { a: "2dsphere" }, {}],
    ["a hashed index", { a: "hashed" }, {}],
    ["a wildcard index", { "$**": 1 }, {}],
    ["a partial index", { a: 1 }, { partialFilterExpression: { a: { $gt: 1 } } }],
  ];
  test.each(noIndex)("%s: CannotCreateIndex", async (_what, key, options) => {
    expect(await refusalOf(collection().createIndex(key as never, options))).toEqual([67, "CannotCreateIndex"]);
  });

  test.each(["$text", "$where", "$near", "$geoWithin", "$jsonSchema"])("the operator %s: BadValue", async (name) => {
    const filter = ["$near", "$geoWithin"].includes(name) ? { a: { [name]: {} } } : { [name]: {} };
    expect(await refusalOf(collection().find(filter).toArray())).toEqual([2, "BadValue"]);
  });

  test.each([
    "shardCollection",
    "saslStart",
    "authenticate",
    "createUser",
    "mapReduce",
    "replSetGetStatus",
    "compact",
    "bulkWrite",
    "getLastError",
  ])("the command %s: CommandNotFound", async (name) => {
    expect(await refusalOf(command({ [name]: 1 }))).toEqual([59, "CommandNotFound"]);
  });

  test("a collection that is there already is not made again", async () => {
    expect(await refusalOf(database().createCollection("c"))).toEqual([48, "NamespaceExists"]);
  });

  test("a parameter that there is not, a value that it cannot have, another database than admin", async () => {
    const admin = mongo.client.db("admin");
    expect(await refusalOf(admin.command({ setParameter: 1, nonsense: 1 }))).toEqual([72, "InvalidOptions"]);
    expect(await refusalOf(admin.command({ setParameter: 1, ttlMonitorSleepSecs: 0 }))).toEqual([2, "BadValue"]);
    expect(await refusalOf(command({ setParameter: 1, ttlMonitorSleepSecs: 5 }))).toEqual([13, "Unauthorized"]);
    expect(await admin.command({ getParameter: "*" })).toMatchObject({
      ttlMonitorSleepSecs: 60,
      ttlMonitorEnabled: true,
    });
  });
});

test("one server at a time has a folder", async () => {
  await expect(launchMongo({ folder: mongo.folder })).rejects.toThrow(/in use/);
});

describe("a malformed message closes its connection, with a reason in the log, and no other", () => {
  /** Sends bytes and waits until the server closes the connection. */
  function send(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(mongo.server.ready.port, "127.0.0.1", () => socket.write(bytes));
      socket.setTimeout(60_000, () => reject(new Error("the connection stayed open")));
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
    const before = mongo.log.length;
    await send(bytes);
    await mongo.client.db("r").command({ ping: 1 });
    expect(mongo.log.slice(before).join("\n")).toMatch(/closed: malformed message: /);
  });
});
