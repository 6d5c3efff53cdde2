import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { buildSchema, isObjectType } from "graphql";
import { fieldsWithoutRule, guardSchema } from "../../../api/graphql/access/index.js";
import { rootFields } from "../../../api/graphql/root-fields.js";
import { graphqlSchema } from "../../../api/graphql/schema.js";
import { printedSchema } from "../../../api/graphql/sdl.js";
import { packageRoot } from "../../../ops/paths.js";

const FILE = join(packageRoot(), "api", "schema.graphql");

describe("the schema", () => {
  test("is the one that is committed (write it with DEFTER_WRITE_SCHEMA=1)", () => {
    if (process.env["DEFTER_WRITE_SCHEMA"] === "1") writeFileSync(FILE, printedSchema());
    expect(printedSchema()).toBe(readFileSync(FILE, "utf8"));
  });

  test("has a rule of access on every field", () => {
    expect(fieldsWithoutRule(graphqlSchema())).toEqual([]);
  });

  test("is not served when a field has none", () => {
    const open = buildSchema("type Query { salaries: [Salary] } type Salary { amount: Int }");
    expect(fieldsWithoutRule(open)).toEqual(["Query.salaries", "Salary.amount"]);
    expect(() => guardSchema(open)).toThrow("Query.salaries, Salary.amount");
  });

  test("has no root field that inherits a rule from nowhere", () => {
    const open = buildSchema("type Query { salaries: Int }");
    const field = open.getQueryType()!.getFields()["salaries"]!;
    field.extensions = { access: "inherit" };
    expect(fieldsWithoutRule(open)).toEqual(["Query.salaries"]);
  });

  test("shows visitors only what is meant for them", () => {
    const open = rootFields().flatMap(({ name, rule }) => (rule === "public" ? [name] : []));
    expect(open.sort()).toEqual([
      "anyDocument",
      "estimate",
      "liveOpenRevenue",
      "me",
      "municipality",
      "openRevenue",
      "publishedLaw",
      "service",
      "services",
      "trackCase",
      "verifyClearance",
      "verifyPaper",
      "workflow",
    ]);
  });

  test("describes every root field", () => {
    const schema = graphqlSchema();
    for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
      for (const field of Object.values(root!.getFields()))
        expect([field.name, field.description ?? ""]).not.toContain("");
  });

  test("never gives money as a float", () => {
    for (const type of Object.values(graphqlSchema().getTypeMap()))
      if (isObjectType(type))
        for (const field of Object.values(type.getFields()))
          // Lengths of time may have a fraction.
          if (!/(?:remaining|Days)$/.test(field.name))
            expect(`${type.name}.${field.name}: ${String(field.type)}`).not.toMatch(/Float/);
  });
});
