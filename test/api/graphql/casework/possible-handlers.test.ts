import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rightsEvaluator, type Role } from "../../../../domain/identity/index.js";
import type { ReadSide, UserRow } from "../../../../read-models/read-side/index.js";
import { FakeApi, wrote } from "../../support/fake-api.js";

const user = (userId: string, roles: readonly Role[], offices: readonly string[] | null, suspended = false): UserRow =>
  ({ userId, username: userId, displayName: `Zyrtar ${userId}`, roles, offices, suspended }) as UserRow;
const OFFICERS = [
  user("arta", ["specialist", "clerk"], ["velipoje"]),
  user("beni", ["specialist"], null),
  user("cela", ["specialist"], ["dajc"]),
  user("dava", ["archivist"], ["velipoje"]),
  user("ema", ["specialist", "sensitive-services"], ["velipoje"]),
  user("fatos", ["specialist"], ["velipoje"], true),
];

let confidentiality: "ordinary" | "sensitive";
let outcome: string | null;
const asked: unknown[] = [];
let api: FakeApi;
beforeAll(async () => {
  const users: ReadSide["users"] = async (scope, ask) => {
    asked.push([scope, ask.filter]);
    return { rows: OFFICERS.map((row) => ({ cursor: row.userId, row })), hasNext: false };
  };
  api = await new FakeApi({}, { readSide: { users } as ReadSide, access: rightsEvaluator }).start();
  const content = { transitions: [{ roles: ["specialist", "applicant", "system"] }], steps: [{ role: "front-desk" }] };
  const found = () => ({
    ok: true,
    value: {
      state: { caseId: "CASE1", office: "velipoje", lodgedAt: "velipoje", confidentiality, outcome, subjectId: "P" },
      definition: { workflow: { content }, service: { content: {} } },
    },
  });
  api.outcomes.set("caseOf", found);
  api.outcomes.set("caseFile", found);
  for (const name of ["assignCase", "actOnCase"])
    api.outcomes.set(name, () => wrote({ caseId: "CASE1", state: "s", outcome: null }));
});
afterAll(() => api.close());
beforeEach(() => {
  confidentiality = "ordinary";
  outcome = null;
  asked.length = api.calls.length = 0;
});

const QUERY = `{ case(id: "CASE1") { possibleHandlers { role id name } } }`;
const named = async (roles: readonly Role[]) => {
  const { data, errors } = await api.ask(QUERY, {}, await api.as(roles, ["velipoje"]));
  if (errors) throw new Error(JSON.stringify(errors));
  const { possibleHandlers } = data!["case"] as { possibleHandlers: { role: string; id: string }[] };
  return possibleHandlers.map(({ role, id }) => `${id} as ${role}`);
};

describe("who could have a case", () => {
  test("is every officer of its office, or of all, in each role of theirs that its workflow knows", async () => {
    expect(await named(["clerk"])).toEqual([
      "arta as specialist",
      "arta as front-desk",
      "beni as specialist",
      "ema as specialist",
    ]);
    expect(asked).toEqual([
      [
        { tenant: "shkoder", offices: null },
        { office: "velipoje", suspended: false },
      ],
    ]);
  });

  test("of a sensitive service only who may see it", async () => {
    confidentiality = "sensitive";
    expect(await named(["clerk", "sensitive-services"])).toEqual(["ema as specialist"]);
  });

  test("is nobody once it is closed, and is not told to who may not act on cases", async () => {
    expect(await named(["auditor"])).toEqual([]);
    outcome = "favourable";
    expect(await named(["clerk"])).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe("giving a case to somebody", () => {
  const ID = "7b0c3f6e-1d2a-4b5c-8d9e-0f1a2b3c4d5e";
  const ASSIGN = `mutation($to: ID, $role: String!) {
    assignCase(commandId: "${ID}", input: { caseId: "CASE1", role: $role, to: $to }) { caseId } }`;
  const ALONG = `mutation($to: ID!, $role: String!) {
    actOnCase(commandId: "${ID}", input: { caseId: "CASE1", transition: "t", assign: { role: $role, to: $to } }) { caseId } }`;
  const given = async (query: string, to: string | null, role = "specialist") => {
    for (const each of OFFICERS)
      api.users.set(each.userId, { ...each, tenant: each.userId === "beni" ? "lezhe" : "shkoder" } as never);
    const { errors } = await api.ask(query, { to, role }, await api.as(["sector-head"], ["velipoje"]));
    const written = api.calls.filter(({ useCase }) => useCase === "assignCase" || useCase === "actOnCase");
    return [errors?.[0]?.extensions.rule ?? null, written.length];
  };

  test.each([ASSIGN, ALONG])("is for who could have it (%#)", async (query) => {
    expect(await given(query, "arta")).toEqual([null, 1]);
  });

  test("may be giving it back", async () => {
    expect(await given(ASSIGN, null)).toEqual([null, 1]);
  });

  test.each([
    ["somebody of another office", "cela", "specialist"],
    ["somebody with another role", "dava", "specialist"],
    ["somebody in a role that they have not", "ema", "front-desk"],
    ["somebody who is suspended", "fatos", "specialist"],
    ["somebody of another municipality", "beni", "specialist"],
    ["no user at all", "nobody", "specialist"],
  ])("is refused for %s, and nothing is written", async (_who, to, role) => {
    for (const query of [ASSIGN, ALONG]) {
      expect(await given(query, to, role)).toEqual(["assignee-not-fitting", 0]);
    }
  });
});
