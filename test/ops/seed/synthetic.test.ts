import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseNid, parseNipt } from "../../../domain/shared/identifiers.js";
import { packageRoot } from "../../../ops/paths.js";
import { syntheticNid } from "../../../ops/seed/synthetic/identifiers.js";
import { syntheticRegister, syntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";

interface PackageData {
  subjects: { code: string; fields: { name: string; required?: boolean; vocabulary?: string }[] }[];
  vocabularies: Record<string, { code: string }[]>;
  units: { code: string }[];
}
const fiscalPackage = JSON.parse(
  readFileSync(join(packageRoot(), "ops/data/fiscal-package.shkoder.2025.json"), "utf8"),
) as PackageData;
const register = [...syntheticRegister("test", 2000)];

describe("the synthetic register", () => {
  test("is the same for the same seed, whatever its size", () => {
    expect(syntheticTaxpayer("test", 1234)).toEqual(register[1234]);
    expect(syntheticTaxpayer("other", 1234)).not.toEqual(register[1234]);
  });

  test("has one business in eleven taxpayers", () => {
    expect(register.filter((taxpayer) => taxpayer.kind === "business")).toHaveLength(181);
  });

  test("gives everyone a number of good form with the right check letter, and no two the same", () => {
    for (const { identifier } of register) {
      const result = identifier.scheme === "nid" ? parseNid(identifier.value) : parseNipt(identifier.value);
      expect(result).toMatchObject({ ok: true, value: { warnings: [] } });
    }
    expect(new Set(Array.from({ length: 200_000 }, (_, index) => syntheticNid(index, false))).size).toBe(200_000);
  });

  test("declares only objects that the fiscal package knows, with every required fact from its vocabulary", () => {
    for (const object of register.flatMap((taxpayer) => taxpayer.objects)) {
      const subject = fiscalPackage.subjects.find((each) => each.code === object.kind);
      expect(subject).toBeDefined();
      const known = new Map(subject!.fields.map((field) => [field.name, field]));
      for (const [name, value] of Object.entries(object.facts)) {
        const vocabulary = known.get(name)?.vocabulary;
        expect(known.has(name)).toBe(true);
        if (vocabulary) expect(fiscalPackage.vocabularies[vocabulary]!.map((entry) => entry.code)).toContain(value);
      }
      const required = subject!.fields
        .filter((field) => field.required && field.name !== "date")
        .map((field) => field.name);
      expect(Object.keys(object.facts)).toEqual(expect.arrayContaining(required));
      expect(fiscalPackage.units.map((unit) => unit.code)).toContain(object.facts["unit"]);
    }
  });

  test("has people of every behaviour, about six in ten of whom pay", () => {
    const paying = register.filter(
      (taxpayer) => taxpayer.behaviour.startsWith("pays-") && taxpayer.behaviour !== "pays-nothing",
    );
    expect(paying.length / register.length).toBeGreaterThan(0.55);
    expect(paying.length / register.length).toBeLessThan(0.65);
    expect(new Set(register.map((taxpayer) => taxpayer.behaviour)).size).toBe(8);
  });
});
