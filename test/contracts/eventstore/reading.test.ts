import { beforeAll, describe, expect, test } from "@jest/globals";
import { BACKWARDS, END, FORWARDS, START, StreamNotFoundError, binaryEvent } from "@eventstore/db-client";
import { connected, failure, newEvent, newEvents, newStream, read, revisions } from "./support.js";

const server = connected();

describe("reading a stream", () => {
  const stream = newStream();
  beforeAll(async () => void (await server.client.appendToStream(stream, newEvents(600))));
  const from = (
    fromRevision: bigint | typeof START | typeof END,
    maxCount: number,
    direction: typeof FORWARDS | typeof BACKWARDS = FORWARDS,
  ) => revisions(server.client.readStream(stream, { fromRevision, maxCount, direction }));

  test("forwards: from the start, from a revision on (which is part of it), nothing from beyond the end", async () => {
    expect(await from(START, 3)).toEqual([0, 1, 2]);
    expect(await from(598n, 10)).toEqual([598, 599]);
    expect(await from(600n, 10)).toEqual([]);
    expect(await from(END, 10)).toEqual([]);
  });

  test("backwards: from the end, from a revision (which is part of it), from beyond the end", async () => {
    expect(await from(END, 2, BACKWARDS)).toEqual([599, 598]);
    expect(await from(2n, 10, BACKWARDS)).toEqual([2, 1, 0]);
    expect(await from(9_999n, 1, BACKWARDS)).toEqual([599]);
    expect(await from(START, 5, BACKWARDS)).toEqual([0]);
  });

  test("without a count: all of it, over many pages, in order", async () => {
    const all = await revisions(server.client.readStream(stream));
    expect(all).toEqual(Array.from({ length: 600 }, (_, index) => index));
    expect(await revisions(server.client.readStream(stream, { direction: BACKWARDS, fromRevision: END }))).toEqual(
      all.toReversed(),
    );
  });

  test("a stream that never was is not found, in both directions", async () => {
    for (const direction of [FORWARDS, BACKWARDS] as const) {
      const missing = await failure(read(server.client.readStream(newStream(), { direction })));
      expect(missing).toBeInstanceOf(StreamNotFoundError);
    }
  });

  test("a reader that leaves early leaves the server in peace", async () => {
    for await (const { event } of server.client.readStream(stream)) if (event!.revision === 3n) break;
    expect(await from(START, 1)).toEqual([0]);
  });
});

describe("reading $all", () => {
  test("forwards from a position includes it, backwards does not; both in the order of writing", async () => {
    const [one, two] = [newStream(), newStream()];
    const first = await server.client.appendToStream(one, newEvent());
    await server.client.appendToStream(two, newEvents(300));
    const last = await server.client.appendToStream(one, newEvent());
    const forwards = await read(
      server.client.readAll({ direction: FORWARDS, fromPosition: first.position!, maxCount: 302 }),
    );
    expect(forwards.map(({ event }) => event!.streamId)).toEqual([one, ...Array(300).fill(two), one]);
    expect(forwards[0]!.event!.position!.commit).toBe(first.position!.commit);
    expect(forwards.at(-1)!.commitPosition).toBe(last.position!.commit);
    const backwards = await read(
      server.client.readAll({ direction: BACKWARDS, fromPosition: last.position!, maxCount: 301 }),
    );
    expect(backwards.map(({ event }) => event!.id)).toEqual(
      forwards
        .slice(0, -1)
        .toReversed()
        .map(({ event }) => event!.id),
    );
  });

  test("from the end: nothing forwards, the newest backwards", async () => {
    const { position } = await server.client.appendToStream(newStream(), newEvent());
    expect(await read(server.client.readAll({ direction: FORWARDS, fromPosition: END, maxCount: 5 }))).toEqual([]);
    const newest = await read(server.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));
    expect(newest[0]!.event!.position!.commit).toBe(position!.commit);
  });

  test("what was deleted is still in it", async () => {
    const stream = newStream();
    const { position } = await server.client.appendToStream(stream, newEvent());
    await server.client.tombstoneStream(stream);
    const found = await read(server.client.readAll({ fromPosition: position!, maxCount: 2 }));
    expect(found.map(({ event }) => event!.type)).toEqual(["Happened", "$streamDeleted"]);
  });
});

test("a link is followed where that is asked for, and is empty when its target is gone", async () => {
  const [target, links] = [newStream(), newStream("links")];
  await server.client.appendToStream(target, newEvents(2));
  const link = () => binaryEvent({ type: "$>", data: Buffer.from(`1@${target}`) });
  await server.client.appendToStream(links, link());
  const [plain] = await read(server.client.readStream(links));
  expect(plain!.event!.type).toBe("$>");
  const [resolved] = await read(server.client.readStream(links, { resolveLinkTos: true }));
  expect(resolved).toMatchObject({ event: { streamId: target, revision: 1n }, link: { streamId: links } });
  await server.client.deleteStream(target);
  const [gone] = await read(server.client.readStream(links, { resolveLinkTos: true }));
  expect(gone!.event).toBeUndefined();
  expect(gone!.link!.streamId).toBe(links);
});
