import { expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { launchMongo } from "../../../../ops/embedded/mongo/index.js";

const ROUNDS = Number(process.env["DEFTER_CRASH_ROUNDS"] ?? 8);
const WRITERS = 16;

/** Writes as fast as it can until the connection is gone; remembers what was acknowledged. */
async function writeUntilGone(
  client: MongoClient,
  round: number,
  writer: number,
  acknowledged: string[],
): Promise<void> {
  const collection = client.db("d").collection<{ _id: string; n: number; office: string }>("facts");
  for (let n = 0; ; n++) {
    const _id = `${round}-${writer}-${n}`;
    try {
      await collection.insertOne({ _id, n, office: `o${writer}` });
    } catch {
      return;
    }
    acknowledged.push(_id);
  }
}

test(`every acknowledged write is there once after kill -9, ${ROUNDS} times under load`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "defter-mongo-"));
  const acknowledged: string[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const server = await launchMongo({ folder });
    const client = await new MongoClient(server.ready.url, {
      retryWrites: false,
      serverSelectionTimeoutMS: 500,
    }).connect();
    const collection = client.db("d").collection("facts");
    if (round === 0) await collection.createIndex({ office: 1, n: 1 });
    const present = (await collection.find().project({ _id: 1 }).toArray()).map(({ _id }) => String(_id));
    expect(new Set(present).size).toBe(present.length);
    expect(acknowledged.filter((id) => !new Set(present).has(id))).toEqual([]);
    // The index holds exactly what the documents say.
    const byIndex = await collection
      .find({ office: { $gte: "" } })
      .hint({ office: 1, n: 1 })
      .toArray();
    expect(byIndex.map(({ _id }) => String(_id)).sort()).toEqual([...present].sort());
    if (round < ROUNDS) {
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        writeUntilGone(client, round, writer, acknowledged),
      );
      await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 97) % 250)));
      server.kill();
      await Promise.all(writers);
      await server.ended;
    } else await server.stop();
    await client.close();
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  await rm(folder, { recursive: true, force: true });
}, 120_000);
