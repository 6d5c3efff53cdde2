import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { packageRoot } from "../../ops/paths.js";

const root = packageRoot();
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Where the links of a page lead within the checkout, with the heading they name. Code is no link. */
function linksOf(page: string): readonly { readonly target: string; readonly heading: string }[] {
  const text = readFileSync(join(root, page), "utf8")
    .replace(/```[\s\S]*?```/g, "")
    .replace(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, link]) => {
    if (/^[a-z]+:/.test(link!)) return [];
    const [path, heading] = link!.split("#") as [string, string?];
    return [
      { target: relative(root, join(root, path === "" ? page : join(dirname(page), path))), heading: heading ?? "" },
    ];
  });
}

/** The headings of a page as links name them. */
function headingsOf(page: string): readonly string[] {
  return [...readFileSync(join(root, page), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/ /g, "-"),
  );
}

test.each(pages)("the links of %s lead to what is there", (page) => {
  const lost = linksOf(page).filter(
    ({ target, heading }) =>
      !existsSync(join(root, target)) || (heading !== "" && !headingsOf(target).includes(heading)),
  );
  expect(lost).toEqual([]);
});

test("there are links to follow", () => {
  expect(pages.flatMap(linksOf).length).toBeGreaterThan(200);
});
