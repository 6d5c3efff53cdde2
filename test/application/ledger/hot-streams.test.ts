import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DuplicateCommandError } from "../../../application/errors.js";
import { InMemoryEventStore } from "../../../application/event-store/index.js";
import { swiftTill, till, tillLedger, toTill, type TillCommand } from "../support/counter.js";
import { someStream } from "../support/sample-events.js";
import { unreliable } from "../support/unreliable-till.js";

describe("a hot stream", () => {
  test("is read only where it is new, and nothing is lost among writers of one process", async () => {
    const { ledger, eventStore, memory } = unreliable();
    const stream = someStream("till");
    const commands = Array.from({ length: 50 }, (_, index) => toTill(stream, `c${index}`, { kind: "move", amount: 1 }));
    await Promise.all(commands.map((command) => ledger.handle(command)));
    expect(await memory.readStream(stream)).toHaveLength(50);
    expect(eventStore.reads.map((read) => read.fromRevision)).toEqual(
      Array.from({ length: 50 }, (_, index) => (index < 2 ? undefined : BigInt(index - 1))),
    );
    expect((await ledger.load(stream, till)).state).toMatchObject({ balance: 50, movements: 50 });
  });

  test("with writers in other processes: what this process remembers never decides", async () => {
    const memory = new InMemoryEventStore();
    const [here, there] = [tillLedger({ eventStore: memory }), tillLedger({ eventStore: memory })];
    const stream = someStream("till");
    await here.ledger.handle(toTill(stream, "a", { kind: "move", amount: 10 }));
    await here.ledger.load(stream, till);
    await there.ledger.handle(toTill(stream, "b", { kind: "move", amount: -10 }));
    expect(await here.ledger.handle(toTill(stream, "c", { kind: "move", amount: -1 }))).toMatchObject({ ok: false });
    expect(await here.ledger.handle(toTill(stream, "b", { kind: "move", amount: -10 }))).toMatchObject({
      ok: true,
      receipt: { duplicate: true },
    });
  });
});

describe("a stream whose own appends are folded unread", () => {
  const toSwift = (...given: Parameters<typeof toTill>) => ({ ...toTill(...given), decider: swiftTill });
  const move = (amount: number): TillCommand => ({ kind: "move", amount });

  test("is read once, and stands in memory as in the store", async () => {
    const { ledger, eventStore, memory, vault } = unreliable();
    const stream = someStream("till");
    await ledger.handle(toSwift(stream, "c0", { kind: "open", keeper: "Arta" }));
    for (let index = 1; index < 10; index++) await ledger.handle(toSwift(stream, `c${index}`, move(index)));
    expect(eventStore.reads).toHaveLength(1);
    const since = performance.now();
    await ledger.handle(toSwift(stream, "c10", move(1)));
    expect(eventStore.reads).toHaveLength(1);
    const here = await ledger.load(stream, swiftTill, { since });
    expect(eventStore.reads).toHaveLength(1);
    expect(here).toEqual(await tillLedger({ eventStore: memory, vault }).ledger.load(stream, till));
    await ledger.load(stream, swiftTill);
    expect(eventStore.reads).toHaveLength(2);
  });

  test("to which others wrote is decided on anew: what is accepted, what is refused, and what a pin says", async () => {
    const memory = new InMemoryEventStore();
    const [here, there] = [tillLedger({ eventStore: memory }), tillLedger({ eventStore: memory })];
    const stream = someStream("till");
    const refused = (balance: number) => ({ ok: false, refusal: { code: "till-would-be-short", facts: { balance } } });
    await here.ledger.handle(toSwift(stream, "a", move(10)));
    await there.ledger.handle(toSwift(stream, "b", move(-8)));
    expect(await here.ledger.handle(toSwift(stream, "c", move(-9)))).toEqual(refused(2));
    await there.ledger.handle(toSwift(stream, "d", move(20)));
    expect(await here.ledger.handle(toSwift(stream, "e", move(-9)))).toMatchObject({ ok: true });
    await there.ledger.handle(toSwift(stream, "f", move(1)));
    const pinned = toSwift(stream, "g", move(1), { expectedRevision: 4n });
    expect(await here.ledger.handle(pinned)).toMatchObject({ ok: true, receipt: { revision: 5n } });
    await there.ledger.handle(toSwift(stream, "h", move(1)));
    const stale = here.ledger.handle(toSwift(stream, "i", move(1), { expectedRevision: 5n }));
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT", facts: { expected: "5", actual: "6" } });
    expect(await here.ledger.handle(toSwift(stream, "h", move(1)))).toMatchObject({ receipt: { duplicate: true } });
    await expect(here.ledger.handle(toSwift(stream, "f", move(9)))).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await memory.readStream(stream)).toHaveLength(7);
  });

  test("knows its commands again without reading who they were", async () => {
    const { ledger, memory } = unreliable();
    const stream = someStream("till");
    const first = await ledger.handle(toSwift(stream, "a", { kind: "open", keeper: "Arta" }));
    const again = await ledger.handle(toSwift(stream, "a", { kind: "open", keeper: "Arta" }));
    if (!first.ok || !again.ok) throw new Error("refused");
    expect(again.receipt).toEqual({ ...first.receipt, duplicate: true });
    const other = ledger.handle(toSwift(stream, "a", { kind: "open", keeper: "Besa" }));
    await expect(other).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await memory.readStream(stream)).toHaveLength(1);
  });

  test("rehearses on what the store says", async () => {
    const memory = new InMemoryEventStore();
    const [here, there] = [tillLedger({ eventStore: memory }), tillLedger({ eventStore: memory })];
    const stream = someStream("till");
    await here.ledger.handle(toSwift(stream, "a", move(10)));
    await there.ledger.handle(toSwift(stream, "b", move(-10)));
    expect(await here.ledger.handle({ ...toSwift(stream, "c", move(-1)), rehearsal: true })).toMatchObject({
      ok: false,
    });
  });

  test("gives, whoever writes when, what processes that remember nothing give", async () => {
    const steps = fc.array(fc.record({ at: fc.nat(2), amount: fc.integer({ min: -4, max: 4 }), name: fc.nat(9) }), {
      maxLength: 25,
    });
    const played = async (order: readonly { at: number; amount: number; name: number }[], decider: typeof till) => {
      const memory = new InMemoryEventStore();
      const processes = [0, 1, 2].map(() => tillLedger({ eventStore: memory }));
      const stream = someStream("till");
      const answers: unknown[] = [];
      for (const { at, amount, name } of order) {
        const answer = processes[at]!.ledger.handle({ ...toTill(stream, `c${name}`, move(amount)), decider });
        answers.push(await answer.catch((error: unknown) => (error as Error).name));
      }
      const ends = answers.map((answer) => (typeof answer === "string" ? answer : summary(answer as Answer)));
      return { ends, events: (await memory.readStream(stream)).map(({ data }) => data) };
    };
    type Answer = Awaited<ReturnType<ReturnType<typeof tillLedger>["ledger"]["handle"]>>;
    const summary = (answer: Answer) => (answer.ok ? answer.receipt.revision : answer.refusal);
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        expect(await played(order, swiftTill)).toEqual(await played(order, till));
      }),
      { numRuns: 60 },
    );
  });
});
