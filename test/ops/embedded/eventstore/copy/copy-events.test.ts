import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { EventStoreDBClient, jsonEvent } from "@eventstore/db-client";
import {
  ConnectionStringError,
  CopyRefusedError,
  CopyServerError,
  copyEvents,
} from "../../../../../ops/embedded/eventstore/tools.js";
import { failure, newEvent, newEvents, newStream } from "../../../../contracts/eventstore/support.js";
import { folderWithLifeStory } from "./life-story.js";
import { Servers, shown, told } from "./two-servers.js";

const servers = new Servers();
beforeAll(async () => {
  await folderWithLifeStory(servers.folder("source"));
  await servers.start("source");
});
afterAll(() => servers.remove());

async function writeTo(name: string, write: (client: EventStoreDBClient) => Promise<unknown>): Promise<void> {
  const client = EventStoreDBClient.connectionString(servers.url(name));
  await write(client);
  await client.dispose();
}

describe("a copy", () => {
  test("is the log of the source: ids, bytes, revisions, metadata, what is hidden and what is gone, in its order", async () => {
    await servers.start("copy");
    const steps = new Set<string>();
    let isWithin = true;
    const onProgress = (step: string, position: number, end: number) => {
      isWithin &&= position <= end;
      steps.add(step);
    };
    const report = await copyEvents(servers.url("source"), servers.url("copy"), { onProgress });
    const expected = await told(servers.url("source"));
    expect(await told(servers.url("copy"))).toEqual(expected);
    expect(report).toMatchObject({ events: expected.length, copied: expected.length, links: 2, tombstones: 2 });
    expect(report).toMatchObject({ leftOut: 2, leftOutStreams: ["$settings", "$$$stats-1"] });
    expect([...steps, isWithin]).toEqual(["comparing", "copying", "verifying", true]);
    const streams = ["short-1", "cut-1", "again-1", "again-2", "gone-1", "ended-1", "never-1", "$mine-1", "$$cut-1"];
    expect(await shown(servers.url("copy"), streams)).toEqual(await shown(servers.url("source"), streams));
  });

  test("done again writes nothing, with the same digest; so does the copy of a copy, back to the source", async () => {
    const again = await copyEvents(servers.url("source"), servers.url("copy"));
    expect(again).toMatchObject({ copied: 0, leftOut: 2 });
    const back = await copyEvents(servers.url("copy"), servers.url("source"));
    expect(back).toMatchObject({ copied: 0, digest: again.digest, events: again.events, leftOut: 0 });
  });

  test("goes on with what came to the source since, the first of it being anything", async () => {
    await writeTo("source", async (client) => {
      await client.appendToStream("gone-1", newEvents(2), { expectedRevision: 1n });
      await client.tombstoneStream("again-2");
      await client.appendToStream(newStream(), newEvents(3));
    });
    const report = await copyEvents(servers.url("source"), servers.url("copy"));
    expect(report.copied).toBe(7);
    expect(await told(servers.url("copy"))).toEqual(await told(servers.url("source")));
  });

  test("is of the source as it was when the copy began, with writers at work", async () => {
    await servers.start("busy");
    let isDone = false;
    const writing = writeTo("source", async (client) => {
      while (!isDone) await client.appendToStream(newStream("busy"), newEvents(3));
    });
    const first = await copyEvents(servers.url("source"), servers.url("busy"));
    isDone = true;
    await writing;
    const second = await copyEvents(servers.url("source"), servers.url("busy"));
    expect(second.copied).toBeGreaterThan(0);
    expect(second.events).toBe(first.events + second.copied);
    expect(await told(servers.url("busy"))).toEqual(await told(servers.url("source")));
  });

  test("of an empty store is empty", async () => {
    const [from, to] = [await servers.start("empty"), await servers.start("empty too")];
    expect(await copyEvents(from, to)).toMatchObject({ events: 0, copied: 0, end: null });
  });
});

describe("no copy can be made", () => {
  const refused = async (from: string, to: string) => {
    const error = await failure(copyEvents(from, to));
    expect(error).toBeInstanceOf(CopyRefusedError);
    return error.message;
  };

  test("into a server that holds something else, or more", async () => {
    const other = await servers.start("other");
    await writeTo("other", (client) => client.appendToStream("other-1", newEvent()));
    expect(await refused(servers.url("source"), other)).toMatch(/event 1 is 0@plain-1 .* 0@other-1 .* in the target/);
    expect(await refused(servers.url("empty"), other)).toMatch(/the target holds 0@other-1 .*which the source has not/);
    expect(await told(other)).toHaveLength(1);
    await writeTo("copy", (client) => client.appendToStream("later-1", newEvent()));
    await copyEvents(servers.url("source"), servers.url("busy"));
    expect(await refused(servers.url("busy"), servers.url("copy"))).toContain("later-1");
  });

  test.each([
    ["data", { data: { amount: 2 } }],
    ["metadata", { metadata: { by: "somebody else" } }],
    ["type", { type: "HappenedOtherwise" }],
  ])("into one whose event has the same id and another %s", async (what, change) => {
    const [from, to] = [await servers.start(`one ${what}`), await servers.start(`two ${what}`)];
    const event = { id: randomUUID(), type: "Happened", data: { amount: 1 }, metadata: { by: "clerk" } };
    await writeTo(`one ${what}`, (client) => client.appendToStream("case-1", jsonEvent(event)));
    await writeTo(`two ${what}`, (client) => client.appendToStream("case-1", jsonEvent({ ...event, ...change })));
    expect(await refused(from, to)).toContain("with another content");
  });

  test("of a server onto itself", async () => {
    expect(await refused(servers.url("source"), servers.url("source"))).toContain("itself");
  });

  test("with what is no connection string, which is not repeated", async () => {
    const error = await failure(copyEvents("esdb:/secret@", servers.url("copy")));
    expect(error).toBeInstanceOf(ConnectionStringError);
    expect(error.message).not.toContain("secret");
  });

  test("without a server", async () => {
    const nobody = "esdb://127.0.0.1:9?tls=false";
    for (const [from, to, role] of [
      [nobody, servers.url("copy"), "source"],
      [servers.url("source"), nobody, "target"],
    ] as const) {
      const error = await failure(copyEvents(from, to));
      expect(error).toBeInstanceOf(CopyServerError);
      expect(error).toMatchObject({ role, reason: "failed" });
    }
  });
});
