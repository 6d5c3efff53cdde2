import { beforeEach, describe, expect, test } from "@jest/globals";
import type { DueTimer, Timekeeper } from "../../../application/processes/index.js";
import type { Outcome } from "../../../application/taxation/index.js";
import { instant } from "../../../domain/shared/index.js";
import { DONE, Passing, refusedBy, Workshop } from "./support.js";

let shop: Workshop;
let rounds: number;
beforeEach(() => {
  shop = new Workshop();
  rounds = 0;
});

const timers = (count: number): readonly DueTimer[] =>
  Array.from({ length: count }, (_, index) => ({
    about: `CASE${String(index).padStart(4, "0")}`,
    at: instant("2025-03-03T08:00:00Z"),
  }));

/** A list that shows everything that is given, done or not, as one that lags would. */
function keeper(given: readonly DueTimer[], fire: (timer: DueTimer) => Promise<Outcome<unknown>>): Timekeeper {
  return {
    name: "timers",
    tenants: ["shkoder"],
    async due(_tenant, now, after, limit) {
      if (after === null) rounds += 1;
      const from = after === null ? 0 : given.findIndex(({ about }) => about === after.about) + 1;
      return given.filter(({ at }) => at <= now).slice(from, from + limit);
    },
    followUp: (timer) => ({ about: timer.about, carryOut: (ask) => (shop.asks.push(ask), fire(timer)) }),
  };
}

describe("the timekeeper", () => {
  test("gives every moment that has come its command once, page after page, however long the list shows it", async () => {
    await shop.until(() => shop.asks.length >= 250, shop.parts([]), [keeper(timers(250), async () => DONE)]);
    expect(new Set(shop.asks.map(({ commandId }) => commandId)).size).toBe(250);
    expect(shop.asks).toHaveLength(250);
    expect(shop.asks[0]).toMatchObject({ tenant: "shkoder", actor: { id: "timers", role: "system" } });
  });

  test("gives none before it has come", async () => {
    shop.clock.set("2025-03-03T07:59:59Z");
    await shop.until(() => rounds > 0, shop.parts([]), [keeper(timers(3), async () => DONE)]);
    expect(shop.asks).toEqual([]);
  });

  test("sets aside what is refused, and goes on with the others", async () => {
    const refusing = async ({ about }: DueTimer) => (about < "CASE0100" ? refusedBy("calendar-year-missing") : DONE);
    await shop.until(() => shop.asks.length >= 150, shop.parts([]), [keeper(timers(150), refusing)]);
    expect(shop.stuck).toHaveLength(100);
    expect(shop.stuck[0]).toMatchObject({ process: "timers", cause: null, refusal: { code: "calendar-year-missing" } });
  });

  test("that dies in the middle of a batch gives the rest, and what it was at by the same ids", async () => {
    const dying = keeper(timers(20), async () => {
      if (shop.asks.length > 11) throw new Passing("killed");
      return DONE;
    });
    await shop.until(() => shop.retries.length > 0, shop.parts([]), [dying]);
    const before = new Set(shop.asks.map(({ commandId }) => commandId));
    expect(before.size).toBeLessThan(20);
    await shop.until(() => shop.asks.length >= 12 + 20, shop.parts([]), [keeper(timers(20), async () => DONE)]);
    const all = shop.asks.map(({ commandId }) => commandId);
    expect(new Set(all).size).toBe(20);
    for (const id of before) expect(all.filter((each) => each === id).length).toBeGreaterThan(1);
  });
});
