import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { packageRoot } from "../../ops/paths.js";

/** Every question of the pages, as it stands in their sources. */
const questions = readdirSync(join(packageRoot(), "ui", "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .flatMap((file) =>
    [...readFileSync(join(packageRoot(), "ui", "src", file), "utf8").matchAll(/graphql\(\s*`([^`]*)`/g)].map(
      ([, text]) => [file, text!] as const,
    ),
  );

test.each(questions)("%s asks for what the schema has", (_file, text) => {
  const schema = buildSchema(readFileSync(join(packageRoot(), "api", "schema.graphql"), "utf8"));
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});

test("there are questions", () => {
  expect(questions.length).toBeGreaterThan(2);
});
