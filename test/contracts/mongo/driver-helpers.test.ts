import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { GridFSBucket } from "mongodb";
import { connected, idsOf } from "./support.js";

const mongo = connected();

test("GridFS keeps a file in pieces, gives it back, finds and deletes it", async () => {
  const bucket = new GridFSBucket(mongo.database, { bucketName: "papers", chunkSizeBytes: 100_000 });
  const content = Buffer.from(Array.from({ length: 350_000 }, (_, n) => (n * 7) % 256));
  const upload = bucket.openUploadStream("vendim.pdf", { metadata: { office: "Qendra" } });
  await pipeline(Readable.from([content]), upload);
  const [file] = await bucket.find({ "metadata.office": "Qendra" }).toArray();
  expect(file).toMatchObject({ filename: "vendim.pdf", length: content.length });
  expect((await buffer(bucket.openDownloadStreamByName("vendim.pdf"))).equals(content)).toBe(true);
  expect((await buffer(bucket.openDownloadStream(upload.id, { start: 99_990, end: 100_010 }))).length).toBe(20);
  await bucket.delete(upload.id);
  expect(await mongo.database.collection("papers.chunks").countDocuments()).toBe(0);
});

test("a session without a transaction carries writes and reads", async () => {
  const collection = mongo.collection();
  const seen = await mongo.client.withSession({ causalConsistency: true }, async (session) => {
    await collection.insertMany([{ _id: 1 }, { _id: 2 }] as never, { session });
    await collection.updateOne({ _id: 1 } as never, { $set: { a: 1 } }, { session });
    const cursor = collection.find({}, { session, batchSize: 1 }).sort({ _id: 1 });
    return cursor.toArray();
  });
  expect(seen).toEqual([{ _id: 1, a: 1 }, { _id: 2 }]);
});

test("a cursor is counted, mapped, rewound, read as a stream, and closed early", async () => {
  const collection = await mongo.filled(Array.from({ length: 20 }, (_, n) => ({ _id: n })));
  const cursor = collection.find({}, { sort: { _id: 1 }, batchSize: 3 }).map(({ _id }) => Number(_id) * 2);
  expect([await cursor.next(), await cursor.next()]).toEqual([0, 2]);
  cursor.rewind();
  const found: number[] = [];
  for await (const one of cursor.stream()) found.push(one as number);
  expect(found).toEqual(Array.from({ length: 20 }, (_, n) => n * 2));
  for await (const _ of collection.find({}, { batchSize: 2 })) break;
  expect(await idsOf(collection, { _id: { $lt: 2 } })).toEqual([0, 1]);
});

test("collections tell their indexes, options and whether they are there", async () => {
  const collection = await mongo.filled([{ a: 1 }]);
  expect(await collection.createIndexes([{ key: { a: 1 } }, { key: { b: -1 }, unique: true }])).toEqual([
    "a_1",
    "b_-1",
  ]);
  expect(await collection.indexExists(["a_1", "b_-1"])).toBe(true);
  expect(await collection.indexInformation()).toEqual({ _id_: [["_id", 1]], a_1: [["a", 1]], "b_-1": [["b", -1]] });
  expect(await collection.isCapped()).toBe(false);
  expect(await collection.options()).toEqual({});
  expect(await collection.estimatedDocumentCount()).toBe(1);
  expect(await mongo.collection().estimatedDocumentCount()).toBe(0);
  const renamed = await collection.rename(`${collection.collectionName}_later`);
  expect(await renamed.countDocuments()).toBe(1);
  expect(await renamed.dropIndexes()).toBe(true);
  expect(await renamed.drop()).toBe(true);
});
