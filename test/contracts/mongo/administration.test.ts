import { describe, expect, test } from "@jest/globals";
import { Binary } from "mongodb";
import { connected, refusal } from "./support.js";
import { openWire } from "./wire.js";

const mongo = connected();

describe("collections", () => {
  test("are listed with what they are, by filter, or by name alone", async () => {
    const { collectionName: name } = await mongo.filled([{ a: 1 }]);
    const [info] = await mongo.database.listCollections({ name }).toArray();
    expect(info).toMatchObject({ name, type: "collection", options: {}, idIndex: { key: { _id: 1 }, name: "_id_" } });
    expect((info as unknown as { info: { uuid: Binary } }).info.uuid).toBeInstanceOf(Binary);
    const names = await mongo.database.listCollections({ name }, { nameOnly: true }).toArray();
    expect(names).toEqual([{ name, type: "collection" }]);
  });

  test("are made, also by their first document, and dropped", async () => {
    const made = mongo.collection();
    await mongo.database.createCollection(made.collectionName);
    const written = await mongo.filled([{ a: 1 }]);
    const names = async () => (await mongo.database.listCollections().toArray()).map(({ name }) => name);
    expect(await names()).toEqual(expect.arrayContaining([made.collectionName, written.collectionName]));
    expect(await made.countDocuments()).toBe(0);
    await written.createIndex({ a: 1 });
    await written.drop();
    expect(await names()).not.toContain(written.collectionName);
    await written.insertOne({ a: 1 });
    expect((await written.indexes()).length).toBe(1);
    expect(await written.countDocuments()).toBe(1);
  });

  test("that are not there are dropped without a word", async () => {
    expect(await mongo.database.command({ drop: "nowhere" })).toMatchObject({ ok: 1 });
  });

  test.each([["a$b"], [".a"], ["a\0b"], [""], ["system.a"], ["x".repeat(250)]])(
    "may not be called %j",
    async (name) => {
      const error = await refusal(mongo.database.command({ insert: name, documents: [{ a: 1 }] }));
      expect([error.code, error["codeName"]]).toEqual([73, "InvalidNamespace"]);
    },
  );

  test("tell how much they hold", async () => {
    const collection = await mongo.filled(Array.from({ length: 10 }, (_, n) => ({ n, text: "x".repeat(100) })));
    await collection.createIndex({ n: 1 });
    const stats = await mongo.database.command({ collStats: collection.collectionName });
    expect(stats).toMatchObject({
      ns: `${collection.dbName}.${collection.collectionName}`,
      count: 10,
      nindexes: 2,
      indexSizes: { _id_: expect.any(Number), n_1: expect.any(Number) },
    });
    expect(stats["size"]).toBeGreaterThan(1000);
    const [stage] = await collection.aggregate([{ $collStats: { count: {}, storageStats: {} } }]).toArray();
    expect(stage).toMatchObject({ count: 10, storageStats: { count: 10, nindexes: 2 } });
  });
});

test("sizes are told in other units, too", async () => {
  const collection = await mongo.filled([{ text: "x".repeat(10_000) }]);
  const command = { collStats: collection.collectionName };
  const [inBytes, inKilobytes] = [
    await mongo.database.command(command),
    await mongo.database.command({ ...command, scale: 1000 }),
  ];
  expect(inKilobytes["size"]).toBe(Math.trunc((inBytes["size"] as number) / 1000));
  expect(inKilobytes["scaleFactor"]).toBe(1000);
  expect(await mongo.database.command({ dbStats: 1, scale: 1000 })).toMatchObject({ scaleFactor: 1000 });
});

describe("renaming a collection", () => {
  const rename = (from: string, to: string, dropTarget = false) => {
    const of = (name: string) => `${mongo.database.databaseName}.${name}`;
    return mongo.client.db("admin").command({ renameCollection: of(from), to: of(to), dropTarget });
  };

  test("keeps its documents and indexes", async () => {
    const collection = await mongo.filled([{ _id: 1, a: 5 }]);
    await collection.createIndex({ a: 1 }, { unique: true });
    const renamed = await collection.rename(`${collection.collectionName}_renamed`);
    expect(await renamed.find({ a: 5 }).toArray()).toEqual([{ _id: 1, a: 5 }]);
    expect((await renamed.indexes()).map(({ name }) => name)).toEqual(["_id_", "a_1"]);
    expect((await refusal(renamed.insertOne({ a: 5 }))).code).toBe(11000);
    expect(await collection.countDocuments()).toBe(0);
  });

  test("onto another one is refused, unless that shall go", async () => {
    const [from, to] = [await mongo.filled([{ _id: 1 }]), await mongo.filled([{ _id: 2 }])];
    const error = await refusal(rename(from.collectionName, to.collectionName));
    expect([error.code, error["codeName"]]).toEqual([48, "NamespaceExists"]);
    await rename(from.collectionName, to.collectionName, true);
    expect(await to.find({}).toArray()).toEqual([{ _id: 1 }]);
  });

  test("of what is not there is refused", async () => {
    const error = await refusal(rename("nowhere", "somewhere"));
    expect([error.code, error["codeName"]]).toEqual([26, "NamespaceNotFound"]);
  });
});

describe("databases", () => {
  test("are listed with their size, by filter, or by name alone, and dropped", async () => {
    const name = `${mongo.database.databaseName}_other`;
    const other = mongo.client.db(name);
    await other.collection("c").insertOne({ a: 1 });
    const admin = mongo.client.db().admin();
    const { databases } = await admin.listDatabases({ filter: { name } });
    expect(databases).toEqual([{ name, sizeOnDisk: expect.any(Number), empty: false }]);
    const names = await admin.listDatabases({ nameOnly: true });
    expect(names.databases).toContainEqual({ name });
    expect(await other.dropDatabase()).toBe(true);
    expect((await admin.listDatabases({ filter: { name } })).databases).toEqual([]);
    expect(await other.collection("c").countDocuments()).toBe(0);
  });

  test("may not have every name", async () => {
    const wire = await openWire(mongo.url);
    for (const name of ["a b", "a/b", 'a"b', ""]) {
      const answer = await wire.command(name, { insert: "c", documents: [{ a: 1 }] });
      expect([name, answer["ok"], answer["code"]]).toEqual([name, 0, 73]);
    }
    wire.close();
  });

  test("tell how much they hold", async () => {
    await mongo.filled([{ a: 1 }]);
    const stats = await mongo.database.stats();
    expect(stats).toMatchObject({ db: mongo.database.databaseName, ok: 1 });
    for (const field of ["collections", "objects", "dataSize", "indexes"]) expect(stats[field]).toBeGreaterThan(0);
  });
});

describe("the server", () => {
  test("tells how it is", async () => {
    const status = await mongo.client.db("admin").command({ serverStatus: 1 });
    expect(status).toMatchObject({ version: expect.any(String), pid: expect.anything(), ok: 1 });
    expect((status["connections"] as { current: number }).current).toBeGreaterThan(0);
    expect(status).toHaveProperty("opcounters.insert");
    expect(status["uptime"]).toBeGreaterThanOrEqual(0);
    expect(status["localTime"]).toBeInstanceOf(Date);
    expect(await mongo.client.db("admin").command({ buildInfo: 1 })).toHaveProperty("version");
    expect(await mongo.client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(await mongo.client.db("admin").command({ hostInfo: 1 })).toMatchObject({ ok: 1 });
    expect(await mongo.client.db("admin").command({ connectionStatus: 1 })).toHaveProperty("authInfo");
  });

  test("introduces itself", async () => {
    const hello = await mongo.client.db("admin").command({ hello: 1 });
    expect(hello).toMatchObject({
      isWritablePrimary: true,
      maxBsonObjectSize: 16 * 1024 * 1024,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
    });
    expect(hello["maxWireVersion"]).toBeGreaterThanOrEqual(21);
  });

  test("refuses a field that a command or a statement has not, rather than to ignore it", async () => {
    const { collectionName: name } = await mongo.filled([{ a: 1 }]);
    for (const command of [
      { find: name, nonsense: 1 },
      { insert: name, documents: [{ a: 1 }], nonsense: 1 },
      { findAndModify: name, remove: true, nonsense: 1 },
      { update: name, updates: [{ q: {}, u: { $set: { a: 2 } } }], nonsense: 1 },
      { createIndexes: name, indexes: [{ key: { a: 1 }, name: "a_1" }], nonsense: 1 },
    ]) {
      expect((await refusal(mongo.database.command(command))).code).toBe(40415);
    }
    const statement = { q: {}, u: { $set: { a: 2 } }, nonsense: 1 };
    expect((await refusal(mongo.database.command({ update: name, updates: [statement] }))).code).toBe(40415);
    expect((await mongo.database.collection(name).findOne({}, { projection: { _id: 0 } }))!).toEqual({ a: 1 });
  });

  test("refuses a read concern that there is not", async () => {
    const { collectionName: find } = await mongo.filled([{ a: 1 }]);
    expect((await refusal(mongo.database.command({ find, readConcern: { level: "nonsense" } }))).code).toBe(2);
    expect(await mongo.database.command({ find, readConcern: { level: "majority" } })).toMatchObject({ ok: 1 });
  });

  test("does not know every command", async () => {
    const error = await refusal(mongo.database.command({ makeCoffee: 1 }));
    expect([error.code, error["codeName"]]).toEqual([59, "CommandNotFound"]);
  });
});
