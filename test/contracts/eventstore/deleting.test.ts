import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
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

describe("metadata of a stream", () => {
  test("is kept as it was written, the newest counts, and a wrong revision is refused", async () => {
    const stream = newStream();
    expect((await server.client.getStreamMetadata(stream)).metadata).toBeUndefined();
    const metadata = { maxCount: 100, maxAge: 3600, office: "Qendra", acl: { readRoles: ["$admins"] } };
    await server.client.setStreamMetadata(stream, metadata, { expectedRevision: NO_STREAM });
    await server.client.setStreamMetadata(stream, { ...metadata, office: "Veri" }, { expectedRevision: 0n });
    expect((await server.client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 100, office: "Veri" });
    const stale = server.client.setStreamMetadata(stream, metadata, { expectedRevision: 0n });
    expect(await failure(stale)).toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions(server.client.readStream(`$$${stream}`))).toEqual([1]);
  });

  test("$maxCount shows the newest only", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 2 });
    await server.client.appendToStream(stream, newEvents(5));
    expect(await revisions(server.client.readStream(stream))).toEqual([3, 4]);
    expect(await revisions(server.client.readStream(stream, { direction: BACKWARDS, fromRevision: END }))).toEqual([
      4, 3,
    ]);
  });

  test("$tb hides what lies before", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(5));
    await server.client.setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await revisions(server.client.readStream(stream))).toEqual([3, 4]);
  });

  test("$maxAge hides what is older", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    await server.client.setStreamMetadata(stream, { maxAge: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await server.client.appendToStream(stream, newEvent());
    expect(await revisions(server.client.readStream(stream))).toEqual([2]);
  });
});
