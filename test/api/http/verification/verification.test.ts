import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate, lek, refusal } from "../../../../domain/shared/index.js";
import { FakeApi } from "../../support/fake-api.js";

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi().start();
});
afterAll(() => api.close());

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

  test("says plainly that there is none, whatever was wrong, and shows nothing that came in", async () => {
    api.outcomes.set("verifyPaper", () => ({ ok: false, refusal: refusal("paper-unknown") }));
    const wrong = [
      "shkoder/invoice/A-1/I-1/X",
      "nowhere/invoice/A-1/I-1/X",
      "shkoder/licence/A-1/I-1/X",
      "shkoder/invoice/A-1/%3Cscript%3E/X",
    ];
    for (const path of wrong) {
      const response = await page(path);
      expect(response.status).toBe(404);
      const text = await response.text();
      expect(text).toContain("There is no such paper");
      expect(text).not.toContain("script&");
    }
  });

  test("is not served without end to one address", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 125; index++) statuses.push((await page("shkoder/invoice/A-1/I-1/X")).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
