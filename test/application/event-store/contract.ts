import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  AppendRefusedError,
  WrongRevisionError,
  type EventStore,
  type EventToAppend,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionItem,
} from "../../../application/event-store/index.js";
import { someEvent, someEvents, someStream } from "../support/sample-events.js";

/** What every event store must do. The log may hold other streams: the tests look at their own only. */
export function eventStoreContract(
  name: string,
  open: () => Promise<{ readonly store: EventStore; readonly end: () => Promise<void> }>,
): void {
  describe(`event store contract: ${name}`, () => {
    let store: EventStore;
    let end: () => Promise<void>;
    beforeAll(async () => ({ store, end } = await open()));
    afterAll(async () => {
      await store.close();
      await end();
    });

    test("what is appended is read back as it was, with revision, position and the store's own time", async () => {
      const stream = someStream();
      const events = [someEvent({ amount: 5, name: "Ë ç 🏛", nested: { list: [1, null, true] } }), someEvent()];
      const before = Date.now();
      const receipt = await store.append(stream, "noStream", events);
      expect(receipt.revision).toBe(1n);
      const read = await store.readStream(stream);
      expect(read.map(asAppended)).toEqual(events);
      expect(read.map((event) => [event.streamName, event.revision])).toEqual([
        [stream, 0n],
        [stream, 1n],
      ]);
      expect(read[1]!.position).toEqual(receipt.position);
      expect(read[0]!.position.commit).toBeLessThanOrEqual(read[1]!.position.commit);
      expect(Math.abs(Date.parse(read[0]!.recordedAt) - before)).toBeLessThan(60_000);
      expect(read[0]!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test("a missing stream reads as empty, in both directions", async () => {
      expect(await store.readStream(someStream())).toEqual([]);
      expect(await store.readStream(someStream(), { direction: "backwards", maxCount: 1 })).toEqual([]);
    });

    test("reading is bounded, from a revision, forwards and backwards; past the end is empty", async () => {
      const stream = someStream();
      await store.append(stream, "noStream", someEvents(5));
      const amounts = async (options: ReadStreamOptions) =>
        (await store.readStream(stream, options)).map((event) => event.data["amount"]);
      expect(await amounts({ fromRevision: 2n, maxCount: 2 })).toEqual([3, 4]);
      expect(await amounts({ direction: "backwards", maxCount: 2 })).toEqual([5, 4]);
      expect(await amounts({ direction: "backwards", fromRevision: 1n })).toEqual([2, 1]);
      expect(await amounts({ fromRevision: 5n })).toEqual([]);
    });

    test("a wrong revision writes nothing and says where the stream is", async () => {
      const stream = someStream();
      await store.append(stream, "noStream", someEvents(3));
      const wrong = await caught(store.append(stream, 0n, [someEvent()]));
      expect(wrong).toBeInstanceOf(WrongRevisionError);
      expect(wrong).toMatchObject({ stream, expected: 0n, actual: 2n });
      expect(await caught(store.append(stream, "noStream", [someEvent()]))).toMatchObject({ actual: 2n });
      expect(await caught(store.append(stream, 7n, [someEvent()]))).toMatchObject({ actual: 2n });
      expect(await caught(store.append(someStream(), 0n, [someEvent()]))).toMatchObject({ actual: "noStream" });
      expect(await store.readStream(stream)).toHaveLength(3);
    });

    test("the same batch at the same revision, sent again, is written once, also after others wrote", async () => {
      const stream = someStream();
      const [opening, following] = [someEvents(2), someEvents(2)];
      await store.append(stream, "noStream", opening);
      const first = await store.append(stream, 1n, following);
      await store.append(stream, 3n, someEvents(1));
      expect((await store.append(stream, 1n, following)).revision).toBe(first.revision);
      expect((await store.append(stream, "noStream", opening)).revision).toBe(1n);
      expect(await store.readStream(stream)).toHaveLength(5);
    });

    test("of two writers at one revision exactly one wins", async () => {
      const stream = someStream();
      await store.append(stream, "noStream", someEvents(1));
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, () => store.append(stream, 0n, [someEvent()])),
      );
      expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
      for (const each of results)
        if (each.status === "rejected") expect(each.reason).toBeInstanceOf(WrongRevisionError);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    test("what is not JSON is refused at once, and the store goes on", async () => {
      const stream = someStream();
      const bad = { ...someEvent(), data: { amount: 1n } as never };
      expect(await caught(store.append(stream, "noStream", [someEvent(), bad]))).toBeInstanceOf(AppendRefusedError);
      expect(await store.readStream(stream)).toEqual([]);
      await store.append(stream, "noStream", [someEvent()]);
    });

    test("$all gives domain events in the order of the log, page by page, without gap or repetition", async () => {
      const start = await store.head();
      const streams = [someStream(), someStream("taxpayer"), someStream()];
      for (let round = 0; round < 4; round++)
        for (const stream of streams)
          await store.append(stream, round === 0 ? "noStream" : BigInt(round - 1), [someEvent({ round })]);
      const pages: StoredEvent[] = [];
      for (let after = start; ;) {
        const page = await store.readAll(after, 5);
        pages.push(...page);
        if (page.length < 5) break;
        after = page.at(-1)!.position;
      }
      expect(pages.map((event) => event.streamName)).toEqual([...streams, ...streams, ...streams, ...streams]);
      expect(await store.head()).toEqual(pages.at(-1)!.position);
      expect(await store.readAll(await store.head(), 5)).toEqual([]);
      expect((await store.readAll(undefined, 1)).length).toBe(1);
    });

    test("the last events come newest first, and one can be had by its position", async () => {
      const stream = someStream();
      await store.append(stream, "noStream", someEvents(50));
      const latest = await store.latest(45);
      expect(latest.map((event) => event.revision)).toEqual(
        Array.from({ length: 45 }, (_, index) => BigInt(49 - index)),
      );
      expect(latest[0]!.position).toEqual(await store.head());
      expect(await store.latest(0)).toEqual([]);
      for (const event of [latest[0]!, latest[20]!]) expect(await store.at(event.position)).toEqual(event);
    });

    test("a subscription catches up, says so, and goes on live, in order, from after a position", async () => {
      const stream = someStream();
      const start = (await store.append(stream, "noStream", someEvents(1))).position;
      await store.append(stream, 0n, someEvents(3));
      const seen = await collect(store, { after: start, prefixes: [stream] }, 5, async (items) => {
        if (items.at(-1)?.kind === "caughtUp") await store.append(stream, 3n, someEvents(2));
      });
      expect(eventsOf(seen).map((event) => event.revision)).toEqual([1n, 2n, 3n, 4n, 5n]);
      const caughtUpAt = seen.findIndex((item) => item.kind === "caughtUp");
      expect(eventsOf(seen.slice(0, caughtUpAt))).toHaveLength(3);
    });

    test("a filtered subscription yields its prefixes only, and no checkpoint before the events that precede it", async () => {
      const start = await store.head();
      const [mine, other] = [someStream("caseA"), someStream("caseB")];
      for (let index = 0; index < 40; index++) {
        await store.append(other, index === 0 ? "noStream" : BigInt(index - 1), [someEvent()]);
        await store.append(mine, index === 0 ? "noStream" : BigInt(index - 1), [someEvent()]);
      }
      const seen = await collect(store, { ...(start && { after: start }), prefixes: ["caseA-"] }, 40);
      expect(new Set(eventsOf(seen).map((event) => event.streamName))).toEqual(new Set([mine]));
      let reached = start?.commit ?? -1n;
      for (const item of seen) {
        const at = placeOf(item);
        if (at === undefined) continue;
        expect(at.commit).toBeGreaterThanOrEqual(reached);
        reached = at.commit;
      }
    });

    test("without prefixes a subscription yields no system event", async () => {
      await store.append(someStream(), "noStream", someEvents(2));
      const seen = await collect(store, {}, 2);
      expect(eventsOf(seen).every((event) => !event.streamName.startsWith("$"))).toBe(true);
    });

    test("a subscription ends when its signal aborts, also one that waits", async () => {
      const stop = new AbortController();
      const start = await store.head();
      const kinds: string[] = [];
      for await (const item of store.subscribe({ ...(start && { after: start }), signal: stop.signal })) {
        kinds.push(item.kind);
        if (item.kind === "caughtUp") setTimeout(() => stop.abort(), 10);
      }
      expect(kinds).toContain("caughtUp");
      const aborted = AbortSignal.abort();
      for await (const item of store.subscribe({ signal: aborted })) throw new Error(`yielded ${item.kind}`);
    });
  });
}

async function collect(
  store: EventStore,
  options: { readonly after?: Position; readonly prefixes?: readonly string[] },
  events: number,
  onItem: (items: readonly SubscriptionItem[]) => Promise<void> = async () => undefined,
): Promise<readonly SubscriptionItem[]> {
  const items: SubscriptionItem[] = [];
  for await (const item of store.subscribe(options)) {
    items.push(item);
    await onItem(items);
    if (eventsOf(items).length >= events) break;
  }
  return items;
}

function eventsOf(items: readonly SubscriptionItem[]): readonly StoredEvent[] {
  return items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
}

function placeOf(item: SubscriptionItem): Position | undefined {
  return item.kind === "event" ? item.event.position : item.kind === "checkpoint" ? item.position : undefined;
}

function asAppended({ eventId, type, data, envelope }: StoredEvent): EventToAppend {
  return { eventId, type, data, envelope };
}

async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
