import { describe, expect, test } from "@jest/globals";
import type { ViewDefinition } from "../../../read-models/schema/index.js";
import {
  LostRaceError,
  type BatchWrite,
  type BuildId,
  type ReadModelStore,
  type RowWrite,
} from "../../../read-models/store/index.js";

const at = (commit: number) => ({ commit: BigInt(commit), prepare: BigInt(commit) });
const build = (number: number): BuildId => ({ projection: "tills", version: 1, build: number });

/** What every store of read models promises, whatever it is made of. `newStore` gives one over an empty database. */
export function readModelStoreContract(view: ViewDefinition, newStore: () => Promise<ReadModelStore>): void {
  const shape = { name: "tills", version: 1, views: [view] };
  const row = (id: string, balance: number | null, commit: number, added = false): RowWrite => ({
    ...{ view, tenant: "shkoder", id, at: at(commit), added },
    row: balance === null ? null : { balance },
  });
  const batch = (from: number | null, to: number, rows: readonly RowWrite[], number = 1): BatchWrite => ({
    ...{ shape, build: build(number), from: from === null ? undefined : at(from), to: at(to) },
    ...{ events: rows.length, rows },
  });
  const opened = async () => {
    const store = await newStore();
    await store.prepare();
    await store.create(shape, build(1), { indexes: true });
    await store.catalog.add(shape, build(1), "live");
    return store;
  };
  const shadowed = async () => {
    const store = await opened();
    await store.create(shape, build(2), { indexes: false });
    await store.catalog.add(shape, build(2), "shadow");
    return store;
  };
  const balances = async (store: ReadModelStore, ids: readonly string[], number = 1) => {
    const found = await store.load(
      build(number),
      ids.map((id) => ({ view, tenant: "shkoder", id })),
    );
    return Object.fromEntries(found.filter(({ row }) => row !== null).map(({ id, row }) => [id, row!["balance"]]));
  };
  const recordOf = async (store: ReadModelStore, number = 1) =>
    (await store.catalog.all()).find((each) => each.build === number);

  describe("rows", () => {
    test("are found as they were written, replaced and taken away, with the checkpoint", async () => {
      const store = await opened();
      await store.write([batch(null, 10, [row("a", 1, 5, true), row("b", 2, 10, true)])]);
      expect(await balances(store, ["a", "b", "c"])).toEqual({ a: 1, b: 2 });
      await store.write([batch(10, 20, [row("a", 3, 15), row("b", null, 20), row("c", 4, 20)])]);
      expect(await balances(store, ["a", "b", "c"])).toEqual({ a: 3, c: 4 });
      expect(await recordOf(store)).toMatchObject({ position: at(20), events: 5, state: "live", stopped: null });
    });

    test("of another municipality are not found, whatever the id", async () => {
      const store = await opened();
      await store.write([batch(null, 10, [row("a", 1, 10, true)])]);
      expect(await store.load(build(1), [{ view, tenant: "lezhe", id: "a" }])).toEqual([]);
    });

    test("are not written twice: of two that stand on one checkpoint, the second loses", async () => {
      const store = await opened();
      await store.write([batch(null, 10, [row("a", 1, 10)])]);
      await expect(store.write([batch(null, 10, [row("a", 1, 10)])])).rejects.toThrow(LostRaceError);
      await expect(store.write([batch(10, 5, [])])).rejects.toThrow(LostRaceError);
      expect(await balances(store, ["a"])).toEqual({ a: 1 });
      expect(await recordOf(store)).toMatchObject({ position: at(10), events: 1 });
    });
  });

  describe("builds", () => {
    test("swap in one step, and only when the shadow is not behind", async () => {
      const store = await shadowed();
      await store.write([batch(null, 10, [row("a", 1, 10)])]);
      expect(await store.catalog.swap(shape, build(1), build(2))).toBe(false);
      await store.write([batch(null, 10, [row("a", 1, 10)], 2)]);
      await store.finish(shape, build(2));
      expect(await store.catalog.swap(shape, build(1), build(2))).toBe(true);
      await expect(store.catalog.swap(shape, build(1), build(2))).rejects.toThrow(LostRaceError);
      expect([(await recordOf(store, 1))!.state, (await recordOf(store, 2))!.state]).toEqual(["old", "live"]);
    });

    test("are compared row by row at one position", async () => {
      const store = await shadowed();
      await store.write([batch(null, 10, [row("a", 1, 10), row("b", 2, 10)])]);
      const bringTo = async () => store.write([batch(null, 10, [row("a", 9, 10), row("c", 3, 10)], 2)]);
      const { equal, differences } = await store.compare(shape, build(1), build(2), bringTo);
      expect(equal).toBe(false);
      expect(differences.map(({ id, kind }) => [id, kind]).sort()).toEqual([
        ["a", "differs"],
        ["b", "only-live"],
        ["c", "only-shadow"],
      ]);
    });

    test("stop and go on; a stopped one takes no batch", async () => {
      const store = await opened();
      const stop = { because: "no", eventId: "e", type: "MoneyMoved", position: at(10) };
      await store.catalog.stop(build(1), stop);
      expect((await recordOf(store))!.stopped).toEqual(stop);
      await expect(store.write([batch(null, 10, [])])).rejects.toThrow(LostRaceError);
      await store.catalog.restart(build(1));
      await store.write([batch(null, 10, [row("a", 1, 10)])]);
      expect(await balances(store, ["a"])).toEqual({ a: 1 });
    });

    test("are dropped with everything, but never while live", async () => {
      const store = await shadowed();
      await expect(store.drop(shape, build(1))).rejects.toThrow(LostRaceError);
      await store.drop(shape, build(2));
      expect(await recordOf(store, 2)).toBeUndefined();
    });
  });
}
