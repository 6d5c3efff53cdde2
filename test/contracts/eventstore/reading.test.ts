import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { BACKWARDS, END, FORWARDS, START, StreamNotFoundError, binaryEvent, jsonEvent } from "@eventstore/db-client";
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

  test("so many as are asked for, and no more, however many that is", async () => {
    expect(await from(START, 1)).toEqual([0]);
    expect(await from(599n, 1, BACKWARDS)).toEqual([599]);
    expect(await from(100n, 300)).toEqual(Array.from({ length: 300 }, (_, index) => 100 + index));
    const many = server.client.readStream(stream, { maxCount: 2n ** 40n, fromRevision: 590n });
    expect(await revisions(many)).toHaveLength(10);
  });

  test("at the very end, forwards and backwards", async () => {
    expect(await from(599n, 5)).toEqual([599]);
    expect(await from(0n, 5, BACKWARDS)).toEqual([0]);
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

  test("backwards from the start: nothing", async () => {
    expect(await read(server.client.readAll({ direction: BACKWARDS, fromPosition: START, maxCount: 5 }))).toEqual([]);
  });

  test("positions rise from event to event, and an append is told its last", async () => {
    const { position } = await server.client.appendToStream(newStream(), newEvents(20));
    const back = await read(server.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 50 }));
    const commits = back.map(({ event }) => event!.position!.commit);
    expect(commits).toEqual(commits.toSorted((left, right) => Number(right - left)));
    expect(new Set(commits).size).toBe(commits.length);
    expect(commits).toContain(position!.commit);
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

describe("what is in an event", () => {
  test("JSON and bytes, with metadata of either kind or none", async () => {
    const stream = newStream();
    const events = [
      jsonEvent({ type: "json", data: { text: "Ë", list: [1, null, { deep: true }] }, metadata: { by: "clerk" } }),
      jsonEvent({ type: "json-alone", data: { one: 1 } }),
      binaryEvent({ type: "bytes", data: Buffer.from([0, 1, 254, 255]), metadata: Buffer.from([9, 8]) }),
      binaryEvent({ type: "no-bytes", data: Buffer.alloc(0) }),
    ];
    await server.client.appendToStream(stream, events);
    const found = (await read(server.client.readStream(stream))).map(({ event }) => event!);
    expect(found.map(({ type, isJson }) => [type, isJson])).toEqual([
      ["json", true],
      ["json-alone", true],
      ["bytes", false],
      ["no-bytes", false],
    ]);
    expect(found[0]).toMatchObject({ data: { text: "Ë", list: [1, null, { deep: true }] }, metadata: { by: "clerk" } });
    expect(found[1]).toMatchObject({ data: { one: 1 } });
    expect([...(found[2]!.data as unknown as Uint8Array)]).toEqual([0, 1, 254, 255]);
    expect([...(found[2]!.metadata as unknown as Uint8Array)]).toEqual([9, 8]);
    expect(found[3]!.data as unknown as Uint8Array).toHaveLength(0);
  });

  test("an event of nearly a mebibyte, and many large ones in a row", async () => {
    const stream = newStream();
    const large = () => binaryEvent({ type: "large", data: Buffer.alloc(1_000_000, randomUUID()) });
    const events = [large(), large(), large(), large()];
    for (const event of events) await server.client.appendToStream(stream, event);
    const found = await read(server.client.readStream(stream));
    expect(
      found.map(({ event }) => Buffer.compare(event!.data as unknown as Buffer, events[Number(event!.revision)]!.data)),
    ).toEqual([0, 0, 0, 0]);
  });

  test("names of streams and types outside ASCII, with spaces and signs", async () => {
    const stream = newStream("pronë/banesë, kati 2 & ç@#%");
    const type = "Pagesë e marrë 100%";
    await server.client.appendToStream(stream, jsonEvent({ type, data: {} }));
    const [found] = await read(server.client.readStream(stream));
    expect(found!.event).toMatchObject({ streamId: stream, type });
  });
});

test("a link to a revision or a stream that never was is shown alone", async () => {
  const links = newStream("links");
  const target = newStream();
  await server.client.appendToStream(target, newEvent());
  const texts = [`5@${target}`, `0@${newStream()}`];
  await server.client.appendToStream(
    links,
    texts.map((text) => binaryEvent({ type: "$>", data: Buffer.from(text) })),
  );
  const found = await read(server.client.readStream(links, { resolveLinkTos: true }));
  expect(found.map(({ event, link }) => [event, link?.revision])).toEqual([
    [undefined, 0n],
    [undefined, 1n],
  ]);
});

test("links are followed in $all and backwards, too", async () => {
  const [target, links] = [newStream(), newStream("links")];
  await server.client.appendToStream(target, newEvents(3));
  const made = [0, 1, 2].map((revision) => binaryEvent({ type: "$>", data: Buffer.from(`${revision}@${target}`) }));
  await server.client.appendToStream(links, made);
  const options = { resolveLinkTos: true, direction: BACKWARDS, fromRevision: END, maxCount: 2 } as const;
  expect(await revisions(server.client.readStream(links, options))).toEqual([2, 1]);
  const [first] = await read(server.client.readStream(links, { maxCount: 1 }));
  const fromPosition = first!.event!.position!;
  const [inAll] = await read(server.client.readAll({ fromPosition, maxCount: 1, resolveLinkTos: true }));
  expect(inAll).toMatchObject({ event: { streamId: target, revision: 0n }, link: { streamId: links, revision: 0n } });
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
