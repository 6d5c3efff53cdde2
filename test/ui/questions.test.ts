import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { packageRoot } from "../../ops/paths.js";

/** Every question and fragment of the pages, as it stands in their sources. */
const written = readdirSync(join(packageRoot(), "ui", "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .flatMap((file) =>
    [...readFileSync(join(packageRoot(), "ui", "src", file), "utf8").matchAll(/graphql\(\s*`([^`]*)`/g)].map(
      ([, text]) => [file, text!] as const,
    ),
  );

const isFragment = (text: string) => text.trim().startsWith("fragment");

const fragments = written.filter(([, text]) => isFragment(text)).map(([, text]) => [nameOf(text), text] as const);

/** The name that a fragment is spread by. */
function nameOf(fragment: string): string {
  return /fragment\s+(\w+)/.exec(fragment)![1]!;
}

/** The fragments that a text names, and those that these name. */
function fragmentsOf(text: string): readonly string[] {
  const named = fragments.filter(([name]) => new RegExp(`\\.\\.\\.${name}\\b`).test(text)).map(([, part]) => part);
  return [...new Set([...named, ...named.flatMap(fragmentsOf)])];
}

/** Each question with its fragments; what gql.tada tells itself on them is none of the schema's. */
const questions = written
  .filter(([, text]) => !isFragment(text))
  .map(([file, text]) => [file, [text, ...fragmentsOf(text)].join("\n").replaceAll("@_unmask", "")] as const);

const schema = buildSchema(readFileSync(join(packageRoot(), "api", "schema.graphql"), "utf8"));

test("no two fragments have one name", () => {
  expect(fragments.map(([name]) => name)).toEqual([...new Set(fragments.map(([name]) => name))]);
});

test.each(questions)("%s asks for what the schema has", (_file, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});

test("there are questions", () => {
  expect(questions.length).toBeGreaterThan(2);
});
