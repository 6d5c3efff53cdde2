import { describe, expect, test } from "@jest/globals";
import {
  END,
  START,
  StreamDeletedError,
  binaryEvent,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  streamNameFilter,
  type AllStreamSubscription,
  type Position,
  type StreamSubscription,
} from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream } from "./support.js";

const server = connected();

/** Takes events until `enough` of them came; leaves no call open. */
async function take(subscription: AllStreamSubscription | StreamSubscription, enough: number) {
  const taken: { readonly stream: string; readonly revision: number; readonly type: string }[] = [];
  for await (const { event } of subscription) {
    taken.push({ stream: event!.streamId, revision: Number(event!.revision), type: event!.type });
    if (taken.length === enough) break;
  }
  await subscription.unsubscribe();
  return taken;
}

const caughtUp = (subscription: AllStreamSubscription | StreamSubscription) =>
  new Promise<void>((resolve) => subscription.once("caughtUp", () => resolve()));

/** A position before everything that a test writes. */
async function now(): Promise<Position> {
  return (await server.client.appendToStream(newStream("marker"), newEvent())).position!;
}

describe("subscribing to a stream", () => {
  test("from the start: what is there, the word that this was all, then what comes", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(300));
    const subscription = server.client.subscribeToStream(stream, { fromRevision: START });
    const taken = take(subscription, 303);
    await caughtUp(subscription);
    await server.client.appendToStream(stream, newEvents(3));
    expect((await taken).map(({ revision }) => revision)).toEqual(Array.from({ length: 303 }, (_, index) => index));
  });

  test("from a revision: only what comes after it; from the end: only what is new", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(4));
    expect(await take(server.client.subscribeToStream(stream, { fromRevision: 1n }), 2)).toMatchObject([
      { revision: 2 },
      { revision: 3 },
    ]);
    const fresh = server.client.subscribeToStream(stream, { fromRevision: END });
    const taken = take(fresh, 1);
    await caughtUp(fresh);
    await server.client.appendToStream(stream, newEvent());
    expect(await taken).toMatchObject([{ revision: 4 }]);
  });

  test("a stream that is not there yet is waited for", async () => {
    const stream = newStream();
    const subscription = server.client.subscribeToStream(stream);
    const taken = take(subscription, 2);
    await caughtUp(subscription);
    await server.client.appendToStream(newStream(), newEvent());
    await server.client.appendToStream(stream, newEvents(2));
    expect(await taken).toMatchObject([{ revision: 0 }, { revision: 1 }]);
  });

  test("a stream that was deleted and begun again goes on with its new events", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.deleteStream(stream);
    const subscription = server.client.subscribeToStream(stream);
    const taken = take(subscription, 1);
    await caughtUp(subscription);
    await server.client.appendToStream(stream, newEvent());
    expect(await taken).toMatchObject([{ revision: 2 }]);
  });

  test("from a revision that is still to come: what comes after it", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    const subscription = server.client.subscribeToStream(stream, { fromRevision: 3n });
    const taken = take(subscription, 1);
    await caughtUp(subscription);
    await server.client.appendToStream(stream, newEvents(3));
    expect(await taken).toMatchObject([{ revision: 4 }]);
  });

  test("hears that it stands before it hears anything else, and follows links", async () => {
    const [target, links] = [newStream(), newStream("links")];
    await server.client.appendToStream(target, newEvents(2));
    const link = (revision: number) => binaryEvent({ type: "$>", data: Buffer.from(`${revision}@${target}`) });
    await server.client.appendToStream(links, link(1));
    const subscription = server.client.subscribeToStream(links, { resolveLinkTos: true });
    const heard: string[] = [];
    for (const what of ["confirmation", "data", "caughtUp"] as const) {
      subscription.on(what, () => void heard.push(what));
    }
    await caughtUp(subscription);
    await server.client.appendToStream(links, link(0));
    while (heard.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual(["confirmation", "data", "caughtUp", "data"]);
    await subscription.unsubscribe();
  });

  test("what its metadata hides is not sent", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(6));
    await server.client.setStreamMetadata(stream, { truncateBefore: 4 });
    expect(await take(server.client.subscribeToStream(stream), 2)).toMatchObject([{ revision: 4 }, { revision: 5 }]);
  });

  test("one that has left is sent nothing more, and others are not disturbed", async () => {
    const stream = newStream();
    const [leaving, staying] = [server.client.subscribeToStream(stream), server.client.subscribeToStream(stream)];
    const taken = take(staying, 3);
    await Promise.all([
      caughtUp(staying),
      new Promise<void>((resolve) => void leaving.once("caughtUp", () => resolve()).resume()),
    ]);
    await leaving.unsubscribe();
    await server.client.appendToStream(stream, newEvents(3));
    expect(await taken).toHaveLength(3);
    expect(leaving.destroyed).toBe(true);
  });

  test("a tombstone ends it with the reason", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvent());
    const subscription = server.client.subscribeToStream(stream);
    const ended = failure(take(subscription, 5));
    await caughtUp(subscription);
    await server.client.tombstoneStream(stream);
    expect(await ended).toBeInstanceOf(StreamDeletedError);
  });
});

describe("subscribing to $all", () => {
  test("from the end: only what is new", async () => {
    await server.client.appendToStream(newStream(), newEvents(10));
    const stream = newStream();
    const filter = streamNameFilter({ prefixes: [stream] });
    for (const options of [{ fromPosition: END }, { fromPosition: END, filter }] as const) {
      const subscription = server.client.subscribeToAll(options);
      const taken = take(subscription, 1);
      await caughtUp(subscription);
      const event = newEvent();
      await server.client.appendToStream(stream, event);
      expect(await taken).toMatchObject([{ stream }]);
    }
  });

  test("a filter that leaves out system events, and one that wants them", async () => {
    const start = await now();
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 9 });
    await server.client.appendToStream(stream, newEvent());
    const without = server.client.subscribeToAll({ fromPosition: start, filter: excludeSystemEvents() });
    expect(await take(without, 1)).toMatchObject([{ stream, type: "Happened" }]);
    const metadata = { fromPosition: start, filter: streamNameFilter({ prefixes: [`$$${stream}`] }) };
    expect(await take(server.client.subscribeToAll(metadata), 1)).toMatchObject([{ type: "$metadata" }]);
  });

  test("a filtered one goes on from a position, and from a checkpoint that it was given", async () => {
    const start = await now();
    const mark = newStream("wanted");
    await server.client.appendToStream(`${mark}-1`, newEvents(3));
    await server.client.appendToStream(newStream("other"), newEvents(200));
    const filter = (checkpoints: Position[]) =>
      streamNameFilter({
        prefixes: [mark],
        maxSearchWindow: 32,
        checkpointReached: async (_, position) => void checkpoints.push(position),
      });
    const checkpoints: Position[] = [];
    const first = server.client.subscribeToAll({ fromPosition: start, filter: filter(checkpoints) });
    first.resume();
    await caughtUp(first);
    await first.unsubscribe();
    await server.client.appendToStream(`${mark}-2`, newEvent());
    const fromPosition = checkpoints.at(-1)!;
    const second = server.client.subscribeToAll({ fromPosition, filter: filter([]) });
    expect(await take(second, 1)).toMatchObject([{ stream: `${mark}-2` }]);
  });

  test("from a position: everything after it in order, catching up and live, with writers at work", async () => {
    const start = await now();
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(1_000));
    const subscription = server.client.subscribeToAll({ fromPosition: start });
    const taken = take(subscription, 1_500);
    const others = Array.from({ length: 10 }, () => newStream());
    await Promise.all(others.map((other) => server.client.appendToStream(other, newEvents(50))));
    const seen = await taken;
    expect(seen.slice(0, 1_000).every((event) => event.stream === stream)).toBe(true);
    for (const other of [stream, ...others]) {
      const revisions = seen.filter((event) => event.stream === other).map(({ revision }) => revision);
      expect(revisions).toEqual(revisions.map((_, index) => index));
    }
  });

  test.each([
    ["prefixes of streams", (mark: string) => streamNameFilter({ prefixes: [`wanted${mark}-`, `other${mark}-`] })],
    ["an expression on streams", (mark: string) => streamNameFilter({ regex: `^(wanted|other)${mark}-` })],
    ["prefixes of types", (mark: string) => eventTypeFilter({ prefixes: [`wanted${mark}-`, `other${mark}-`] })],
    ["an expression on types", (mark: string) => eventTypeFilter({ regex: `^(wanted|other)${mark}-` })],
  ])("%s choose what is sent", async (_, filterOf) => {
    const start = await now();
    const mark = newStream("").replaceAll("-", "");
    for (const name of ["wanted", "unwanted", "other", "Wanted"]) {
      const kind = `${name}${mark}-1`;
      await server.client.appendToStream(kind, jsonEvent({ type: kind, data: {} }));
    }
    const subscription = server.client.subscribeToAll({ fromPosition: start, filter: filterOf(mark) });
    const taken = await take(subscription, 2);
    expect(taken.map(({ stream }) => stream)).toEqual([`wanted${mark}-1`, `other${mark}-1`]);
  });

  test("an expression that is none is refused", async () => {
    const subscription = server.client.subscribeToAll({ filter: streamNameFilter({ regex: "(" }) });
    expect(await failure(take(subscription, 1))).toMatchObject({ type: "unknown" });
  });

  test("checkpoints tell how far the search has come: at each interval and when it has caught up, ever rising", async () => {
    const start = await now();
    const stream = newStream("unwanted");
    await server.client.appendToStream(stream, newEvents(100));
    const checkpoints: Position[] = [];
    const subscription = server.client.subscribeToAll({
      fromPosition: start,
      filter: streamNameFilter({
        prefixes: [newStream("never")],
        maxSearchWindow: 10,
        checkpointInterval: 2,
        checkpointReached: async (_, position) => void checkpoints.push(position),
      }),
    });
    subscription.resume();
    await caughtUp(subscription);
    // A server may write events of its own in between.
    expect(checkpoints.length).toBeGreaterThanOrEqual(5);
    const first = await server.client.appendToStream(stream, newEvent());
    await server.client.appendToStream(stream, newEvents(20));
    const last = () => checkpoints.at(-1)!.commit;
    while (last() < first.position!.commit) await new Promise((resolve) => setTimeout(resolve, 5));
    const commits = checkpoints.map(({ commit }) => commit);
    expect(commits).toEqual(commits.toSorted((left, right) => Number(left - right)));
    expect(new Set(commits).size).toBe(commits.length);
    await subscription.unsubscribe();
  });

  test("a subscriber that takes its time gets everything, and keeps nobody waiting", async () => {
    const start = await now();
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2_000));
    const subscription = server.client.subscribeToAll({ fromPosition: start }, { highWaterMark: 4 });
    let count = 0;
    for await (const { event } of subscription) {
      if (count % 500 === 0) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await server.client.appendToStream(newStream("busy"), newEvent());
      }
      if (event!.streamId === stream) expect(Number(event!.revision)).toBe(count++);
      if (count === 2_000) break;
    }
    await subscription.unsubscribe();
  });
});
