import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate, lek, refusal } from "../../../../domain/shared/index.js";
import { FakeApi } from "../../support/fake-api.js";
import { numberedPapers } from "../../support/numbered-papers.js";

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({}, { readSide: numberedPapers({ invoice: "qender/2025/000001" }) }).start();
});
afterAll(() => api.close());
beforeEach(() => {
  api.questions.length = 0;
  api.outcomes.set("verifyClearance", () => ({ ok: false, refusal: refusal("clearance-unknown") }));
  for (const question of ["verifyOutput", "verifyNotice", "verifyPaper"])
    api.outcomes.set(question, () => ({ ok: false, refusal: refusal("paper-unknown") }));
});

const page = (path: string, language = "en") =>
  fetch(`${api.url}/v/${path}`, { headers: { "accept-language": language } });
const invoice = {
  paper: "invoice",
  standing: "valid",
  number: "qender/2025/000001",
  issuedOn: civilDate("2025-03-03"),
  amount: lek(12345),
  endedOn: null,
};
const certificate = {
  paper: "certificate",
  standing: "valid",
  number: "velipoje/2025/000007",
  service: { sq: "Vërtetim identiteti", en: "Identity attestation" },
  holder: "A. H.",
  issuedOn: civilDate("2025-03-03"),
  validUntil: civilDate("2025-06-02"),
  endedOn: null,
  digest: "ab".repeat(32),
};

describe("the page of a paper", () => {
  test("shows an invoice to whoever has its address, in both languages, without a script", async () => {
    api.outcomes.set("verifyPaper", () => ({ ok: true, value: invoice }));
    const english = await page("shkoder/invoice/A-1/I-1/abcd-efgh-jkmn-pqrs");
    const text = await english.text();
    expect(english.status).toBe(200);
    for (const part of ["The paper is valid", "qender/2025/000001", "03.03.2025", "12,345 lek", '<html lang="en">'])
      expect(text).toContain(part);
    expect(text).not.toContain("<script");
    expect(await (await page("shkoder/invoice/A-1/I-1/X", "de")).text()).toContain("Dokumenti vlen");
    expect(await (await page("shkoder/invoice/A-1/I-1/X?lang=sq")).text()).toContain("Dokumenti vlen");
    expect(api.questions[0]).toEqual({
      question: "verifyPaper",
      tenant: "shkoder",
      input: { paper: "invoice", accountId: "A-1", id: "I-1", code: "ABCDEFGHJKMNPQRS" },
    });
  });

  test("says in words that a paper holds no more", async () => {
    api.outcomes.set("verifyPaper", () => ({
      ok: true,
      value: { ...invoice, paper: "receipt", standing: "ended", endedOn: civilDate("2025-04-01") },
    }));
    const text = await (await page("shkoder/receipt/A-1/P-1/X")).text();
    expect(text).toContain("The payment was reversed");
    expect(text).toContain("01.04.2025");
  });

  test("finds a clearance by its code alone", async () => {
    const clearance = {
      standing: "revoked",
      number: "V/1",
      state: "clear",
      article: null,
      issuedOn: civilDate("2025-03-03"),
      validUntil: civilDate("2025-04-02"),
      revokedOn: civilDate("2025-03-20"),
      revocationGround: "payment-reversed",
    };
    api.outcomes.set("verifyClearance", () => ({ ok: true, value: clearance }));
    const text = await (await page("shkoder/ABCD-EFGH-JKMN-PQRS")).text();
    for (const part of ["The paper was revoked", "V/1", "02.04.2025", "20.03.2025"]) expect(text).toContain(part);
  });

  test("finds an act by its code alone: what stands on it, initials, and whether it holds", async () => {
    api.outcomes.set("verifyOutput", () => ({ ok: true, value: certificate }));
    const text = await (await page("shkoder/abcd-efgh-jkmn-pqrs")).text();
    for (const part of ["Certificate", "Identity attestation", "A. H.", "02.06.2025", certificate.digest])
      expect(text).toContain(part);
    expect(api.questions.at(-1)).toEqual({
      question: "verifyOutput",
      tenant: "shkoder",
      input: { code: "ABCDEFGHJKMNPQRS", on: "2025-06-01" },
    });
    const albanian = await (await page("shkoder/X", "sq")).text();
    for (const part of ["Vërtetim identiteti", "Dokumenti vlen"]) expect(albanian).toContain(part);
    api.outcomes.set("verifyOutput", () => ({
      ok: true,
      value: { ...certificate, standing: "revoked", endedOn: civilDate("2025-03-10") },
    }));
    expect(await (await page("shkoder/X")).text()).toMatch(/The paper was revoked.*10\.03\.2025/s);
    api.outcomes.set("verifyOutput", () => ({ ok: true, value: { ...certificate, standing: "expired" } }));
    expect(await (await page("shkoder/X")).text()).toContain("The paper has expired");
  });

  test("finds a letter by its address, and says when the case was reopened", async () => {
    const refused = {
      ...certificate,
      paper: "refusal",
      standing: "ended",
      endedOn: civilDate("2025-05-12"),
      digest: null,
    };
    api.outcomes.set("verifyNotice", () => ({ ok: true, value: refused }));
    const text = await (await page("shkoder/refusal/C-1/9/X")).text();
    for (const part of ["Refusal", "The case was reopened", "12.05.2025"]) expect(text).toContain(part);
    expect(text).not.toContain("SHA-256");
    expect(api.questions[0]!.input).toEqual({ paper: "refusal", caseId: "C-1", revision: 9, code: "X" });
  });

  test("says plainly that there is none, whatever was wrong, and shows nothing that came in", async () => {
    const wrong = [
      ...["shkoder/X", "nowhere/X", "shkoder/invoice/A-1/I-1/X", "nowhere/invoice/A-1/I-1/X"],
      ...["shkoder/licence/A-1/I-1/X", "shkoder/invoice/A-1/%3Cscript%3E/X", "shkoder/refusal/C-1/x/X"],
    ];
    for (const path of wrong) {
      const response = await page(path);
      expect(response.status).toBe(404);
      const text = await response.text();
      expect(text).toContain("There is no such paper");
      expect(text).not.toContain("script&");
    }
  });
});

describe("typing number and code", () => {
  const typed = (number: string, code: string) => page(`shkoder?${new URLSearchParams({ number, code })}`);

  test("begins with a form that needs no script", async () => {
    const response = await page("shkoder", "sq");
    expect(response.status).toBe(200);
    const text = await response.text();
    for (const part of ['<form method="get">', 'name="number"', 'name="code"', "Kodi i verifikimit", "Verifiko"])
      expect(text).toContain(part);
    expect(text).not.toContain("<script");
    expect((await page("nowhere")).status).toBe(404);
  });

  test("finds an invoice by its number, and asks the ledger whether it holds", async () => {
    api.outcomes.set("verifyPaper", () => ({ ok: true, value: invoice }));
    const text = await (await typed(" qender/2025/000001 ", "abcd efgh jkmn pqrs")).text();
    expect(text).toContain("The paper is valid");
    expect(api.questions.find(({ question }) => question === "verifyPaper")!.input).toEqual({
      ...{ paper: "invoice", accountId: "A-1", id: "I-1", code: "ABCDEFGHJKMNPQRS" },
    });
  });

  test("takes a code alone for nothing: the number must be that of the paper", async () => {
    api.outcomes.set("verifyOutput", () => ({ ok: true, value: certificate }));
    expect((await typed("velipoje/2025/000007", "X")).status).toBe(200);
    const other = await typed("velipoje/2025/000008", "X");
    expect(other.status).toBe(404);
    expect(await other.text()).toContain("<form");
  });

  test("shows nothing that was typed", async () => {
    const text = await (await typed("<script>alert(1)</script>", '"><b>')).text();
    expect(text).not.toContain("alert(1)");
    expect(text).not.toContain("<b>");
  });
});

test("pages are not served without end to one address", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 125; index++) statuses.push((await page("shkoder/invoice/A-1/I-1/X")).status);
  expect(statuses.at(-1)).toBe(429);
});
