import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import pg from "pg";
import { EventStoreDbEventStore } from "../../../../application/event-store/index.js";
import { startStores as startOver, storesToldIn, takeDataFolder } from "../../../../ops/embedded/profile/index.js";
import { startStores, type TestStores } from "../../../support/stack.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";
import { until } from "../../../support/until.js";

describe("the data folder", () => {
  test("belongs to one Defter, and says where that one answers", () => {
    const folder = temporaryFolder("data");
    const first = takeDataFolder(folder);
    expect(() => takeDataFolder(folder)).toThrow(/already runs.*and is starting/);
    first.tellAddress("http://localhost:4000/graphql");
    expect(() => takeDataFolder(folder)).toThrow(/answers at http:\/\/localhost:4000\/graphql/);
    first.release();
    takeDataFolder(folder).release();
  });

  test("says to its own user alone where the stores are, while it is held", () => {
    const folder = temporaryFolder("data");
    const urls = { eventStore: "esdb://one", postgres: "postgresql://two", mongo: "mongodb://three" };
    const held = takeDataFolder(folder);
    expect(storesToldIn(folder)).toBeUndefined();
    held.tellStores(urls);
    expect(storesToldIn(folder)).toEqual(urls);
    expect(statSync(join(folder, "stores.json")).mode & 0o777).toBe(0o600);
    held.release();
    expect(storesToldIn(folder)).toBeUndefined();
  });
});

describe("the embedded stores", () => {
  let stores: TestStores;
  beforeAll(async () => {
    stores = await startStores();
  });
  afterAll(() => stores.remove());

  const answers = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: stores.urls.postgres });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("select 1");
    await client.end();
  };

  test("answer the real clients", async () => {
    await answers();
    const eventStore = new EventStoreDbEventStore(stores.urls.eventStore);
    expect(await eventStore.head()).toBeUndefined();
    await eventStore.close();
    const mongo = await new MongoClient(stores.urls.mongo).connect();
    expect(await mongo.db("defter").command({ ping: 1 })).toMatchObject({ ok: 1 });
    await mongo.close();
  });

  test("come back on the same port when they are killed", async () => {
    const killed = stores.embedded.postgres!.pid();
    process.kill(killed, "SIGKILL");
    await until("there is another server", () => stores.embedded.postgres!.pid() !== killed);
    await answers();
  });

  test("are not started where a URL is given", async () => {
    const given = {
      eventStore: "esdb://elsewhere:2113",
      postgres: "postgresql://elsewhere/defter",
      mongo: "mongodb://elsewhere/defter",
    };
    const none = await startOver({ folder: temporaryFolder("none"), given });
    expect(none.urls).toEqual(given);
    expect(none.embedded).toEqual({});
    await none.stop();
  });
});
