import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { en } from "../../../api/messages/en.js";
import { hasMessage, message, namesOf } from "../../../api/messages/index.js";
import { sq } from "../../../api/messages/sq.js";
import { CITIZEN, RIGHTS } from "../../../domain/identity/index.js";
import { packageRoot } from "../../../ops/paths.js";
import { defterProjections } from "../../../projections/index.js";

const ROOT = packageRoot();
const LAYERS = ["domain", "application", "read-models", "projections", "api"];

/** Where a code is made: refusals, values not parsed, errors of the vocabulary, faults of fields. */
const USES = [
  /\b(?:refusal|notParsed|notParsedAt|refuse|finding|ValidationError|LedgerIntegrityError|ConflictError)\(\s*"([a-z][a-z0-9-]+)"/g,
  /\b(?:ApiError|DefterError)\(\s*"[A-Z_]+",\s*"([a-z][a-z0-9-]+)"/g,
  /\bfault\(\s*(?:"[^"]*",\s*)?"([a-z]+-[a-z0-9-]+)"/g,
  /\brule: "([a-z][a-z0-9-]+)"/g,
];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith(".ts")) yield path;
  }
}

const used = new Map<string, string>();
for (const layer of LAYERS) {
  for (const path of sources(join(ROOT, layer))) {
    const text = readFileSync(path, "utf8");
    for (const use of USES) for (const match of text.matchAll(use)) used.set(match[1]!, relative(ROOT, path));
  }
}

describe("words", () => {
  test("exist in both languages for every code that the tree can give", () => {
    expect(used.size).toBeGreaterThan(60);
    const missing = [...used].filter(([code]) => !hasMessage(code)).map(([code, path]) => `${code} (${path})`);
    expect(missing).toEqual([]);
  });

  test("tell of every right that somebody can be given", () => {
    const untold = Object.entries(RIGHTS)
      .filter(([, { roles }]) => roles.some((role) => role !== CITIZEN))
      .filter(([permission]) => !hasMessage(`right-${permission}`));
    expect(untold).toEqual([]);
  });

  test("name every projection that is registered", () => {
    expect(defterProjections.length).toBeGreaterThan(15);
    expect(defterProjections.filter(({ name }) => !hasMessage(`projection-${name}`))).toEqual([]);
  });

  test("are the same keys in both languages, with the same facts", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(sq).sort());
    const facts = (template: string) => [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).sort();
    for (const key of Object.keys(en)) expect([key, facts(sq[key]!)]).toEqual([key, facts(en[key]!)]);
  });

  test("say amounts and dates as people write them, and missing facts visibly", () => {
    expect(message("amount-out-of-range", { max: 1_000_000 }, "en")).toBe("The amount is larger than 1,000,000 lek.");
    expect(message("translation-missing", { language: "en" }, "sq")).toBe("Mungon teksti në gjuhën angleze.");
    expect(message("amount-out-of-range", { max: "-1234" }, "sq")).toBe("Shuma është më e madhe se -1\u00a0234 lekë.");
    expect(message("amount-out-of-range", {}, "en")).toContain("–");
  });

  test("say what is wrong with a form, and which right is missing, without a code", () => {
    const facts = { count: 2, field: "title", fault: "text-too-short", min: 20 };
    const names = namesOf({ field: [{ code: "title", name: { sq: "Titulli", en: "Title" } }] });
    expect(message("form-has-faults", facts, "sq", names)).toBe(
      "Në formular ka për të ndrequr (gjithsej 2). Te “Titulli”: Teksti është më i shkurtër se 20 karaktere.",
    );
    expect(message("form-has-faults", { ...facts, fault: "form-has-faults" }, "en")).toContain("form-has-faults");
    expect(message("form-value-wrong-type", { type: "number" }, "sq")).toContain("pritet numër");
    expect(message("definition-field-type", { expected: "boolean" }, "en")).toContain("(yes or no)");
    expect(message("permission-missing", { permission: "refund.approve" }, "en")).toContain("“Approves refunds”");
  });

  test("never come from the prototype of an object", () => {
    expect(message("constructor", {}, "en")).toBe("constructor");
    expect(message("field-unknown", { toString: 1 }, "en")).toBe("There is no such field.");
  });
});
