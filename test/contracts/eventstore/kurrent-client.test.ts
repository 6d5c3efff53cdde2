import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  BACKWARDS,
  END,
  FORWARDS,
  KurrentDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  binaryEvent,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
} from "@kurrent/kurrentdb-client";
import { failure, newStream } from "./basics.js";
import { happened, kurrentServer, kurrentUrl, readAs, revisionsAs, several } from "./kurrent.js";

/** The essential cases once more, by the newer client. */

const server = kurrentServer();
const client = () => server.client;

/** With credentials for the call the client appends by `Append`, without by `BatchAppend`. */
const ways = [
  ["by BatchAppend", {}],
  ["by Append", { credentials: { username: "admin", password: "changeit" } }],
] as const;

describe.each(ways)("appending %s", (_, way) => {
  test("events come back as they were sent", async () => {
    const stream = newStream();
    const scanned = binaryEvent({ type: "Scanned", data: Buffer.from([0, 255]), metadata: Buffer.from([7]) });
    const events = [happened(), scanned];
    const result = await client().appendToStream(stream, events, { streamState: NO_STREAM, ...way });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const found = (await readAs(client().readStream(stream))).map(({ event }) => event!);
    expect(found.map(({ id, type, isJson }) => [id, type, isJson])).toEqual([
      [events[0]!.id, "Happened", true],
      [events[1]!.id, "Scanned", false],
    ]);
    expect(found[0]).toMatchObject({ data: { amount: 1 }, metadata: { by: "clerk" }, streamId: stream });
    expect([...(found[1]!.data as unknown as Uint8Array)]).toEqual([0, 255]);
    expect(found[1]!.position!.commit).toBe(result.position!.commit);
    expect(Math.abs(found[0]!.created.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test("each expected state, right and wrong", async () => {
    const stream = newStream();
    const append = (streamState: typeof ANY | typeof NO_STREAM | typeof STREAM_EXISTS | bigint) =>
      client().appendToStream(stream, happened(), { streamState, ...way });
    for (const wrong of [STREAM_EXISTS, 0n] as const) {
      expect(await failure(append(wrong))).toBeInstanceOf(WrongExpectedVersionError);
    }
    for (const right of [NO_STREAM, 0n, STREAM_EXISTS, ANY] as const) await append(right);
    for (const wrong of [NO_STREAM, 0n, 9n] as const) {
      const refused = await failure(append(wrong));
      expect(refused).toBeInstanceOf(WrongExpectedVersionError);
      expect(refused).toMatchObject({ streamName: stream });
    }
    expect(await revisionsAs(client().readStream(stream))).toEqual([0, 1, 2, 3]);
  });

  test("the same events again are success, and written once", async () => {
    const stream = newStream();
    const events = several(3);
    const append = (streamState: typeof ANY | typeof NO_STREAM) =>
      client().appendToStream(stream, events, { streamState, ...way });
    const first = await append(NO_STREAM);
    expect(await append(NO_STREAM)).toEqual(first);
    expect(await append(ANY)).toEqual(first);
    expect(await revisionsAs(client().readStream(stream))).toEqual([0, 1, 2]);
  });

  test("too much at once is refused", async () => {
    const large = jsonEvent({ type: "Large", data: { text: "x".repeat(1_100_000) } });
    const refused = await failure(client().appendToStream(newStream(), large, way));
    expect(refused).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(refused).toMatchObject({ maxAppendSize: 1_048_576 });
  });

  test("many at once are one transaction", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(5_000), { streamState: NO_STREAM, batchAppendSize: 50_000, ...way });
    const last = client().readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    expect(await revisionsAs(last)).toEqual([4_999]);
  });
});

describe("reading", () => {
  test("a stream forwards and backwards, from everywhere", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(600));
    const from = (
      fromRevision: bigint | typeof START | typeof END,
      maxCount: number,
      direction: typeof FORWARDS | typeof BACKWARDS,
    ) => revisionsAs(client().readStream(stream, { fromRevision, maxCount, direction }));
    expect(await from(START, 2, FORWARDS)).toEqual([0, 1]);
    expect(await from(598n, 9, FORWARDS)).toEqual([598, 599]);
    expect(await from(END, 2, BACKWARDS)).toEqual([599, 598]);
    expect(await from(1n, 9, BACKWARDS)).toEqual([1, 0]);
    expect(await from(700n, 9, FORWARDS)).toEqual([]);
    expect(await from(700n, 2, BACKWARDS)).toEqual([599, 598]);
    expect(await revisionsAs(client().readStream(stream))).toHaveLength(600);
  });

  test("a stream that never was, one that was deleted, one that was tombstoned", async () => {
    expect(await failure(readAs(client().readStream(newStream())))).toBeInstanceOf(StreamNotFoundError);
    const [deleted, ended] = [newStream(), newStream()];
    for (const stream of [deleted, ended]) await client().appendToStream(stream, happened());
    await client().deleteStream(deleted);
    await client().tombstoneStream(ended);
    expect(await failure(readAs(client().readStream(deleted)))).toBeInstanceOf(StreamNotFoundError);
    const refused = await failure(readAs(client().readStream(ended)));
    expect(refused).toBeInstanceOf(StreamDeletedError);
    expect(refused).toMatchObject({ streamName: ended });
  });

  test("$all in both directions, its ends, and from a position", async () => {
    const stream = newStream();
    const { position } = await client().appendToStream(stream, several(3));
    const [last] = await readAs(client().readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));
    expect(last!.event!.position!.commit).toBeGreaterThanOrEqual(position!.commit);
    const [first] = await readAs(client().readAll({ fromPosition: position!, maxCount: 1 }));
    expect(first!.event).toMatchObject({ streamId: stream, revision: 2n });
    const backwards = client().readAll({ direction: BACKWARDS, fromPosition: position!, maxCount: 2 });
    expect((await readAs(backwards)).map(({ event }) => event!.revision)).toEqual([1n, 0n]);
  });

  test("$all with filters by stream and type, prefix and expression", async () => {
    const mark = newStream("").replaceAll("-", "");
    const start = (await client().appendToStream(`wanted${mark}-1`, happened(`Wanted${mark}`))).position!;
    await client().appendToStream(`other${mark}-1`, happened(`Other${mark}`));
    await client().appendToStream(`wanted${mark}-2`, happened(`Wanted${mark}`));
    for (const filter of [
      streamNameFilter({ prefixes: [`wanted${mark}`] }),
      streamNameFilter({ regex: `^wanted${mark}` }),
      eventTypeFilter({ prefixes: [`Wanted${mark}`] }),
      eventTypeFilter({ regex: `^Wanted${mark}$` }),
    ]) {
      const found = await readAs(client().readAll({ fromPosition: start, filter }));
      expect(found.map(({ event }) => event!.streamId)).toEqual([`wanted${mark}-1`, `wanted${mark}-2`]);
      const backwards = client().readAll({ fromPosition: END, direction: BACKWARDS, filter, maxCount: 1 });
      expect((await readAs(backwards)).map(({ event }) => event!.streamId)).toEqual([`wanted${mark}-2`]);
    }
  });

  test("a filter finds as many as are asked for, however far they are apart", async () => {
    const mark = newStream("sparse");
    const { position } = await client().appendToStream(`${mark}-0`, happened());
    for (const number of [1, 2]) {
      await client().appendToStream(newStream("between"), several(700));
      await client().appendToStream(`${mark}-${number}`, several(2));
    }
    const filter = streamNameFilter({ prefixes: [mark] });
    const forwards = await readAs(client().readAll({ fromPosition: position!, maxCount: 4, filter }));
    expect(forwards.map(({ event }) => event!.streamId)).toEqual([0, 1, 1, 2].map((number) => `${mark}-${number}`));
    const back = { fromPosition: END, direction: BACKWARDS, maxCount: 3, filter } as const;
    const backwards = await readAs(client().readAll(back));
    expect(backwards.map(({ event }) => event!.streamId)).toEqual([2, 2, 1].map((number) => `${mark}-${number}`));
  });

  test("links are followed where that is asked for", async () => {
    const [target, links] = [newStream(), newStream("links")];
    await client().appendToStream(target, several(2));
    await client().appendToStream(links, binaryEvent({ type: "$>", data: Buffer.from(`1@${target}`) }));
    const [resolved] = await readAs(client().readStream(links, { resolveLinkTos: true }));
    expect(resolved).toMatchObject({ event: { streamId: target, revision: 1n }, link: { streamId: links } });
  });
});

describe("deleting, and metadata", () => {
  test("a deleted stream begins again where it ended", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(2));
    await client().deleteStream(stream, { expectedRevision: 1n });
    await client().appendToStream(stream, happened(), { streamState: NO_STREAM });
    expect(await revisionsAs(client().readStream(stream))).toEqual([2]);
  });

  test("a tombstoned one is gone for ever", async () => {
    const stream = newStream();
    await client().appendToStream(stream, happened());
    await client().tombstoneStream(stream);
    for (const attempt of [
      () => client().appendToStream(stream, happened()),
      () => client().deleteStream(stream),
      () => client().tombstoneStream(stream),
    ]) {
      expect(await failure(attempt())).toBeInstanceOf(StreamDeletedError);
    }
  });

  test.each(["deleteStream", "tombstoneStream"] as const)("%s at a wrong revision is refused", async (how) => {
    const stream = newStream();
    await client().appendToStream(stream, several(3));
    const refused = await failure(client()[how](stream, { expectedRevision: 0n }));
    expect(refused).toBeInstanceOf(WrongExpectedVersionError);
    expect(refused).toMatchObject({ streamName: stream, actualState: 2n });
  });

  test("metadata is kept and obeyed", async () => {
    const stream = newStream();
    await client().appendToStream(stream, several(5));
    expect((await client().getStreamMetadata(stream)).metadata).toBeUndefined();
    await client().setStreamMetadata(stream, { maxCount: 2, office: "Qendra" });
    expect((await client().getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2, office: "Qendra" });
    expect(await revisionsAs(client().readStream(stream))).toEqual([3, 4]);
  });
});

test("every way to name the server leads to it", async () => {
  const stream = newStream();
  await client().appendToStream(stream, several(2));
  for (const protocol of ["kurrentdb", "kurrent", "kdb", "kurrentdb+discover", "kdb+discover"]) {
    const other = KurrentDBClient.connectionString(kurrentUrl(server.url, protocol));
    await other.appendToStream(stream, happened());
    expect((await revisionsAs(other.readStream(stream))).length).toBeGreaterThan(2);
    await other.dispose();
  }
});
