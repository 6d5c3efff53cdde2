import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { begunMonths, feesOf, formSchema, readForm, type FormField } from "../../../domain/casework/index.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";
import { filledForm, formKnown } from "./support/filled-form.js";

const label = { sq: "Fusha", en: "Field" };
const fields: readonly FormField[] = [
  { key: "text", label, type: "text", required: true, min: 2, max: 20 },
  { key: "number", label, type: "number", required: false, min: 1, max: 60 },
  { key: "choice", label, type: "select", required: false, options: [{ code: "one", label }] },
  { key: "day", label, type: "date", required: false },
  { key: "nid", label, type: "nid", required: false },
  { key: "paper", label, type: "file", required: false },
  { key: "unit", label, type: "unit", required: false },
  { key: "sure", label, type: "boolean", required: false },
];
const faultsOf = (input: unknown) => {
  const read = readForm({ form: fields, fees: [] }, input, formKnown);
  return read.ok ? [] : read.faults.map(({ key, fault }) => `${key} ${fault.code}`);
};

describe("a form", () => {
  test("is read into plain values: text in NFC and trimmed, identifiers in capitals", () => {
    const input = {
      text: "  Shkode\u0308r ",
      number: 3.5,
      choice: "one",
      day: "2025-03-03",
      nid: "j00101999w",
      paper: "D1",
      unit: "velipoje",
      sure: true,
    };
    expect(readForm({ form: fields, fees: [] }, input, formKnown)).toEqual({
      ok: true,
      data: { ...input, text: "Shkodër", nid: "J00101999W" },
    });
  });

  test.each<[string, unknown, readonly string[]]>([
    ["unknown keys", { text: "abc", colour: 1 }, ["colour form-field-unknown"]],
    ["a key of the prototype", JSON.parse('{"text":"abc","__proto__":{"a":1}}'), ["__proto__ form-field-unknown"]],
    ["what is missing", {}, ["text form-field-missing"]],
    ["null for absent", { text: null }, ["text text-expected"]],
    ["a list", [], [" form-expected"]],
    [
      "wrong types",
      { text: 5, number: "3", sure: "yes", choice: 1 },
      [
        "text text-expected",
        "number form-value-wrong-type",
        "choice form-value-wrong-type",
        "sure form-value-wrong-type",
      ],
    ],
    ["scripts in text", { text: "<script>x" }, ["text text-markup"]],
    ["an image in text", { text: "a< img src=x" }, ["text text-markup"]],
    ["a reversed direction", { text: "abc\u202Ed" }, ["text text-direction-control"]],
    ["NUL", { text: "ab\u0000c" }, ["text text-control-character"]],
    ["half a character", { text: "ab\uD800" }, ["text text-malformed-unicode"]],
    ["too long and too short", { text: "a".repeat(21), nid: "x" }, ["text text-too-long", "nid nid-malformed"]],
    ["too short", { text: "a" }, ["text text-too-short"]],
    ["numbers out of range", { text: "abc", number: 61 }, ["number form-number-out-of-range"]],
    ["numbers that are none", { text: "abc", number: Number.NaN }, ["number form-number-inexact"]],
    ["numbers that cannot be exact", { text: "abc", number: 1.0000001 }, ["number form-number-inexact"]],
    ["days that do not exist", { text: "abc", day: "2025-02-30" }, ["day date-does-not-exist"]],
    [
      "what is not listed",
      { text: "abc", choice: "two", paper: "D9", unit: "moon" },
      ["choice form-option-unknown", "paper form-document-unknown", "unit form-unit-unknown"],
    ],
  ])("refuses %s, and names every fault", (_what, input, faults) => expect(faultsOf(input)).toEqual(faults));

  test("keeps words with a sign that is no markup", () => expect(faultsOf({ text: "3 < 5 & 7 > 2" })).toEqual([]));

  test("of every service accepts the same filled form as its JSON Schema", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { code } of rawServices as readonly { code?: unknown }[]) {
      const service = serviceOf(code as string);
      const filled = filledForm(service);
      expect([code, readForm(service, filled, formKnown).ok, ajv.validate(formSchema(service), filled)]).toEqual([
        code,
        true,
        true,
      ]);
      const extra = { ...filled, "no-such-field": 1 };
      expect([readForm(service, extra, formKnown).ok, ajv.validate(formSchema(service), extra)]).toEqual([
        false,
        false,
      ]);
    }
  });
});

describe("fees", () => {
  const none = { tariffs: {}, pages: null };

  test("are amount × quantity × begun months, and the fiscal package prevails", () => {
    const service = serviceOf("public-space-use-permit");
    const form = { ...filledForm(service), areaM2: 12, startDate: "2025-03-15", endDate: "2025-09-14" };
    expect(feesOf(service, form, none)).toMatchObject({ value: [{ quantity: "12×6", amount: 14_400 }] });
    expect(feesOf(service, form, { ...none, tariffs: { "occupation-fee": lek(250) } })).toMatchObject({
      value: [{ unitAmount: 250, amount: 18_000 }],
    });
    expect(feesOf(service, { ...form, endDate: "2025-03-01" }, none)).toMatchObject({
      refusal: { code: "fee-period-reversed" },
    });
    expect(feesOf(serviceOf("own-account-goods-certificate"), { payloadTonnes: 3.5 }, none)).toMatchObject({
      value: [{ amount: 350 }],
    });
  });

  test("are never made less by what is counted", () => {
    const [books, tonnes] = [serviceOf("travel-book-collection"), serviceOf("own-account-goods-certificate")];
    const impossible = { ok: false, refusal: { code: "fee-quantity-impossible" } };
    for (const bookCount of [-1, 0, 0.5, 1_000_001])
      expect(feesOf(books, { bookCount }, none)).toMatchObject(impossible);
    for (const payloadTonnes of [-3.5, 0, 0.001, 1_000_001])
      expect(feesOf(tonnes, { payloadTonnes }, none)).toMatchObject(impossible);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (bookCount) => {
        const fees = feesOf(books, { bookCount }, none);
        return !fees.ok || fees.value.every(({ amount, unitAmount }) => amount >= unitAmount);
      }),
    );
  });

  test("of what is counted are said in the form's schema", () => {
    const books = serviceOf("travel-book-collection");
    expect(formSchema(books)).toMatchObject({
      properties: { bookCount: { type: "number", minimum: 1, multipleOf: 1, maximum: expect.any(Number) } },
    });
    expect(formSchema(serviceOf("own-account-goods-certificate"))).toMatchObject({
      properties: { payloadTonnes: { type: "number", exclusiveMinimum: 0 } },
    });
  });

  test("by the page wait for the pages to be counted", () => {
    const service = serviceOf("certified-archive-copy");
    expect(feesOf(service, {}, none)).toMatchObject({ refusal: { code: "pages-not-counted" } });
    expect(feesOf(service, {}, { ...none, pages: 7 })).toMatchObject({ value: [{ amount: 350 }] });
  });

  test("count begun months", () => {
    const months = (from: string, to: string) => begunMonths(civilDate(from), civilDate(to));
    expect(months("2025-03-15", "2025-03-15")).toBe(1);
    expect(months("2025-03-15", "2025-04-14")).toBe(1);
    expect(months("2025-03-15", "2025-04-15")).toBe(2);
    expect(months("2025-01-31", "2025-02-27")).toBe(1);
    expect(months("2025-01-01", "2025-12-31")).toBe(12);
  });
});
