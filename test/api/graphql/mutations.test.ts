import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { refused, refusal } from "../../../domain/shared/index.js";
import { FakeApi, wrote } from "../support/fake-api.js";

let api: FakeApi;
let cashier: Record<string, string>;
beforeAll(async () => {
  api = await new FakeApi().start();
  cashier = await api.as(["cashier"]);
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = 0;
  api.outcomes.clear();
  api.outcomes.set("receivePayment", () => wrote({ paymentId: "P1", receiptNumber: null }));
});

const PAY = `mutation Pay($commandId: UUID!, $input: ReceivePaymentInput!, $expectedRevision: Revision, $reason: String) {
  receivePayment(commandId: $commandId, input: $input, expectedRevision: $expectedRevision, reason: $reason) {
    paymentId receiptNumber receipt { position revision eventIds }
  }
}`;
const payment = {
  accountId: "T1",
  amount: 1500,
  channel: "BANK",
  paidOn: "2025-05-30",
  reference: "R1",
  office: "qender",
};
const pay = (input: object = {}, more: object = {}, headers = cashier) =>
  api.ask(PAY, { commandId: randomUUID(), input: { ...payment, ...input }, ...more }, headers);

describe("a mutation", () => {
  test("hands the use case what was asked, by whom, and gives the receipt", async () => {
    const commandId = randomUUID();
    const { data, errors } = await api.ask(
      PAY,
      { commandId, input: payment, expectedRevision: "3", reason: "  gabim në bankë " },
      cashier,
    );
    expect(errors).toBeUndefined();
    expect(data?.["receivePayment"]).toEqual({
      paymentId: "P1",
      receiptNumber: null,
      receipt: { position: "42/42", revision: "7", eventIds: ["e-1", "e-2"] },
    });
    expect(api.calls).toHaveLength(1);
    const { ask, input } = api.calls[0]!;
    expect(ask).toMatchObject({
      tenant: "shkoder",
      actor: { role: "cashier" },
      commandId,
      expectedRevision: 3n,
      reason: "gabim në bankë",
      today: "2025-06-01",
    });
    expect(ask.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(input).toEqual({ ...payment, channel: "bank", payer: null, desk: null });
  });

  test("takes an amount as digits, and gives amounts as whole numbers", async () => {
    api.outcomes.set("assessTaxpayer", () =>
      wrote({
        outcome: "assessed",
        assessmentId: "A",
        total: 999_999_999_999_999,
        difference: -5,
        invoiceNumber: null,
      }),
    );
    expect((await pay({ amount: "4387500" })).errors).toBeUndefined();
    expect(api.calls[0]!.input).toMatchObject({ amount: 4_387_500 });
    const { data } = await api.ask(
      `mutation { assessTaxpayer(commandId: "${randomUUID()}", input: {accountId: "T1", year: 2025}) { total difference } }`,
      {},
      cashier,
    );
    expect(data?.["assessTaxpayer"]).toEqual({ total: 999_999_999_999_999, difference: -5 });
  });

  test("says a refusal with its rule, facts, article and words in the caller's language", async () => {
    api.outcomes.set("receivePayment", () =>
      refused(refusal("amount-out-of-range", { max: 1_000_000, input: "x" }, "ligji 9632, neni 11")),
    );
    const english = (await pay()).errors![0]!;
    expect(english.extensions).toMatchObject({
      code: "REFUSED",
      rule: "amount-out-of-range",
      facts: { max: 1_000_000 },
      article: "ligji 9632, neni 11",
    });
    expect(english.message).toBe("The amount is larger than 1,000,000 lek.");
    const albanian = (await pay({}, {}, { ...cashier, "accept-language": "sq" })).errors![0]!;
    expect(albanian.message).toBe("Shuma është më e madhe se 1\u00a0000\u00a0000 lekë.");
  });

  test("tells nothing of what breaks inside, and logs it under the correlation id", async () => {
    api.outcomes.set("receivePayment", () => {
      throw new Error("password=hunter2 at /srv/defter");
    });
    const answer = await pay();
    expect(answer.errors![0]!.extensions.code).toBe("INTERNAL");
    expect(JSON.stringify(answer)).not.toMatch(/hunter2|srv/);
    expect(api.logged).toContainEqual(
      expect.objectContaining({ correlationId: answer.errors![0]!.extensions.correlationId }),
    );
  });

  test("needs a signed-in caller", async () => {
    const { errors } = await pay({}, {}, {} as typeof cashier);
    expect(errors![0]!.extensions).toMatchObject({ code: "UNAUTHENTICATED", rule: "sign-in-needed" });
    expect(api.calls).toEqual([]);
  });
});

describe("bad input is refused clearly, and nothing is written", () => {
  const rules = async (input: object) => {
    const { errors } = await pay(input);
    expect(api.calls).toEqual([]);
    const extensions = errors![0]!.extensions;
    expect(extensions.code).toBe("VALIDATION");
    return extensions.fields ? extensions.fields.map(({ path, rule }) => `${path}: ${rule}`) : [extensions.rule];
  };

  test.each([
    ["negative", -5, "amount: amount-not-positive"],
    ["zero", 0, "amount: amount-not-positive"],
    ["fractional", 12.5, "amount-not-whole-lek"],
    ["fractional text", "12.5", "amount-not-whole-lek"],
    ["NaN", "NaN", "amount-not-whole-lek"],
    ["1e21", 1e21, "amount-not-whole-lek"],
    ["1e21 as text", "1e21", "amount-not-whole-lek"],
    ["above 2^53 as text", "9007199254740993", "amount-not-whole-lek"],
    ["above the largest amount", "1000000000000001", "amount-out-of-range"],
    ["with thousands separators", "1,500", "amount-not-whole-lek"],
    ["with a space", "1 500", "amount-not-whole-lek"],
    ["with a leading zero", "01500", "amount-not-whole-lek"],
    ["true", true, "amount-not-whole-lek"],
    ["minus zero text", "-0", "amount: amount-not-positive"],
  ])("an amount that is %s", async (_name, amount, expected) => {
    expect(await rules({ amount })).toEqual([expected]);
  });

  test("an amount above 2^53 as a number does not even pass as JSON", async () => {
    const body = JSON.stringify({ query: PAY, variables: { commandId: randomUUID(), input: payment } });
    const response = await fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...cashier },
      body: body.replace('"amount":1500', '"amount":9007199254740993'),
    });
    expect(await response.json()).toMatchObject({ code: "VALIDATION", rule: "json-number-inexact" });
    expect(api.calls).toEqual([]);
  });

  test("amounts in the query's own text", async () => {
    for (const amount of ["-5", "12.5", "1e21", "9007199254740993"]) {
      const query = `mutation { receivePayment(commandId: "${randomUUID()}", input: {accountId: "T1", amount: ${amount}, channel: BANK, paidOn: "2025-05-30", office: "q"}) { paymentId } }`;
      expect((await api.ask(query, {}, cashier)).errors![0]!.extensions.code).toBe("VALIDATION");
    }
    expect(api.calls).toEqual([]);
  });

  test.each([
    ["29 February of a common year", "2025-02-29", "date-does-not-exist"],
    ["a month that is none", "2025-13-01", "date-does-not-exist"],
    ["far future", "9999-01-01", "date-out-of-range"],
    ["an instant", "2025-05-30T00:00:00Z", "date-malformed"],
    ["a number", 20250530, "date-malformed"],
  ])("a date that is %s", async (_name, paidOn, expected) => {
    expect(await rules({ paidOn })).toEqual([expected]);
  });

  test.each([
    ["NUL", "a\u0000b", "text-control-character"],
    ["a lone surrogate", "a\ud800b", "text-malformed-unicode"],
    ["a bidi control", "a\u202eb", "text-direction-control"],
    ["only spaces", "   ", "text-empty"],
    ["500 kB", "x".repeat(500_000), "text-too-long"],
  ])("a name with %s", async (_name, payer, expected) => {
    expect(await rules({ payer })).toEqual([`payer: ${expected}`]);
  });

  test("a name of 1 MB never gets past the door", async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...cashier },
      body: JSON.stringify({ query: PAY, variables: { input: { payer: "x".repeat(1_048_576) } } }),
    });
    expect(response.status).toBe(413);
    expect(api.calls).toEqual([]);
  });

  test.each([
    ["commandId", { commandId: "1" }, "command-id-malformed"],
    ["expectedRevision", { expectedRevision: "abc" }, "revision-malformed"],
    ["expectedRevision", { expectedRevision: "1.5" }, "revision-malformed"],
  ])("a malformed %s", async (_name, more, expected) => {
    const { errors } = await pay({}, more);
    expect(errors![0]!.extensions).toMatchObject({ code: "VALIDATION", rule: expected });
    expect(api.calls).toEqual([]);
  });

  test("an id that could name another stream", async () => {
    expect(await rules({ accountId: "x.y-z" })).toEqual(["accountId: identifier-malformed"]);
    expect(await rules({ accountId: "$all" })).toEqual(["accountId: identifier-malformed"]);
  });

  test("all faults at once, each with its path", async () => {
    expect(await rules({ amount: 0, payer: "\u0007", office: "no spaces allowed" })).toEqual([
      "amount: amount-not-positive",
      "payer: text-control-character",
      "office: code-malformed",
    ]);
  });

  test("a field that does not exist, and one that is missing", async () => {
    expect(await rules({ admin: true })).toEqual(["graphql-invalid"]);
    expect(await rules({ office: undefined })).toEqual(["graphql-invalid"]);
  });

  test("nested input is checked too", async () => {
    const query = `mutation R($input: RegisterTaxpayerInput!) { registerTaxpayer(commandId: "${randomUUID()}", input: $input) { taxpayerId } }`;
    const input = {
      kind: "PERSON",
      name: "Ana",
      identifier: { scheme: "NID", value: "x\u0000" },
      address: { unit: "../etc" },
      contacts: [{ kind: "EMAIL", value: "\u202e" }],
      office: "qender",
    };
    const { errors } = await api.ask(query, { input }, cashier);
    expect(errors![0]!.extensions.fields?.map(({ path }) => path)).toEqual([
      "identifier.value",
      "address.unit",
      "contacts.0.value",
    ]);
    expect(api.calls).toEqual([]);
  });
});

describe("office scope", () => {
  test("lets a cashier act for their office only", async () => {
    const scoped = await api.as(["cashier"], ["velipoje"]);
    api.offices.set("shkoder/T1", "qender").set("shkoder/T2", "velipoje");
    const foreign = await pay({ office: "velipoje" }, {}, scoped);
    expect(foreign.errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", rule: "outside-office-scope" });
    const { correlationId } = foreign.errors![0]!.extensions;
    expect(api.calls).toMatchObject([
      { useCase: "recordAccess", input: { kind: "AccessDenied", resource: "receivePayment" }, ask: { correlationId } },
    ]);
    api.calls.length = 0;
    const elsewhere = await pay({ accountId: "T2", office: "qender" }, {}, scoped);
    expect(elsewhere.errors![0]!.extensions.code).toBe("FORBIDDEN");
    expect(api.calls.map(({ useCase }) => useCase)).toEqual(["recordAccess"]);
    api.calls.length = 0;
    expect((await pay({ accountId: "T2", office: "velipoje" }, {}, scoped)).errors).toBeUndefined();
    expect(api.calls[0]!.ask.actor).toMatchObject({ office: "velipoje" });
  });

  test("keeps what touches the whole municipality from those who act for a part of it", async () => {
    const scoped = await api.as(["administrator"], ["velipoje"]);
    const query = `mutation { withdrawPackage(commandId: "${randomUUID()}", input: {packageId: "P", ground: "gabim"}) { packageId } }`;
    expect((await api.ask(query, {}, scoped)).errors![0]!.extensions.rule).toBe("whole-municipality-needed");
    expect(api.calls.map(({ useCase }) => useCase)).toEqual(["recordAccess"]);
  });
});

describe("tenants", () => {
  test("the tenant is that of the session, whatever the caller writes", async () => {
    const lezhe = await api.as(["cashier"], null, "lezhe");
    expect((await pay({}, {}, { ...lezhe, "x-defter-tenant": "shkoder" } as typeof cashier)).errors).toBeUndefined();
    expect(api.calls[0]!.ask.tenant).toBe("lezhe");
  });
});
