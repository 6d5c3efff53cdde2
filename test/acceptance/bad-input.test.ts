import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Position } from "../../application/event-store/index.js";
import { syntheticTaxpayer } from "../../ops/seed/synthetic/index.js";
import { referenceData } from "../support/reference-data.js";
import { commandDocument } from "./support/commands.js";
import type { Payload } from "./support/officer.js";
import { TownHall, type Staff } from "./support/town-hall.js";

const one = syntheticTaxpayer("bad-input", 0);
const { taxpayerId: accountId, office } = one;

/** Whatever is sent, the answer is a clear error and the log ends where it ended. */
describe("Bad input", () => {
  const town = new TownHall(["shkoder", "lezhe"]);
  let staff: Staff;
  let head: Position | undefined;

  beforeAll(async () => {
    await town.open();
    staff = await town.staff();
    await town.enters(1, "bad-input");
    await staff.taxOfficer.does("assessTaxpayer", { accountId, year: 2025, assessedOn: "2025-01-20", invoice: true });
  });
  afterAll(() => town.close());

  /** The head is taken before what goes wrong; after it nothing is written. */
  const from = async () => void (head = await town.head());
  const nothingIsWritten = async () => expect(await town.writtenSince(head)).toEqual([]);
  const payment = { accountId, amount: 100, channel: "BANK", paidOn: "2025-02-10", office };

  describe("amounts", () => {
    test.each<[string, unknown]>([
      ["negative", -1],
      ["zero", 0],
      ["fractional", 10.5],
      ["fractional as a string", "10.5"],
      ["not a number", "NaN"],
      ["nothing", null],
      ["astronomic", 1e21],
      ["above 2^53", "9007199254740993"],
      ["with thousands separators", "1,000"],
      ["with points for thousands", "1.000"],
      ["with spaces", "1 000"],
      ["hexadecimal", "0x10"],
    ])("%s", async (_name, amount) => {
      await from();
      const error = await staff.financeOfficer.isRefused("receivePayment", { ...payment, amount });
      expect(error.code).toBe("VALIDATION");
      await nothingIsWritten();
    });
  });

  describe("dates", () => {
    const declared = { taxpayerId: accountId, kind: "building-plot" };
    const facts = { unit: one.unit, areaM2: "100", purpose: "residential" };
    test.each(["2025-02-29", "2025-13-01", "2025-04-31", "29.02.2024", "2025-2-1", "", "2025-02-10T00:00:00Z"])(
      "%p is no day",
      async (paidOn) => {
        await from();
        const error = await staff.financeOfficer.isRefused("receivePayment", { ...payment, paidOn });
        expect(error.code).toBe("VALIDATION");
        await nothingIsWritten();
      },
    );
    test("far in the future", async () => {
      await from();
      const paid = await staff.financeOfficer.isRefused("receivePayment", { ...payment, paidOn: "2999-01-01" });
      expect(paid.code).toMatch(/^(REFUSED|VALIDATION)$/);
      const object = { ...declared, facts, from: "2999-01-01" };
      expect((await staff.clerk.isRefused("declareObject", object)).code).toMatch(/^(REFUSED|VALIDATION)$/);
      await nothingIsWritten();
    });
    test("before the object existed", async () => {
      const { objectId } = await staff.clerk.does("declareObject", { ...declared, facts, from: "2024-06-01" });
      await from();
      const change = { taxpayerId: accountId, objectId, facts, from: "2020-01-01" };
      expect(await staff.clerk.isRefused("changeObject", change)).toMatchObject({ rule: "date-before-object" });
      await nothingIsWritten();
    });
    test("a year for which no law is in force", async () => {
      await from();
      for (const year of [1999, 2023, 2031]) {
        const error = await staff.taxOfficer.isRefused("assessTaxpayer", { accountId, year });
        expect(error.code).toMatch(/^(REFUSED|VALIDATION)$/);
      }
      await nothingIsWritten();
    });
  });

  describe("identifiers", () => {
    const person = { kind: "PERSON", name: "Dikush", address: { unit: one.unit }, office };
    test.each([
      ["NID", "123"],
      ["NID", "J0010199"],
      ["NID", "10010199WW"],
      ["NIPT", "K1234567"],
      ["NIPT", "J00101999Ë"],
      ["NID", ""],
    ])("%s %p is of no form", async (scheme, value) => {
      await from();
      const error = await staff.clerk.isRefused("registerTaxpayer", { ...person, identifier: { scheme, value } });
      expect(error.code).toMatch(/^(REFUSED|VALIDATION)$/);
      await nothingIsWritten();
    });
    test("a wrong check letter is a warning only", async () => {
      const identifier = { scheme: "NID", value: "J00101998A" };
      const { warnings } = await staff.clerk.does("registerTaxpayer", { ...person, identifier });
      expect(warnings).toEqual(["check-letter"]);
    });
    test.each(["../../etc", "taxAccount-x.y", "a".repeat(300), "", "x y", "é", "\u0000"])(
      "%p names no account",
      async (accountId) => {
        await from();
        const error = await staff.financeOfficer.isRefused("receivePayment", { ...payment, accountId });
        expect(error.code).toMatch(/^(VALIDATION|NOT_FOUND)$/);
        await nothingIsWritten();
      },
    );
  });

  describe("commands", () => {
    test("for another municipality's account", async () => {
      const lezhe = await town.staff("lezhe");
      await from();
      expect(await lezhe.financeOfficer.isRefused("receivePayment", payment)).toMatchObject({ code: "NOT_FOUND" });
      await nothingIsWritten();
    });
    test("with the id of another command, and another content", async () => {
      const commandId = "2f6d7b1c-6a55-4f0c-8c55-5e4d3c2b1a05";
      const first = await staff.financeOfficer.does("receivePayment", payment, { commandId });
      await from();
      expect(await staff.financeOfficer.does("receivePayment", payment, { commandId })).toEqual(first);
      const other = await staff.financeOfficer.isRefused("receivePayment", { ...payment, amount: 101 }, { commandId });
      expect(other.code).toBe("DUPLICATE_COMMAND");
      await nothingIsWritten();
    });
    test.each(["0", "999999", "-1"])("on revision %s, which is not there any more or not yet", async (pinned) => {
      await from();
      const error = await staff.financeOfficer.isRefused("receivePayment", payment, { expectedRevision: pinned });
      expect(error.code).toBe("CONFLICT");
      await nothingIsWritten();
    });
    test("that reverse a payment twice, or a reversal", async () => {
      const { paymentId } = await staff.financeOfficer.does("receivePayment", payment);
      const reversal = { accountId, paymentId, ground: "OTHER", explanation: "gabim" };
      const reversed = await staff.financeOfficer.does("reversePayment", reversal);
      await from();
      expect(await staff.financeOfficer.isRefused("reversePayment", reversal)).toMatchObject({
        rule: "payment-reversed",
      });
      const ofReversal = { ...reversal, paymentId: reversed.receipt.eventIds[0]! };
      expect(await staff.financeOfficer.isRefused("reversePayment", ofReversal)).toMatchObject({
        rule: "payment-unknown",
      });
      await nothingIsWritten();
    });
  });

  describe("a fiscal package", () => {
    type Row = { code: string; when?: object[]; rate: object };
    type Package = Record<string, unknown> & { items: { code: string; rates: Row[] }[] };
    const content = (change: (rates: Row[]) => Row[]): Package => {
      const law = structuredClone(referenceData<Package>("fiscal-package.shkoder.2025.json"));
      law["code"] = `${String(law["code"])}-bad`;
      const item = law.items.find(({ code }) => code === "building-tax-household")!;
      item.rates = change(item.rates);
      return law;
    };
    test.each<[string, (rates: Row[]) => Row[], RegExp]>([
      ["that leaves a case uncovered", (rates) => rates.slice(1), /uncovered/],
      ["with a row that is never reached", (rates) => [...rates, { ...rates[0]!, code: "again" }], /unreachable|never/],
      [
        "that names an unknown field",
        ([first, ...rates]) => [{ ...first!, when: [{ field: "subject.moon", op: "eq", value: "full" }] }, ...rates],
        /unknown/,
      ],
    ])("%s is drafted, and not published", async (_name, change, finding) => {
      const { packageId } = await staff.financeOfficer.does("draftPackage", { content: content(change) });
      await from();
      const decision = { packageId, decision: { number: "1", date: "2024-12-20" } };
      const approved = await staff.financeOfficer.command("approvePackage", decision);
      const published = await staff.financeOfficer.isRefused("publishPackage", { packageId });
      expect(published.code).toBe("REFUSED");
      const { packageCheck } = await staff.financeOfficer.read<{ packageCheck: { findings: { code: string }[] } }>(
        `query($content: JSON!) { packageCheck(content: $content) { publishable findings { code path } } }`,
        { content: content(change) },
      );
      expect(packageCheck.findings.map(({ code }) => code).join(" ")).toMatch(finding);
      const written = (await town.writtenSince(head)).map(({ type }) => type);
      expect(written).toEqual(approved.errors ? [] : ["FiscalPackageApproved"]);
    });

    test("whose zone is still used, or was changed by somebody else meanwhile, keeps it as it is", async () => {
      const officer = staff.financeOfficer;
      const { packageId } = await officer.does("draftPackage", { content: content((rates) => rates) });
      const [zone] = content((rates) => rates)["zones"] as [{ readonly code: string }];
      const seen = { packageId, list: "ZONES", edition: 1 };
      await from();
      expect(await officer.isRefused("removePackagePart", { ...seen, code: zone.code })).toMatchObject({
        code: "REFUSED",
        rule: "part-in-use",
      });
      await nothingIsWritten();
      await officer.does("revisePackagePart", { ...seen, part: { ...zone, name: { sq: "Qyteti", en: "The city" } } });
      await from();
      const again = { ...seen, part: { ...zone, name: { sq: "Qendra", en: "The centre" } } };
      expect((await officer.isRefused("revisePackagePart", again)).rule).toBe("part-changed-meanwhile");
      await nothingIsWritten();
    });
  });

  describe("text", () => {
    test.each<[string, string]>([
      ["NUL", "Ana\u0000"],
      ["a lone surrogate", "Ana \ud800"],
      ["bidirectional controls", "Ana \u202egnp.exe"],
      ["a megabyte", "a".repeat(1_000_000)],
      ["nothing but spaces", "   "],
    ])("a name of %s", async (_name, name) => {
      await from();
      const person = { kind: "PERSON", name, identifier: { scheme: "NONE" }, address: { unit: one.unit }, office };
      const error = await staff.clerk.isRefused("registerTaxpayer", person);
      expect(error.code).toMatch(/^(VALIDATION|LIMIT)$/);
      await nothingIsWritten();
    });
  });

  describe("JSON", () => {
    const query = JSON.stringify(commandDocument("receivePayment"));
    const commandId = `"commandId": "7a1f8f0e-5c0f-4d3a-9a51-0d2f6c8e4b10"`;
    const body = JSON.stringify(payment).slice(1, -1);
    test.each<[string, () => string, number]>([
      [
        "__proto__",
        () => `{"query":${query},"variables":{${commandId},"input":{${body},"__proto__":{"amount":1}}}}`,
        400,
      ],
      ["duplicate keys", () => `{"query":${query},"variables":{${commandId},"input":{${body},"amount":1}}}`, 400],
      ["deep nesting", () => `{"query":${query},"variables":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`, 400],
      ["ten megabytes", () => `{"query":${query},"variables":{"a":"${"a".repeat(10_000_000)}"}}`, 413],
      ["half a body", () => `{"query":${query},"variables":{`, 400],
      ["no object", () => `"query"`, 400],
    ])("%s", async (_name, json, status) => {
      await from();
      const response = await staff.financeOfficer.post(json());
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ code: expect.stringMatching(/^(VALIDATION|LIMIT)$/) });
      await nothingIsWritten();
    });
  });

  describe("GraphQL", () => {
    const aliased = Array.from({ length: 200 }, (_, index) => `a${index}: me { id }`).join(" ");
    test.each<[string, string, object]>([
      ["deep", `{ ${"journal { nodes { lines { ".repeat(10)} debit ${"} } }".repeat(10)} }`, {}],
      ["aliased", `{ ${aliased} }`, {}],
      ["cyclic", `{ me { ...A } } fragment A on Me { id ...B } fragment B on Me { id ...A }`, {}],
      [
        "with a huge page in variables",
        `query($first: Int) { taxpayers(first: $first) { nodes { id } } }`,
        { first: 2_000_000_000 },
      ],
      ["with a negative page", `query($first: Int) { taxpayers(first: $first) { nodes { id } } }`, { first: -1 }],
    ])("%s", async (_name, query, variables) => {
      await from();
      const { data, errors } = await staff.financeOfficer.ask(query, variables);
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.extensions.code).toMatch(/^(VALIDATION|LIMIT)$/);
      await nothingIsWritten();
    });
    test("batched", async () => {
      await from();
      const input = JSON.stringify({ query: commandDocument("receivePayment"), variables: { input: payment } });
      const response = await staff.financeOfficer.post(`[${input},${input}]`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      await nothingIsWritten();
    });
  });

  test("after all of it Defter still works, and the account holds what was done", async () => {
    const paid: Payload = await staff.financeOfficer.does("receivePayment", payment);
    const { accountPosition } = await staff.financeOfficer.read<{ accountPosition: object }>(
      `query($accountId: ID!) { accountPosition(accountId: $accountId) { paid } }`,
      { accountId },
    );
    expect(paid.receipt.position).not.toBeNull();
    expect(accountPosition).toEqual({ paid: 200 });
  });
});
