import { beforeAll, describe, expect, test } from "@jest/globals";
import { Long, type ClientSession, type Document } from "mongodb";
import { connected, refusal } from "./support.js";

const mongo = connected();
let isSet = false;

// A server that stands alone takes no numbers; only a set does.
beforeAll(async () => {
  isSet = "setName" in (await mongo.client.db("admin").command({ hello: 1 }));
});

let numbers = 1000;

/** Sends commands under numbers of one session. The driver may hand out a session that was used, so each begins higher than all before. */
async function numbering(work: (send: (number: number, command: Document) => Promise<Document>) => Promise<void>) {
  const session: ClientSession = mongo.client.startSession();
  const first = (numbers += 1000);
  const send = (number: number, command: Document) =>
    mongo.database.command({ ...command, txnNumber: Long.fromNumber(first + number) }, { session });
  try {
    if (isSet) await work(send);
  } finally {
    await session.endSession();
  }
}

describe("a numbered write that is sent again is answered, not done again", () => {
  test("an insert", () =>
    numbering(async (send) => {
      const { collectionName } = mongo.collection();
      const insert = { insert: collectionName, documents: [{ _id: 1 }, { _id: 2 }] };
      for (let time = 0; time < 3; time++) expect(await send(1, insert)).toMatchObject({ n: 2, ok: 1 });
      expect(await mongo.database.collection(collectionName).countDocuments()).toBe(2);
    }));

  test("an update, and an upsert", () =>
    numbering(async (send) => {
      const collection = mongo.collection();
      const update = {
        update: collection.collectionName,
        updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      };
      for (let time = 0; time < 3; time++) {
        const { n, upserted } = await send(1, update);
        expect({ n, upserted }).toEqual({ n: 1, upserted: [{ index: 0, _id: 1 }] });
      }
      expect(await send(2, update)).toMatchObject({ n: 1, nModified: 1 });
      expect(await send(2, update)).toMatchObject({ n: 1, nModified: 1 });
      expect(await collection.findOne({})).toEqual({ _id: 1, n: 2 });
    }));

  test("a deletion", () =>
    numbering(async (send) => {
      const collection = await mongo.filled([{ n: 1 }, { n: 1 }]);
      const remove = { delete: collection.collectionName, deletes: [{ q: { n: 1 }, limit: 1 }] };
      for (let time = 0; time < 3; time++) expect(await send(1, remove)).toMatchObject({ n: 1 });
      expect(await collection.countDocuments()).toBe(1);
    }));

  test("findAndModify, which gives the same document again", () =>
    numbering(async (send) => {
      const collection = await mongo.filled([{ _id: 1, n: 1 }]);
      const take = {
        findAndModify: collection.collectionName,
        query: { _id: 1 },
        update: { $inc: { n: 1 } },
        new: true,
      };
      for (let time = 0; time < 3; time++) expect((await send(1, take))["value"]).toEqual({ _id: 1, n: 2 });
      expect(await collection.findOne({})).toEqual({ _id: 1, n: 2 });
    }));
});

test("a number below the last one of its session is refused with TransactionTooOld", () =>
  numbering(async (send) => {
    const collection = mongo.collection();
    const insert = (_id: number) => ({ insert: collection.collectionName, documents: [{ _id }] });
    await send(5, insert(1));
    const error = await refusal(send(4, insert(2)));
    expect([error.code, error["codeName"]]).toEqual([225, "TransactionTooOld"]);
    expect(await collection.countDocuments()).toBe(1);
  }));

test("sessions of different clients count for themselves", async () => {
  const collection = mongo.collection();
  const insert = (_id: number) => ({ insert: collection.collectionName, documents: [{ _id }] });
  await numbering((one) =>
    numbering(async (other) => {
      await one(7, insert(1));
      await other(7, insert(2));
      expect(await collection.countDocuments()).toBe(2);
    }),
  );
});
