import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { EventStoreDBClient, UnavailableError } from "@eventstore/db-client";
import { status } from "@grpc/grpc-js";
import { startServer, type RunningServer } from "../../../../../ops/embedded/eventstore/service/event-store-server.js";
import { failure, newEvent, newEvents, newStream, read, revisions } from "../../../../contracts/eventstore/support.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

let folder: string;
let server: RunningServer;
let client: EventStoreDBClient;

const start = (port = 0) =>
  startServer({ folder, port, log: () => undefined, onFailure: (error) => expect(error).toBeUndefined() });

beforeEach(async () => {
  folder = temporaryFolder("stopping");
  server = await start();
  client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${server.port}?tls=false`);
});
afterEach(async () => {
  await client.dispose();
  await server.stop().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

test("subscriptions end with UNAVAILABLE, and their client comes back to the server that follows", async () => {
  const stream = newStream();
  await client.appendToStream(stream, newEvents(2));
  const subscriptions = [client.subscribeToStream(stream), client.subscribeToAll()];
  const ends = subscriptions.map(async (subscription) => {
    for await (const resolved of subscription) expect(resolved.event).toBeDefined();
  });
  const errors = Promise.all(ends.map((end) => failure(end)));
  await Promise.all(subscriptions.map((each) => new Promise<void>((resolve) => void each.once("caughtUp", resolve))));
  await server.stop();
  for (const error of await errors) expect(error).toBeInstanceOf(UnavailableError);
  server = await start(server.port);
  await client.appendToStream(stream, newEvent(), { expectedRevision: 1n });
  expect(await revisions(client.readStream(stream))).toEqual([0, 1, 2]);
});

test("a read that its client does not take ends with UNAVAILABLE, and does not hold the server up", async () => {
  const stream = newStream();
  for (let index = 0; index < 20; index++) {
    await client.appendToStream(stream, [newEvent({ text: "x".repeat(500_000) })]);
  }
  const stuck = client.readStream(stream, {}, { highWaterMark: 1 });
  const error = failure(new Promise((_, reject) => stuck.once("error", reject)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await server.stop();
  stuck.resume();
  expect([status.UNAVAILABLE, status.CANCELLED]).toContain((await error)["code"]);
});

test("appends that are under way are answered, or end with UNAVAILABLE; what was answered is there", async () => {
  const appends = Array.from({ length: 200 }, (_, index) => client.appendToStream(`late-${index}`, newEvent()));
  const settled = Promise.allSettled(appends);
  await Promise.race(appends);
  await server.stop();
  const results = await settled;
  server = await start(server.port);
  for (const [index, result] of results.entries()) {
    if (result.status === "fulfilled") expect(await read(client.readStream(`late-${index}`))).toHaveLength(1);
    else expect(result.reason).toMatchObject({ type: "unavailable" });
  }
});
