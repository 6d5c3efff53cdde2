import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
  STREAM_EXISTS,
  StreamNotFoundError,
  WrongExpectedVersionError,
  binaryEvent,
  jsonEvent,
  type JSONType,
} from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream, read, revisions } from "./support.js";

const server = connected();

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
    // On a busy machine a new event may be too old, too, before it is read: then another is written.
    for (let revision = 2, isInTime = false; !isInTime; revision++) {
      const began = performance.now();
      await server.client.appendToStream(stream, newEvent());
      const found = await revisions(server.client.readStream(stream));
      isInTime = performance.now() - began < 900;
      if (isInTime) expect(found.filter((each) => each >= revision)).toEqual([revision]);
      expect(found.filter((each) => each < 2)).toEqual([]);
    }
  });
});

describe("metadata and the life of its stream", () => {
  test("may be written before the stream, which is still not found", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 3 });
    expect(await failure(read(server.client.readStream(stream)))).toBeInstanceOf(StreamNotFoundError);
    await server.client.appendToStream(stream, newEvents(5), { expectedRevision: NO_STREAM });
    expect(await revisions(server.client.readStream(stream))).toEqual([2, 3, 4]);
  });

  test("every part of it comes back: cache control and access lists, too", async () => {
    const stream = newStream();
    const metadata = {
      maxCount: 17,
      maxAge: 86_400,
      truncateBefore: 4,
      cacheControl: 30,
      acl: {
        readRoles: ["$all"],
        writeRoles: ["clerk", "$admins"],
        deleteRoles: ["$admins"],
        metaReadRoles: ["$all"],
        metaWriteRoles: ["$admins"],
      },
      office: { name: "Qendra", floors: [1, 2] },
    };
    const written = await server.client.setStreamMetadata(stream, metadata);
    expect(written.success).toBe(true);
    const found = await server.client.getStreamMetadata(stream);
    expect(found.streamName).toBe(stream);
    expect(found.metadata).toMatchObject(metadata);
  });

  test("is set by its own expected revision, as any stream", async () => {
    const stream = newStream();
    const missing = server.client.setStreamMetadata(stream, {}, { expectedRevision: STREAM_EXISTS });
    expect(await failure(missing)).toBeInstanceOf(WrongExpectedVersionError);
    for (const expectedRevision of [NO_STREAM, 0n, ANY, STREAM_EXISTS] as const) {
      await server.client.setStreamMetadata(stream, { maxCount: 2 }, { expectedRevision });
    }
    const again = server.client.setStreamMetadata(stream, {}, { expectedRevision: NO_STREAM });
    expect(await failure(again)).toBeInstanceOf(WrongExpectedVersionError);
  });

  test("written anew without a limit, it shows what the limit hid", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(4));
    await server.client.setStreamMetadata(stream, { maxCount: 1 });
    expect(await revisions(server.client.readStream(stream))).toEqual([3]);
    await server.client.setStreamMetadata(stream, {});
    expect((await revisions(server.client.readStream(stream))).at(-1)).toBe(3);
  });

  test("of what is hidden, the limit that hides more counts", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(6));
    await server.client.setStreamMetadata(stream, { maxCount: 4, truncateBefore: 5 });
    expect(await revisions(server.client.readStream(stream))).toEqual([5]);
    await server.client.setStreamMetadata(stream, { maxCount: 2, truncateBefore: 1 });
    expect(await revisions(server.client.readStream(stream))).toEqual([4, 5]);
  });

  test("a stream that is truncated to its end is empty, not missing, and goes on", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    await server.client.setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await revisions(server.client.readStream(stream))).toEqual([]);
    await server.client.appendToStream(stream, newEvent(), { expectedRevision: 2n });
    expect(await revisions(server.client.readStream(stream))).toEqual([3]);
  });

  test("a read from a revision that is hidden begins with the first that is not", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(6));
    await server.client.setStreamMetadata(stream, { truncateBefore: 4 });
    expect(await revisions(server.client.readStream(stream, { fromRevision: 2n, maxCount: 10 }))).toEqual([4, 5]);
    const back = server.client.readStream(stream, { direction: BACKWARDS, fromRevision: 4n });
    expect(await revisions(back)).toEqual([4]);
  });

  test("$all shows what a stream hides", async () => {
    const stream = newStream();
    const { position } = await server.client.appendToStream(stream, newEvents(2));
    await server.client.setStreamMetadata(stream, { truncateBefore: 2 });
    const [event] = await read(server.client.readAll({ fromPosition: position!, maxCount: 1 }));
    expect(event!.event).toMatchObject({ streamId: stream, revision: 1n });
  });
});

describe("system streams", () => {
  test("metadata is an event of the type $metadata in $$stream, and $all shows it", async () => {
    const stream = newStream();
    await server.client.setStreamMetadata(stream, { maxCount: 12 });
    const [found] = await read(server.client.readStream(`$$${stream}`));
    expect(found!.event).toMatchObject({ type: "$metadata", streamId: `$$${stream}`, revision: 0n, isJson: true });
    expect(found!.event!.data).toEqual({ $maxCount: 12 });
    const fromPosition = found!.event!.position!;
    const [inAll] = await read(server.client.readAll({ fromPosition, maxCount: 1 }));
    expect(inAll!.event!.id).toBe(found!.event!.id);
  });

  test("metadata written as an event counts as well", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(4));
    await server.client.appendToStream(`$$${stream}`, jsonEvent({ type: "$metadata", data: { $maxCount: 1 } }));
    expect(await revisions(server.client.readStream(stream))).toEqual([3]);
  });

  test("metadata that is not written as JSON means nothing, whatever it says, and takes the place of what did", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    await server.client.setStreamMetadata(stream, { maxCount: 1 });
    expect(await revisions(server.client.readStream(stream))).toEqual([2]);
    const data = Buffer.from('{"$maxCount":2}');
    await server.client.appendToStream(`$$${stream}`, binaryEvent({ type: "$metadata", data }));
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1, 2]);
  });

  test.each([
    ["a limit is no whole number", { $maxCount: "1", $tb: 1 }],
    ["a limit is null", { $maxCount: 1, $tb: null }],
    ["an access list is no list", { $maxCount: 1, $acl: 7 }],
    ["it is no object", [{ $maxCount: 1 }]],
  ])("metadata means nothing where %s", async (_, data) => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    await server.client.appendToStream(
      `$$${stream}`,
      jsonEvent({ type: "$metadata", data: data as object as JSONType }),
    );
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1, 2]);
  });

  test("a limit that can be none is left out, the others count", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(3));
    const data = { $maxCount: 0, $maxAge: -5, $tb: 1 };
    await server.client.appendToStream(`$$${stream}`, jsonEvent({ type: "$metadata", data }));
    expect(await revisions(server.client.readStream(stream))).toEqual([1, 2]);
  });

  test("of a metastream only the newest is shown", async () => {
    const stream = newStream();
    for (const maxCount of [1, 2, 3]) await server.client.setStreamMetadata(stream, { maxCount });
    expect(await revisions(server.client.readStream(`$$${stream}`))).toEqual([2]);
    const back = server.client.readStream(`$$${stream}`, { direction: BACKWARDS, fromRevision: END });
    expect(await revisions(back)).toEqual([2]);
  });

  test("a stream of a system name is a stream like others", async () => {
    const stream = newStream("$mine");
    await server.client.appendToStream(stream, newEvents(2), { expectedRevision: NO_STREAM });
    expect(await revisions(server.client.readStream(stream))).toEqual([0, 1]);
  });

  test("a tombstone stands in $all, with the last revision there can be", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvent());
    const { position } = await server.client.tombstoneStream(stream);
    const [tombstone] = await read(server.client.readAll({ fromPosition: position!, maxCount: 1 }));
    expect(tombstone!.event).toMatchObject({ type: "$streamDeleted", streamId: stream, revision: 2n ** 63n - 1n });
  });
});
