import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Db } from "mongodb";
import { civilDate } from "../../../domain/shared/index.js";
import { caseworkProjections } from "../../../projections/casework/index.js";
import { caseLists, caseworkReadSide, type CaseworkReadSide } from "../../../read-models/casework/index.js";
import { MongoReader } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import type {
  CaseFilter,
  CaseOrder,
  CasePerformanceFilter,
  CaseQueueFilter,
  CaseRow,
} from "../../../read-models/read-side/index.js";
import { CaseStory, citizen, GRANT, officer } from "../../domain/casework/support/case-story.js";
import type { Told } from "../../projections/taxation/support/project.js";
import { rawServices } from "../../support/catalogue.js";
import { fill } from "../support/fill.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const CERTIFICATE = String(rawServices.find((each) => each["workflow"] === "simple-certificate")!["code"]);
const SOCIAL = String(rawServices.find((each) => each["confidentiality"] === "sensitive")!["code"]);
const EVERYTHING = { tenant: "shkoder", offices: null };

/** The facts of a story as those of a case of its own. */
function told(caseId: string, { facts }: CaseStory, number = caseId): readonly Told[] {
  return facts.map(({ type, data, effectiveDate }) => ({
    type,
    effectiveDate,
    data: { ...data, caseId, ...(type === "ApplicationLodged" ? { number } : {}) },
  }));
}

const lodged = (day: string, service = CERTIFICATE) => CaseStory.of(service).at(day).lodge();
const accepted = (day: string) => lodged(day).pays().act("front-desk", "accept");

function decided(lodgedOn: string, on: string): CaseStory {
  return accepted(lodgedOn).at(on).act("specialist", "prepare").act("signatory", "sign", { decision: GRANT });
}

function missed(lodgedOn: string, on: string): CaseStory {
  const story = accepted(lodgedOn).at(on);
  story.does({ type: "PassTime", by: { personId: "system", role: "system", offices: null } });
  return story;
}

function mine(): CaseStory {
  const story = lodged("2025-03-05");
  story.does({ type: "Assign", role: "front-desk", to: "clerk-7", by: officer("sector-head") });
  const check = { kind: "taxpayer", accountId: "TAXPAYER2" } as const;
  story.does({ type: "RecordCheck", by: officer("front-desk"), check, note: null });
  return story;
}
/** These queries read no documents. */
const NO_DOCUMENTS = new MongoReader({ collection: () => ({}) } as unknown as Db);

let server: TestPostgres;
let reader: PostgresReader;
let readSide: CaseworkReadSide;

beforeAll(async () => {
  server = await startPostgres();
  const pool = await server.newPool();
  await fill(new PostgresReadModelStore(pool), caseworkProjections, {
    shkoder: [
      ...told("late", missed("2025-03-03", "2025-04-30")),
      ...told("accepted", accepted("2025-03-04"), "velipoje/2025/000042"),
      ...told("waiting", lodged("2025-03-05")),
      ...told("mine", mine()),
      ...told("social", lodged("2025-03-06", SOCIAL)),
      ...told("quick", decided("2025-03-03", "2025-03-04")),
      ...told("slow", decided("2025-03-03", "2025-03-06")),
      ...told("april", decided("2025-04-01", "2025-04-02")),
      ...told("online", CaseStory.of(CERTIFICATE).at("2025-04-03").lodge({ by: citizen })),
    ],
    lezhe: told("theirs", lodged("2025-03-03")),
  });
  reader = new PostgresReader(pool);
  readSide = caseworkReadSide(reader, NO_DOCUMENTS);
});
afterAll(() => server.stop());

async function found(
  filter: Partial<CaseFilter> = {},
  scope: { tenant: string; offices: readonly string[] | null } = EVERYTHING,
) {
  const page = await readSide.cases(scope, { filter: { seesSensitive: false, ...filter }, limit: 50, after: null });
  return page.rows.map(({ row }) => row.caseId);
}

describe("the list of cases", () => {
  test("has what is due first at the top, and what has no day at its end", async () => {
    const page = await readSide.cases(EVERYTHING, {
      filter: { seesSensitive: false, open: true },
      limit: 50,
      after: null,
    });
    const days = page.rows.map(({ row }) => row.dueOn ?? "9999-12-31");
    expect(days).toEqual(days.toSorted());
    expect(page.rows[0]!.row.caseId).toBe("late");
  });

  test("is read in pages, each case once", async () => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await readSide.cases(EVERYTHING, { filter: { seesSensitive: true }, limit: 2, after });
      ids.push(...page.rows.map(({ row }) => row.caseId));
      if (!page.hasNext) break;
      after = page.rows.at(-1)!.cursor;
    }
    expect(ids.toSorted()).toEqual([
      "accepted",
      "april",
      "late",
      "mine",
      "online",
      "quick",
      "slow",
      "social",
      "waiting",
    ]);
  });

  test("comes in the order that is asked for, in pages, each case once", async () => {
    const key: Record<CaseOrder, (row: CaseRow) => string> = {
      due: ({ dueOn }) => dueOn ?? "9999-12-31",
      received: ({ lodgedOn }) => lodgedOn,
      number: ({ number }) => number,
      service: ({ service, dueOn }) => `${service} ${dueOn ?? "9999-12-31"}`,
    };
    for (const orderBy of Object.keys(key) as CaseOrder[]) {
      const rows: CaseRow[] = [];
      for (let after: string | null = null; ;) {
        const page = await readSide.cases(EVERYTHING, { filter: { seesSensitive: true, orderBy }, limit: 2, after });
        rows.push(...page.rows.map(({ row }) => row));
        if (!page.hasNext) break;
        after = page.rows.at(-1)!.cursor;
      }
      expect([orderBy, rows.map(key[orderBy])]).toEqual([orderBy, rows.map(key[orderBy]).toSorted()]);
      expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(9);
    }
    const byDue = await readSide.cases(EVERYTHING, { filter: { seesSensitive: true }, limit: 1, after: null });
    const after = byDue.rows[0]!.cursor;
    await expect(
      readSide.cases(EVERYTHING, { filter: { seesSensitive: true, orderBy: "received" }, limit: 1, after }),
    ).rejects.toMatchObject({ rule: "cursor-malformed" });
  });

  test("is counted as it would be read, and no further than asked", async () => {
    const filters: Partial<CaseFilter>[] = [
      {},
      { open: true },
      { open: false },
      { handledBy: "clerk-7", open: true },
      { lateOn: civilDate("2025-03-05"), open: true },
      { lateOn: civilDate("2030-01-01"), open: true },
      { dueBy: civilDate("2025-03-20"), open: true },
      { dueFrom: civilDate("2025-03-20"), open: true },
      { service: SOCIAL, seesSensitive: true },
    ];
    const lengths = new Set<number>();
    for (const filter of filters) {
      const ids = await found(filter);
      lengths.add(ids.length);
      const asked = { seesSensitive: false, ...filter };
      expect(await readSide.caseCount(EVERYTHING, asked, 1000)).toBe(ids.length);
      expect(await readSide.caseCount(EVERYTHING, asked, 1)).toBe(Math.min(1, ids.length));
    }
    expect(lengths.size).toBeGreaterThan(3);
    expect(await readSide.caseCount({ tenant: "shkoder", offices: ["shale"] }, { seesSensitive: true }, 1000)).toBe(0);
  });

  test("is narrowed to what is due by a day, and never to what stands still", async () => {
    const all = await found({ open: true });
    const days = await readSide.cases(EVERYTHING, {
      ...{ filter: { seesSensitive: false, open: true }, limit: 50, after: null },
    });
    const day = days.rows.map(({ row }) => row.dueOn).findLast((due) => due !== null)!;
    expect(await found({ open: true, dueBy: day })).toEqual(
      all.filter((id) => days.rows.some(({ row }) => row.caseId === id && row.dueOn !== null && row.dueOn <= day)),
    );
    expect(await found({ dueBy: civilDate("2020-01-01") })).toEqual([]);
  });

  test("is narrowed to what is due from a day on, with what stands still unless there is an end", async () => {
    const asked = { seesSensitive: false, open: true };
    const { rows } = await readSide.cases(EVERYTHING, { filter: asked, limit: 50, after: null });
    const day = rows.map(({ row }) => row.dueOn).findLast((due) => due !== null)!;
    const of = (which: (due: string | null) => boolean) =>
      rows.filter(({ row }) => which(row.dueOn)).map(({ row }) => row.caseId);
    expect(await found({ open: true, dueFrom: day })).toEqual(of((due) => due === null || due >= day));
    expect(await found({ open: true, dueFrom: day, dueBy: day })).toEqual(of((due) => due === day));
  });

  test("shows sensitive services to those alone who may see them", async () => {
    expect(await found({ seesSensitive: true })).toContain("social");
    expect(await found()).not.toContain("social");
  });

  test("shows no other office's and no other municipality's", async () => {
    expect(await found({}, { tenant: "shkoder", offices: ["velipoje"] })).toEqual(await found());
    expect(await found({}, { tenant: "shkoder", offices: ["shale"] })).toEqual([]);
    expect(await found({}, { tenant: "lezhe", offices: null })).toEqual(["theirs"]);
  });

  test("is narrowed by state, hands, number, service, person and lateness", async () => {
    const workflow = "simple-certificate";
    const waits = { places: [{ workflow, version: 1, state: lodged("2025-03-05").state.state }] };
    expect((await found(waits)).toSorted()).toEqual(["mine", "online", "waiting"]);
    expect((await found({ ...waits, unassignedIn: "front-desk" })).toSorted()).toEqual(["online", "waiting"]);
    expect(await found({ places: [{ workflow, version: 2, state: waits.places[0]!.state }] })).toEqual([]);
    expect(await found({ handledBy: "clerk-7" })).toEqual(["mine"]);
    expect(await found({ number: "velipoje/2025/000042" })).toEqual(["accepted"]);
    expect(await found({ service: SOCIAL, seesSensitive: true })).toEqual(["social"]);
    expect(await found({ lateOn: civilDate("2025-03-05"), open: true })).toEqual(["late"]);
    expect((await found({ open: false })).toSorted()).toEqual(["april", "quick", "slow"]);
    expect((await found({ taxpayerId: "TAXPAYER1" })).length).toBe(8);
    expect(await found({ taxpayerId: "' or true --" })).toEqual([]);
  });
});

describe("the queue of an officer", () => {
  const state = lodged("2025-03-05").state.state;
  const place = { workflow: "simple-certificate", version: 1, state, roles: ["front-desk"] };
  const queue = async (
    filter: Partial<CaseQueueFilter> = {},
    scope: { tenant: string; offices: readonly string[] | null } = EVERYTHING,
    limit = 50,
  ) => {
    const asked = { seesSensitive: false, personId: "clerk-7", places: [place], ...filter };
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await readSide.caseQueue(scope, { filter: asked, limit, after });
      ids.push(...page.rows.map(({ row }) => row.caseId));
      if (!page.hasNext) return ids;
      after = page.rows.at(-1)!.cursor;
    }
  };

  test("holds what waits for their role, but not what another has", async () => {
    expect(await queue()).toEqual(["mine", "waiting", "online"]);
    expect(await queue({ personId: "clerk-8" })).toEqual(["waiting", "online"]);
    expect(await queue({ unassigned: true })).toEqual(["waiting", "online"]);
    expect(await queue({ unassigned: false })).toEqual(["mine"]);
    expect(await queue({ places: [{ ...place, version: 2 }] })).toEqual([]);
    expect(await queue({ places: [] })).toEqual([]);
  });

  test("is read in pages, each case once, in the order of the days", async () => {
    expect(await queue({}, EVERYTHING, 1)).toEqual(["mine", "waiting", "online"]);
  });

  test("is the same of few places, read side by side, and of many, read one after the other", async () => {
    const elsewhere = Array.from({ length: 40 }, (_each, at) => ({ ...place, version: 2 + at }));
    const offices = ["shale", "velipoje", "puke"];
    for (const scope of [EVERYTHING, { tenant: "shkoder", offices }])
      for (const orderBy of ["due", "received", "number", "service"] as const)
        for (const filter of [{}, { personId: "clerk-8" }, { unassigned: true }, { unassigned: false }]) {
          const asked = { ...filter, orderBy, seesSensitive: true };
          const few = await queue({ ...asked, places: [elsewhere[0]!, place] }, scope, 2);
          expect(few.length).toBeGreaterThan(0);
          expect(await queue({ ...asked, places: [...elsewhere, place] }, scope, 2)).toEqual(few);
        }
  });

  test("comes in the order that is asked for, and is counted as it would be read", async () => {
    expect(await queue({ orderBy: "number" }, EVERYTHING, 1)).toEqual(["mine", "online", "waiting"]);
    expect(await queue({ orderBy: "received" }, EVERYTHING, 1)).toEqual(["mine", "waiting", "online"]);
    expect(await queue({ orderBy: "service" }, EVERYTHING, 1)).toEqual(["mine", "waiting", "online"]);
    const due = civilDate("2025-03-31");
    for (const filter of [{}, { unassigned: true }, { unassigned: false }, { dueBy: due }, { places: [] }]) {
      const asked = { seesSensitive: false, personId: "clerk-7", places: [place], ...filter };
      expect(await readSide.caseQueueCount(EVERYTHING, asked, 1000)).toBe((await queue(filter)).length);
    }
    const asked = { seesSensitive: false, personId: "clerk-7", places: [place] };
    expect(await readSide.caseQueueCount(EVERYTHING, asked, 2)).toBe(2);
    expect(await readSide.caseQueueCount({ tenant: "shkoder", offices: ["shale"] }, asked, 1000)).toBe(0);
    expect((await queue({ dueBy: due })).length).toBeLessThan((await queue()).length);
  });

  test("is of the offices of the scope, and of sensitive services for those alone who may see them", async () => {
    expect(await queue({}, { tenant: "shkoder", offices: ["velipoje", "shale"] })).toEqual(await queue());
    expect(await queue({ office: "shale" })).toEqual([]);
    expect(await queue({ office: "velipoje" }, { tenant: "shkoder", offices: ["shale"] })).toEqual([]);
    const social = { workflow: "social-benefit", version: 1, state: lodged("2025-03-06", SOCIAL).state.state };
    const places = [{ ...social, roles: ["front-desk"] }];
    expect(await queue({ places })).toEqual([]);
    expect(await queue({ places, seesSensitive: true })).toEqual(["social"]);
  });

  test("knows which versions of workflows open cases follow", async () => {
    const found = await readSide.caseWorkflows("shkoder");
    expect(found).toEqual([
      { code: "simple-certificate", version: 1 },
      { code: "social-benefit", version: 1 },
    ]);
    expect(await readSide.caseWorkflows("puke")).toEqual([]);
  });
});

describe("how the offices did", () => {
  const march = { from: civilDate("2025-03-01"), to: civilDate("2025-03-31") };
  const ask = (
    filter: Partial<CasePerformanceFilter> = {},
    scope: { tenant: string; offices: readonly string[] | null } = EVERYTHING,
  ) => readSide.casePerformance(scope, { ...march, by: [], seesSensitive: true, ...filter });

  test("counts what came in, what was decided and what waited at the end, each at its time", async () => {
    expect(await ask()).toEqual([
      {
        ...{ service: null, office: null, clerk: null, month: null },
        ...{ received: 7, decided: 2, pending: 5, decidedLate: 0, pendingLate: 4 },
        ...{ medianDays: 2, ninetiethDays: 2.8 },
      },
    ]);
  });

  test("tells months and services apart, and the clerks who decided", async () => {
    const quarter = { to: civilDate("2025-04-30") };
    const months = await ask({ ...quarter, by: ["month"] });
    expect(months.map(({ month, received, decided }) => [month, received, decided])).toEqual([
      ["2025-03", 7, 2],
      ["2025-04", 2, 1],
    ]);
    const clerks = await ask({ ...quarter, by: ["clerk"] });
    expect(clerks.map(({ clerk, decided, received }) => [clerk, decided, received])).toEqual([
      ["signatory-1", 3, 0],
      [null, 0, 9],
    ]);
    const services = await ask({ by: ["service", "office"], service: SOCIAL });
    expect(services).toMatchObject([{ service: SOCIAL, office: "velipoje", received: 1, pending: 1, decided: 0 }]);
  });

  test("is of no other municipality and no other office", async () => {
    expect(await ask({}, { tenant: "lezhe", offices: null })).toMatchObject([{ received: 1 }]);
    expect(await ask({}, { tenant: "shkoder", offices: ["shale"] })).toMatchObject([{ received: 0, pending: 0 }]);
  });
});

describe("what the system asks about cases", () => {
  const known = new Set<bigint>();
  const lists = () => caseLists(reader, { waitFor: async (_view, { commit }) => (known.add(commit), commit <= 100n) });
  const idsOf = async (tenant: string, commit = 100n) => {
    const ids: string[] = [];
    for await (const id of lists().openCases(tenant, { commit, prepare: commit })) ids.push(id);
    return ids;
  };

  test("names every open case of a municipality and no other, once the list is so far", async () => {
    expect(await idsOf("shkoder")).toEqual(["accepted", "late", "mine", "online", "social", "waiting"]);
    expect(await idsOf("lezhe")).toEqual(["theirs"]);
    await expect(idsOf("shkoder", 101n)).rejects.toMatchObject({ code: "UNAVAILABLE", rule: "view-behind" });
    expect(known).toContain(101n);
  });

  test("names the open cases of accounts, in pages, and of no other account or municipality", async () => {
    const ofAccount = async (tenant: string, accountIds: string | readonly string[], commit = 100n) => {
      const ids: string[] = [];
      for await (const id of lists().openCasesOf(tenant, [accountIds].flat(), { commit, prepare: commit }))
        ids.push(id);
      return ids;
    };
    expect(await ofAccount("shkoder", "TAXPAYER1")).toEqual((await idsOf("shkoder")).filter((id) => id !== "mine"));
    expect(await ofAccount("shkoder", "TAXPAYER2")).toEqual(["mine"]);
    expect(await ofAccount("shkoder", "TAXPAYER9")).toEqual([]);
    expect(await ofAccount("shkoder", ["TAXPAYER1", "TAXPAYER2"])).toEqual(await idsOf("shkoder"));
    expect(await ofAccount("lezhe", "TAXPAYER1")).toEqual(["theirs"]);
    await expect(ofAccount("shkoder", "TAXPAYER1", 101n)).rejects.toMatchObject({ rule: "view-behind" });
  });

  test("lists what time does next, page by page, the earliest first, of one municipality", async () => {
    const all = await lists().dueTimers("shkoder", "2026-01-01T00:00:00.000Z", null, 100);
    const open = (await idsOf("shkoder")).filter((id) => id !== "late");
    expect(all.map(({ about }) => about).toSorted()).toEqual(open);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted());
    const paged = [];
    for (let page = await lists().dueTimers("shkoder", all.at(-1)!.at, null, 2); page.length > 0;) {
      paged.push(...page);
      page = await lists().dueTimers("shkoder", all.at(-1)!.at, page.at(-1)!, 2);
    }
    expect(paged).toEqual(all);
    expect(await lists().dueTimers("shkoder", "2025-03-03T00:00:00.000Z", null, 100)).toEqual([]);
    expect(await lists().dueTimers("tirana", "2026-01-01T00:00:00.000Z", null, 100)).toEqual([]);
  });
});
