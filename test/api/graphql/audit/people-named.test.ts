import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { FORGOTTEN } from "../../../../application/personal-data/index.js";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import type { ReadSide, Scope } from "../../../../read-models/read-side/index.js";
import { FakeApi } from "../../support/fake-api.js";

/** `T-2` is of another office than the rest, `T-3` was forgotten. */
const rowOf = ({ offices }: Scope, id: string) => {
  const office = id === "T-2" ? "velipoje" : "qender";
  if (!id.startsWith("T-") || (offices !== null && !offices.includes(office))) return null;
  return { taxpayerId: id, name: id === "T-3" ? FORGOTTEN : `Banor ${id}` };
};
let looks: (readonly string[])[] = [];
let api: FakeApi;
beforeAll(async () => {
  const readSide = {
    taxpayersById: async (scope: Scope, ids: readonly string[]) => {
      looks.push(ids);
      return ids.map((id) => rowOf(scope, id));
    },
  } as unknown as ReadSide;
  api = await new FakeApi({}, { access: rightsEvaluator, readSide }).start();
  await api.as(["clerk"]);
});
afterAll(() => api.close());
beforeEach(() => {
  looks = [];
  api.calls.length = 0;
});

const asked = async (ids: readonly string[], headers: Record<string, string>) => {
  const { data, errors } = await api.ask(
    "query ($ids: [ID!]!) { auditPeople(ids: $ids) { id name } }",
    { ids },
    headers,
  );
  const people = (data?.auditPeople ?? []) as readonly { readonly id: string; readonly name: string | null }[];
  return { names: people.map(({ id, name }) => [id, name]), error: errors?.[0]?.extensions };
};
const recorded = () => api.calls.map(({ input }) => input);
const reading = (subjectId: string | null) => ({
  ...{ kind: "RecordRead", subjectId, resource: "auditPeople", purpose: null },
});

test("people of a page are named after one look into the register, which is recorded; users by their names", async () => {
  const auditor = await api.as(["auditor"]);
  const [officer] = [...api.users.values()];
  const { names } = await asked(["T-1", "T-2", "T-1", "T-3", officer!.userId, "X-9"], auditor);
  expect(names).toEqual([
    ["T-1", "Banor T-1"],
    ["T-2", "Banor T-2"],
    ["T-3", null],
    [officer!.userId, officer!.displayName],
    ["X-9", null],
  ]);
  expect(looks).toEqual([["T-1", "T-2", "T-3", officer!.userId, "X-9"]]);
  expect(recorded()).toEqual([reading(null)]);
});

test("who is of another office is not named; one alone is recorded as theirs, and nobody as nothing", async () => {
  const auditor = await api.as(["auditor"], ["velipoje"]);
  expect((await asked(["T-1", "T-2"], auditor)).names).toEqual([
    ["T-1", null],
    ["T-2", "Banor T-2"],
  ]);
  expect(recorded()).toEqual([reading("T-2")]);
  api.calls.length = 0;
  await asked(["T-1", "T-3"], auditor);
  await asked([], auditor);
  expect(recorded()).toEqual([]);
});

test("whoever may not read accounts is named no taxpayer, and nobody looks", async () => {
  const { names } = await asked(["T-1"], await api.as(["administrator"]));
  expect([names, looks, recorded()]).toEqual([[["T-1", null]], [], []]);
});

test("nobody is named where the reading cannot be recorded", async () => {
  const auditor = await api.as(["auditor"]);
  api.outcomes.set("recordAccess", () => ({ ok: false, refusal: { code: "store-full", facts: {} } }));
  const { names, error } = await asked(["T-1"], auditor);
  api.outcomes.delete("recordAccess");
  expect([names, error?.rule]).toEqual([[], "read-not-recorded"]);
});

test("a list that is too long, or holds what is no id, is refused before anybody is looked for", async () => {
  const auditor = await api.as(["auditor"]);
  const long = await asked(
    Array.from({ length: 101 }, (_each, index) => `T-${index}`),
    auditor,
  );
  expect(long.error).toMatchObject({ code: "VALIDATION", rule: "list-too-long", facts: { max: 100 } });
  expect((await asked(["no/id"], auditor)).error?.code).toBe("VALIDATION");
  expect((await asked(["T-1"], await api.as(["clerk"]))).error?.code).toBe("FORBIDDEN");
  expect(looks).toEqual([]);
});
