import { describe, expect, test } from "@jest/globals";
import { END, StreamDeletedError, eventTypeFilter, streamNameFilter, type Position } from "@kurrent/kurrentdb-client";
import { failure, newStream } from "./basics.js";
import { caughtUp, happened, kurrentServer, several, take } from "./kurrent.js";

/** Subscriptions by the newer client. */

const server = kurrentServer();
const client = () => server.client;

describe("to a stream", () => {
  test("what is there, the word that this was all, then what comes", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(2));
    const subscription = client().subscribeToStream(stream);
    const taken = take(subscription, 3);
    await caughtUp(subscription);
    await client().appendToStream(stream, happened());
    expect(await taken).toEqual([0, 1, 2].map((revision) => `${revision}@${stream}`));
  });

  test("from a revision, which is not part of it; from the end", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(3));
    expect(await take(client().subscribeToStream(stream, { fromRevision: 1n }), 1)).toEqual([`2@${stream}`]);
    const fresh = client().subscribeToStream(stream, { fromRevision: END });
    const taken = take(fresh, 1);
    await caughtUp(fresh);
    await client().appendToStream(stream, happened());
    expect(await taken).toEqual([`3@${stream}`]);
  });

  test("a tombstone ends it", async () => {
    const stream = newStream();
    await client().appendToStream(stream, happened());
    const subscription = client().subscribeToStream(stream);
    const ended = failure(take(subscription, 9));
    await caughtUp(subscription);
    await client().tombstoneStream(stream);
    expect(await ended).toBeInstanceOf(StreamDeletedError);
  });
});

describe("to $all", () => {
  test("with a filter, from a position, with checkpoints", async () => {
    const { position } = await client().appendToStream(newStream("marker"), happened());
    const stream = newStream();
    await client().appendToStream(newStream("other"), several(100));
    await client().appendToStream(stream, several(2));
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: [stream],
      maxSearchWindow: 10,
      checkpointReached: async (_: unknown, reached: Position) => void checkpoints.push(reached),
    });
    const taken = await take(client().subscribeToAll({ fromPosition: position!, filter }), 2);
    expect(taken).toEqual([`0@${stream}`, `1@${stream}`]);
    expect(checkpoints.length).toBeGreaterThanOrEqual(9);
  });

  test("from the end, by the type of what happened", async () => {
    const type = newStream("Type");
    const filter = eventTypeFilter({ prefixes: [type] });
    const subscription = client().subscribeToAll({ fromPosition: END, filter });
    const taken = take(subscription, 2);
    await caughtUp(subscription);
    const streams = [newStream(), newStream()];
    for (const stream of streams) await client().appendToStream(stream, [happened(), happened(type)]);
    expect(await taken).toEqual(streams.map((stream) => `1@${stream}`));
  });
});
