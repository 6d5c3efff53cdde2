import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import type { ReadSide, Scope } from "../../../../read-models/read-side/index.js";
import { FakeApi, wrote } from "../../support/fake-api.js";

/** Who each case is of, by municipality and id. */
const owners = new Map<string, string | null>();
const asked: { list: string; scope: Scope; filter: unknown }[] = [];
let api: FakeApi;

beforeAll(async () => {
  const list =
    (name: string) =>
    async (scope: Scope, { filter }: { filter: unknown }) => {
      asked.push({ list: name, scope, filter });
      return { rows: [], hasNext: false };
    };
  const readSide = Object.fromEntries(
    ["cases", "invoices", "payments", "clearances", "obligations"].map((name) => [name, list(name)]),
  ) as unknown as ReadSide;
  api = await new FakeApi({}, { readSide, access: rightsEvaluator }).start();
  api.outcomes.set("caseOf", (tenant, caseId) => {
    const owner = owners.get(`${String(tenant)}/${String(caseId)}`);
    if (owner === undefined) return { ok: false, refusal: { code: "case-unknown", facts: {} } };
    const state = { office: "velipoje", lodgedAt: "velipoje", confidentiality: "ordinary", subjectId: owner };
    return {
      ok: true,
      value: { state: { ...state, applicant: { taxpayerId: owner, userId: "PAYER1" } }, definition: {} },
    };
  });
  for (const name of ["actOnCase", "lodgeComplaint", "lodgeAppeal", "lodgeCase"])
    api.outcomes.set(name, () =>
      wrote({
        caseId: "C",
        state: "s",
        outcome: null,
        complaintId: "K",
        appealId: "A",
        number: "1",
        trackingCode: "T",
      }),
    );
  api.outcomes.set("accountPosition", () => ({ ok: false, refusal: { code: "account-unknown", facts: {} } }));
  api.outcomes.set("prepareApplication", (_tenant, { applicant }: never) => ({
    ok: true,
    value: {
      applicant: applicant && {
        taxpayerId: (applicant as { identifier: string }).identifier === "J00101999W" ? "PAYER1" : "X",
      },
    },
  }));
});
afterAll(() => api.close());
beforeEach(() => {
  asked.length = api.calls.length = api.questions.length = 0;
});

const ID = "7b0c3f6e-1d2a-4b5c-8d9e-0f1a2b3c4d5e";
const ACT = `mutation($id: ID!) { actOnMyCase(commandId: "${ID}", input: { caseId: $id, transition: "withdraw" }) { caseId } }`;
const COMPLAIN = `mutation($id: ID!) {
  complainOfMyCase(commandId: "${ID}", input: { caseId: $id, about: DELAY, grounds: "Vonesë." }) { complaintId } }`;
const APPEAL = `mutation($id: ID!) {
  appealInMyCase(commandId: "${ID}", input: { caseId: $id, to: "Gjykata", grounds: "Arsye." }) { appealId } }`;
const READ = `query($id: ID!) { myCase(id: $id) { id } }`;
const LODGE = `mutation($input: LodgeMyCaseInput!) { lodgeMyCase(commandId: "${ID}", input: $input) { caseId } }`;
const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]!.extensions.code;

describe("a citizen's own cases", () => {
  test("are theirs alone: whatever ids there are, nothing of another's is read or touched", async () => {
    const citizen = await api.asCitizen("PAYER1", "shkoder", ["OLD1"]);
    const owner = fc.constantFrom(null, "PAYER1", "OLD1", "PAYER2", "payer1", "PAYER11", "");
    const cases = fc.record({ tenant: fc.constantFrom("shkoder", "lezhe"), owner });
    await fc.assert(
      fc.asyncProperty(cases, fc.constantFrom(READ, ACT, COMPLAIN, APPEAL), async (given, query) => {
        owners.clear();
        owners.set(`${given.tenant}/CASE1`, given.owner);
        api.calls.length = 0;
        api.questions.length = 0;
        const answer = await api.ask(query, { id: "CASE1" }, citizen);
        const isOwn = given.tenant === "shkoder" && (given.owner === "PAYER1" || given.owner === "OLD1");
        const touched = api.calls.filter(({ useCase }) => useCase !== "recordAccess");
        if (!isOwn) {
          expect(code(answer)).toBe("NOT_FOUND");
          expect(touched).toEqual([]);
          expect(api.questions.map(({ question }) => question)).not.toContain("caseFile");
        } else if (query !== READ) {
          expect(answer.errors).toBeUndefined();
          expect(touched).toHaveLength(1);
          // Under the id that the case knows them by, as the applicant, in no office.
          expect(touched[0]!.ask).toMatchObject({ tenant: "shkoder", actor: { id: given.owner, role: "citizen" } });
          expect(touched[0]!.input).toMatchObject({ caseId: "CASE1", by: { role: "applicant", offices: null } });
        }
      }),
      { numRuns: 60 },
    );
  });

  test("are listed by all ids that are theirs, and by nobody else's, in their municipality", async () => {
    const citizen = await api.asCitizen("PAYER1", "shkoder", ["OLD1"]);
    await api.ask(`{ myCases(open: true) { nodes { id } } }`, {}, citizen);
    const elsewhere = await api.asCitizen("PAYER1", "lezhe");
    await api.ask(`{ myCases { nodes { id } } }`, {}, elsewhere);
    expect(asked).toEqual([
      {
        list: "cases",
        scope: { tenant: "shkoder", offices: null },
        filter: { open: true, taxpayerIds: ["PAYER1", "OLD1"], seesSensitive: true },
      },
      {
        list: "cases",
        scope: { tenant: "lezhe", offices: null },
        filter: { taxpayerIds: ["PAYER1"], seesSensitive: true },
      },
    ]);
  });

  test("that somebody else's are tried is recorded", async () => {
    owners.clear();
    owners.set("shkoder/CASE9", "PAYER2");
    await api.ask(READ, { id: "CASE9" }, await api.asCitizen("PAYER1"));
    const denied = () => api.calls.find(({ useCase }) => useCase === "recordAccess");
    expect(denied()?.input).toMatchObject({ kind: "AccessDenied", resource: "case/CASE9" });
  });
});

describe("a citizen's own account", () => {
  test("is the one that they are signed in as; no field takes another's id", async () => {
    const citizen = await api.asCitizen("PAYER1");
    for (const [name, list] of [
      ["myInvoices", "invoices"],
      ["myPayments", "payments"],
      ["myClearances", "clearances"],
      ["myObligations", "obligations"],
    ] as const) {
      asked.length = 0;
      expect((await api.ask(`{ ${name} { nodes { accountId } } }`, {}, citizen)).errors).toBeUndefined();
      const scope = { tenant: "shkoder", offices: null };
      expect(asked).toEqual([{ list, scope, filter: { accountIds: ["PAYER1"] } }]);
      expect(code(await api.ask(`{ ${name}(filter: { accountId: "PAYER2" }) { nodes { id } } }`, {}, citizen))).toBe(
        "VALIDATION",
      );
    }
    await api.ask(`{ myAccount { paid } }`, {}, citizen);
    expect(api.questions).toMatchObject([{ question: "accountPosition", input: { accountId: "PAYER1" } }]);
  });

  test("holds the papers of records that were merged into it, and says whose they were written for", async () => {
    const citizen = await api.asCitizen("PAYER1", "shkoder", ["OLD1"]);
    const merged = { taxpayerId: "OLD1", name: "Arta Hoxa", identifier: "J00101999X", survivorId: "PAYER1" };
    api.merged.set("shkoder/OLD1", merged);
    api.merged.set("shkoder/OLD2", { ...merged, taxpayerId: "OLD2", survivorId: "PAYER2" });
    const filters: unknown[] = [];
    const row = { invoiceId: "I", accountId: "OLD1", number: "1" };
    const rows = [row, { ...row, invoiceId: "J", accountId: "PAYER1" }, { ...row, invoiceId: "K", accountId: "OLD2" }];
    const readSide = api.dependencies.readSide as unknown as Record<string, unknown>;
    const before = readSide["invoices"];
    readSide["invoices"] = async (_scope: unknown, { filter }: { filter: unknown }) => {
      filters.push(filter);
      return { rows: rows.map((each) => ({ cursor: each.invoiceId, row: each })), hasNext: false };
    };
    const shown = await api.ask(`{ myInvoices { nodes { id mergedFrom { id name identifier } } } }`, {}, citizen);
    readSide["invoices"] = before;
    expect(filters).toEqual([{ accountIds: ["PAYER1", "OLD1"] }]);
    const { survivorId: _id, taxpayerId: id, ...said } = merged;
    expect(shown.data).toEqual({
      myInvoices: {
        nodes: [
          { id: "I", mergedFrom: { id, ...said } },
          { id: "J", mergedFrom: null },
          { id: "K", mergedFrom: null },
        ],
      },
    });
  });

  test("shows nothing of the register beside it", async () => {
    const citizen = await api.asCitizen("PAYER1");
    const readSide = api.dependencies.readSide as unknown as Record<string, unknown>;
    const before = readSide["invoices"];
    const row = { invoiceId: "I", accountId: "PAYER1", number: "1" };
    readSide["invoices"] = async () => ({ rows: [{ cursor: "c", row }], hasNext: false });
    expect(code(await api.ask(`{ myInvoices { nodes { taxpayer { name } } } }`, {}, citizen))).toBe("FORBIDDEN");
    readSide["invoices"] = before;
  });
});

describe("applying online", () => {
  const input = { service: "general-request", office: "velipoje", language: "SQ", form: { text: "x" } };

  test("is for oneself: name and number are the register's, whatever is sent", async () => {
    const answer = await api.ask(LODGE, { input }, await api.asCitizen("PAYER1"));
    expect(answer.data).toEqual({ lodgeMyCase: { caseId: "C" } });
    expect(api.calls.find(({ useCase }) => useCase === "lodgeCase")).toMatchObject({
      ask: { tenant: "shkoder", actor: { id: "PAYER1", role: "citizen" } },
      input: {
        by: { role: "applicant", offices: null },
        applicant: { kind: "citizen", identifier: "J00101999W", userId: "PAYER1", language: "sq" },
      },
    });
    for (const more of [
      { applicant: { kind: "CITIZEN", language: "SQ", name: "Beni" } },
      { identifier: "K1" },
      { caseId: "CASE9" },
    ])
      expect(code(await api.ask(LODGE, { input: { ...input, ...more } }, await api.asCitizen("PAYER1")))).toBe(
        "VALIDATION",
      );
  });

  test("is refused where the number leads to another by now", async () => {
    const answer = await api.ask(LODGE, { input }, await api.asCitizen("PAYER7"));
    expect(answer.errors?.[0]!.extensions).toMatchObject({ code: "REFUSED", rule: "not-the-applicant" });
    expect(api.calls.map(({ useCase }) => useCase)).not.toContain("lodgeCase");
  });
});

describe("what is a citizen's own", () => {
  test("is nothing to officers and visitors", async () => {
    const fields = [
      `{ myAccount { paid } }`,
      `{ myCases { nodes { id } } }`,
      `{ myClearanceCheck { state } }`,
      `{ myInvoices { nodes { id } } }`,
    ];
    const officer = await api.as(["administrator", "clerk", "tax-officer", "sensitive-services"]);
    for (const field of fields) {
      expect([field, code(await api.ask(field, {}, officer))]).toEqual([field, "FORBIDDEN"]);
      expect([field, code(await api.ask(field))]).toEqual([field, "UNAUTHENTICATED"]);
    }
    expect(code(await api.ask(ACT, { id: "CASE1" }, officer))).toBe("FORBIDDEN");
    expect(
      code(await api.ask(LODGE, { input: { service: "x", office: "y", language: "SQ", form: {} } }, officer)),
    ).toBe("FORBIDDEN");
  });
});
