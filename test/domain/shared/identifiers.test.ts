import { describe, expect, test } from "@jest/globals";
import {
  decodeNid,
  decodeNipt,
  parseNid,
  parseNipt,
  trusted,
  type NidContent,
  type Nid,
  type Nipt,
} from "../../../domain/shared/index.js";
import { referenceData } from "../../support/reference-data.js";

interface Expectation {
  readonly format: boolean;
  readonly check: boolean | null;
  readonly date: boolean | null;
  readonly outcome: "accept" | "warn" | "reject";
}
interface Judged {
  readonly value: string;
  readonly expect: Expectation;
}
interface Examples<Decoded> {
  readonly verified: readonly { readonly value: string; readonly decoded?: Decoded; readonly registered?: string }[];
  readonly valid: readonly (Judged & { readonly decoded: Decoded })[];
  readonly invalid: readonly Judged[];
}
const { nid, nipt } = referenceData<{ readonly nid: Examples<NidContent>; readonly nipt: Examples<string> }>(
  "identifiers.json",
);

describe.each([
  ["NID", nid as Examples<unknown>, parseNid, (value: string) => decodeNid(value as Nid)],
  ["NIPT", nipt as Examples<unknown>, parseNipt, (value: string) => decodeNipt(value as Nipt)],
] as const)("%s", (_name, examples, parse, decode) => {
  test("there are examples of each sort", () => {
    expect(examples.verified.length).toBeGreaterThan(0);
    expect(examples.valid).toHaveLength(12);
    expect(examples.invalid.length).toBeGreaterThanOrEqual(12);
  });

  test.each(examples.verified.map((each) => [each.value, each] as const))("published number %s", (value, example) => {
    expect(trusted<unknown>(parse(value))).toEqual({ value, warnings: [] });
    if (example.decoded) expect(decode(value)).toEqual(example.decoded);
  });

  test.each(examples.valid.map((each) => [each.value, each] as const))("valid %s", (value, example) => {
    expect(trusted<unknown>(parse(value))).toEqual({ value, warnings: [] });
    expect(decode(value)).toEqual(example.decoded);
  });

  test.each(examples.invalid.map((each) => [each.value, each] as const))("invalid %s", (value, example) => {
    const result = parse(value);
    expect(result.ok).toBe(example.expect.format);
    expect(outcomeOf(result)).toBe(example.expect.outcome);
    if (!result.ok) return;
    expect(!result.value.warnings.includes("check-letter")).toBe(example.expect.check);
    expect(!result.value.warnings.includes("date")).toBe(example.expect.date);
  });
});

describe("normalisation", () => {
  test("spaces, dots, hyphens and small letters are forgiven; the letter O is not a zero", () => {
    expect(trusted(parseNid(" i5.0312-991a "))).toEqual({ value: "I50312991A", warnings: [] });
    expect(parseNid("I5O312991A").ok).toBe(false);
  });

  test.each([[undefined], [null], [42], [{}], [""], ["I".repeat(1_000_000)]])("%p is refused", (input) => {
    expect(parseNid(input).ok).toBe(false);
    expect(parseNipt(input).ok).toBe(false);
  });
});

function outcomeOf(result: { ok: false } | { ok: true; value: { warnings: readonly unknown[] } }) {
  return !result.ok ? "reject" : result.value.warnings.length > 0 ? "warn" : "accept";
}
