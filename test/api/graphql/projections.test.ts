import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { firstValueFrom, take, toArray } from "rxjs";
import { movingProjections } from "../../../api/graphql/projections/moving.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { instant } from "../../../domain/shared/index.js";
import {
  ReadRefusedError,
  type ProjectionRow,
  type ReadSide,
  type Rebuilding,
  type RebuildOrder,
  type RebuildWork,
} from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

const row: ProjectionRow = {
  ...{ name: "journal", version: 3, status: "live", position: { commit: 7n, prepare: 7n }, lagEvents: 0, events: 5 },
  ...{ updatedAt: instant("2026-01-01T00:00:00.000Z"), stoppedBecause: null, stoppedAtEvent: null },
};
const work: RebuildWork = {
  ...{ projection: "journal", goal: "verify", state: "done", phase: "verified", share: 1, events: 5 },
  ...{ eventsPerSecond: 9, secondsLeft: null, startedAt: row.updatedAt!, endedAt: row.updatedAt, error: null },
  startedBy: { tenant: "lezhe", userId: "u2", displayName: "Somebody Else" },
  comparison: {
    rows: 12,
    equal: false,
    differences: [
      { view: "journal_entries", tenant: "shkoder", id: "own", kind: "differs" },
      { view: "journal_entries", tenant: "lezhe", id: "others", kind: "differs" },
    ],
  },
  notCompared: null,
};
const orders: RebuildOrder[] = [];
let busy = false;
const rebuilding: Rebuilding = {
  start: async (order) => {
    if (busy) throw new ReadRefusedError("CONFLICT", "rebuild-busy", { name: "journal" });
    orders.push(order);
    return { ...work, ...order, startedBy: order.by, state: "at-work" };
  },
  interrupt: () => null,
  works: () => (busy ? [{ ...work, goal: "swap", state: "at-work" }] : [work]),
};

let api: FakeApi;
beforeAll(async () => {
  const readSide = { projections: async () => [row] } as unknown as ReadSide;
  api = await new FakeApi({}, { readSide, rebuilding, access: rightsEvaluator }).start();
});
afterAll(() => api.close());

const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]?.extensions;
const VERIFY = `mutation { verifyProjection(projection: "journal") { state startedBy } }`;
const REBUILD = `mutation { rebuildProjection(projection: "journal") { state goal } }`;

describe("read models that are built anew", () => {
  test("are compared by auditors, and swapped by administrators alone", async () => {
    const [auditor, administrator] = [await api.as(["auditor"]), await api.as(["administrator"])];
    expect((await api.ask(VERIFY, {}, auditor)).data).toEqual({
      verifyProjection: { state: "at-work", startedBy: "auditor" },
    });
    expect(code(await api.ask(REBUILD, {}, auditor))).toMatchObject({ code: "FORBIDDEN" });
    expect((await api.ask(REBUILD, {}, administrator)).data).toEqual({
      rebuildProjection: { state: "at-work", goal: "swap" },
    });
    expect(orders.map(({ goal }) => goal)).toEqual(["verify", "swap"]);
    expect(code(await api.ask(VERIFY, {}, await api.as(["clerk"])))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("are no matter of a single office", async () => {
    const ofOffice = await api.as(["administrator"], ["velipoje"]);
    expect(code(await api.ask(REBUILD, {}, ofOffice))).toMatchObject({ rule: "whole-municipality-needed" });
  });

  test("show nothing of another municipality but that there is something", async () => {
    const asked = `{ rebuilds { startedBy rowsCompared equal differences { id } differencesElsewhere } }`;
    const { data } = await api.ask(asked, {}, await api.as(["auditor"]));
    expect(data).toEqual({
      rebuilds: [
        { startedBy: null, rowsCompared: 12, equal: false, differences: [{ id: "own" }], differencesElsewhere: 1 },
      ],
    });
  });

  test("are called by their names, in the language of who asks", async () => {
    const asked = `{ projections { name title } rebuilds { projection title } }`;
    const headers = await api.as(["auditor"]);
    const title = "Books, revenues and arrears";
    expect((await api.ask(asked, {}, headers)).data).toEqual({
      projections: [{ name: row.name, title }],
      rebuilds: [{ projection: "journal", title }],
    });
    const albanian = await api.ask(asked, {}, { ...headers, "accept-language": "sq" });
    expect(albanian.data?.["rebuilds"]).toEqual([
      { projection: "journal", title: "Librat, të ardhurat dhe prapambetjet" },
    ]);
  });

  test("are refused in words while another is at work, and are interrupted by who may begin them", async () => {
    busy = true;
    const auditor = await api.as(["auditor"]);
    const refused = await api.ask(VERIFY, {}, auditor);
    expect(code(refused)).toMatchObject({ code: "CONFLICT", rule: "rebuild-busy", facts: { name: "journal" } });
    expect(refused.errors![0]!.message).toContain("“Books, revenues and arrears” (journal)");
    const interrupt = `mutation { interruptRebuild(projection: "journal") { state } }`;
    expect(code(await api.ask(interrupt, {}, auditor))).toMatchObject({ code: "FORBIDDEN" });
    expect((await api.ask(interrupt, {}, await api.as(["administrator"]))).errors).toBeUndefined();
    busy = false;
    expect(code(await api.ask(interrupt, {}, auditor))).toMatchObject({ rule: "rebuild-not-at-work" });
  });
});

test("projections are told with their speed, and a look that fails is left out", async () => {
  let looks = 0;
  let now = 0;
  const look = async () => {
    looks += 1;
    if (looks === 2) throw new Error("lost");
    return [{ ...row, events: looks * 100 }];
  };
  const told = movingProjections(look, () => (now += 500));
  const seen = await firstValueFrom(told.pipe(take(2), toArray()));
  expect(seen.map(([first]) => [first!.events, first!.eventsPerSecond])).toEqual([
    [100, null],
    [300, 400],
  ]);
});
