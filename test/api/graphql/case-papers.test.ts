import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate, lek, refusal } from "../../../domain/shared/index.js";
import { FakeApi, wrote } from "../support/fake-api.js";
import { numberedPapers } from "../support/numbered-papers.js";

const sha256 = createHash("sha256").update("%PDF").digest("hex");
const COMMAND = "7a1f8f0e-5c0f-4d3a-9a51-0d2f6c8e4b10";
let digest: string | null;
let api: FakeApi;

beforeAll(async () => {
  const press = { print: async () => Buffer.from("%PDF"), close: async () => undefined };
  const numbers = { invoice: "Q/1", receipt: "R/1", case: "velipoje/2025/000001" };
  api = await new FakeApi(
    { publicUrl: "https://defter.example" },
    { press, readSide: numberedPapers(numbers) },
  ).start();
  api.outcomes.set("caseOf", (_tenant, caseId: string) =>
    caseId === "C-1"
      ? {
          ok: true,
          value: {
            state: {
              applicant: { taxpayerId: "PAYER1" },
              subjectId: "T-1",
              office: "velipoje",
              lodgedAt: "velipoje",
              confidentiality: "ordinary",
            },
            definition: {},
          },
        }
      : { ok: false, refusal: refusal("case-unknown") },
  );
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = api.questions.length = 0;
  digest = sha256;
  api.outcomes.set("casePaper", () => ({
    ok: true,
    value: {
      ...{ id: "O-1", number: "velipoje/2025/000007", digest },
      order: { template: { name: "licence", version: 1 }, content: {}, issuedOn: "2025-03-03" },
    },
  }));
  api.outcomes.set("verifyClearance", () => ({ ok: false, refusal: refusal("clearance-unknown") }));
  for (const question of ["verifyOutput", "verifyNotice", "verifyPaper"])
    api.outcomes.set(question, () => ({ ok: false, refusal: refusal("paper-unknown") }));
});

const PAPER = `query Paper($caseId: ID!, $paper: CasePaper!, $id: ID) {
  casePaper(caseId: $caseId, paper: $paper, id: $id) { id number fileName mediaType sha256 asIssued base64 }
}`;
const paper = (headers: Record<string, string> = {}, given: object = {}) =>
  api.ask(PAPER, { caseId: "C-1", paper: "OUTPUT", ...given }, headers);

describe("a paper of a case", () => {
  test("is given to an officer of the office, with whether it is as it was issued, and the reading is recorded", async () => {
    const officer = await api.as(["clerk"], ["velipoje"]);
    expect((await paper(officer)).data).toEqual({
      casePaper: {
        ...{ id: "O-1", number: "velipoje/2025/000007", fileName: "licence-O-1.pdf", mediaType: "application/pdf" },
        ...{ sha256, asIssued: true, base64: Buffer.from("%PDF").toString("base64") },
      },
    });
    expect(api.questions.at(-1)).toEqual({
      question: "casePaper",
      tenant: "shkoder",
      input: { caseId: "C-1", paper: "output", id: null, site: "https://defter.example" },
    });
    expect(api.calls).toEqual([
      expect.objectContaining({
        useCase: "recordAccess",
        input: { kind: "RecordRead", subjectId: "T-1", resource: "output/C-1", purpose: null },
      }),
    ]);
    digest = "0".repeat(64);
    expect((await paper(officer)).data?.["casePaper"]).toMatchObject({ asIssued: false });
    digest = null;
    expect((await paper(officer, { paper: "REFUSAL", id: "9" })).data?.["casePaper"]).toMatchObject({ asIssued: null });
    expect(api.questions.at(-1)!.input).toMatchObject({ paper: "refusal", id: "9" });
  });

  test("is not given to visitors, to officers of other offices, nor of a case that there is not", async () => {
    expect((await paper()).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    expect((await paper(await api.as(["clerk"], ["dajc"]))).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect((await paper(await api.as(["clerk"]), { caseId: "C-2" })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(api.questions.filter(({ question }) => question === "casePaper")).toEqual([]);
  });

  test("is given to the citizen who applied, and to no other", async () => {
    expect((await paper(await api.asCitizen("PAYER1"))).data?.["casePaper"]).toMatchObject({ id: "O-1", sha256 });
    expect(api.calls.at(-1)).toMatchObject({ useCase: "recordAccess", input: { resource: "output/C-1" } });
    api.questions.length = 0;
    const other = await paper(await api.asCitizen("PAYER2"));
    expect(other.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(api.questions.filter(({ question }) => question === "casePaper")).toEqual([]);
  });

  test("is given to the citizen whose record took in that of who applied, as the case itself is", async () => {
    const survivor = await api.asCitizen("SURVIVOR", "shkoder", ["PAYER1"]);
    expect((await paper(survivor)).data?.["casePaper"]).toMatchObject({ id: "O-1", sha256 });
    expect((await paper(await api.asCitizen("SURVIVOR", "lezhe"))).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  test("is issued in the officer's role, and revoked with a ground", async () => {
    const signatory = await api.as(["signatory"], ["velipoje"]);
    const issued = {
      ...{ outputId: "O-1", kind: "licence", number: "velipoje/2025/000007", verificationCode: "ABCDEFGHJKMNPQRS" },
      ...{ validUntil: civilDate("2030-03-02"), digest: sha256 },
    };
    api.outcomes.set("issueOutput", () => wrote(issued));
    const issue = `mutation ($input: IssueCaseOutputInput!, $commandId: UUID!) {
      issueCaseOutput(commandId: $commandId, input: $input) { outputId kind number verificationCode validUntil digest }
    }`;
    const answer = await api.ask(issue, { commandId: COMMAND, input: { caseId: "C-1" } }, signatory);
    expect(answer.data).toEqual({ issueCaseOutput: issued });
    expect(api.calls.at(-1)).toMatchObject({
      useCase: "issueOutput",
      input: { caseId: "C-1", site: "https://defter.example", by: { role: "signatory", offices: ["velipoje"] } },
    });
    api.outcomes.set("revokeOutput", () => wrote({ caseId: "C-1", state: "issued", outcome: "favourable" }));
    const revoke = `mutation ($input: RevokeCaseOutputInput!, $commandId: UUID!) {
      revokeCaseOutput(commandId: $commandId, input: $input) { caseId }
    }`;
    const input = { caseId: "C-1", outputId: "O-1", ground: "Emri i gabuar." };
    expect((await api.ask(revoke, { commandId: COMMAND, input }, signatory)).data).toEqual({
      revokeCaseOutput: { caseId: "C-1" },
    });
    const bad = await api.ask(revoke, { commandId: COMMAND, input: { ...input, ground: " " } }, signatory);
    expect(bad.errors?.[0]?.extensions.code).toBe("VALIDATION");
  });
});

describe("verifying a paper", () => {
  const VERIFY = `query Verify($code: String!, $number: String, $paper: String, $of: ID, $id: ID) {
    verifyPaper(code: $code, number: $number, paper: $paper, of: $of, id: $id) {
      paper standing number service { sq } holder issuedOn validUntil amount endedOn digest
    }
  }`;
  const verify = (given: object) =>
    api.ask(VERIFY, { code: "abcd-efgh-jkmn-pqrs", ...given }, { "x-defter-tenant": "shkoder" });
  const day = civilDate("2025-03-03");
  const act = {
    ...{ paper: "licence", standing: "valid", number: "velipoje/2025/000007", holder: "A. H.", issuedOn: day },
    ...{ service: { sq: "Licencë taksi", en: "Taxi licence" }, validUntil: null, endedOn: null, digest: sha256 },
  };
  const receipt = {
    paper: "receipt",
    standing: "valid",
    number: "R/1",
    issuedOn: day,
    amount: lek(700),
    endedOn: null,
  };
  const letter = { ...act, paper: "refusal", number: "velipoje/2025/000001-10", digest: null };

  test("needs no signing in: an act by its code alone, and with its number", async () => {
    api.outcomes.set("verifyOutput", () => ({ ok: true, value: act }));
    const shown = { ...act, service: { sq: "Licencë taksi" }, amount: null };
    expect((await verify({})).data).toEqual({ verifyPaper: shown });
    expect((await verify({ number: "velipoje/2025/000007" })).data).toEqual({ verifyPaper: shown });
    expect((await verify({ number: "velipoje/2025/000008" })).errors?.[0]?.extensions.rule).toBe("paper-unknown");
  });

  test("finds receipts and letters by the number on them, too", async () => {
    api.outcomes.set("verifyPaper", () => ({ ok: true, value: receipt }));
    expect((await verify({ number: "R/1" })).data?.["verifyPaper"]).toMatchObject({ paper: "receipt", amount: 700 });
    // The account that the receipt names, wherever it counts by now.
    expect(api.questions.at(-1)!.input).toMatchObject({ paper: "receipt", accountId: "A-1", id: "P-1" });
    api.outcomes.set("verifyNotice", (_tenant, { paper }: { paper: string }) =>
      paper === "refusal" ? { ok: true, value: letter } : { ok: false, refusal: refusal("paper-unknown") },
    );
    expect((await verify({ number: letter.number })).data?.["verifyPaper"]).toMatchObject({ paper: "refusal" });
    expect(api.questions.at(-1)!.input).toMatchObject({ caseId: "C-1", revision: 9 });
    expect((await verify({ number: "velipoje/2025/000002-10" })).errors?.[0]?.extensions.rule).toBe("paper-unknown");
  });

  test("finds them by the address in the QR code, which is whole or not given", async () => {
    api.outcomes.set("verifyNotice", () => ({ ok: true, value: letter }));
    expect((await verify({ paper: "refusal", of: "C-1", id: "9" })).data?.["verifyPaper"]).toMatchObject({
      number: letter.number,
    });
    expect((await verify({ paper: "refusal", of: "C-1" })).errors?.[0]?.extensions.code).toBe("VALIDATION");
    expect((await verify({ paper: "diploma", of: "C-1", id: "9" })).errors?.[0]?.extensions.rule).toBe("paper-unknown");
  });
});
