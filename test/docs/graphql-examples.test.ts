import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse, validate } from "graphql";
import { graphqlSchema } from "../../api/graphql/schema.js";
import { packageRoot } from "../../ops/paths.js";

const folder = join(packageRoot(), "docs", "how-to");
const examples = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/```graphql\n([\s\S]*?)```/g)].map(
      (match): [string, string] => [`${file}: ${match[1]!.split("\n")[0]!}`, match[1]!],
    ),
  );

const readme = [...readFileSync(join(packageRoot(), "README.md"), "utf8").matchAll(/^ask '([^']+)'$/gm)].map(
  (match) => match[1]!,
);

describe("the first five minutes of the README", () => {
  test("show the ledger at work", () => {
    expect(readme.length).toBeGreaterThanOrEqual(3);
  });

  test.each(readme)("%s is valid against the schema", (text) => {
    expect(validate(graphqlSchema(), parse(text))).toEqual([]);
  });
});

describe("the examples of the how-to pages", () => {
  test("are there", () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  test.each(examples)("%s is valid against the schema", (_name, text) => {
    expect(validate(graphqlSchema(), parse(text))).toEqual([]);
  });
});
