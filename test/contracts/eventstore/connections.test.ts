import { describe, expect, test } from "@jest/globals";
import { EventStoreDBClient, type ResolvedEvent } from "@eventstore/db-client";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import { status } from "@grpc/grpc-js";
import { connected, newEvent, newEvents, newStream, read, revisions } from "./support.js";
import { readRequest, wireClient } from "./wire.js";

const server = connected();
const wire = wireClient(server);

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("the server says what it has: the methods of streams, and a version", async () => {
  const answer = await wire.unary("/event_store.client.server_features.ServerFeatures/GetSupportedMethods");
  expect(answer).toBeInstanceOf(Buffer);
  const supported = features.SupportedMethods.deserializeBinary(answer as Buffer);
  expect(supported.getEventStoreServerVersion()).toMatch(/^\d+\.\d+/);
  const of = (service: string) =>
    supported.getMethodsList().flatMap((each) => (each.getServiceName() === service ? [each.getMethodName()] : []));
  const streams = of("event_store.client.streams.streams");
  expect(streams).toEqual(expect.arrayContaining(["read", "append", "batchappend", "delete", "tombstone"]));
});

describe("many clients at once", () => {
  test("each appends to a stream of its own and to one of all; nothing is lost, nothing is twice", async () => {
    const clients = Array.from({ length: 12 }, () => EventStoreDBClient.connectionString(server.url));
    const shared = newStream("shared");
    const own = clients.map(() => newStream());
    await Promise.all(
      clients.flatMap((client, index) =>
        Array.from({ length: 10 }, async () => {
          await client.appendToStream(own[index]!, newEvent());
          await client.appendToStream(shared, newEvent());
        }),
      ),
    );
    expect(await revisions(server.client.readStream(shared))).toEqual(Array.from({ length: 120 }, (_, index) => index));
    for (const stream of own) expect(await revisions(server.client.readStream(stream))).toHaveLength(10);
    await Promise.all(clients.map((client) => client.dispose()));
  });

  test("of all who want the same revision, one gets it", async () => {
    const clients = Array.from({ length: 8 }, () => EventStoreDBClient.connectionString(server.url));
    const stream = newStream();
    for (let revision = -1n; revision < 5n; revision++) {
      const expectedRevision = revision < 0n ? "no_stream" : revision;
      const results = await Promise.allSettled(
        clients.map((client) => client.appendToStream(stream, newEvent(), { expectedRevision })),
      );
      expect(results.filter(({ status: outcome }) => outcome === "fulfilled")).toHaveLength(1);
      for (const result of results) {
        if (result.status === "rejected") expect(result.reason).toMatchObject({ type: "wrong-expected-version" });
      }
    }
    await Promise.all(clients.map((client) => client.dispose()));
  });

  test("one who never takes what it asked for keeps nobody waiting", async () => {
    const stream = newStream();
    const large = () => newEvent({ text: "x".repeat(100_000) });
    for (let index = 0; index < 30; index++) await server.client.appendToStream(stream, [large(), large()]);
    const stuck = Array.from({ length: 10 }, () => {
      const call = wire.streams.read(readRequest({ stream, count: 1_000 }));
      call.on("error", () => undefined);
      return call;
    });
    expect(await read(server.client.readStream(stream))).toHaveLength(60);
    await server.client.appendToStream(stream, newEvent());
    for (const call of stuck) call.cancel();
  });
});

describe("calls that are broken off", () => {
  test("a read that is cancelled ends with CANCELLED, and the next one works", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(5_000));
    for (const after of [0, 1, 300]) {
      const call = wire.streams.read(readRequest({ stream, count: 100_000 }));
      const seen: unknown[] = [];
      const code = new Promise((resolve) => call.on("error", (error) => resolve((error as { code?: number }).code)));
      call.on("data", (answer: InstanceType<typeof messages.ReadResp>) => {
        seen.push(answer);
        if (seen.length === after) call.cancel();
      });
      if (after === 0) call.cancel();
      expect(await code).toBe(status.CANCELLED);
    }
    const whole: ResolvedEvent[] = await read(server.client.readStream(stream));
    expect(whole).toHaveLength(5_000);
  });

  test("an append whose client goes away before its end is not written", async () => {
    const stream = newStream();
    const call = wire.streams.append(() => undefined);
    call.on("error", () => undefined);
    const { Options } = messages.AppendReq;
    const identifier = readRequest({ stream, count: 1 }).getOptions()!.getStream()!.getStreamIdentifier()!;
    const any = readRequest({ stream, count: 1 }).getOptions()!.getNoFilter()!;
    call.write(new messages.AppendReq().setOptions(new Options().setStreamIdentifier(identifier).setAny(any)));
    await later(50);
    call.cancel();
    await later(100);
    await expect(read(server.client.readStream(stream))).rejects.toMatchObject({ type: "stream-not-found" });
  });

  test("a call whose deadline passes ends with DEADLINE_EXCEEDED", async () => {
    const call = wire.streams.read(readRequest({ stream: newStream() }), { deadline: Date.now() + 200 } as never);
    call.on("data", () => undefined);
    const code = await new Promise((resolve) =>
      call.on("error", (error) => resolve((error as { code?: number }).code)),
    );
    expect(code).toBe(status.DEADLINE_EXCEEDED);
  });

  test("hundreds of subscriptions that come and go leave the server as it was", async () => {
    const stream = newStream();
    for (let round = 0; round < 5; round++) {
      const subscriptions = Array.from({ length: 60 }, () => server.client.subscribeToStream(stream));
      await Promise.all(
        subscriptions.map((each) => new Promise<void>((resolve) => void each.once("caughtUp", resolve).resume())),
      );
      await Promise.all(subscriptions.map((each) => each.unsubscribe()));
    }
    await server.client.appendToStream(stream, newEvent());
    expect(await revisions(server.client.readStream(stream))).toEqual([0]);
  });
});
