import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import { newEvents, read } from "../../contracts/eventstore/support.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { startAtOnce } from "../support/crowd.js";
import { Proxy } from "../support/proxy.js";
import { fewerSeeds, withSeed } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { writersOf } from "./writers.js";

const repeated = fewerSeeds();
let folder: string;
beforeEach(() => void (folder = temporaryFolder("network")));
afterEach(async () => {
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

const connectTo = (port: number) => EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);

describe("a network that fails", () => {
  test.each(repeated)(
    "connections that are reset again and again lose nothing and write nothing twice (seed %i)",
    async (seed) => {
      await withSeed(seed, "reset connections to the event store", async (random) => {
        const server = await faultyEventStore({ folder });
        const proxy = await Proxy.before(server.ready.port);
        const writers = writersOf(8, random);
        const client = connectTo(proxy.port);
        for (let round = 0; round < 8; round++) {
          let isOver = false;
          const work = Promise.all(writers.map((writer) => writer.write(client))).then(() => (isOver = true));
          // A reset before there is a connection meets nobody: whoever still writes gets another.
          for (const after = random.between(20, 150); !isOver; proxy.resetAll()) await sleep(after);
          await work;
        }
        await client.dispose();
        await proxy.close();
        const direct = connectTo(server.ready.port);
        expect(await findingsIn(direct, writers)).toEqual([]);
        await Promise.all(writers.map((writer) => writer.write(direct, () => true)));
        expect(await findingsIn(direct, writers)).toEqual([]);
        expect(writers.every(({ batches }) => batches.at(-1)!.state === "acknowledged")).toBe(true);
        await direct.dispose();
        await server.stop();
        expect((await verifyFolder(folder)).findings).toEqual([]);
      });
    },
  );

  test("a half-open connection is noticed and given up, and costs nobody else anything meanwhile", async () => {
    const server = await faultyEventStore({ folder, faults: { keepAlive: 300 } });
    const [proxy, direct] = [await Proxy.before(server.ready.port), connectTo(server.ready.port)];
    const client = connectTo(proxy.port);
    const following = client.subscribeToAll();
    following.on("error", () => undefined);
    await new Promise((resolve) => following.once("confirmation", resolve));
    proxy.goSilent();
    let written = 0;
    const others = async () => {
      await direct.appendToStream("others-1", newEvents(1));
      return ++written > 5 && proxy.endedByServer > 0;
    };
    await until("the server gives the connection up", others, 20);
    expect(await read(direct.readStream("others-1"))).toHaveLength(written);
    await direct.dispose();
    await client.dispose();
    await proxy.close();
    await server.stop();
  });
});

describe("several servers over one folder", () => {
  test("one has it, the others say so and touch nothing, also when the one before was killed", async () => {
    for (let round = 0; round < 2; round++) {
      const { running, refused } = await startAtOnce(4, () => faultyEventStore({ folder }));
      expect(running).toHaveLength(1);
      expect(refused.map(({ exitCode }) => exitCode)).toEqual([75, 75, 75]);
      for (const { log } of refused) expect(log.at(-1)).toMatch(/is in use by /);
      const client = EventStoreDBClient.connectionString(running[0]!.ready.url);
      await client.appendToStream("kept-1", newEvents(1));
      expect(await read(client.readStream("kept-1"))).toHaveLength(round + 1);
      await client.dispose();
      running[0]!.kill();
      await running[0]!.ended;
    }
    expect((await verifyFolder(folder)).isSound).toBe(true);
  });
});
