import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FORGOTTEN } from "../../../application/personal-data/index.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import type { Scope } from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

/** The register: `T-2` is of another office than the rest, `T-3` was forgotten, `T-9` is not in the list yet. */
const rowOf = ({ offices }: Scope, id: string) => {
  const office = id === "T-2" ? "velipoje" : "qender";
  if (id === "T-9" || (offices !== null && !offices.includes(office))) return null;
  return { taxpayerId: id, name: id === "T-3" ? FORGOTTEN : `Banor ${id}` };
};
const IDS = ["T-1", "T-2", "T-3", "T-1", "T-9"];
const rows = IDS.map((accountId, index) => ({ accountId, invoiceId: `I-${index}`, noticeId: `N-${index}` }));
const page = async () => ({ rows: rows.map((row) => ({ cursor: row.invoiceId, row })), hasNext: false });
const refusals = IDS.filter((_id, index) => index !== 3).map((taxpayerId) => ({ taxpayerId, code: "fact-missing" }));
const RUN = { runId: "R-1", state: "finished", refusals };
let looks: (readonly string[])[] = [];

let api: FakeApi;
beforeAll(async () => {
  const readSide = {
    taxpayersById: async (scope: Scope, ids: readonly string[]) => {
      looks.push(ids);
      return ids.map((id) => rowOf(scope, id));
    },
    invoices: page,
    taxNotices: page,
  };
  api = await new FakeApi({}, { access: rightsEvaluator, readSide: readSide as never }).start();
  for (const run of ["assessmentRun", "noticeRun"]) api.outcomes.set(run, () => ({ ok: true, value: RUN }));
});
afterAll(() => api.close());
beforeEach(() => {
  looks = [];
  api.calls.length = 0;
});

const recorded = () => api.calls.map(({ input }) => input);
const read = (resource: string, subjectId: string | null) => ({
  kind: "RecordRead",
  subjectId,
  resource,
  purpose: null,
});

describe.each([
  ["the invoices", "invoices", "{ invoices { nodes { name } } }"],
  ["the notices", "taxNotices", "{ taxNotices { nodes { name } } }"],
])("%s of a run", (_papers, list, query) => {
  const namesIn = (data: unknown) =>
    (data as Record<string, { readonly nodes: readonly { readonly name: string | null }[] }>)[list]!.nodes.map(
      ({ name }) => name,
    );

  test("name whose they are after one look into the register, which is recorded", async () => {
    const { data } = await api.ask(query, {}, await api.as(["tax-officer"]));
    expect(namesIn(data)).toEqual(["Banor T-1", "Banor T-2", null, "Banor T-1", null]);
    expect(looks).toEqual([["T-1", "T-2", "T-3", "T-9"]]);
    expect(recorded()).toEqual([read(list, null)]);
  });

  test("name nobody of an office that the officer does not act for; one alone is recorded as theirs", async () => {
    const { data } = await api.ask(query, {}, await api.as(["auditor"], ["velipoje"]));
    expect(namesIn(data)).toEqual([null, "Banor T-2", null, null, null]);
    expect(recorded()).toEqual([read(list, "T-2")]);
    api.calls.length = 0;
    const none = await api.ask(query, {}, await api.as(["auditor"], ["dajc"]));
    expect([namesIn(none.data).filter((name) => name !== null), recorded()]).toEqual([[], []]);
  });

  test("are not read by their names where the reading cannot be recorded", async () => {
    const headers = await api.as(["tax-officer"]);
    api.outcomes.set("recordAccess", () => ({ ok: false, refusal: { code: "store-full", facts: {} } }));
    const { data, errors } = await api.ask(query, {}, headers);
    api.outcomes.delete("recordAccess");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAVAILABLE", rule: "read-not-recorded" });
    expect(JSON.stringify(data)).not.toContain("Banor");
  });

  test("without the names are read as before: nobody is looked for, and nothing is recorded", async () => {
    await api.ask(query.replace("name", "accountId"), {}, await api.as(["finance-officer"]));
    expect([looks, recorded()]).toEqual([[], []]);
  });

  test("are no way to names for who may not read accounts", async () => {
    const { errors } = await api.ask(query, {}, await api.as(["administrator"]));
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect(looks).toEqual([]);
  });
});

test.each(["assessmentRun", "noticeRun"])("whom a run left out is named, too: %s", async (run) => {
  const query = `{ ${run}(id: "R-1") { refusals { taxpayerId name } } }`;
  const { data } = await api.ask(query, {}, await api.as(["finance-officer"], ["qender"]));
  expect(data?.[run]).toEqual({
    refusals: [
      { taxpayerId: "T-1", name: "Banor T-1" },
      { taxpayerId: "T-2", name: null },
      { taxpayerId: "T-3", name: null },
      { taxpayerId: "T-9", name: null },
    ],
  });
  expect(looks).toHaveLength(1);
  expect(recorded()).toEqual([read("runRefusals", "T-1")]);
});

test("a citizen sees their own papers without a look into the register, and names nobody by them", async () => {
  const own = await api.asCitizen("T-1");
  const plain = await api.ask("{ myInvoices { nodes { id } } }", {}, own);
  expect([plain.errors, looks]).toEqual([undefined, []]);
  const named = await api.ask("{ myInvoices { nodes { name } } }", {}, own);
  expect(named.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});
