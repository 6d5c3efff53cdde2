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

/** Each question with the fragments of its file that it names; what gql.tada tells itself on them is none of the schema's. */
const questions = written
  .filter(([, text]) => !isFragment(text))
  .map(([file, text]) => {
    const fragments = written.filter(([place, part]) => place === file && isFragment(part)).map(([, part]) => part);
    const named = fragments.filter((part) => text.includes(`...${part.trim().split(" ")[1]}`));
    return [file, [text, ...named].join("\n").replaceAll("@_unmask", "")] as const;
  });

test.each(questions)("%s asks for what the schema has", (_file, text) => {
  const schema = buildSchema(readFileSync(join(packageRoot(), "api", "schema.graphql"), "utf8"));
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});

test("there are questions", () => {
  expect(questions.length).toBeGreaterThan(2);
});
