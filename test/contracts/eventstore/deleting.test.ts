import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream, read, revisions } from "./support.js";

const server = connected();

describe("deleting a stream", () => {
  test("it is no longer found, and begins again where it ended", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    const { position } = await server.client.deleteStream(stream, { expectedRevision: 2n });
    expect(position!.commit).toBeGreaterThan(0n);
    expect(await failure(read(server.client.readStream(stream)))).toBeInstanceOf(StreamNotFoundError);
    const again = await server.client.appendToStream(stream, newEvent(), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(3n);
    expect(await revisions(server.client.readStream(stream))).toEqual([3]);
    await server.client.appendToStream(stream, newEvent(), { expectedRevision: 3n });
    expect(await revisions(server.client.readStream(stream))).toEqual([3, 4]);
  });

  test("a deleted stream begins again by its last revision or by any, and keeps the rest of its metadata", async () => {
    for (const expectedRevision of [0n, ANY] as const) {
      const stream = newStream();
      await server.client.appendToStream(stream, newEvent());
      await server.client.deleteStream(stream);
      await server.client.appendToStream(stream, newEvents(2), { expectedRevision });
      expect(await revisions(server.client.readStream(stream))).toEqual([1, 2]);
      expect((await server.client.getStreamMetadata(stream)).metadata).toMatchObject({ truncateBefore: 1 });
    }
  });

  test("a deleted stream does not exist for those who expect that it does", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvent());
    await server.client.deleteStream(stream);
    const refused = server.client.appendToStream(stream, newEvent(), { expectedRevision: STREAM_EXISTS });
    expect(await failure(refused)).toBeInstanceOf(StreamDeletedError);
  });

  test("a wrong revision, or a stream that never was, is refused and changes nothing", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    const refused = await failure(server.client.deleteStream(stream, { expectedRevision: 0n }));
    expect(refused).toBeInstanceOf(WrongExpectedVersionError);
    expect(refused).toMatchObject({ streamName: stream, expectedVersion: 0n, actualVersion: 1n });
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
    const missing = server.client.deleteStream(newStream());
    expect(await failure(missing)).toBeInstanceOf(WrongExpectedVersionError);
  });

  test("a name outside ASCII comes through in the error", async () => {
    const stream = newStream("pronë-ç");
    await server.client.appendToStream(stream, newEvent());
    const refused = await failure(server.client.deleteStream(stream, { expectedRevision: 5n }));
    expect(refused).toBeInstanceOf(WrongExpectedVersionError);
  });
});

describe("what a deleted stream shows and keeps", () => {
  test("nothing forwards or backwards, and $all shows all that was ever written", async () => {
    const stream = newStream();
    const { position } = await server.client.appendToStream(stream, newEvents(2));
    await server.client.deleteStream(stream);
    for (const direction of [FORWARDS, BACKWARDS] as const) {
      const fromRevision = direction === FORWARDS ? START : END;
      const found = failure(read(server.client.readStream(stream, { direction, fromRevision })));
      expect(await found).toBeInstanceOf(StreamNotFoundError);
    }
    const [last] = await read(server.client.readAll({ fromPosition: position!, maxCount: 1 }));
    expect(last!.event).toMatchObject({ streamId: stream, revision: 1n });
  });

  test("its metastream holds the deletion: truncated before the last revision there can be", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxAge: 3600 });
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.deleteStream(stream);
    const [last] = await read(
      server.client.readStream(`$$${stream}`, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }),
    );
    expect(last!.event).toMatchObject({ type: "$metadata", revision: 1n, streamId: `$$${stream}` });
    expect((last!.event!.data as { $tb: number }).$tb).toBeGreaterThan(9.2e18);
  });

  test("it may be deleted again, and tombstoned", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.deleteStream(stream, { expectedRevision: 1n });
    await server.client.deleteStream(stream);
    await server.client.tombstoneStream(stream);
    expect(await failure(server.client.appendToStream(stream, newEvent()))).toBeInstanceOf(StreamDeletedError);
  });

  test("a wrong revision does not bring it back", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    await server.client.deleteStream(stream);
    const refused = await failure(server.client.appendToStream(stream, newEvent(), { expectedRevision: 0n }));
    expect(refused).toMatchObject({ type: "wrong-expected-version", actualVersion: 2n });
    expect(await failure(read(server.client.readStream(stream)))).toBeInstanceOf(StreamNotFoundError);
  });

  test("metadata written to it brings it back empty: what was deleted stays hidden", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    await server.client.deleteStream(stream);
    await server.client.setStreamMetadata(stream, { maxCount: 10, office: "Qendra" });
    expect((await server.client.getStreamMetadata(stream)).metadata).toMatchObject({
      maxCount: 10,
      truncateBefore: 3,
      office: "Qendra",
    });
    expect(await revisions(server.client.readStream(stream))).toEqual([]);
    await server.client.appendToStream(stream, newEvent(), { expectedRevision: 2n });
    expect(await revisions(server.client.readStream(stream))).toEqual([3]);
  });

  test("begun again, deleted again, begun again: revisions run on", async () => {
    const stream = newStream();
    for (const round of [0, 1, 2]) {
      await server.client.appendToStream(stream, newEvents(2), { expectedRevision: NO_STREAM });
      expect(await revisions(server.client.readStream(stream))).toEqual([2 * round, 2 * round + 1]);
      await server.client.deleteStream(stream, { expectedRevision: BigInt(2 * round + 1) });
    }
  });

  test("the events that began it again, sent again, are known", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.deleteStream(stream);
    const again = newEvents(2);
    const first = await server.client.appendToStream(stream, again, { expectedRevision: 1n });
    expect(await server.client.appendToStream(stream, again, { expectedRevision: 1n })).toEqual(first);
    expect(await revisions(server.client.readStream(stream))).toEqual([2, 3]);
  });
});

describe("deleting by what is expected", () => {
  test.each(["deleteStream", "tombstoneStream"] as const)("%s with any and each right revision", async (how) => {
    // The client cannot say `streamExists` of a deletion: its message does not serialise.
    for (const expectedRevision of [ANY, 1n] as const) {
      const stream = newStream();
      await server.client.appendToStream(stream, newEvents(2));
      expect((await server.client[how](stream, { expectedRevision })).position!.commit).toBeGreaterThan(0n);
    }
  });

  test.each(["deleteStream", "tombstoneStream"] as const)("%s refuses what is not so", async (how) => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    for (const expectedRevision of [NO_STREAM, 0n, 2n] as const) {
      expect(await failure(server.client[how](stream, { expectedRevision }))).toBeInstanceOf(WrongExpectedVersionError);
    }
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
  });
});

describe("tombstoning a stream", () => {
  test("it is deleted for ever: to read, to write, to delete, to tombstone", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.tombstoneStream(stream, { expectedRevision: 1n });
    const attempts = [
      () => read(server.client.readStream(stream)),
      () => server.client.appendToStream(stream, newEvent()),
      () => server.client.deleteStream(stream),
      () => server.client.tombstoneStream(stream),
    ];
    for (const attempt of attempts) {
      const refused = await failure(attempt());
      expect(refused).toBeInstanceOf(StreamDeletedError);
      expect(refused).toMatchObject({ streamName: stream });
    }
  });

  test("a stream that never was can be tombstoned; a wrong revision is refused", async () => {
    const stream = newStream();
    const refused = server.client.tombstoneStream(stream, { expectedRevision: 4n });
    expect(await failure(refused)).toMatchObject({ expectedVersion: 4n, actualVersion: -1n });
    await server.client.tombstoneStream(stream, { expectedRevision: NO_STREAM });
    expect(await failure(server.client.appendToStream(stream, newEvent()))).toBeInstanceOf(StreamDeletedError);
  });
});
