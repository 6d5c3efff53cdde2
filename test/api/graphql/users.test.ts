import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rightsEvaluator, ROLES } from "../../../domain/identity/index.js";
import { FakeApi } from "../support/fake-api.js";

let api: FakeApi;
let administrator: Record<string, string>;
beforeAll(async () => {
  api = await new FakeApi({}, { access: rightsEvaluator }).start();
  administrator = await api.as(["administrator"]);
});
afterAll(() => api.close());

const USER = `query User($id: ID!) { user(userId: $id) { username roles offices suspended mustChangePassword } }`;

describe("an officer", () => {
  test("is shown as their stream says, and the reading is recorded", async () => {
    await api.as(["clerk"], ["velipoje"]);
    const [id] = [...api.users.keys()].slice(-1) as [string];
    api.calls.length = 0;
    const { data } = await api.ask(USER, { id }, administrator);
    expect(data?.["user"]).toEqual({
      ...{ username: id, roles: ["clerk"], offices: ["velipoje"], suspended: false, mustChangePassword: false },
    });
    expect(api.calls).toMatchObject([{ useCase: "recordAccess", input: { kind: "RecordRead", subjectId: id } }]);
  });

  test("is not shown to those who may not, nor from another municipality", async () => {
    const clerk = await api.as(["clerk"]);
    const refused = await api.ask(USER, { id: "U-1" }, clerk);
    expect(refused.errors![0]!.extensions.code).toBe("FORBIDDEN");
    await api.as(["clerk"], null, "lezhe");
    const [id] = [...api.users.keys()].slice(-1) as [string];
    const { data, errors } = await api.ask(USER, { id }, administrator);
    expect(data?.["user"] ?? null).toBeNull();
    expect(errors![0]!.extensions).toMatchObject({ code: "NOT_FOUND", rule: "user-unknown" });
  });
});

describe("the table of rights", () => {
  test("is told in words for every role, with those that nobody may hold besides", async () => {
    const { data } = await api.ask(`{ roles { role notWith rights { permission kind words } } }`, {}, administrator);
    const roles = data?.["roles"] as {
      role: string;
      notWith: string[];
      rights: { permission: string; kind: string; words: string }[];
    }[];
    expect(roles.map(({ role }) => role)).toEqual([...ROLES]);
    expect(roles.find(({ role }) => role === "cashier")!.notWith).toEqual(["finance-officer", "auditor"]);
    const rights = roles.find(({ role }) => role === "administrator")!.rights;
    expect(rights).toContainEqual({
      ...{ permission: "user.write", kind: "write" },
      words: "Creates users, gives roles and offices, suspends and sets passwords",
    });
    expect(rights.map(({ permission }) => permission)).not.toContain("payment.receive");
  });
});
