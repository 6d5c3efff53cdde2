import { expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { ProcessStore, StuckReaction } from "../../../application/processes/index.js";

const at = (commit: bigint) => ({ commit, prepare: commit });

function stuckReaction(given: Partial<StuckReaction> = {}): StuckReaction {
  return {
    id: randomUUID(),
    process: "charge-fees",
    tenant: "shkoder",
    about: "CASE1",
    cause: { eventId: randomUUID(), type: "FeeCharged", position: at(7n) },
    refusal: { code: "package-missing", facts: { year: 2026 } },
    ...given,
  };
}

/** What every store of processes must do. `store` gives one that is empty. */
export function describeProcessStore(store: () => ProcessStore): void {
  test("a process begins at the beginning, and is known from then on", async () => {
    expect(await store().open("charge-fees")).toBeUndefined();
    expect(await store().open("charge-fees")).toBeUndefined();
    expect(await store().records()).toMatchObject([{ process: "charge-fees", position: undefined, stuck: 0 }]);
  });

  test("a checkpoint is kept, whatever its size, and never goes back", async () => {
    const far = { commit: 2n ** 63n + 1n, prepare: 2n ** 63n };
    await store().open("charge-fees");
    await store().advance("charge-fees", at(9n));
    await store().advance("charge-fees", at(10n));
    await store().advance("charge-fees", at(9n));
    expect(await store().open("charge-fees")).toEqual(at(10n));
    await store().advance("charge-fees", far);
    await store().advance("charge-fees", { ...far, prepare: 1n });
    expect(await store().open("charge-fees")).toEqual(far);
    expect(await store().open("settle-fees")).toBeUndefined();
  });

  test("a stuck reaction is kept with its fact and its refusal, and counted when it was tried again", async () => {
    const [one, timer] = [stuckReaction(), stuckReaction({ process: "case-timers", cause: null })];
    await store().open("charge-fees");
    await store().keep(one);
    await store().keep(timer);
    await store().keep({ ...one, refusal: { code: "account-unknown", facts: {} } });
    const kept = await store().stuck("shkoder", { limit: 10 });
    expect(kept.map(({ id }) => id)).toEqual([one.id, timer.id].toSorted());
    expect(kept.find(({ id }) => id === one.id)).toMatchObject({
      ...{ ...one, refusal: { code: "account-unknown", facts: {} } },
      ...{ tries: 2, firstAt: expect.any(String), lastAt: expect.any(String) },
    });
    expect(kept.find(({ id }) => id === timer.id)).toMatchObject({ ...timer, tries: 1 });
    expect(await store().records()).toMatchObject([{ process: "charge-fees", stuck: 1 }]);
  });

  test("lists page by page, by process, and never of another municipality", async () => {
    const all = [stuckReaction(), stuckReaction(), stuckReaction({ process: "settle-fees" })];
    for (const each of all) await store().keep(each);
    const ids = all.map(({ id }) => id).toSorted();
    const idsOf = async (...asked: Parameters<ProcessStore["stuck"]>) =>
      (await store().stuck(...asked)).map(({ id }) => id);
    expect(await idsOf("shkoder", { limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await idsOf("shkoder", { limit: 2, after: ids[1]! })).toEqual(ids.slice(2));
    expect(await idsOf("shkoder", { limit: 9, process: "settle-fees" })).toEqual([all[2]!.id]);
    expect(await idsOf("tirana", { limit: 9 })).toEqual([]);
    await store().settle("tirana", ids[0]!);
    expect(await idsOf("shkoder", { limit: 9 })).toEqual(ids);
    await store().settle("shkoder", ids[0]!);
    expect(await idsOf("shkoder", { limit: 9 })).toEqual(ids.slice(1));
  });
}
