import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { RawContent } from "../../../domain/casework/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { caseworkProjections } from "../../../projections/casework/index.js";
import { caseworkReadSide, type CaseworkReadSide } from "../../../read-models/casework/index.js";
import { MongoReader, MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import type { ServiceFilter } from "../../../read-models/read-side/index.js";
import type { Told } from "../../projections/taxation/support/project.js";
import { rawServices } from "../../support/catalogue.js";
import { fill } from "../support/fill.js";
import { startMongo, type TestMongo } from "../support/mongo.js";

const hash = "a".repeat(64);
const first = civilDate("2025-01-10");
const SHKODER = { tenant: "shkoder", offices: null };

function published(content: RawContent, { version = 1, from = "2025-01-10", succeeds = null as number | null } = {}) {
  const code = content["code"] as string;
  const workflow = { code: content["workflow"], version: 1, hash };
  return [
    { type: "ServiceDrafted", effectiveDate: first, data: { code, content } },
    {
      type: "ServicePublished",
      effectiveDate: first,
      data: { code, version, hash, validFrom: from, validTo: null, succeeds, workflow },
    },
  ] as unknown as readonly Told[];
}

const raw = (code: string) => rawServices.find((each) => each["code"] === code)!;
const attestation = raw("identity-attestation");
const renamed = { ...attestation, name: { sq: "Dëshmi", en: "Proof" }, group: "archive" };

let mongo: TestMongo;
let readSide: CaseworkReadSide;

beforeAll(async () => {
  mongo = await startMongo();
  const db = mongo.newDb();
  await fill(new MongoReadModelStore(db), caseworkProjections, {
    shkoder: [
      ...rawServices.flatMap((each) => published(each)),
      ...published(renamed, { version: 2, from: "2025-03-01", succeeds: 1 }),
      { type: "ServiceDrafted", effectiveDate: first, data: { code: "new-service", content: { code: "new-service" } } },
    ] as readonly Told[],
    lezhe: published({ ...attestation, name: { sq: "Lezhë", en: "Lezhë" } }),
  });
  readSide = caseworkReadSide(new PostgresReader({} as never), new MongoReader(db));
});
afterAll(() => mongo.stop());

async function found(filter: Partial<ServiceFilter>, scope = SHKODER) {
  const page = await readSide.services(scope, { filter: { on: first, ...filter }, limit: 100, after: null });
  return page.rows.map(({ row }) => row);
}
const codes = async (filter: Partial<ServiceFilter>) => (await found(filter)).map(({ code }) => code);

describe("the catalogue", () => {
  test("lists what can be applied for on a day, in the version of that day, and no draft", async () => {
    expect(await found({})).toHaveLength(69);
    expect(await found({ on: civilDate("2025-01-09") })).toEqual([]);
    const at = async (on: string) =>
      (await found({ on: civilDate(on), search: "identity-attestation" })).map(({ version, content }) => [
        version,
        content.name.sq,
      ]);
    expect(await at("2025-02-28")).toEqual([[1, "Vërtetim identiteti"]]);
    expect(await at("2025-03-01")).toEqual([[2, "Dëshmi"]]);
  });

  test("is searched by beginnings of words, with or without ë and ç, in both languages", async () => {
    expect(await codes({ search: "vertetim ident" })).toContain("identity-attestation");
    expect(await codes({ search: "VËRTETIM IDENTITETI" })).toContain("identity-attestation");
    expect(await codes({ search: "attestation of cit" })).toContain("identity-attestation");
    expect(await codes({ search: "ertetim" })).toEqual([]);
    expect(await codes({ search: ".* (" })).toHaveLength(69);
  });

  test("is narrowed by group, office and kind of applicant, all of one version", async () => {
    expect(await codes({ group: "archive" })).toEqual(["certified-archive-copy"]);
    expect(await codes({ group: "archive", on: civilDate("2025-03-01") })).toEqual([
      "certified-archive-copy",
      "identity-attestation",
    ]);
    const centreOnly = rawServices.filter(({ offices }) => Array.isArray(offices) && !offices.includes("velipoje"));
    expect(await codes({ office: "velipoje" })).toHaveLength(69 - centreOnly.length);
    const citizens = rawServices.filter(({ applicantKinds }) => applicantKinds !== "business");
    expect(await codes({ applicantKind: "citizen" })).toHaveLength(citizens.length);
  });

  test("goes in pages, and shows no other municipality", async () => {
    const page = await readSide.services(SHKODER, { filter: { on: first }, limit: 40, after: null });
    const rest = await readSide.services(SHKODER, {
      filter: { on: first },
      limit: 40,
      after: page.rows.at(-1)!.cursor,
    });
    expect([page.rows.length, page.hasNext, rest.rows.length, rest.hasNext]).toEqual([40, true, 29, false]);
    expect((await found({}, { tenant: "lezhe", offices: null })).map(({ content }) => content.name.sq)).toEqual([
      "Lezhë",
    ]);
  });

  test("shows officers drafts and every version, one by one too", async () => {
    const { list, find } = readSide.definitions.service;
    const { rows } = await list(SHKODER, { filter: {}, limit: 100, after: null });
    expect(rows).toHaveLength(70);
    expect(await find(SHKODER, "new-service")).toMatchObject({ code: "new-service", versions: [], draft: {} });
    const both = await find(SHKODER, "identity-attestation");
    expect(both!.versions.map(({ version, validTo }) => [version, validTo])).toEqual([
      [1, "2025-02-28"],
      [2, null],
    ]);
    expect(await find({ tenant: "lezhe", offices: null }, "new-service")).toBeNull();
  });
});
