import { describe, expect, test } from "@jest/globals";
import { EventStoreDBClient, persistentSubscriptionToStreamSettingsFromDefaults } from "@eventstore/db-client";
import cluster from "@eventstore/db-client/generated/cluster_grpc_pb.js";
import monitoring from "@eventstore/db-client/generated/monitoring_grpc_pb.js";
import operations from "@eventstore/db-client/generated/operations_grpc_pb.js";
import persistent from "@eventstore/db-client/generated/persistent_grpc_pb.js";
import projections from "@eventstore/db-client/generated/projections_grpc_pb.js";
import users from "@eventstore/db-client/generated/users_grpc_pb.js";
import { status } from "@grpc/grpc-js";
import { addressOf } from "../../../../../ops/embedded/eventstore/service/gossip.js";
import {
  connected,
  failure,
  newEvent,
  newEvents,
  newStream,
  revisions,
} from "../../../../contracts/eventstore/support.js";
import { wireClient } from "../../../../contracts/eventstore/wire.js";

/** What the embedded server alone does, or does not do. */

const server = connected();
const wire = wireClient(server);

const withoutService = [cluster, monitoring, operations, persistent, projections, users]
  .flatMap((services) => Object.values<unknown>(services))
  .flatMap((service) => Object.values(service as Readonly<Record<string, { readonly path?: string } | undefined>>))
  .flatMap((method) => (method?.path === undefined ? [] : [method.path]));

describe("services of the protocol that are not here", () => {
  test("are known to this test", () => {
    expect(withoutService.length).toBeGreaterThan(35);
    expect(withoutService).toContain("/event_store.client.persistent_subscriptions.PersistentSubscriptions/Read");
  });

  test.each(withoutService)("%s is answered with UNIMPLEMENTED", async (path) => {
    expect(await wire.unary(path)).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  test("a method that nobody knows, too", async () => {
    const answer = await wire.unary("/event_store.client.streams.Streams/Scavenge");
    expect(answer).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  test("the client is told so, and is as useful as before", async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults();
    for (const attempt of [
      () => server.client.createPersistentSubscriptionToStream(newStream(), "group", settings),
      () => server.client.createProjection("projection", "fromAll()"),
    ]) {
      expect(await failure(attempt())).toMatchObject({ code: status.UNIMPLEMENTED });
    }
    await server.client.appendToStream(newStream(), newEvent());
  });
});

describe("gossip", () => {
  test.each([
    ["esdb+discover", (address: string) => `esdb+discover://${address}?tls=false`],
    ["several hosts", (address: string) => `esdb://${address},${address}?tls=false`],
    ["by name", (address: string) => `esdb+discover://${address.replace("127.0.0.1", "localhost")}?tls=false`],
  ])("clients find the server (%s)", async (_, urlOf) => {
    const address = server.url.slice("esdb://".length, server.url.indexOf("?"));
    const client = EventStoreDBClient.connectionString(urlOf(address));
    const stream = newStream();
    await client.appendToStream(stream, newEvents(2));
    expect(await revisions(client.readStream(stream))).toEqual([0, 1]);
    await client.dispose();
  });

  test.each([
    ["db.example:2113", { host: "db.example", port: 2113 }],
    ["127.0.0.1:99", { host: "127.0.0.1", port: 99 }],
    ["[::1]:2113", { host: "::1", port: 2113 }],
    ["db.example", { host: "db.example", port: 7 }],
    ["", { host: "127.0.0.1", port: 7 }],
  ])("the authority %p is an address", (authority, address) => {
    expect(addressOf(authority, 7)).toEqual(address);
  });
});

test("who follows a stream live sees its tombstone before the end", async () => {
  const stream = newStream();
  await server.client.appendToStream(stream, newEvent());
  const subscription = server.client.subscribeToStream(stream);
  const types: string[] = [];
  const ended = failure(
    (async () => {
      for await (const { event } of subscription) types.push(event!.type);
    })(),
  );
  await new Promise<void>((resolve) => subscription.once("caughtUp", () => resolve()));
  await server.client.tombstoneStream(stream);
  expect(await ended).toMatchObject({ type: "stream-deleted" });
  expect(types).toEqual(["Happened", "$streamDeleted"]);
});
