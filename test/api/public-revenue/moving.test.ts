import { describe, expect, test } from "@jest/globals";
import { Observable, Subject } from "rxjs";
import { followedByAll, movingRevenue, type OpenRevenue } from "../../../api/public-revenue/index.js";
import { instant, lek, type Position } from "../../../domain/shared/index.js";
import { until } from "../../support/until.js";

const at = (commit: number): Position => ({ commit: BigInt(commit), prepare: BigInt(commit) });

/** Figures that are read up to a place in the log. */
function figures(collected: number, position: number): OpenRevenue {
  return {
    ...{ year: 2025, years: [2025], plan: null, planned: null, assessed: lek(0), collected: lek(collected) },
    ...{ months: [], items: [], units: [], position: at(position) },
    readAt: instant(`2025-06-01T12:00:${String(position % 60).padStart(2, "0")}.000Z`),
  };
}

/** Somebody who follows figures that stand as `now` says. */
function following(first: OpenRevenue) {
  const written = new Subject<Position>();
  const told: number[] = [];
  let [now, asked, failed]: [OpenRevenue | Error, number, unknown] = [first, 0, undefined];
  const ask = async () => {
    asked += 1;
    if (now instanceof Error) throw now;
    return now;
  };
  const followed = movingRevenue(ask, written, 1).subscribe({
    next: ({ collected }) => told.push(collected),
    error: (error: unknown) => (failed = error),
  });
  return {
    ...{ written, told, leave: () => followed.unsubscribe() },
    stands: (then: OpenRevenue | Error) => (now = then),
    asked: () => asked,
    failed: () => failed,
  };
}

describe("revenue that moves", () => {
  test("is told as it is, and anew when the figures hold what was written", async () => {
    const it = following(figures(100, 5));
    await until("the figures as they are", () => it.told.length === 1);
    it.written.next(at(9));
    await until("several looks", () => it.asked() > 3);
    it.stands(figures(150, 9));
    await until("the figures as they became", () => it.told.length === 2);
    expect(it.told).toEqual([100, 150]);
    it.leave();
  });

  test("is not told again where what was written moved nothing, and is then asked for no more", async () => {
    const it = following(figures(100, 5));
    await until("the figures as they are", () => it.told.length === 1);
    it.stands(figures(100, 9));
    it.written.next(at(9));
    await until("a look", () => it.asked() === 2);
    it.written.next(at(9));
    await until("a look at what came later", () => it.asked() === 3);
    expect(it.told).toEqual([100]);
    it.leave();
  });

  test("ends where it cannot be worked out, and with who follows", async () => {
    const it = following(figures(100, 5));
    await until("the figures as they are", () => it.told.length === 1);
    it.stands(new Error("the database is away"));
    it.written.next(at(9));
    await until("an end", () => it.failed() !== undefined);
    expect(it.written.observed).toBe(false);

    const other = following(figures(1, 1));
    other.written.next(at(9));
    other.leave();
    expect([other.written.observed, other.failed()]).toEqual([false, undefined]);
  });
});

describe("revenue that many follow", () => {
  const source = () => {
    const moving = new Subject<OpenRevenue>();
    let watched = 0;
    return {
      ...{ moving, watched: () => watched },
      make: () =>
        new Observable<OpenRevenue>((observer) => {
          watched += 1;
          return moving.subscribe(observer);
        }),
    };
  };
  const follows = (figuresThatMove: Observable<OpenRevenue>) => {
    const [told, failed]: [number[], unknown[]] = [[], []];
    const following = figuresThatMove.subscribe({
      next: ({ collected }) => told.push(collected),
      error: (error: unknown) => failed.push(error),
    });
    return { told, failed, leave: () => following.unsubscribe() };
  };

  test("is worked out once; whoever comes later is told at once what was told last", () => {
    const [of, it] = [{}, source()];
    const everybody = Array.from({ length: 50 }, () => follows(followedByAll(of, "shkoder/2025", it.make)));
    it.moving.next(figures(100, 5));
    const later = follows(followedByAll(of, "shkoder/2025", it.make));
    expect([it.watched(), ...[...everybody, later].map(({ told }) => told.join())]).toEqual([
      1,
      ...Array.from({ length: 51 }, () => "100"),
    ]);
    it.moving.next(figures(150, 9));
    expect(later.told).toEqual([100, 150]);
  });

  test("is left with the last who followed, and begun anew for the next, also where it failed", () => {
    const [of, it] = [{}, source()];
    const [one, other] = [1, 2].map(() => follows(followedByAll(of, "shkoder/2025", it.make)));
    one!.leave();
    expect(it.moving.observed).toBe(true);
    other!.leave();
    expect(it.moving.observed).toBe(false);

    const again = follows(followedByAll(of, "shkoder/2025", it.make));
    it.moving.error(new Error("the database is away"));
    expect([it.watched(), again.failed]).toEqual([2, [new Error("the database is away")]]);
    const anew = source();
    follows(followedByAll(of, "shkoder/2025", anew.make));
    expect(anew.watched()).toBe(1);
  });

  test("is its own for each year, and for each of what it comes from", () => {
    const [of, it] = [{}, source()];
    for (const [where, name] of [
      [of, "shkoder/2025"],
      [of, "shkoder/2024"],
      [{}, "shkoder/2025"],
    ] as const)
      follows(followedByAll(where, name, it.make));
    expect(it.watched()).toBe(3);
  });
});
