import { describe, expect, test } from "@jest/globals";
import {
  Amount,
  Day,
  Flag,
  Id,
  Nested,
  OneOf,
  shapeOf,
  Text,
  validated,
} from "../../../../api/graphql/inputs/index.js";
import * as account from "../../../../api/graphql/taxation/inputs/account.js";
import * as administration from "../../../../api/graphql/taxation/inputs/administration.js";
import * as register from "../../../../api/graphql/taxation/inputs/register.js";
import * as users from "../../../../api/graphql/identity/inputs/users.js";
import { ApiError } from "../../../../api/errors/index.js";
import type { CivilDate, Lek } from "../../../../domain/shared/index.js";

class Inner {
  @Text(10) name!: string;
}
class Outer {
  @Id() id!: string;
  @Text(5, { optional: true }) note?: string;
  @Text(5, { orNull: true }) remark!: string | null;
  @Nested(() => Inner) inner!: Inner;
  @Nested(() => Inner, { optional: true, list: 2 }) many?: Inner[];
  @OneOf("Colour", ["red", "green"], { optional: true }) colour?: "red" | "green";
  @Amount({ optional: true }) amount?: Lek;
  @Day({ optional: true }) day?: CivilDate;
  @Flag({ optional: true }) flag?: boolean;
}
class Narrowed {
  @Text(5, { orNull: true }) remark!: string | null;
  @Flag({ optional: true }) flag?: boolean;
}

const good = { id: "A1", inner: { name: "x" } };
const faults = (raw: unknown) => {
  try {
    validated(Outer, raw);
  } catch (error) {
    if (error instanceof ApiError) return error.fields.map(({ path, rule }) => `${path}: ${rule}`);
    throw error;
  }
  return [];
};

describe("an input", () => {
  test("comes out as plain data, absent where it was left out, null where the field says so", () => {
    expect(validated(Outer, { ...good, note: null })).toStrictEqual({ id: "A1", remark: null, inner: { name: "x" } });
  });

  test("is normalised: NFC and trimmed", () => {
    expect(validated(Outer, { ...good, note: " e\u0308 " }).note).toBe("ë");
  });

  test("that is empty is each time a new one, or each time refused", () => {
    const [first, second] = [validated(Narrowed, {}), validated(Narrowed, {})];
    expect(first).toStrictEqual({ remark: null });
    expect(second).toStrictEqual(first);
    expect(second).not.toBe(first);
    expect(validated(Narrowed, { flag: true })).toStrictEqual({ remark: null, flag: true });
    expect([faults({}), faults({})]).toEqual(Array(2).fill(["id: field-required", "inner: field-required"]));
  });

  test.each([
    ["null", null, ["input: field-wrong-kind"]],
    ["a list", [], ["input: field-wrong-kind"]],
    ["an empty object", {}, ["id: field-required", "inner: field-required"]],
    ["an unknown field", { ...good, admin: true }, ["admin: field-unknown"]],
    ["an unknown field inside", { ...good, inner: { name: "x", y: 1 } }, ["inner.y: field-unknown"]],
    ["a missing nested object", { id: "A1" }, ["inner: field-required"]],
    ["a text for a nested object", { ...good, inner: "x" }, ["inner: field-wrong-kind"]],
    ["a nested list for an object", { ...good, inner: [{ name: "x" }] }, ["inner: field-wrong-kind"]],
    ["a nested empty object", { ...good, inner: {} }, ["inner.name: field-required"]],
    ["too long a list", { ...good, many: [{ name: "a" }, { name: "b" }, { name: "c" }] }, ["many: list-too-long"]],
    ["an object for a list", { ...good, many: { name: "a" } }, ["many: field-wrong-kind"]],
    ["a null in a list", { ...good, many: [null] }, ["many.0: field-wrong-kind"]],
    ["a value that is not listed", { ...good, colour: "blue" }, ["colour: value-not-listed"]],
    ["a key of the prototype", { ...good, colour: "constructor" }, ["colour: value-not-listed"]],
    ["a float", { ...good, amount: 1.5 }, ["amount: amount-not-whole-lek"]],
    ["a day that is none", { ...good, day: "2025-02-29" }, ["day: date-does-not-exist"]],
    ["a text for a flag", { ...good, flag: "true" }, ["flag: field-wrong-kind"]],
    ["a path for an id", { ...good, id: "../x" }, ["id: identifier-malformed"]],
  ])("is refused when it is or holds %s", (_name, raw, expected) => {
    expect(faults(raw)).toEqual(expected);
  });

  test("with a thousand faults tells the first fifty", () => {
    const raw = { ...good, ...Object.fromEntries(Array.from({ length: 1000 }, (_unused, index) => [`x${index}`, 1])) };
    expect(faults(raw)).toHaveLength(50);
  });
});

describe("every input class", () => {
  const classes = [account, administration, register, users].flatMap((module) =>
    Object.entries(module).filter((entry) => typeof entry[1] === "function" && entry[0].endsWith("Input")),
  );

  test.each(classes)("%s has fields, and refuses a field that it does not have", (_name, type) => {
    const input = type as new () => object;
    expect(shapeOf(input).length).toBeGreaterThan(0);
    expect(() => validated(input, { surprise: 1 })).toThrow(ApiError);
  });
});
