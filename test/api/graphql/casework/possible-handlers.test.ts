import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rightsEvaluator, type Role } from "../../../../domain/identity/index.js";
import type { ReadSide, UserRow } from "../../../../read-models/read-side/index.js";
import { FakeApi } from "../../support/fake-api.js";

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
});
afterAll(() => api.close());
beforeEach(() => {
  confidentiality = "ordinary";
  outcome = null;
  asked.length = 0;
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
