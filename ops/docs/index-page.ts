import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../paths.js";

/** The rooms of the documentation in the order in which a newcomer needs them, and what each is for. */
const KINDS = [
  ["tutorial", "Tutorials", "A day of each of those who use Defter, step by step; the browser tests walk every step."],
  ["how-to", "How-to", "One task each, for whoever runs, uses or changes Defter."],
  ["reference", "Reference", "What there is; most of it is generated from the code by `npm run docs`."],
  ["explanation", "Explanation", "How it works, and why so."],
  ["decisions", "Decisions", "What was decided, why, and what it costs."],
] as const;

/** The page `docs/README.md`: every page of the documentation by its title. */
export function docsIndex(): string {
  return `# Documentation

What Defter is and how it is started is said in the [README](../README.md). The schema of [GraphQL](../api/schema.graphql) says of each type and
field what it is.

${KINDS.map(room).join("\n")}`;
}

function room([folder, title, what]: (typeof KINDS)[number]): string {
  const at = join(packageRoot(), "docs", folder);
  const pages = readdirSync(at)
    .filter((name) => /\.(md|json)$/.test(name))
    .toSorted()
    .map((name) => `- [${titleOf(join(at, name), name)}](${folder}/${name})`);
  return `## ${title}\n\n${what}\n\n${pages.join("\n")}\n`;
}

/** The title of a page is its first line; a schema has none of that kind, and goes by its own. */
function titleOf(file: string, name: string): string {
  const text = readFileSync(file, "utf8");
  if (name.endsWith(".md")) return text.slice(2, text.indexOf("\n"));
  return (JSON.parse(text) as { readonly title?: string }).title ?? name;
}
