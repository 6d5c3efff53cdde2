import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { refusal } from "../../../../domain/shared/index.js";
import { FakeApi } from "../../support/fake-api.js";

/** Papers that there are, each as TENANT/ACCOUNT/PAPER/ID. */
const PAPERS = new Set([
  "shkoder/PAYER1/invoice/I-1",
  "shkoder/PAYER1/receipt/R-1",
  "shkoder/PAYER1/clearance/C-1",
  "shkoder/PAYER2/invoice/I-2",
  "lezhe/PAYER1/invoice/I-3",
]);
const IDS = ["I-1", "R-1", "C-1", "I-2", "I-3", "X-9"];
const KINDS = ["INVOICE", "RECEIPT", "CLEARANCE"];
const QUERY = `query($paper: TaxPaper!, $id: ID!) { myTaxPaper(paper: $paper, id: $id) { fileName mediaType base64 } }`;

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({ publicUrl: "https://defter.example" }, { access: rightsEvaluator }).start();
  api.outcomes.set("taxPaper", (tenant, input: never) => {
    const { accountId, paper, id } = input as { accountId: string; paper: string; id: string };
    return PAPERS.has(`${String(tenant)}/${accountId}/${paper}/${id}`)
      ? { ok: true, value: { template: { name: paper, version: 1 }, content: { id }, issuedOn: "2025-03-03" } }
      : { ok: false, refusal: refusal("paper-unknown") };
  });
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = api.questions.length = 0;
});

describe("a citizen's own papers", () => {
  test("are printed, and that they were read is recorded", async () => {
    const citizen = await api.asCitizen("PAYER1");
    expect((await api.ask(QUERY, { paper: "RECEIPT", id: "R-1" }, citizen)).data).toEqual({
      myTaxPaper: {
        fileName: "receipt-R-1.pdf",
        mediaType: "application/pdf",
        base64: Buffer.from(JSON.stringify({ id: "R-1" })).toString("base64"),
      },
    });
    expect(api.questions).toEqual([
      {
        question: "taxPaper",
        tenant: "shkoder",
        input: { paper: "receipt", accountId: "PAYER1", id: "R-1", site: "https://defter.example" },
      },
    ]);
    expect(api.calls).toMatchObject([
      {
        useCase: "recordAccess",
        ask: { tenant: "shkoder", actor: { id: "PAYER1", role: "citizen" } },
        input: { kind: "RecordRead", subjectId: "PAYER1", resource: "receipt/R-1" },
      },
    ]);
  });

  test("are theirs alone: another's is answered as one that is not there", async () => {
    const citizens = await Promise.all(
      ["shkoder", "lezhe"].flatMap((tenant) =>
        ["PAYER1", "PAYER2", "PAYER3"].map(async (payer) => ({
          tenant,
          payer,
          headers: await api.asCitizen(payer, tenant),
        })),
      ),
    );
    const given = fc.record({
      citizen: fc.constantFrom(...citizens),
      paper: fc.constantFrom(...KINDS),
      id: fc.constantFrom(...IDS),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ citizen: { tenant, payer, headers }, paper, id }) => {
        api.calls.length = api.questions.length = 0;
        const { data, errors } = await api.ask(QUERY, { paper, id }, headers);
        const isOwn = PAPERS.has(`${tenant}/${payer}/${paper.toLowerCase()}/${id}`);
        expect(api.questions).toMatchObject([{ tenant, input: { accountId: payer } }]);
        if (isOwn) expect(data).toHaveProperty(["myTaxPaper", "base64"]);
        else {
          expect(errors![0]!.extensions).toMatchObject({ code: "REFUSED", rule: "paper-unknown", facts: {} });
          expect(api.calls).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("take nobody's id, and are nothing to officers and visitors", async () => {
    const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]!.extensions.code;
    const named = `{ myTaxPaper(paper: INVOICE, id: "I-2", accountId: "PAYER2") { base64 } }`;
    expect(code(await api.ask(named, {}, await api.asCitizen("PAYER1")))).toBe("VALIDATION");
    const officers = `{ taxPaper(paper: INVOICE, id: "I-1", accountId: "PAYER1") { base64 } }`;
    expect(code(await api.ask(officers, {}, await api.asCitizen("PAYER1")))).toBe("FORBIDDEN");
    const given = { paper: "INVOICE", id: "I-1" };
    expect(code(await api.ask(QUERY, given, await api.as(["administrator", "tax-officer"])))).toBe("FORBIDDEN");
    expect(code(await api.ask(QUERY, given))).toBe("UNAUTHENTICATED");
    expect(api.questions).toEqual([]);
  });
});
