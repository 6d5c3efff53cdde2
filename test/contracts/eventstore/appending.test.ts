import { describe, expect, test } from "@jest/globals";
import { EventStoreDBClient, binaryEvent, jsonEvent } from "@eventstore/db-client";
import {
  AccessDeniedError,
  ANY,
  BACKWARDS,
  END,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream, read, revisions } from "./support.js";

const server = connected();

/** With credentials for the call the client appends by `Append`, without by `BatchAppend`: both must do the same. */
const ways = [
  ["by BatchAppend", {}],
  ["by Append", { credentials: { username: "admin", password: "changeit" } }],
] as const;

describe.each(ways)("appending %s", (_, way) => {
  const append = (
    stream: string,
    events: ReturnType<typeof newEvent> | ReturnType<typeof newEvents>,
    expectedRevision: bigint | typeof ANY | typeof NO_STREAM | typeof STREAM_EXISTS,
  ) => server.client.appendToStream(stream, events, { expectedRevision, ...way });

  test("the events come back as they were sent, numbered from 0, each at a later position", async () => {
    const stream = newStream();
    const events = [
      jsonEvent({ type: "Paid", data: { note: "Ë ç 🏛" }, metadata: { by: "u1" } }),
      binaryEvent({ type: "Scanned", data: Buffer.from([0, 255, 7]), metadata: Buffer.from([1, 2]) }),
    ];
    const result = await server.client.appendToStream(stream, events, { expectedRevision: NO_STREAM, ...way });
    expect(result.success).toBe(true);
    expect(result.nextExpectedRevision).toBe(1n);
    const found = await read(server.client.readStream(stream));
    expect(found.map(({ event }) => [event!.id, event!.type, event!.streamId, event!.revision])).toEqual([
      [events[0]!.id, "Paid", stream, 0n],
      [events[1]!.id, "Scanned", stream, 1n],
    ]);
    expect(found[0]!.event).toMatchObject({ isJson: true, data: { note: "Ë ç 🏛" }, metadata: { by: "u1" } });
    expect(found[1]!.event!.isJson).toBe(false);
    expect([...(found[1]!.event!.data as unknown as Uint8Array)]).toEqual([0, 255, 7]);
    expect(found[1]!.event!.position!.commit).toBe(result.position!.commit);
    expect(found[0]!.event!.position!.commit).toBeLessThan(result.position!.commit);
    expect(Math.abs(found[0]!.event!.created.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test("an exact revision: the next, and no other", async () => {
    const stream = newStream();
    await append(stream, newEvents(3), NO_STREAM);
    expect((await append(stream, newEvent(), 2n)).nextExpectedRevision).toBe(3n);
    for (const wrong of [0n, 2n, 4n, 2n ** 62n]) {
      const refused = await failure(append(stream, newEvent(), wrong));
      expect(refused).toBeInstanceOf(WrongExpectedVersionError);
      expect(refused).toMatchObject({ streamName: stream, actualVersion: 3n });
    }
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1, 2, 3]);
  });

  test("no stream: only the first time", async () => {
    const stream = newStream();
    await append(stream, newEvent(), NO_STREAM);
    const refused = await failure(append(stream, newEvent(), NO_STREAM));
    expect(refused).toMatchObject({ expectedVersion: NO_STREAM, actualVersion: 0n });
    const missing = await failure(append(newStream(), newEvent(), 0n));
    expect(missing).toMatchObject({ expectedVersion: 0n, actualVersion: NO_STREAM });
  });

  test("stream exists: refused for a stream without events, also one that only has a name", async () => {
    const stream = newStream();
    const refused = await failure(append(stream, newEvent(), STREAM_EXISTS));
    expect(refused).toMatchObject({ expectedVersion: STREAM_EXISTS, actualVersion: NO_STREAM });
    await append(stream, newEvent(), ANY);
    expect((await append(stream, newEvent(), STREAM_EXISTS)).nextExpectedRevision).toBe(1n);
  });

  test("stream exists: metadata alone makes a stream", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 5 });
    expect((await append(stream, newEvent(), STREAM_EXISTS)).nextExpectedRevision).toBe(0n);
  });

  test("an empty append writes nothing and is no error", async () => {
    const stream = newStream();
    await append(stream, [], ANY);
    expect(await failure(read(server.client.readStream(stream)))).toMatchObject({ type: "stream-not-found" });
  });

  test.each([
    ["exact", NO_STREAM, 1n],
    ["any", ANY, ANY],
  ] as const)("the same events sent again (%s) are success once more and written once", async (_, first, second) => {
    const stream = newStream();
    const [opening, following] = [newEvents(2), newEvents(2)];
    const opened = await append(stream, opening, first);
    const followed = await append(stream, following, second);
    await append(stream, newEvent(), ANY);
    expect(await append(stream, opening, first)).toEqual(opened);
    expect(await append(stream, following, second)).toEqual(followed);
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ["a part of what was sent, and more", (sent: ReturnType<typeof newEvents>) => [...sent, newEvent()]],
    ["the same in another order", (sent: ReturnType<typeof newEvents>) => sent.toReversed()],
    ["other events", () => newEvents(2)],
  ])("%s, at the old revision, is a wrong revision and writes nothing", async (_, again) => {
    const stream = newStream();
    const sent = newEvents(2);
    await append(stream, sent, NO_STREAM);
    expect(await failure(append(stream, again(sent), NO_STREAM))).toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
  });

  test("an id that was written to another stream is new here", async () => {
    const event = newEvent();
    const stream = newStream();
    await append(newStream(), event, ANY);
    await append(stream, event, ANY);
    expect(await revisions(server.client.readStream(stream))).toEqual([0]);
  });

  test("more data than one append may hold is refused with the limit, and nothing is written", async () => {
    const stream = newStream();
    const large = newEvent({ text: "x".repeat(1_100_000) });
    const refused = await failure(append(stream, [newEvent(), large], ANY));
    expect(refused).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(refused).toMatchObject({ maxAppendSize: 1_048_576 });
    expect(await failure(read(server.client.readStream(stream)))).toMatchObject({ type: "stream-not-found" });
  });

  test("many small events in one append are one transaction, whatever their number", async () => {
    const stream = newStream();
    // The client of a busy machine is slower than the ten seconds that it gives by itself.
    const options = { expectedRevision: NO_STREAM, deadline: 60_000, ...way } as const;
    await server.client.appendToStream(stream, newEvents(20_000), options);
    const last = await read(server.client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }));
    expect(last[0]!.event!.revision).toBe(19_999n);
  });

  test("a tombstoned stream takes nothing any more", async () => {
    const stream = newStream();
    await append(stream, newEvent(), ANY);
    await server.client.tombstoneStream(stream);
    for (const expected of [ANY, NO_STREAM, STREAM_EXISTS, 0n] as const) {
      expect(await failure(append(stream, newEvent(), expected))).toBeInstanceOf(StreamDeletedError);
    }
  });

  test("$all is no stream to write to", async () => {
    expect(await failure(append("$all", newEvent(), ANY))).not.toBeInstanceOf(AccessDeniedError);
  });

  test("of many that append at once, each is answered with its own revision and position", async () => {
    const stream = newStream();
    const results = await Promise.all(Array.from({ length: 200 }, () => append(stream, newEvent(), ANY)));
    const found = await read(server.client.readStream(stream));
    const places = new Map(found.map(({ event }) => [event!.revision, event!.position!.commit]));
    expect(new Set(results.map((result) => result.nextExpectedRevision)).size).toBe(200);
    for (const result of results) expect(places.get(result.nextExpectedRevision)).toBe(result.position!.commit);
  });
});

test("what one client is told is true for another at once", async () => {
  const other = EventStoreDBClient.connectionString(server.url);
  const stream = newStream();
  await server.client.appendToStream(stream, newEvents(3));
  expect(await revisions(other.readStream(stream))).toEqual([0, 1, 2]);
  await other.dispose();
});
