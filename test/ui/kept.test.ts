import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { keptFrom, PASSWORD, sentBy, textsIn } from "../../ui/src/lib/kept/kept.js";

const SOURCE = join(process.cwd(), "ui/src");
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(SOURCE, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
const HERE = new URL("https://defter.example/sq/zyra/arka?/open");

function formOf(fields: Readonly<Record<string, string | File>>, headers: Readonly<Record<string, string>> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return new Request(HERE, { method: "POST", body, headers });
}

describe("a form that was sent after the session had ended", () => {
  test("is kept with its texts; passwords and files are named, to be given again", async () => {
    const request = formOf({
      ...{ why: "Dy fjalë", "password-current": "e fshehtë krejt", "password-again": "" },
      ...{ plan: new File(["x"], "plani.pdf") },
    });
    const kept = await keptFrom(
      sentBy(request, () => request.clone()),
      HERE,
    );
    expect(kept).toEqual({
      action: "/sq/zyra/arka?/open",
      fields: [["why", "Dy fjalë"]],
      passwords: ["password-current"],
      files: [{ name: "plan", file: "plani.pdf" }],
    });
    expect(textsIn(kept!)).toEqual(["Dy fjalë"]);
    expect(JSON.stringify(kept)).not.toContain("fshehtë");
  });

  test("is copied where it is a plain form, and nothing else is", () => {
    const copies = (request: Request) => sentBy(request, () => request.clone()) !== null;
    expect(copies(formOf({ a: "b" }))).toBe(true);
    expect(copies(formOf({ a: "b" }, { "x-sveltekit-action": "true" }))).toBe(false);
    expect(copies(new Request(HERE))).toBe(false);
    expect(
      copies(new Request(HERE, { method: "POST", body: "{}", headers: { "content-type": "application/json" } })),
    ).toBe(false);
  });
});

describe("every form of the desk", () => {
  /** The door is for whoever is not signed in; its forms, and the way out, keep nothing. */
  const DOORS = /sign-in\/\+page|Frame\.svelte|SessionDialog\.svelte/;
  const files = [...filesIn("routes/(desk)", ".svelte"), ...filesIn("lib/desk", ".svelte")].filter(
    (file) => !DOORS.test(file),
  );
  const tagsOf = (source: string, tag: string) =>
    [...source.matchAll(new RegExp(`<${tag}\\b[^>]*>`, "gs"))].map(([all]) => all);
  const read = (file: string) => readFileSync(join(SOURCE, file), "utf8");

  test("stays as it is where its session ends under script: it is sent by what keeps it", () => {
    const forms = files.flatMap((file) =>
      tagsOf(read(file), "form")
        .filter((tag) => /method="post"/i.test(tag))
        .map((tag) => ({ file, tag, source: read(file) })),
    );
    expect(forms.length).toBeGreaterThan(40);
    const lost = forms.filter(({ tag, source }) => {
      const [, by] = /use:enhance=\{(\w+)\}/.exec(tag) ?? [];
      const wraps = new RegExp(
        `const ${by ?? ""}: SubmitFunction = async \\((\\w+)\\) => \\{[^}]*await sending\\(\\1\\)`,
        "s",
      );
      return by !== "sending" && !(by !== undefined && wraps.test(source));
    });
    expect(lost.map(({ file, tag }) => `${file}: ${tag}`)).toEqual([]);
  });

  test("names what is typed unseen so that it is never shown again", () => {
    const everywhere = filesIn("", ".svelte");
    const unseen = everywhere.flatMap((file) =>
      tagsOf(read(file), "input").filter((tag) => tag.includes('type="password"')),
    );
    expect(unseen.length).toBeGreaterThan(3);
    // The page that keeps a form asks by the names that the form had.
    const named = unseen.filter((tag) => !/\{name\}/.test(tag));
    expect(named.filter((tag) => !PASSWORD.test(/name="([^"]*)"/.exec(tag)?.[1] ?? ""))).toEqual([]);
  });
});
