import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { comparePositions } from "../../../domain/shared/index.js";
import type { Db } from "mongodb";
import {
  catchUp,
  rebuild,
  runProjections,
  verify,
  type EngineParts,
  type RebuildProgress,
} from "../../../projections/index.js";
import { openTracks } from "../../../projections/engine/open-tracks.js";
import { MongoReadModelStore } from "../../../read-models/mongo/index.js";
import type { BatchWrite, ReadModelStore } from "../../../read-models/store/index.js";
import { startMongo, type TestMongo } from "../../read-models/support/mongo.js";
import { move, tillDossier, tillEngine, tillJournal } from "../support/till.js";
import { until } from "../../support/until.js";

let server: TestMongo;
beforeAll(async () => (server = await startMongo()));
afterAll(() => server.stop());

class Killed extends Error {}

/** The collection whose write is the last before the process is killed; the rest of the batch is never written. */
function killedAfter(db: Db, writes: number): ReadModelStore {
  let left = writes;
  const dying = new Proxy(db, {
    get(target, name) {
      if (name === "command")
        return async (...given: Parameters<Db["command"]>) => {
          if (left-- <= 0) throw new Killed();
          return target.command(...given);
        };
      if (name !== "collection") return Reflect.get(target, name) as unknown;
      return (collection: string) => {
        const real = target.collection(collection);
        return new Proxy(real, {
          get(inner, method) {
            const value = Reflect.get(inner, method) as unknown;
            if (typeof value !== "function") return value;
            if (!["bulkWrite", "updateOne", "deleteMany"].includes(String(method))) return value.bind(inner) as unknown;
            return async (...given: unknown[]) => {
              if (left-- <= 0) throw new Killed();
              return (value as (...all: unknown[]) => unknown).apply(inner, given);
            };
          },
        });
      };
    },
  });
  return new MongoReadModelStore(dying);
}

const projections = [tillDossier, tillJournal];

async function toHead(parts: EngineParts): Promise<void> {
  const { tracks } = await openTracks(parts);
  for await (const step of catchUp(parts, tracks, { signal: new AbortController().signal })) void step;
}

async function documents(db: Db) {
  const read = (name: string) =>
    db
      .collection(name)
      .find({}, { sort: { _id: 1 } })
      .toArray();
  return { tills: await read("tills_v1_1"), journal: await read("till_journal_v1_1") };
}

async function last(steps: AsyncIterable<RebuildProgress>): Promise<RebuildProgress> {
  let seen: RebuildProgress | undefined;
  for await (const step of steps) seen = step;
  return seen!;
}

describe("projections in MongoDB", () => {
  const amounts = fc.integer({ min: -5, max: 5 }).filter((amount) => amount !== 0);
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), amounts), { minLength: 1, maxLength: 30 });

  test("killed at any write, go on with other batches, and neither lose nor double anything", async () => {
    await fc.assert(
      fc.asyncProperty(
        moves,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 12 })), { maxLength: 5 }),
        async (given, kills) => {
          const whole = server.newDb();
          const reference = tillEngine([new MongoReadModelStore(whole)], projections);
          await move(reference.eventStore, given);
          await toHead(reference);
          const db = server.newDb();
          const { eventStore } = reference;
          await openTracks(tillEngine([new MongoReadModelStore(db)], projections, { eventStore }));
          for (const [writes, batchSize] of kills) {
            const parts = tillEngine([killedAfter(db, writes)], projections, { eventStore, batchSize });
            await toHead(parts).catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
            for (const record of await new MongoReadModelStore(db).catalog.all())
              if (record.stopped) await new MongoReadModelStore(db).catalog.restart(record);
          }
          await toHead(tillEngine([new MongoReadModelStore(db)], projections, { eventStore }));
          const expected = await documents(whole);
          const found = await documents(db);
          expect(found.journal).toEqual(expected.journal);
          expect(found.tills.filter(({ _gone }) => !_gone)).toEqual(expected.tills.filter(({ _gone }) => !_gone));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("are not written twice by a batch that is delivered twice at once", async () => {
    const db = server.newDb();
    const store = new MongoReadModelStore(db);
    const parts = tillEngine([store], projections);
    await move(parts.eventStore, [
      [1, 5],
      [1, 3],
      [2, 4],
    ]);
    await openTracks(parts);
    const outcomes = await Promise.allSettled([toHead(parts), toHead(parts)]);
    for (const each of outcomes) if (each.status === "rejected") expect(String(each.reason)).toMatch("LostRace");
    await toHead(parts);
    const { tills, journal } = await documents(db);
    expect(tills.map(({ balance, movements }) => [balance, movements])).toEqual([
      [8, [5, 3]],
      [4, [4]],
    ]);
    expect(journal).toHaveLength(3);
    const batch: BatchWrite = {
      ...{ shape: tillDossier, build: { projection: "till-dossier", version: 1, build: 1 }, events: 0, rows: [] },
      ...{ from: { commit: 192n, prepare: 192n }, to: { commit: 64n, prepare: 64n } },
    };
    await expect(store.write([batch])).rejects.toThrow("go back");
  });

  test("are rebuilt beside the live one, compared document by document, and verified", async () => {
    const db = server.newDb();
    const store = new MongoReadModelStore(db);
    const parts = tillEngine([store], projections, { batchSize: 6 });
    expect(await last(rebuild(parts, ["till-dossier"]))).toMatchObject({ phase: "swapped" });
    await move(
      parts.eventStore,
      Array.from({ length: 40 }, (_, n) => [n % 4, n + 20] as const),
    );
    await toHead(parts);
    const done = await last(rebuild(parts, ["till-journal", "till-dossier"]));
    expect(done).toMatchObject({ phase: "swapped", comparison: { equal: true, rows: 4 } });
    const live = (await store.catalog.all()).filter(({ state }) => state === "live");
    expect(live.map(({ projection, build, events }) => [projection, build, events])).toEqual([
      ["till-dossier", 2, 40],
      ["till-journal", 2, 40],
    ]);
    await db
      .collection<{ _id: string }>("tills_v1_2")
      .updateOne({ _id: "shkoder/till-shkoder.2" }, { $set: { balance: 1 } });
    expect((await last(verify(parts, ["till-dossier"]))).comparison).toMatchObject({
      equal: false,
      differences: [{ view: "tills", tenant: "shkoder", id: "till-shkoder.2", kind: "differs" }],
    });
  });

  test("are kept up by a command that leaves those of an older version as they are", async () => {
    const stores = [new MongoReadModelStore(server.newDb())];
    const before = tillEngine(stores, projections);
    await move(before.eventStore, [[1, 5]]);
    await toHead(before);
    const raised = { ...before, projections: [{ ...tillDossier, version: 2 }, tillJournal] };
    await move(before.eventStore, [[1, 3]]);
    const abort = new AbortController();
    const head = (await before.eventStore.head())!;
    const running = runProjections(raised, abort.signal);
    const positionOf = async (name: string) =>
      (await stores[0]!.catalog.all()).find(({ projection }) => projection === name)!.position;
    const hasCome = async () => comparePositions((await positionOf("till-journal"))!, head) >= 0;
    await until("the journal has come to the head", hasCome);
    abort.abort();
    await running;
    expect(await positionOf("till-journal")).toEqual(head);
    expect(comparePositions((await positionOf("till-dossier"))!, head)).toBeLessThan(0);
  });
});
