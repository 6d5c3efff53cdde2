import { describe, expect, test } from "@jest/globals";
import { ConflictError, DuplicateCommandError } from "../../../application/errors.js";
import { EventStoreUnavailableError } from "../../../application/event-store/index.js";
import { till, tillLedger, toTill } from "../support/counter.js";
import { someStream } from "../support/sample-events.js";
import type { Mishap } from "../support/unreliable-event-store.js";
import { unreliable } from "../support/unreliable-till.js";

describe("a command", () => {
  test("that opens a stream reads nothing first, and gives position, revision and ids", async () => {
    const { ledger, eventStore, memory } = unreliable();
    const stream = someStream("till");
    const result = await ledger.handle(toTill(stream, "c1", { kind: "open", keeper: "Arta" }, { opens: true }));
    const [stored] = await memory.readStream(stream);
    expect(result).toMatchObject({
      ok: true,
      receipt: { stream, revision: 0n, position: stored!.position, eventIds: [stored!.eventId] },
      events: [{ type: "TillOpened", data: { keeper: { name: "Arta" } } }],
    });
    expect(eventStore.reads).toEqual([]);
    expect(eventStore.appends).toEqual([{ expected: "noStream", ids: [stored!.eventId] }]);
  });

  test("that a rule refuses writes nothing", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    expect(await ledger.handle(toTill(stream, "c1", { kind: "move", amount: -1 }))).toEqual({
      ok: false,
      refusal: { code: "till-would-be-short", facts: { balance: 0 } },
    });
    expect(await memory.readStream(stream)).toEqual([]);
  });

  test("that changes nothing succeeds without an event", async () => {
    const { ledger } = unreliable();
    const result = await ledger.handle(toTill(someStream("till"), "c1", { kind: "move", amount: 0 }));
    expect(result).toMatchObject({ ok: true, receipt: { position: null, revision: -1n, eventIds: [] }, events: [] });
  });

  test("carries who, why, when and its cause in the envelope", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    const request = toTill(stream, "c1", { kind: "move", amount: 3 });
    await ledger.handle({ ...request, context: { ...request.context, reason: "float", correlationId: "r9" } });
    const [stored] = await memory.readStream(stream);
    expect(stored!.envelope).toEqual({
      tenant: "shkoder",
      actor: { id: "u1", role: "cashier", office: "QND" },
      commandId: "c1",
      $correlationId: "r9",
      $causationId: "c1",
      schemaVersion: 1,
      effectiveDate: "2025-03-01",
      reason: "float",
      commandHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("for a stream of another municipality is refused before anything is read", async () => {
    const { ledger, eventStore } = unreliable();
    const request = toTill(someStream("till", "tirane"), "c1", { kind: "move", amount: 3 });
    await expect(ledger.handle(request)).rejects.toMatchObject({ code: "VALIDATION" });
    expect([eventStore.reads, eventStore.appends]).toEqual([[], []]);
  });
});

describe("the same command id", () => {
  test.each([true, false])(
    "with the same body gives the earlier receipt and writes nothing (cold: %s)",
    async (cold) => {
      const parts = unreliable();
      const stream = someStream("till");
      const first = await parts.ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
      await parts.ledger.handle(toTill(stream, "c2", { kind: "move", amount: 6 }));
      const ledger = cold ? tillLedger({ eventStore: parts.memory, vault: parts.vault }).ledger : parts.ledger;
      const again = await ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
      if (!first.ok || !again.ok) throw new Error("refused");
      expect(again.receipt).toEqual({ ...first.receipt, duplicate: true });
      expect(again.events).toMatchObject([{ type: "MoneyMoved", data: { amount: 5 } }]);
      expect(await parts.memory.readStream(stream)).toHaveLength(2);
    },
  );

  test("is known before it is decided on anything: its earlier result, and nothing of one that was not carried out", async () => {
    const { ledger, eventStore, memory } = unreliable();
    const stream = someStream("till");
    const request = toTill(stream, "c1", { kind: "move", amount: 5 });
    const asked = { stream, decider: till, body: request.command, context: request.context };
    expect(await ledger.earlier(asked)).toBeNull();
    const first = await ledger.handle(request);
    if (!first.ok) throw new Error("refused");
    const earlier = await ledger.earlier(asked);
    expect(earlier).toMatchObject({ ...first, receipt: { ...first.receipt, duplicate: true } });
    const other = ledger.earlier({ ...asked, body: { kind: "move", amount: 6 } });
    await expect(other).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await ledger.earlier({ ...asked, context: { ...request.context, commandId: "c2" } })).toBeNull();
    expect([eventStore.appends.length, (await memory.readStream(stream)).length]).toEqual([1, 1]);
  });

  test("with another body is refused, and nothing is written", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    await ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
    const again = ledger.handle(toTill(stream, "c1", { kind: "move", amount: 50 }));
    await expect(again).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await memory.readStream(stream)).toHaveLength(1);
  });

  test("with another body is refused also when both open the stream unread, though the store knows event ids", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    await ledger.handle(toTill(stream, "c1", { kind: "open", keeper: "Arta" }, { opens: true }));
    const again = ledger.handle(toTill(stream, "c1", { kind: "open", keeper: "Besa" }, { opens: true }));
    await expect(again).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await memory.readStream(stream)).toHaveLength(1);
  });

  test("opening twice at once writes once and answers alike", async () => {
    const { memory, vault } = unreliable();
    const stream = someStream("till");
    const request = toTill(stream, "c1", { kind: "open", keeper: "Arta", witnesses: ["Besa"] }, { opens: true });
    const results = await Promise.all(
      [1, 2, 3].map(() => tillLedger({ eventStore: memory, vault }).ledger.handle(request)),
    );
    expect(await memory.readStream(stream)).toHaveLength(1);
    const ids = results.map((result) => (result.ok ? result.receipt.eventIds : []));
    expect(new Set(ids.flat()).size).toBe(1);
  });

  test("is recognised by what the client sent, whatever else the command holds by then", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    const body = { amount: 5 };
    await ledger.handle(toTill(stream, "c1", { kind: "open", keeper: "Monday" }, { opens: true, body }));
    const again = await ledger.handle(toTill(stream, "c1", { kind: "open", keeper: "Tuesday" }, { opens: true, body }));
    expect(again).toMatchObject({
      ok: true,
      receipt: { duplicate: true },
      events: [{ data: { keeper: { name: "Monday" } } }],
    });
    expect(await memory.readStream(stream)).toHaveLength(1);
  });
});

describe("an append whose outcome is unknown", () => {
  test.each<Mishap>(["request-lost", "answer-lost"])(
    "is sent again, the same batch at the same revision (%s)",
    async (mishap) => {
      const { ledger, eventStore, memory } = unreliable("none", mishap, mishap);
      const stream = someStream("till");
      await ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
      const result = await ledger.handle(toTill(stream, "c2", { kind: "move", amount: 6 }));
      expect(result).toMatchObject({ ok: true, receipt: { revision: 1n } });
      const [, ...sent] = eventStore.appends;
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map((each) => JSON.stringify([String(each.expected), each.ids]))).size).toBe(1);
      expect(await memory.readStream(stream)).toHaveLength(2);
    },
  );

  test("and stays unknown is told so; the same command, sent later, finds what was written", async () => {
    const { ledger, memory } = unreliable(...(Array(4).fill("answer-lost") as Mishap[]));
    const stream = someStream("till");
    const request = toTill(stream, "c1", { kind: "open", keeper: "Arta" }, { opens: true });
    await expect(ledger.handle(request)).rejects.toBeInstanceOf(EventStoreUnavailableError);
    expect(await ledger.handle(request)).toMatchObject({ ok: true, receipt: { revision: 0n } });
    const other = toTill(stream, "c1", { kind: "open", keeper: "Besa" }, { opens: true });
    await expect(ledger.handle(other)).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await memory.readStream(stream)).toHaveLength(1);
  });

  test("was written, and others wrote after it before the answer was lost: still once", async () => {
    const parts = unreliable("answer-lost");
    const stream = someStream("till");
    let sends = 0;
    parts.eventStore.beforeAppend = async () => {
      if (++sends === 2)
        await tillLedger(parts.memoryParts()).ledger.handle(toTill(stream, "x", { kind: "move", amount: 1 }));
    };
    const result = await parts.ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
    expect(result).toMatchObject({ ok: true, receipt: { revision: 0n } });
    const stored = await parts.memory.readStream(stream);
    expect(stored.map((event) => event.envelope.commandId)).toEqual(["c1", "x"]);
  });
});

describe("a stream that moved on", () => {
  test("is loaded and decided on again", async () => {
    const parts = unreliable();
    const stream = someStream("till");
    await parts.ledger.handle(toTill(stream, "c1", { kind: "move", amount: 10 }));
    let meddled = false;
    parts.eventStore.beforeAppend = async () => {
      if (meddled) return;
      meddled = true;
      await tillLedger(parts.memoryParts()).ledger.handle(toTill(stream, "x", { kind: "move", amount: -8 }));
    };
    const result = await parts.ledger.handle(toTill(stream, "c2", { kind: "move", amount: -9 }));
    expect(result).toEqual({ ok: false, refusal: { code: "till-would-be-short", facts: { balance: 2 } } });
  });

  test("for ever is told after three retries", async () => {
    const parts = unreliable();
    const stream = someStream("till");
    let meddling = 0;
    parts.eventStore.beforeAppend = async () => {
      await tillLedger(parts.memoryParts()).ledger.handle(
        toTill(stream, `x${meddling++}`, { kind: "move", amount: 1 }),
      );
    };
    const result = parts.ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
    await expect(result).rejects.toMatchObject({ code: "CONFLICT", rule: "too-many-conflicts" });
    expect(meddling).toBe(4);
    expect(await parts.memory.readStream(stream)).toHaveLength(4);
  });

  test("away from a pinned revision is a conflict, never a retry", async () => {
    const { ledger, eventStore } = unreliable();
    const stream = someStream("till");
    await ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }));
    await ledger.handle(toTill(stream, "c2", { kind: "move", amount: 5 }, { expectedRevision: 0n }));
    const stale = ledger.handle(toTill(stream, "c3", { kind: "move", amount: 5 }, { expectedRevision: 0n }));
    await expect(stale).rejects.toBeInstanceOf(ConflictError);
    await expect(stale).rejects.toMatchObject({ facts: { expected: "0", actual: "1" } });
    expect(eventStore.appends).toHaveLength(2);
  });

  test("by the pinned command itself: sent again, it gets its earlier receipt", async () => {
    const { ledger } = unreliable();
    const stream = someStream("till");
    const request = toTill(stream, "c1", { kind: "move", amount: 5 }, { expectedRevision: -1n });
    await ledger.handle(request);
    expect(await ledger.handle(request)).toMatchObject({ ok: true, receipt: { duplicate: true, revision: 0n } });
  });

  test("while a pinned append was under way is a conflict", async () => {
    const parts = unreliable();
    const stream = someStream("till");
    let meddled = false;
    parts.eventStore.beforeAppend = async () => {
      if (meddled) return;
      meddled = true;
      await tillLedger(parts.memoryParts()).ledger.handle(toTill(stream, "x", { kind: "move", amount: 1 }));
    };
    const pinned = parts.ledger.handle(toTill(stream, "c1", { kind: "move", amount: 5 }, { expectedRevision: -1n }));
    await expect(pinned).rejects.toBeInstanceOf(ConflictError);
    expect(await parts.memory.readStream(stream)).toHaveLength(1);
  });
});

test("many commands give their results in order, with bounded concurrency", async () => {
  const { ledger, eventStore } = unreliable();
  let [atWork, most] = [0, 0];
  eventStore.beforeAppend = async () => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => setTimeout(resolve, 1));
    atWork -= 1;
  };
  const requests = Array.from({ length: 40 }, (_, index) =>
    toTill(someStream("till"), `c${index}`, { kind: "open", keeper: `K${index}` }, { opens: true }),
  );
  const streams: string[] = [];
  for await (const result of ledger.handleMany(requests, { concurrency: 8 }))
    if (result.ok) streams.push(result.receipt.stream);
  expect(streams).toEqual(requests.map((request) => request.stream));
  expect(most).toBe(8);
});
