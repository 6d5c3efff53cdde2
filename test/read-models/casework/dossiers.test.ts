import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { caseworkProjections } from "../../../projections/casework/index.js";
import { caseworkReadSide, type CaseworkReadSide } from "../../../read-models/casework/index.js";
import { MongoReader, MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import type { CaseSearchFilter, Scope } from "../../../read-models/read-side/index.js";
import { CaseStory, officer } from "../../domain/casework/support/case-story.js";
import type { Told } from "../../projections/taxation/support/project.js";
import { rawServices } from "../../support/catalogue.js";
import { fill } from "../support/fill.js";
import { startMongo, type TestMongo } from "../support/mongo.js";

const CERTIFICATE = String(rawServices.find((each) => each["workflow"] === "simple-certificate")!["code"]);
const SOCIAL = String(rawServices.find((each) => each["confidentiality"] === "sensitive")!["code"]);
const EVERYTHING: Scope = { tenant: "shkoder", offices: null };

function told(caseId: string, { facts }: CaseStory, office = "velipoje", name = "Arta Hoxha"): readonly Told[] {
  return facts.map(({ type, data, effectiveDate }) => {
    if (type !== "ApplicationLodged") return { type, effectiveDate, data: { ...data, caseId } };
    const applicant = { ...(data as { readonly applicant: object }).applicant, name };
    return { type, effectiveDate, data: { ...data, caseId, office, applicant, number: `${office}/2025/${caseId}` } };
  });
}

const lodged = (day: string, service = CERTIFICATE) => CaseStory.of(service).at(day).lodge();
const moved = () => {
  const story = lodged("2025-03-04");
  story.does({ type: "Transfer", office: "dajc", ground: "Banon atje.", by: officer("sector-head") });
  return story;
};

let mongo: TestMongo;
let readSide: CaseworkReadSide;
beforeAll(async () => {
  mongo = await startMongo();
  const db = mongo.newDb();
  await fill(new MongoReadModelStore(db), caseworkProjections, {
    shkoder: [
      ...told("first", lodged("2025-03-03")),
      ...told("moved", moved()),
      ...told("other", lodged("2025-03-05"), "pult", "Çelë Gjeçi"),
      ...told("social", lodged("2025-03-06", SOCIAL)),
    ],
    lezhe: told("theirs", lodged("2025-03-03")),
  });
  readSide = caseworkReadSide(new PostgresReader({} as never), new MongoReader(db));
});
afterAll(() => mongo.stop());

async function found(filter: Partial<CaseSearchFilter>, scope = EVERYTHING) {
  const asked = { filter: { seesSensitive: false, ...filter }, limit: 50, after: null };
  return (await readSide.caseDossiers(scope, asked)).rows.map(({ row }) => row.case.caseId);
}

describe("cases are found", () => {
  test("by whole words, all of them, without ë and ç, the latest first", async () => {
    expect(await found({ search: "hoxha" })).toEqual(["moved", "first"]);
    expect(await found({ search: "HOXHA arta" })).toEqual(["moved", "first"]);
    expect(await found({ search: "cele gjeci" })).toEqual(["other"]);
    expect(await found({ search: "hoxha gjeci" })).toEqual([]);
    expect(await found({ search: "?!" })).toEqual([]);
    expect(await found({})).toEqual(["other", "moved", "first"]);
    expect(await found({ open: false })).toEqual([]);
  });

  test("by whoever handles them or took them in, and by nobody else", async () => {
    const at = (...offices: string[]) => found({}, { tenant: "shkoder", offices });
    expect(await at("dajc")).toEqual(["moved"]);
    expect(await at("velipoje")).toEqual(["moved", "first"]);
    expect(await at("pult", "dajc")).toEqual(["other", "moved"]);
    expect(await at()).toEqual([]);
    expect(await found({}, { tenant: "lezhe", offices: null })).toEqual(["theirs"]);
  });

  test("of sensitive services only by those who may see them", async () => {
    expect(await found({ service: SOCIAL })).toEqual([]);
    expect(await found({ service: SOCIAL, seesSensitive: true })).toEqual(["social"]);
  });

  test("with what a list shows of a case, and no word that it was found by", async () => {
    const page = await readSide.caseDossiers(EVERYTHING, {
      filter: { seesSensitive: false, search: "cele" },
      limit: 1,
      after: null,
    });
    const { row } = page.rows[0]!;
    expect(row.case).toMatchObject({ applicantName: "Çelë Gjeçi", office: "pult", outcome: null });
    expect(Object.keys(row.case)).not.toEqual(expect.arrayContaining(["words"]));
    expect(Object.keys(row.case).filter((name) => name.startsWith("_") || name === "tenant")).toEqual([]);
    expect(row.timeline.entries[0]).toMatchObject({ type: "ApplicationLodged" });
  });
});
