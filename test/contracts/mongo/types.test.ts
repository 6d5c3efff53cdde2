import { describe, expect, test } from "@jest/globals";
import { Binary, BSON, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from "mongodb";
import { connected, exactly, idsOf, type AnyCollection } from "./support.js";
import { message, openWire } from "./wire.js";

const mongo = connected();

const everyType = {
  _id: new ObjectId(),
  int: new Int32(5),
  double: new Double(5),
  negativeZero: new Double(-0),
  notANumber: new Double(NaN),
  endless: new Double(-Infinity),
  long: Long.fromString("9007199254740993"),
  decimal: Decimal128.fromString("1.10"),
  decimalEndless: Decimal128.fromString("Infinity"),
  text: "Shkodër, çdo ditë 🏛",
  empty: "",
  date: new Date("2025-02-28T00:00:00Z"),
  before1970: new Date("1912-11-28T12:00:00.123Z"),
  bytes: new Binary(Buffer.from([0, 1, 255])),
  noBytes: new Binary(Buffer.alloc(0)),
  uuid: new UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
  md5: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_MD5),
  own: new Binary(Buffer.from("defter"), 128),
  timestamp: new Timestamp({ t: 5, i: 6 }),
  regex: new BSON.BSONRegExp("^a/b", "im"),
  code: new BSON.Code("return 1"),
  nothing: null,
  yes: true,
  no: false,
  nested: { "2025": 1, "2024": [1, { a: [] }, [[null]]], "": {} },
  least: new MinKey(),
  most: new MaxKey(),
};

test("a document comes back as the bytes that it was, every type whole", async () => {
  const collection = await mongo.filled([everyType]);
  const found = await collection.findOne({}, { raw: true });
  expect(Buffer.from(found as unknown as Buffer).equals(Buffer.from(BSON.serialize(everyType)))).toBe(true);
});

test("a field beside them is changed, and they are not", async () => {
  const collection = await mongo.filled([everyType]);
  await collection.updateOne({}, { $set: { later: new Int32(1) }, $unset: { yes: "" } });
  const found = await collection.findOne({}, { raw: true });
  const { yes: _, ...rest } = everyType;
  expect(Buffer.from(found as unknown as Buffer).equals(Buffer.from(BSON.serialize({ ...rest, later: 1 })))).toBe(true);
});

test.each(Object.entries(everyType).filter(([name]) => !["nested", "regex"].includes(name)))(
  "a document is found by its %s",
  async (name, value) => {
    const collection = await mongo.filled([everyType, { other: 1 }]);
    const wanted = name === "nothing" ? { nothing: { $type: "null" } } : { [name]: value };
    expect(await collection.countDocuments(wanted)).toBe(1);
    await collection.createIndex({ [name]: 1 });
    expect(await collection.countDocuments(wanted)).toBe(1);
  },
);

test.each([
  ["int", ["int"]],
  ["double", ["double", "negativeZero", "notANumber", "endless"]],
  ["long", ["long"]],
  ["decimal", ["decimal", "decimalEndless"]],
  ["string", ["text", "empty"]],
  ["date", ["date", "before1970"]],
  ["binData", ["bytes", "noBytes", "uuid", "md5", "own"]],
  ["timestamp", ["timestamp"]],
  ["regex", ["regex"]],
  ["javascript", ["code"]],
  ["null", ["nothing"]],
  ["bool", ["yes", "no"]],
  ["object", ["nested"]],
  ["objectId", ["_id"]],
  ["minKey", ["least"]],
  ["maxKey", ["most"]],
])("$type %s knows its own", async (type, names) => {
  const collection = await mongo.filled([everyType]);
  const matching: string[] = [];
  for (const name of Object.keys(everyType)) {
    if ((await collection.countDocuments({ [name]: { $type: type } } as never)) > 0) matching.push(name);
  }
  expect(matching).toEqual(expect.arrayContaining(names));
  expect(matching.length).toBe(names.length);
});

describe("undefined, which no driver sends any more, and older documents hold", () => {
  const UNDEFINED = 0x06;

  /** A command in which every null that is called `u` is undefined. */
  async function sendWithUndefined(command: Record<string, unknown>) {
    const bytes = message({ ...command, $db: mongo.database.databaseName });
    const element = Buffer.from([0x0a, 0x75, 0x00]);
    for (let at = bytes.indexOf(element); at >= 0; at = bytes.indexOf(element, at)) bytes[at] = UNDEFINED;
    const wire = await openWire(mongo.url);
    const answer = await wire.send(bytes);
    wire.close();
    return answer;
  }

  async function withUndefined(): Promise<AnyCollection> {
    const collection = await mongo.filled([{ _id: "null", v: { u: 0 } }, { _id: "one", v: { u: 1 } }, { _id: "none" }]);
    await collection.updateOne({ _id: "null" } as never, { $set: { "v.u": null } });
    const insert = { insert: collection.collectionName, documents: [{ _id: "undefined", v: { u: null } }] };
    expect(await sendWithUndefined(insert)).toMatchObject({ ok: 1, n: 1 });
    return collection;
  }

  test("is kept as it is, also when a field beside it is changed, and found by its type", async () => {
    const collection = await withUndefined();
    await collection.updateOne({ _id: "undefined" } as never, { $set: { "v.w": 1 } });
    const bytes = (await collection.findOne({ _id: "undefined" } as never, { raw: true })) as unknown as Buffer;
    expect(Buffer.from(bytes).includes(Buffer.from([UNDEFINED, 0x75, 0x00]))).toBe(true);
    expect(await idsOf(collection, { "v.u": { $type: "undefined" } })).toEqual(["undefined"]);
    expect(await idsOf(collection, { "v.u": { $exists: true } })).toEqual(["null", "one", "undefined"]);
  });

  test.each([["without an index"], ["with an index"]])("stands before all numbers, %s", async (how) => {
    const collection = await withUndefined();
    if (how === "with an index") await collection.createIndex({ "v.u": 1 });
    const found = await collection
      .find({ "v.u": { $exists: true } })
      .sort({ "v.u": 1 })
      .toArray();
    expect(found.map(({ _id }) => _id)[0]).toBe("undefined");
    expect(found.map(({ _id }) => _id)[2]).toBe("one");
  });

  test("cannot be compared with", async () => {
    const { collectionName: find } = await withUndefined();
    for (const filter of [{ u: null }, { v: { $in: [1], $gt: 0 }, u: null }]) {
      expect(await sendWithUndefined({ find, filter })).toMatchObject({ ok: 0, code: 2 });
    }
  });
});

describe("the order of values", () => {
  /** In BSON's order, from the least to the greatest. */
  const ascending = [
    new MinKey(),
    null,
    new Double(NaN),
    new Double(-Infinity),
    Long.fromString("-9007199254740993"),
    Decimal128.fromString("-0.1"),
    new Int32(0),
    Decimal128.fromString("0.1"),
    new Double(0.1),
    new Int32(7),
    Decimal128.fromString("9007199254740992.5"),
    Long.fromString("9007199254740993"),
    new Double(Infinity),
    "",
    "A",
    "a",
    "ab",
    "b",
    "ç",
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { a: 2 },
    { b: 0 },
    new Binary(Buffer.from([9])),
    new Binary(Buffer.from([9]), 128),
    new Binary(Buffer.from([1, 1])),
    new ObjectId("000000000000000000000001"),
    new ObjectId("000000000000000000000002"),
    false,
    true,
    new Date(-1),
    new Date(0),
    new Timestamp({ t: 1, i: 2 }),
    new Timestamp({ t: 2, i: 1 }),
    new BSON.BSONRegExp("a", ""),
    new MaxKey(),
  ];

  test.each([["without an index"], ["with an index"], ["with a descending index"]])("%s", async (how) => {
    const shuffled = ascending.map((v, _id) => ({ _id, v })).sort((a, b) => ((a._id * 17) % 37) - ((b._id * 17) % 37));
    const collection = await mongo.filled(shuffled);
    if (how !== "without an index") await collection.createIndex({ v: how.includes("descending") ? -1 : 1 });
    const order = async (direction: 1 | -1) =>
      (await collection.find({}).sort({ v: direction }).toArray()).map(({ _id }) => Number(_id));
    expect(await order(1)).toEqual(ascending.map((_, n) => n));
    expect(await order(-1)).toEqual(ascending.map((_, n) => n).reverse());
  });

  test("numbers of all types are equal by value, in filters, sets and as keys", async () => {
    const sevens = [new Int32(7), new Double(7), Long.fromNumber(7), Decimal128.fromString("7.00")];
    const collection = await mongo.filled(sevens.map((v, _id) => ({ _id, v })));
    for (const v of sevens) expect(await idsOf(collection, { v })).toEqual([0, 1, 2, 3]);
    expect(await idsOf(collection, { v: { $in: [new Double(7)] } })).toEqual([0, 1, 2, 3]);
    expect((await collection.distinct("v")).length).toBe(1);
  });

  test("a comparison stays among values of its kind", async () => {
    const collection = await mongo.filled([
      { _id: 1, v: 5 },
      { _id: 2, v: "5" },
      { _id: 3, v: new Date(5) },
      { _id: 4, v: null },
      { _id: 5 },
    ]);
    expect(await idsOf(collection, { v: { $gte: 0 } })).toEqual([1]);
    expect(await idsOf(collection, { v: { $gte: "" } })).toEqual([2]);
    expect(await idsOf(collection, { v: { $lt: new Date(6) } })).toEqual([3]);
    expect(await idsOf(collection, { v: { $gte: null } })).toEqual([4, 5]);
  });

  test("a guard on a Long compares exactly", async () => {
    const collection = await mongo.filled([{ _id: 1, position: Long.fromString("9007199254740993") }]);
    const guard = (position: string) =>
      collection.updateOne({ position: { $lt: Long.fromString(position) } }, { $set: { seen: true } });
    expect((await guard("9007199254740993")).matchedCount).toBe(0);
    expect((await guard("9007199254740994")).matchedCount).toBe(1);
    expect((await exactly(collection))!["position"]).toEqual(Long.fromString("9007199254740993"));
  });
});
