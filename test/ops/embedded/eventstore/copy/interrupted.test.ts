import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { EventStoreDBClient } from "@eventstore/db-client";
import { CopyServerError, copyEvents } from "../../../../../ops/embedded/eventstore/tools.js";
import { failure, newEvents } from "../../../../contracts/eventstore/support.js";
import { DefterProgram } from "../../../cli/defter-program.js";
import { folderWithLifeStory } from "./life-story.js";
import { Servers, told } from "./two-servers.js";

const servers = new Servers();
const program = new DefterProgram();
beforeAll(async () => {
  await folderWithLifeStory(servers.folder("source"));
  const client = EventStoreDBClient.connectionString(await servers.start("source"));
  for (let round = 0; round < 8; round++) {
    const appends = Array.from({ length: 120 }, (_, index) => `busy-${round}-${index}`);
    await Promise.all(appends.map((stream) => client.appendToStream(stream, newEvents(2))));
    await client.tombstoneStream(`busy-${round}-0`);
  }
  await client.dispose();
});
afterAll(async () => {
  await servers.remove();
  await program.remove();
});

/** Resolves when the target holds as many events as that. */
async function holds(url: string, events: number): Promise<void> {
  const client = EventStoreDBClient.connectionString(url);
  let count = 0;
  const subscription = client.subscribeToAll();
  await new Promise<void>((resolve) => subscription.on("data", () => void (++count >= events && resolve())));
  await subscription.unsubscribe();
  await client.dispose();
}

async function expectWhole(target: string): Promise<void> {
  const expected = await told(servers.url("source"));
  const report = await copyEvents(servers.url("source"), servers.url(target));
  expect(await told(servers.url(target))).toEqual(expected);
  expect(report.events).toBe(expected.length);
  const { copied, digest } = await copyEvents(servers.url("source"), servers.url(target));
  expect([copied, digest]).toEqual([0, report.digest]);
}

test("the copier killed by kill -9 again and again: the next one goes on, and the copy is whole", async () => {
  const to = await servers.start("target");
  for (const events of [1, 2_000]) {
    const copier = program.spawn(["eventstore", "copy", "--from", servers.url("source"), "--to", to]);
    const ended = new Promise((resolve) => copier.once("close", (_, signal) => resolve(signal)));
    await holds(to, events);
    copier.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
  }
  await expectWhole("target");
});

test.each(["killed", "source"] as const)(
  "the server %s killed by kill -9 again and again: the copy goes on",
  async (victim) => {
    const target = victim === "source" ? "other" : victim;
    let to = await servers.start(target);
    for (const events of [10, 2_000]) {
      const copied = failure(copyEvents(servers.url("source"), to));
      await holds(to, events);
      await servers.kill(victim);
      expect(await copied).toBeInstanceOf(CopyServerError);
      await servers.start(victim);
      to = servers.url(target);
    }
    await expectWhole(target);
  },
);
