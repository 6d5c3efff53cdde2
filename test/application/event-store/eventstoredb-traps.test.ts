import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  AppendRefusedError,
  EventStoreDbEventStore,
  EventStoreUnavailableError,
  type SubscriptionItem,
} from "../../../application/event-store/index.js";
import { someEvent, someStream } from "../support/sample-events.js";
import {
  caughtUp,
  checkpointAt,
  confirmation,
  eventAt,
  scriptedServer,
  success,
  type BatchCall,
  type BatchRequest,
  type Script,
} from "../support/scripted-server.js";

/** What the client library or a server does wrong, and what the adapter makes of it. Each was seen to happen. */

/** Where a test waits for the adapter's own patience to end. */
const SHORT_MS = 500;
/** Where it is not to end: what comes by itself comes before, also on a busy machine. */
const LONG_MS = 60_000;

let ends: (() => Promise<void> | void)[];
let unhandled: unknown[];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => {
  [ends, unhandled] = [[], []];
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  await sleep(20);
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
  expect(unhandled).toEqual([]);
});

async function connect(script: Script, deadlineMs = LONG_MS) {
  const server = await scriptedServer(script);
  ends.push(server.end);
  const store = new EventStoreDbEventStore(server.url, { deadlineMs, readRetries: 0 });
  ends.push(() => store.close());
  const append = () => store.append(someStream(), "noStream", [someEvent()]);
  return { server, store, append };
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "it succeeded",
    (error: unknown) => error,
  );
}

/** Fails a test that would otherwise wait for the test runner's own patience, or for a deadline that is not short. */
async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  const late = Symbol();
  const first = await Promise.race([promise, sleep(LONG_MS / 2, late, { ref: false })]);
  if (first === late) throw new Error(`not within ${LONG_MS / 2} ms`);
  return first as Value;
}

describe("appending", () => {
  test("data that is not JSON is refused before anything is sent, and leaves nothing unhandled", async () => {
    const asked: BatchRequest[] = [];
    const { store, append } = await connect({
      onAppend: (call, request) => {
        asked.push(request);
        call.write(success(request));
      },
    });
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    for (const data of [{ amount: 1n }, circular]) {
      const bad = { ...someEvent(), data: data as never };
      expect(await failure(store.append(someStream(), "noStream", [bad]))).toBeInstanceOf(AppendRefusedError);
    }
    expect(asked).toEqual([]);
    await append();
  });

  test("a silent server is given up at the deadline; what comes after goes out on a fresh call", async () => {
    let isSilent = true;
    const { server, append } = await connect(
      { onAppend: (call, request) => void (isSilent || call.write(success(request))) },
      SHORT_MS,
    );
    const refused = await soon(failure(append()));
    expect(refused).toBeInstanceOf(EventStoreUnavailableError);
    isSilent = false;
    await append();
    expect(server.appendCalls).toBe(2);
  });

  test("an answer that comes after we gave up, an answer to nobody, an answer given twice: passed over", async () => {
    const late: (() => void)[] = [];
    let isSilent = true;
    const onAppend = (call: BatchCall, request: BatchRequest) => {
      const answer = () => call.write(success(request));
      if (isSilent) late.push(answer);
      else {
        const stranger = success(request);
        stranger.getCorrelationId()!.setString("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
        for (const response of [stranger, success(request), success(request)]) call.write(response);
      }
    };
    const { append } = await connect({ onAppend }, SHORT_MS);
    expect(await soon(failure(append()))).toBeInstanceOf(EventStoreUnavailableError);
    late.forEach((answer) => answer());
    isSilent = false;
    await append();
    await append();
  });

  test.each([
    ["ends the call", (call: BatchCall) => call.end()],
    ["breaks the call", (call: BatchCall) => call.emit("error", { code: 13, details: "broken" })],
    ["is going down", (call: BatchCall) => call.emit("error", { code: 14, details: "Server Is Not Ready" })],
  ])(
    "a server that %s: the outcome is unknown at once, and the next append has a call of its own",
    async (_, spoil) => {
      let isBad = true;
      const { append } = await connect({
        onAppend: (call, request) => void (isBad ? spoil(call) : call.write(success(request))),
      });
      expect(await soon(failure(append()))).toBeInstanceOf(EventStoreUnavailableError);
      isBad = false;
      await append();
    },
  );

  test("an error on one connection never touches the appends of another", async () => {
    const waiting: (() => void)[] = [];
    const good = await connect({ onAppend: (call, request) => waiting.push(() => call.write(success(request))) });
    const bad = await connect({ onAppend: (call) => void call.emit("error", { code: 13, details: "broken" }) });
    const pending = good.append();
    while (waiting.length === 0) await sleep(5);
    expect(await failure(bad.append())).toBeInstanceOf(EventStoreUnavailableError);
    waiting.forEach((answer) => answer());
    expect(await pending).toMatchObject({ revision: 0n });
  });

  test("a server that is not there is told as unavailable", async () => {
    const { server, store, append } = await connect({}, SHORT_MS);
    server.end();
    expect(await soon(failure(append()))).toBeInstanceOf(EventStoreUnavailableError);
    await soon(store.close());
  });
});

describe("reading", () => {
  test("a server that falls silent in the middle is given up", async () => {
    const { store } = await connect({ onRead: (call) => void call.write(eventAt(1)) }, SHORT_MS);
    const refused = await soon(failure(store.readAll(undefined, 10)));
    expect(refused).toBeInstanceOf(EventStoreUnavailableError);
  });
});

describe("subscribing", () => {
  const subscribed = (...responses: ReturnType<typeof eventAt>[]): Script => ({
    onRead: (call) => {
      call.write(confirmation());
      for (const response of responses) call.write(response);
    },
  });
  const placeOf = (item: SubscriptionItem) =>
    item.kind === "event"
      ? Number(item.event.position.commit)
      : item.kind === "checkpoint"
        ? -Number(item.position.commit)
        : 0;

  test("a checkpoint is never seen before the events that precede it, however slow the reader", async () => {
    const script = subscribed(
      eventAt(1),
      eventAt(2),
      eventAt(3),
      checkpointAt(9),
      eventAt(10),
      checkpointAt(20),
      caughtUp(),
    );
    const { store } = await connect(script);
    const seen: number[] = [];
    for await (const item of store.subscribe({ prefixes: ["taxAccount-"] })) {
      await sleep(15);
      seen.push(placeOf(item));
      if (item.kind === "caughtUp") break;
    }
    expect(seen).toEqual([1, 2, 3, -9, 10, -20, 0]);
  });

  test("a checkpoint that goes back, or that is no position, is passed over", async () => {
    const nowhere = checkpointAt(String(2n ** 64n - 1n));
    const script = subscribed(eventAt(5), checkpointAt(3), nowhere, checkpointAt(7), checkpointAt(7), caughtUp());
    const { store } = await connect(script);
    const seen: number[] = [];
    for await (const item of store.subscribe({ prefixes: ["taxAccount-"] })) {
      seen.push(placeOf(item));
      if (item.kind === "caughtUp") break;
    }
    expect(seen).toEqual([5, -7, 0]);
  });

  test("events that go back are refused: nothing may be projected twice unnoticed", async () => {
    const { store } = await connect(subscribed(eventAt(5), eventAt(4)));
    const walk = async () => {
      for await (const item of store.subscribe({})) expect(placeOf(item)).toBe(5);
    };
    expect(await failure(walk())).toBeInstanceOf(EventStoreUnavailableError);
  });

  test("one event at a time, and what is not taken stays in the server", async () => {
    let sent = 0;
    const { store } = await connect({
      onRead: (call) => {
        call.write(confirmation());
        const fill = () => {
          while (sent < 200_000 && call.write(eventAt(++sent)));
        };
        call.on("drain", fill);
        fill();
      },
    });
    let [atWork, most, handled] = [0, 0, 0];
    for await (const item of store.subscribe({})) {
      most = Math.max(most, ++atWork);
      await sleep(2);
      atWork--;
      expect(placeOf(item)).toBe(++handled);
      if (handled === 100) break;
    }
    expect(most).toBe(1);
    expect(sent).toBeLessThan(20_000);
  });

  test("leaving the loop, by break or by an error, ends the call", async () => {
    let cancelled = 0;
    const { store } = await connect({
      onRead: (call) => {
        call.on("cancelled", () => cancelled++);
        call.write(confirmation());
        call.write(eventAt(1));
      },
    });
    for await (const item of store.subscribe({})) if (item.kind === "event") break;
    const failing = async () => {
      for await (const item of store.subscribe({})) throw new Error(`a handler failed on ${item.kind}`);
    };
    expect(await failure(failing())).toMatchObject({ message: "a handler failed on event" });
    while (cancelled < 2) await sleep(5);
  });

  test.each([
    ["a server that ends it", (call: { end(): void }) => call.end()],
    ["a server that dies", () => ends[0]!()],
  ])("%s is told as unavailable, never as the end of the events", async (_, spoil) => {
    const { store } = await connect({
      onRead: (call) => {
        call.write(confirmation());
        call.write(eventAt(1));
        setTimeout(() => void spoil(call), 20);
      },
    });
    const walk = async () => {
      for await (const item of store.subscribe({})) expect(item.kind).toBe("event");
    };
    expect(await soon(failure(walk()))).toBeInstanceOf(EventStoreUnavailableError);
  });
});

describe("closing", () => {
  test("does not hang on a call that the server ended, an append without answer, or an open subscription", async () => {
    const { store, append } = await connect({
      onAppend: (call) => void call.end(),
      onRead: (call) => void call.write(confirmation()),
    });
    await failure(append());
    const stop = new AbortController();
    const walking = failure(
      (async () => {
        for await (const item of store.subscribe({ signal: stop.signal })) throw new Error(item.kind);
      })(),
    );
    const unanswered = failure(append());
    await soon(store.close());
    expect(await unanswered).toBeInstanceOf(EventStoreUnavailableError);
    expect(await failure(append())).toBeInstanceOf(EventStoreUnavailableError);
    stop.abort();
    await soon(walking);
  });
});
