import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Authorisation } from "../../../../api/graphql/access/index.js";
import { READ, seesSensitive, visibleCase } from "../../../../api/graphql/casework/access/index.js";
import { csvOf } from "../../../../api/http/index.js";
import type { Principal } from "../../../../api/identity-gate.js";
import type { CaseState } from "../../../../domain/casework/index.js";
import { ROLES, rightsEvaluator, type Role } from "../../../../domain/identity/index.js";
import { civilDate, notParsed, parsed } from "../../../../domain/shared/index.js";
import { caseworkProjections } from "../../../../projections/casework/index.js";
import { caseworkReadSide, type CaseworkReadSide } from "../../../../read-models/casework/index.js";
import { MongoReader, MongoReadModelStore } from "../../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../../read-models/postgres/index.js";
import { CaseStory, officer } from "../../../domain/casework/support/case-story.js";
import type { Told } from "../../../projections/taxation/support/project.js";
import { fill } from "../../../read-models/support/fill.js";
import { startMongo, type TestMongo } from "../../../read-models/support/mongo.js";
import { startPostgres, type TestPostgres } from "../../../read-models/support/postgres.js";
import { rawServices } from "../../../support/catalogue.js";
import { FakeApi } from "../../support/fake-api.js";

const OFFICES = ["velipoje", "shale", "puke", "pult"];
const everywhere = rawServices.filter(({ offices }) => offices === "all");
const ORDINARY = String(everywhere.find(({ confidentiality }) => confidentiality === "ordinary")!["code"]);
const SENSITIVE = String(everywhere.find(({ confidentiality }) => confidentiality === "sensitive")!["code"]);

/** A case for every office, handed over to every other, ordinary and sensitive. */
const stories = new Map<string, CaseStory>();
for (const service of [ORDINARY, SENSITIVE])
  for (const lodgedAt of OFFICES)
    for (const office of OFFICES) {
      const story = CaseStory.of(service).lodge({ office: lodgedAt });
      if (office !== lodgedAt)
        story.does({ type: "Transfer", office, ground: "Kompetencë.", by: officer("sector-head") });
      stories.set(`${service === SENSITIVE ? "s" : "o"}-${lodgedAt}-${office}`, story);
    }

function told([caseId, { facts }]: [string, CaseStory]): readonly Told[] {
  return facts.map(({ type, data, effectiveDate }) => ({ type, effectiveDate, data: { ...data, caseId } }));
}

let server: TestPostgres;
let mongo: TestMongo;
let readSide: CaseworkReadSide;
const api = new FakeApi(
  {},
  {
    access: rightsEvaluator,
    casework: {
      caseOf: async (_tenant: string, id: string) => {
        const story = stories.get(id);
        return story
          ? parsed({ state: story.state satisfies CaseState, definition: story.definition })
          : notParsed("case-unknown");
      },
    } as never,
  },
);

beforeAll(async () => {
  [server, mongo] = await Promise.all([startPostgres(), startMongo()]);
  const [pool, db] = [await server.newPool(), mongo.newDb()];
  const shkoder = [...stories].flatMap(told);
  for (const store of [new PostgresReadModelStore(pool), new MongoReadModelStore(db)])
    await fill(store, caseworkProjections, { shkoder });
  readSide = caseworkReadSide(new PostgresReader(pool), new MongoReader(db));
});
afterAll(() => Promise.all([server.stop(), mongo.stop()]));

const principals = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
  offices: fc.option(fc.uniqueArray(fc.constantFrom(...OFFICES, "theth"), { maxLength: 3 }), { nil: null }),
});

function authorisationOf(roles: readonly Role[], offices: readonly string[] | null): Authorisation {
  const principal: Principal = {
    ...{ tenant: "shkoder", userId: "U1", displayName: "U1", mustChangePassword: false, taxpayerId: null },
    ...{ roles, offices },
  };
  return new Authorisation(principal, rightsEvaluator);
}

async function readable(authorisation: Authorisation): Promise<readonly string[]> {
  const asking = { authorisation, dependencies: api.dependencies, correlationId: "c" };
  const ids: string[] = [];
  for (const id of stories.keys())
    await visibleCase(asking, READ, id).then(
      () => ids.push(id),
      () => undefined,
    );
  return ids.toSorted();
}

/** The lines of an export, from what was lodged and what is handled where: cases that are read one by one. */
function linesOf(lodged: readonly string[], handled: readonly string[]): readonly string[] {
  const figures = new Map<string, { received: number; pending: number }>();
  const count = (ids: readonly string[], at: "lodgedAt" | "office", figure: "received" | "pending") => {
    for (const { state } of ids.map((id) => stories.get(id)!)) {
      const line = `${state.service.code},${state[at]}`;
      const before = figures.get(line) ?? { received: 0, pending: 0 };
      figures.set(line, { ...before, [figure]: before[figure] + 1 });
    }
  };
  count(lodged, "lodgedAt", "received");
  count(handled, "office", "pending");
  return [...figures].map(([line, { received, pending }]) => `${line},${received},${pending}`).toSorted();
}

describe("whoever asks", () => {
  test("sees in lists, searches, queues, counts and exports exactly what they may read one by one", async () => {
    const seen: number[] = [];
    await fc.assert(
      fc.asyncProperty(principals, async ({ roles, offices }) => {
        const authorisation = authorisationOf(roles, offices);
        if (!authorisation.holds(READ)) return;
        const scope = { tenant: "shkoder", offices: authorisation.grant(READ).offices };
        const sensitive = seesSensitive(authorisation);
        const alone = await readable(authorisation);
        seen.push(alone.length);
        const page = await readSide.cases(scope, { filter: { seesSensitive: sensitive }, limit: 200, after: null });
        expect(page.rows.map(({ row }) => row.caseId).toSorted()).toEqual(alone);

        expect(await readSide.caseCount(scope, { seesSensitive: sensitive }, 1000)).toBe(alone.length);

        const searched = { search: "hoxha", seesSensitive: sensitive };
        const found = await readSide.caseDossiers(scope, { filter: searched, limit: 200, after: null });
        expect(found.rows.map(({ row }) => row.case.caseId).toSorted()).toEqual(alone);

        const places = [...stories.values()].map(({ state }) => ({
          ...{ workflow: state.workflow.code, version: state.workflow.version, state: state.state },
          roles: ["front-desk"],
        }));
        const filter = { seesSensitive: sensitive, personId: "U1", places: [places[0]!, places.at(-1)!] };
        const queue = await readSide.caseQueue(scope, { filter, limit: 200, after: null });
        for (const { row } of queue.rows) expect(alone).toContain(row.caseId);
        const handled = alone.filter((id) => offices === null || offices.includes(stories.get(id)!.state.office));
        expect(queue.rows.map(({ row }) => row.caseId).toSorted()).toEqual(handled);

        expect(await readSide.caseQueueCount(scope, filter, 1000)).toBe(handled.length);

        const [sum] = await readSide.casePerformance(scope, {
          ...{ from: civilDate("2025-01-01"), to: civilDate("2025-12-31"), by: [], seesSensitive: sensitive },
        });
        const lodged = alone.filter((id) => offices === null || offices.includes(stories.get(id)!.state.lodgedAt));
        expect(sum).toMatchObject({ received: lodged.length, pending: handled.length });

        // What is taken along as CSV: a line for each service and office, of nothing but what they may read.
        const lines = await readSide.casePerformance(scope, {
          ...{ from: civilDate("2025-01-01"), to: civilDate("2025-12-31"), seesSensitive: sensitive },
          by: ["service", "office"],
        });
        const exported = csvOf(["service", "office", "received", "pending"], lines).split("\r\n").slice(1, -1);
        expect(exported.toSorted()).toEqual(linesOf(lodged, handled));
      }),
      { numRuns: 60, seed: 2026 },
    );
    // Somebody saw nothing, somebody all, and many something.
    expect([Math.min(...seen), Math.max(...seen)]).toEqual([0, stories.size]);
    expect(new Set(seen).size).toBeGreaterThan(4);
  });

  test("is answered alike for a case that they may not see and for one that is not there; the try is recorded", async () => {
    api.calls.length = 0;
    const asking = {
      authorisation: authorisationOf(["specialist"], ["shale"]),
      dependencies: api.dependencies,
      correlationId: "c",
    };
    const told = async (id: string) => visibleCase(asking, READ, id).catch((error: unknown) => String(error));
    expect(await told("o-velipoje-puke")).toBe(await told("NONE"));
    expect(await told("s-shale-shale")).toBe(await told("NONE"));
    expect(api.calls.map(({ input }) => (input as { resource: string }).resource)).toEqual([
      "case/o-velipoje-puke",
      "case/s-shale-shale",
    ]);
  });
});
