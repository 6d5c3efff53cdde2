import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
  jsonEvent,
  type Position,
} from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream, read, revisions } from "./support.js";

/** What nobody does on purpose, and every server meets. */

const server = connected();
const largest = 2n ** 64n - 1n;

describe("reads at the corners", () => {
  const stream = newStream();
  let first: Position;
  let last: Position;
  beforeAll(async () => {
    first = (await server.client.appendToStream(stream, newEvent())).position!;
    last = (await server.client.appendToStream(stream, newEvents(4))).position!;
  });

  test("of a stream, from numbers that no stream reaches", async () => {
    for (const fromRevision of [5n, 2n ** 31n, 2n ** 53n + 1n, 2n ** 63n - 1n]) {
      expect(await revisions(server.client.readStream(stream, { fromRevision, maxCount: 3 }))).toEqual([]);
      const back = server.client.readStream(stream, { fromRevision, maxCount: 3, direction: BACKWARDS });
      expect(await revisions(back)).toEqual([4, 3, 2]);
    }
  });

  test("the largest number there is means the end", async () => {
    const back = { fromRevision: largest, maxCount: 2, direction: BACKWARDS } as const;
    expect(await revisions(server.client.readStream(stream, back))).toEqual([4, 3]);
    expect(await revisions(server.client.readStream(stream, { fromRevision: largest }))).toEqual([]);
    const subscription = server.client.subscribeToStream(stream, { fromRevision: largest });
    const next = new Promise<bigint>((resolve) => subscription.on("data", ({ event }) => resolve(event!.revision)));
    await new Promise<void>((resolve) => subscription.once("caughtUp", () => resolve()));
    const { nextExpectedRevision } = await server.client.appendToStream(stream, newEvent());
    expect(await next).toBe(nextExpectedRevision);
    await subscription.unsubscribe();
  });

  test("of $all: between two positions, one event forwards and the other backwards", async () => {
    const whole = await read(server.client.readAll({ fromPosition: first, maxCount: 5 }));
    const places = whole.filter(({ event }) => event!.streamId === stream).map(({ event }) => event!.position!);
    for (const [index, place] of places.entries()) {
      const [found] = await read(server.client.readAll({ fromPosition: place, maxCount: 1 }));
      expect(found!.event!.revision).toBe(BigInt(index));
      const [before] = await read(server.client.readAll({ fromPosition: place, maxCount: 1, direction: BACKWARDS }));
      if (index > 0) expect(before!.event).toMatchObject({ streamId: stream, revision: BigInt(index - 1) });
    }
  });

  test("of $all: nothing behind the end, everything before it, however many are asked for", async () => {
    expect(await read(server.client.readAll({ fromPosition: END }))).toEqual([]);
    const many = { fromPosition: last, direction: BACKWARDS, maxCount: 2n ** 62n } as const;
    const found = await read(server.client.readAll(many));
    expect(found[0]!.event).toMatchObject({ streamId: stream, revision: 3n });
  });

  test("after a truncation: from what is hidden, from the first that is shown, from beyond the end", async () => {
    const cut = newStream();
    await server.client.appendToStream(cut, newEvents(6));
    await server.client.setStreamMetadata(cut, { truncateBefore: 4 });
    const from = (fromRevision: bigint | typeof START | typeof END, maxCount: number, backwards = false) =>
      revisions(server.client.readStream(cut, { fromRevision, maxCount, ...(backwards && { direction: BACKWARDS }) }));
    expect(await from(START, 1)).toEqual([4]);
    expect(await from(4n, 1)).toEqual([4]);
    expect(await from(6n, 9)).toEqual([]);
    expect(await from(END, 9, true)).toEqual([5, 4]);
    expect(await from(3n, 9, true)).toEqual([]);
    expect(await from(99n, 1, true)).toEqual([5]);
    await server.client.setStreamMetadata(cut, { truncateBefore: 99 });
    expect(await from(START, 9)).toEqual([]);
    expect((await server.client.appendToStream(cut, newEvent())).nextExpectedRevision).toBe(6n);
  });
});

/** With credentials for the call the client appends by `Append`, without by `BatchAppend`. */
const ways = [
  ["by BatchAppend", {}],
  ["by Append", { credentials: { username: "admin", password: "changeit" } }],
] as const;

describe.each(ways)("appends at the corners, %s", (_, way) => {
  type Expected = typeof ANY | typeof NO_STREAM | typeof STREAM_EXISTS | bigint;
  const append = (stream: string, expectedRevision: Expected, ...events: ReturnType<typeof newEvent>[]) =>
    server.client.appendToStream(stream, events, { expectedRevision, ...way });

  test("of no events: expected revisions are looked at, nothing is written", async () => {
    const stream = newStream();
    await append(stream, NO_STREAM, ...newEvents(2));
    for (const right of [ANY, STREAM_EXISTS, 1n] as const) {
      expect((await append(stream, right)).nextExpectedRevision).toBe(1n);
    }
    for (const wrong of [NO_STREAM, 0n, 2n] as const) {
      expect(await failure(append(stream, wrong))).toBeInstanceOf(WrongExpectedVersionError);
    }
    expect(await failure(append(newStream(), STREAM_EXISTS))).toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
  });

  test.each([NO_STREAM, ANY] as const)(
    "sent again with %s: a part of it, all of it, more than it",
    async (expected) => {
      const stream = newStream();
      const [one, two, three] = newEvents(3) as [
        ReturnType<typeof newEvent>,
        ReturnType<typeof newEvent>,
        ReturnType<typeof newEvent>,
      ];
      const whole = await append(stream, expected, one, two);
      expect((await append(stream, expected, one)).nextExpectedRevision).toBe(0n);
      expect(await append(stream, expected, one, two)).toEqual(whole);
      expect(await failure(append(stream, expected, one, two, three))).toBeInstanceOf(WrongExpectedVersionError);
      expect(await failure(append(stream, expected, one, three))).toBeInstanceOf(WrongExpectedVersionError);
      expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
    },
  );

  test("the later part of what was sent, at its own revision, is known", async () => {
    const stream = newStream();
    const events = newEvents(4);
    const whole = await append(stream, NO_STREAM, ...events);
    expect(await append(stream, 1n, ...events.slice(2))).toEqual(whole);
    expect(await append(stream, STREAM_EXISTS, ...events)).toEqual(whole);
    expect(await failure(append(stream, 0n, ...events.slice(2)))).toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1, 2, 3]);
  });

  test("to a stream without a name, and to the metadata of none, are refused", async () => {
    for (const name of ["", "$$"]) await expect(append(name, ANY, newEvent())).rejects.toThrow();
  });

  test("a hundred writers of the same event write it once", async () => {
    const stream = newStream();
    const event = newEvent({ amount: 1 }, randomUUID());
    const results = await Promise.all(Array.from({ length: 100 }, () => append(stream, NO_STREAM, event)));
    expect(new Set(results.map(({ position }) => position!.commit)).size).toBe(1);
    expect(await revisions(server.client.readStream(stream))).toEqual([0]);
  });
});

describe("the metadata of metadata", () => {
  test("is kept and means nothing: of a metastream the newest event is shown, whatever is said of it", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 2 });
    await server.client.appendToStream(
      `$$$$${stream}`,
      jsonEvent({ type: "$metadata", data: { $tb: 7, $maxCount: 9 } }),
    );
    expect((await server.client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2 });
    await server.client.appendToStream(stream, newEvents(5));
    expect(await revisions(server.client.readStream(stream))).toEqual([3, 4]);
  });
});

describe("the metadata of what is tombstoned", () => {
  test("is gone with it: it can be neither read nor written", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 2 });
    await server.client.appendToStream(stream, newEvent());
    await server.client.tombstoneStream(stream);
    expect(await failure(read(server.client.readStream(`$$${stream}`)))).toBeInstanceOf(StreamDeletedError);
    const refused = server.client.setStreamMetadata(stream, { maxCount: 5 });
    expect(await failure(refused)).toBeInstanceOf(StreamDeletedError);
  });

  test("and so is the metadata of that metadata, to its last level", async () => {
    const stream = newStream();
    const of = (levels: number) => "$$".repeat(levels) + stream;
    const document = jsonEvent({ type: "$metadata", data: { $maxCount: 2 } });
    await server.client.appendToStream(stream, newEvent());
    for (const levels of [1, 2, 3]) await server.client.appendToStream(of(levels), document);
    expect(await revisions(server.client.readStream(of(2)))).toEqual([0]);
    await server.client.tombstoneStream(stream);
    for (const levels of [1, 2, 3]) {
      expect(await failure(read(server.client.readStream(of(levels))))).toBeInstanceOf(StreamDeletedError);
      expect(await failure(read(server.client.subscribeToStream(of(levels))))).toBeInstanceOf(StreamDeletedError);
      const again = jsonEvent({ type: "$metadata", data: {} });
      expect(await failure(server.client.appendToStream(of(levels), again))).toBeInstanceOf(StreamDeletedError);
    }
  });

  test("so it is when both come at once", async () => {
    for (let round = 0; round < 5; round++) {
      const stream = newStream();
      await server.client.appendToStream(stream, newEvent());
      const [, written] = await Promise.allSettled([
        server.client.tombstoneStream(stream),
        server.client.setStreamMetadata(stream, { maxCount: 5 }),
      ]);
      if (written.status === "rejected") expect(written.reason).toBeInstanceOf(StreamDeletedError);
      expect(await failure(read(server.client.readStream(`$$${stream}`)))).toBeInstanceOf(StreamDeletedError);
    }
  });
});

describe("subscriptions at the corners", () => {
  test("to a stream that is tombstoned already: ended with the reason", async () => {
    const stream = newStream();
    await server.client.tombstoneStream(stream);
    const subscription = server.client.subscribeToStream(stream);
    const error = await failure(read(subscription));
    expect(error).toBeInstanceOf(StreamDeletedError);
  });

  test("to metadata: each change as it comes", async () => {
    const stream = newStream();
    const subscription = server.client.subscribeToStream(`$$${stream}`);
    const seen: unknown[] = [];
    subscription.on("data", ({ event }) => void seen.push(event!.data));
    await new Promise<void>((resolve) => subscription.once("caughtUp", () => resolve()));
    for (const maxCount of [1, 2, 3]) await server.client.setStreamMetadata(stream, { maxCount });
    while (seen.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toEqual([1, 2, 3].map(($maxCount) => ({ $maxCount })));
    await subscription.unsubscribe();
  });

  test("deleted, begun again, deleted, begun again while it is followed: every event that was ever shown, once", async () => {
    const stream = newStream();
    const subscription = server.client.subscribeToStream(stream);
    const seen: number[] = [];
    subscription.on("data", ({ event }) => void seen.push(Number(event!.revision)));
    await new Promise<void>((resolve) => subscription.once("caughtUp", () => resolve()));
    for (let round = 0; round < 3; round++) {
      await server.client.appendToStream(stream, newEvents(2));
      while (seen.length < 2 * round + 2) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.client.deleteStream(stream);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
    await subscription.unsubscribe();
  });
});
