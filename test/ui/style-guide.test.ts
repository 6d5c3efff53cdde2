import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, test } from "@jest/globals";
import { packageRoot } from "../../ops/paths.js";

const root = join(packageRoot(), "ui", "src");
const lib = join(root, "lib");
const GUIDE = join("routes", "styleguide");

/** What needs a connection of its own: its looks are those of what it shows. */
const SHOWN_BY: Readonly<Record<string, string>> = { "desk/Live": "desk/LiveState" };

const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".svelte"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const inGuide = sources.filter(({ file }) => file.startsWith(GUIDE + sep));

/** The components that a file imports, below `lib` and without their ending. */
function imported({ file, text }: (typeof sources)[number]): readonly string[] {
  return [...text.matchAll(/from "([^"]+)\.svelte"/g)].map(([, path = ""]) => {
    const whole = path.startsWith("$lib/") ? join(lib, path.slice(5)) : join(root, dirname(file), path);
    return relative(lib, whole).split(sep).join("/");
  });
}

/** Routes whose rooms have other names below `lib/desk`. */
const ROOMS: Readonly<Record<string, string>> = { taxpayers: "tax", cases: "case", queue: "case" };

/** The room that a file belongs to. */
function roomOf(file: string): string {
  const [, room = "public"] = /^(?:lib\/desk|lib|.+\/\(in\))\/([^/]+)\//.exec(file.split(sep).join("/")) ?? [];
  return ROOMS[room] ?? room;
}

/** Everything of `components`, and whatever else more than one room uses. */
function shared(): readonly string[] {
  const uses = sources
    .filter((source) => !inGuide.includes(source))
    .flatMap((source) => imported(source).map((name) => ({ name, room: roomOf(source.file) })));
  const isShared = (name: string) => new Set(uses.filter((use) => use.name === name).map(({ room }) => room)).size > 1;
  return sources
    .map(({ file }) => file.split(sep).join("/"))
    .filter((file) => file.startsWith("lib/"))
    .map((file) => file.slice("lib/".length, -".svelte".length))
    .filter((name) => name.startsWith("components/") || isShared(name));
}

test("what pages share is shown on the style guide", () => {
  const asked = shared().map((name) => SHOWN_BY[name] ?? name);
  expect(asked.length).toBeGreaterThan(40);
  const shown = new Set(inGuide.flatMap(imported));
  expect(asked.filter((name) => !shown.has(name))).toEqual([]);
});

test("what the style guide shows is named where it is shown", () => {
  const named = inGuide.flatMap(({ text }) =>
    [...text.matchAll(/"((?:components|desk|packages)\/[\w/]+)"/g)].map(([, name]) => name!),
  );
  const shown = inGuide.flatMap(imported).filter((name) => !name.startsWith(".."));
  expect(named.toSorted()).toEqual([...new Set(shown)].toSorted());
});
