import { beforeEach, describe, expect, test } from "@jest/globals";
import { ValidationError } from "../../../application/errors.js";
import { commandIdOf, Processes, type ProcessStore } from "../../../application/processes/index.js";
import { DONE, Passing, refusedBy, Workshop } from "./support.js";

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
});
const aboutOf = ({ data }: { readonly data: unknown }) => (data as { readonly about: string }).about;
const commands = () => shop.asks.map(({ commandId }) => commandId);

describe("a process manager", () => {
  test("gives one command for each fact it reads, by an id of its own, in the name of the system", async () => {
    await shop.happens({ about: "A" });
    await shop.happens({ about: "B" }, { type: "Ignored" });
    await shop.happens({ about: "C" }, { category: "taxAccount" });
    await shop.happens({ about: "D" });
    await shop.until(() => shop.hasSeenAll(), shop.parts([shop.manager(async () => DONE)]));
    const events = await shop.log.readAll(undefined, 10);
    const idOf = (at: number, about: string) =>
      commandIdOf({ process: "follow", tenant: "shkoder", key: events[at]!.eventId }, about);
    expect(commands()).toEqual([idOf(0, "A"), idOf(3, "D")]);
    expect(commands()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(shop.asks[0]).toMatchObject({
      tenant: "shkoder",
      actor: { id: "follow", role: "system" },
      causationId: events[0]!.eventId,
      today: "2025-03-03",
    });
  });

  test("goes on where it was, and reads nothing again", async () => {
    await shop.happens({ about: "A" });
    const parts = shop.parts([shop.manager(async () => DONE)]);
    await shop.until(() => shop.hasSeenAll(), parts);
    await shop.happens({ about: "B" });
    await shop.until(() => shop.hasSeenAll(), parts);
    expect(shop.asks).toHaveLength(2);
  });

  test("that died between reaction and checkpoint gives the same commands again", async () => {
    for (const about of ["A", "B", "C"]) await shop.happens({ about });
    const dying: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      advance: async () => Promise.reject(new Error("killed")),
    });
    const manager = shop.manager(async () => DONE);
    await expect(shop.until(() => false, shop.parts([manager], { store: dying }))).rejects.toThrow("killed");
    const before = commands();
    expect(before.length).toBeGreaterThan(0);
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(new Set(commands()).size).toBe(3);
    expect(commands().slice(before.length, 2 * before.length)).toEqual(before);
  });

  test("that never ran looks for the past where it is few, up to where the log ends, and follows from there", async () => {
    await shop.happens({ about: "many" }, { category: "taxAccount" });
    await shop.happens({ about: "A" }, { type: "Began" });
    await shop.happens({ about: "other" }, { type: "Ignored" });
    await shop.happens({ about: "B" }, { type: "Began" });
    await shop.happens({ about: "many" }, { category: "taxAccount" });
    const manager = {
      ...shop.manager(async () => DONE),
      prefixes: ["taxAccount-"],
      past: { prefixes: ["case-"], types: ["Began"] },
    };
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(shop.asks).toHaveLength(2);
    const events = await shop.log.readAll(undefined, 10);
    expect(shop.asks.map(({ causationId }) => causationId)).toEqual([events[1]!.eventId, events[3]!.eventId]);
    await shop.happens({ about: "C" }, { type: "Began" });
    await shop.happens({ about: "D" }, { category: "taxAccount" });
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(shop.asks).toHaveLength(3);
  });

  test("that was cut off in the past begins it again, by the same commands, and what was stuck there can be tried again", async () => {
    for (const about of ["A", "B"]) await shop.happens({ about }, { type: "Began" });
    let allowed = false;
    const manager = {
      ...shop.manager(async (fact) => (allowed || aboutOf(fact) === "B" ? DONE : refusedBy("not-now"))),
      prefixes: ["taxAccount-"],
      past: { prefixes: ["case-"], types: ["Began"] },
    };
    const dying: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      advance: async () => Promise.reject(new Error("killed")),
    });
    await expect(shop.until(() => false, shop.parts([manager], { store: dying }))).rejects.toThrow("killed");
    const before = commands();
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(commands()).toEqual([...before, ...before]);
    const [stuck] = await shop.store.stuck("shkoder", { limit: 10 });
    expect(stuck).toMatchObject({ about: "A", cause: { type: "Began" }, tries: 2 });
    allowed = true;
    expect(await new Processes(shop.parts([manager]), []).retry(stuck!, new AbortController().signal)).toBe(true);
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toEqual([]);
  });

  test("of an empty log has no past", async () => {
    const manager = { ...shop.manager(async () => DONE), past: { prefixes: ["case-"], types: ["Began"] } };
    // The first fact comes when the process has just seen that there is none.
    const head = async () => {
      const found = await shop.log.head();
      await shop.happens({ about: "A" });
      return found;
    };
    const eventStore = Object.assign(Object.create(shop.log) as typeof shop.log, { head });
    await shop.until(async () => shop.asks.length === 1, shop.parts([manager], { eventStore }));
    expect(shop.asks).toHaveLength(1);
  });

  test("tries again what may pass, and moves on only then", async () => {
    await shop.happens({ about: "A" });
    let tries = 0;
    const manager = shop.manager(async () => {
      if (tries++ < 2) throw new Passing("no answer");
      return DONE;
    });
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect([tries, new Set(commands()).size, shop.retries.length]).toEqual([3, 1, 2]);
    expect(shop.stuck).toEqual([]);
  });

  test("that is stopped while it waits leaves its checkpoint before what is not acknowledged", async () => {
    await shop.happens({ about: "A" });
    const manager = shop.manager(async () => Promise.reject(new Passing("no answer")));
    await shop.until(() => shop.retries.length > 0, shop.parts([manager]));
    expect((await shop.store.records())[0]).toMatchObject({ process: "follow", position: undefined, stuck: 0 });
  });

  test("sets aside what a rule refuses, and what breaks, each with its fact; the others go on", async () => {
    for (const about of ["A", "refused", "fine", "breaks", "malformed", "Z"]) await shop.happens({ about });
    const manager = shop.manager(
      async (fact) => {
        if (aboutOf(fact) === "breaks") throw new TypeError("of no use to an administrator");
        if (aboutOf(fact) === "malformed") throw new ValidationError("command-id-malformed");
        return aboutOf(fact) === "refused" || aboutOf(fact) === "fine" ? refusedBy(aboutOf(fact)) : DONE;
      },
      { fine: ["fine"] },
    );
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(shop.asks).toHaveLength(6);
    const kept = await shop.store.stuck("shkoder", { limit: 10 });
    const [, refused] = await shop.log.readAll(undefined, 2);
    expect(Object.fromEntries(kept.map((each) => [each.about, each.refusal.code]))).toEqual({
      refused: "refused",
      breaks: "internal-error",
      malformed: "command-id-malformed",
    });
    expect(kept.find(({ about }) => about === "refused")).toMatchObject({
      cause: { eventId: refused!.eventId, type: "Happened", position: refused!.position },
    });
  });

  test("keeps an event that cannot be read, and goes on", async () => {
    await shop.happens({});
    await shop.happens({ about: "Z" });
    const manager = { ...shop.manager(async () => DONE) };
    const broken = {
      ...manager,
      react: (fact: Parameters<typeof manager.react>[0]) => {
        if (aboutOf(fact) === undefined) throw new TypeError("nobody");
        return manager.react(fact);
      },
    };
    await shop.until(() => shop.hasSeenAll(), shop.parts([broken]));
    expect(shop.asks).toHaveLength(1);
    expect(shop.stuck).toMatchObject([{ about: "-", refusal: { code: "internal-error" } }]);
  });

  test("tries a stuck reaction again when it is told to, under the same id; what is done is stuck no more", async () => {
    await shop.happens({ about: "A" });
    let answer = refusedBy("package-missing");
    const parts = shop.parts([shop.manager(async () => answer)]);
    await shop.until(() => shop.hasSeenAll(), parts);
    const processes = new Processes(parts, []);
    const [kept] = await processes.stuck("shkoder", { limit: 10 });
    const { signal } = new AbortController();
    expect(await processes.retry(kept!, signal)).toBe(false);
    expect(await processes.stuck("shkoder", { limit: 10 })).toMatchObject([{ tries: 2 }]);
    answer = DONE;
    expect(await processes.retry(kept!, signal)).toBe(true);
    expect(await processes.stuck("shkoder", { limit: 10 })).toEqual([]);
    expect(new Set(commands()).size).toBe(1);
  });

  test("what was stuck before a crash and is done after it is stuck no more", async () => {
    await shop.happens({ about: "A" });
    let answer = refusedBy("package-missing");
    const manager = shop.manager(async () => answer);
    const dying: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      advance: async () => Promise.reject(new Error("killed")),
    });
    await expect(shop.until(() => false, shop.parts([manager], { store: dying }))).rejects.toThrow("killed");
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toHaveLength(1);
    answer = DONE;
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toEqual([]);
  });

  test("what was stuck before a crash is stuck no more also where fewer events are read at a time than before it", async () => {
    for (const about of ["A", "B", "C"]) await shop.happens({ about });
    let allowed = false;
    const manager = shop.manager(async () => (allowed ? DONE : refusedBy("package-missing")));
    const dying: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      advance: async () => Promise.reject(new Error("killed")),
    });
    // All of them are in the group that the crash cuts off; afterwards each comes in a group of its own.
    const large = shop.parts([manager], { store: dying });
    await expect(shop.until(() => false, large)).rejects.toThrow("killed");
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toHaveLength(3);
    allowed = true;
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager], { groupSize: 1 }));
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toEqual([]);
  });

  test("an event that could not be read before a crash, and can after it, is stuck no more", async () => {
    await shop.happens({ about: "A" });
    const manager = shop.manager(async () => DONE);
    const dying: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      advance: async () => Promise.reject(new Error("killed")),
    });
    const unreadable = { decode: async () => Promise.reject(new TypeError("of a kind to come")) };
    const before = shop.parts([manager], { store: dying, codec: unreadable });
    await expect(shop.until(() => false, before)).rejects.toThrow("killed");
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toMatchObject([{ about: "-" }]);
    await shop.until(() => shop.hasSeenAll(), shop.parts([manager]));
    expect(await shop.store.stuck("shkoder", { limit: 10 })).toEqual([]);
  });

  test("where nothing is stuck, asks the store to settle nothing", async () => {
    for (const about of ["A", "B"]) await shop.happens({ about });
    const settled: string[] = [];
    const watched: ProcessStore = Object.assign(Object.create(shop.store) as ProcessStore, {
      settle: async (_tenant: string, id: string) => void settled.push(id),
    });
    await shop.until(() => shop.hasSeenAll(), shop.parts([shop.manager(async () => DONE)], { store: watched }));
    expect([shop.asks.length, settled]).toEqual([2, []]);
  });

  test("of two processes one works, and the other takes over", async () => {
    const manager = shop.manager(async () => DONE);
    const [first, second] = [new AbortController(), new AbortController()];
    const runs = [first, second].map(({ signal }) => new Processes(shop.parts([manager]), []).run(signal));
    for (const about of ["A", "B", "C"]) await shop.happens({ about });
    const seen = async () => {
      while (!(await shop.hasSeenAll())) await new Promise((resolve) => setTimeout(resolve, 2));
    };
    await seen();
    expect(shop.asks).toHaveLength(3);
    first.abort();
    await runs[0];
    await shop.happens({ about: "D" });
    await seen();
    expect(shop.asks).toHaveLength(4);
    second.abort();
    await runs[1];
  });
});
