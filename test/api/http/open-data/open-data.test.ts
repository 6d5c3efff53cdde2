import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ApiDependencies } from "../../../../api/dependencies.js";
import type { CasePerformanceFilter, ReadSide, ServiceFilter } from "../../../../read-models/read-side/index.js";
import { catalogueSource, rawServices, serviceOf } from "../../../support/catalogue.js";
import { statementsOf } from "../../../support/json-ld.js";
import { FakeApi, NOW } from "../../support/fake-api.js";

const asked: CasePerformanceFilter[] = [];
const services = rawServices.map((raw) => {
  const code = String(raw["code"]);
  const content = serviceOf(code);
  const workflow = { code: content.workflow, version: 1, hash: "a".repeat(64) };
  const period = { validFrom: "2025-01-01", validTo: null };
  return { cursor: code, row: { code, version: 1, hash: "b".repeat(64), ...period, workflow, content } };
});
const days: ServiceFilter["on"][] = [];
const readSide = {
  services: async (_scope: unknown, { filter }: { filter: ServiceFilter }) => {
    days.push(filter.on);
    return { rows: services, hasNext: false };
  },
  definitions: {
    service: {
      list: async () => ({
        rows: [
          {
            cursor: "",
            row: { code: "x", draft: null, versions: [{ content: { name: { sq: "Leje", en: "Permit" } } }] },
          },
        ],
        hasNext: false,
      }),
    },
  },
  casePerformance: async (_scope: unknown, filter: CasePerformanceFilter) => {
    asked.push(filter);
    const none = { clerk: null, month: null, decidedLate: 0, pendingLate: 0 };
    return [
      {
        ...none,
        service: "x",
        office: "velipoje",
        received: 24,
        decided: 21,
        pending: 1,
        medianDays: 3,
        ninetiethDays: 9,
      },
      {
        ...none,
        service: "y",
        office: "velipoje",
        received: 1,
        decided: 1,
        pending: 0,
        medianDays: 3,
        ninetiethDays: 3,
      },
    ];
  },
} as unknown as ReadSide;
const casework = {
  catalogueWords: async (tenant: string) => ({
    groups: catalogueSource.groups,
    offices: [{ code: "velipoje", name: { sq: "Velipojë", en: "Velipojë" } }],
    municipality: tenant === "shkoder" ? { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" } : null,
  }),
} as unknown as ApiDependencies["casework"];

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({ publicUrl: "https://defter.example" }, { readSide, casework }).start();
});
afterAll(() => api.close());
const get = (path: string) => fetch(`${api.url}/open-data/${path}`, { headers: { "accept-language": "en" } });

describe("open data", () => {
  test("has the services in CPSV-AP, named by the address of the site", async () => {
    const answer = await get("shkoder/services");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/ld+json; charset=utf-8"]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(days).toEqual([NOW.slice(0, 10)]);
    const statements = await statementsOf(await answer.json());
    const parts = statements.filter(({ predicate }) => predicate.value === "http://purl.org/dc/terms/hasPart");
    expect(parts).toHaveLength(69);
    expect(parts[0]!.subject.value).toBe("https://defter.example/open-data/shkoder/services");
  });

  test("has the performance of a period that is over as CSV and JSON, by service and office alone", async () => {
    const csv = await get("shkoder/performance/2025-03.csv");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("link")).toContain(
      '<https://defter.example/open-data/shkoder/performance>; rel="describedby"',
    );
    expect((await csv.text()).split("\r\n")).toEqual([
      "period,service,service_sq,service_en,office,office_sq,office_en,received,decided,pending,decidedLate,pendingLate,medianDays,ninetiethDays",
      "2025-03,x,Leje,Permit,velipoje,Velipojë,Velipojë,25,20,0,0,0,3,9",
      "",
    ]);
    expect(await (await get("shkoder/performance/2024.json")).json()).toMatchObject({
      description: "https://defter.example/open-data/shkoder/performance",
      licence: "https://creativecommons.org/licenses/by/4.0/",
      period: { name: "2024", from: "2024-01-01", to: "2024-12-31" },
      rows: [{ service: "x", received: 25 }],
    });
    for (const filter of asked) expect(filter).toMatchObject({ by: ["service", "office"], seesSensitive: false });
  });

  test("is described: what, whose, source, when, licence, every column, every file", async () => {
    const document = (await (await get("shkoder/performance")).json()) as { "defter:column": unknown[] };
    const statements = await statementsOf(document);
    const said = (property: string) =>
      statements.filter(({ predicate }) => predicate.value.endsWith(property)).map(({ object }) => object.value);
    for (const property of ["title", "description", "provenance", "publisher", "license", "accrualPeriodicity"])
      expect([property, said(`/${property}`).length]).not.toContain(0);
    expect(document["defter:column"]).toHaveLength(14);
    expect(said("#downloadURL")).toHaveLength(48);
    expect(said("/title")).toContain("Ecuria e shërbimeve – Bashkia Shkodër");
    expect(said("/description").join()).not.toMatch(/open-data-/);
  });

  test("of a period that goes on, of another municipality, of no such file is refused in words", async () => {
    const refused = async (path: string) => {
      const answer = await get(path);
      return [answer.status, ((await answer.json()) as { rule: string }).rule];
    };
    expect(await refused("shkoder/performance/2025-06.csv")).toEqual([404, "open-data-period-not-over"]);
    expect(await refused("shkoder/performance/2025.json")).toEqual([404, "open-data-period-not-over"]);
    expect(await refused("shkoder/performance/2025-05.xml")).toEqual([404, "open-data-file-unknown"]);
    expect(await refused("shkoder/performance/..%2F2024.csv")).toEqual([404, "open-data-file-unknown"]);
    expect(await refused("lezhe/services")).toEqual([404, "not-found"]);
    expect(await refused("atlantis/performance")).toEqual([404, "not-found"]);
  });

  test("is asked for often by one address only so long", async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 61; count++) statuses.add((await get("shkoder/performance/2025-06.csv")).status);
    expect(statuses).toContain(429);
  });
});
