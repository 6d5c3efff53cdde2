import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { denialsRecorded } from "../../../api/graphql/access/record-denial.js";
import type { ReadSide, Scope } from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

/** Records of the register by id: `OLD` was merged into `NEW`, which goes on in another office. */
const OFFICES: Readonly<Record<string, string>> = { OLD: "qender", NEW: "velipoje" };
const rowOf = ({ offices }: Scope, id: string) => {
  const office = OFFICES[id];
  if (!office || (offices !== null && !offices.includes(office))) return null;
  return { taxpayerId: id, name: `Banor ${id}`, office, status: id === "OLD" ? "merged" : "registered" };
};
let api: FakeApi;
beforeAll(async () => {
  const readSide = {
    taxpayersById: async (scope: Scope, ids: readonly string[]) => ids.map((id) => rowOf(scope, id)),
    dossier: async (scope: Scope, id: string) => rowOf(scope, id),
  } as unknown as ReadSide;
  api = await new FakeApi({}, { readSide }).start();
  for (const [id, office] of Object.entries(OFFICES)) api.offices.set(`shkoder/${id}`, office);
  api.merged.set("shkoder/OLD", { taxpayerId: "OLD", name: "Banor OLD", identifier: null, survivorId: "NEW" });
  api.outcomes.set("checkClearance", (_tenant, { accountId }: { accountId: string }) => ({
    ok: true,
    value: {
      ...{ answeredBy: accountId === "OLD" ? "NEW" : accountId, on: "2025-06-01", state: "not-clear" },
      ...{ article: null, basis: [], owed: [], owedTotal: 700, owedSince: "2025-03-31" },
    },
  }));
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = 0;
});

const DENIED = { kind: "AccessDenied", subjectId: null, purpose: null };
const as = (...offices: string[]) => api.as(["tax-officer"], offices);
/** What was recorded of who looked: kind and resource. */
async function recorded() {
  await denialsRecorded(api.dependencies);
  return api.calls.map(({ input }) => input);
}

describe("a record of an office that the officer does not act for", () => {
  test.each([
    ["taxpayer", `{ taxpayer(taxpayerId: "NEW") { id } }`],
    ["dossier", `{ dossier(taxpayerId: "NEW") }`],
    ["obligationReasons", `{ obligationReasons(accountId: "NEW") { key } }`],
  ])("is not there for %s, and that they asked is recorded", async (_name, query) => {
    const answer = await api.ask(query, {}, await as("qender"));
    expect(answer.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(await recorded()).toEqual([{ ...DENIED, resource: "account/NEW" }]);
  });

  test.each([`{ taxpayer(taxpayerId: "NONE") { id } }`, `{ dossier(taxpayerId: "NONE") }`])(
    "is not one that is nowhere: nothing is recorded of it",
    async (query) => {
      expect((await api.ask(query, {}, await as("qender"))).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
      expect(await recorded()).toEqual([]);
    },
  );
});

describe("a record that was merged into another", () => {
  const GOES_ON = `{ taxpayer(taxpayerId: "OLD") { goesOn { id name } } }`;
  test("says where it goes on: in whose office that is, with the name", async () => {
    const both = await api.ask(GOES_ON, {}, await as("qender", "velipoje"));
    expect(both.data).toEqual({ taxpayer: { goesOn: { id: "NEW", name: "Banor NEW" } } });
    const one = await api.ask(GOES_ON, {}, await as("qender"));
    expect(one.data).toEqual({ taxpayer: { goesOn: { id: "NEW", name: null } } });
    const standing = await api.ask(GOES_ON.replace("OLD", "NEW"), {}, await as("velipoje"));
    expect(standing.data).toEqual({ taxpayer: { goesOn: null } });
    expect((await recorded()).filter((each) => (each as { kind: string }).kind === "AccessDenied")).toEqual([]);
  });

  const CHECK = `{ clearanceCheck(accountId: "OLD") { answeredBy owedTotal } }`;
  test("is checked for a clearance on the account that goes on, for whoever may look at that", async () => {
    const both = await api.ask(CHECK, {}, await as("qender", "velipoje"));
    expect(both.data).toEqual({ clearanceCheck: { answeredBy: "NEW", owedTotal: 700 } });
    const one = await api.ask(CHECK, {}, await as("qender"));
    expect(one.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(await recorded()).toContainEqual({ ...DENIED, resource: "account/NEW" });
  });
});
