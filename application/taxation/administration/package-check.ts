import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import {
  compilePackage,
  completenessCheck,
  type Finding,
  type FiscalPackage,
  type PackageContent,
} from "../../../domain/taxation/index.js";
import type { PackageCheck } from "../inputs/administration.js";
import { packageHash } from "../law/index.js";

/**
 * Findings by the JSON Schema `defter.fiscal-package/1`. The schema is compiled once, when the first content is checked:
 * it takes half a second that no start and no command is to wait for.
 */
export function packageSchemaCheck(schema: object): (content: PackageContent) => readonly Finding[] {
  let compiled: ValidateFunction | undefined;
  return (content) => {
    compiled ??= new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    return compiled(content) ? [] : distinct((compiled.errors ?? []).map(findingOf));
  };
}

/** Everything that keeps a content from becoming law: the schema's findings first; only what passes it is tried out. */
export function checkedPackage(
  content: PackageContent,
  schemaFindings: (content: PackageContent) => readonly Finding[],
): PackageCheck {
  const hash = packageHash(content);
  const bySchema = schemaFindings(content);
  if (bySchema.length > 0) return { hash, findings: bySchema };
  const law = content as unknown as FiscalPackage;
  const findings = completenessCheck(law);
  if (findings.length > 0) return { hash, findings };
  const compiled = compilePackage(law);
  if (compiled.ok) return { hash, findings: [] };
  return { hash, findings: [{ code: compiled.refusal.code, path: "", facts: compiled.refusal.facts }] };
}

function findingOf({ keyword, params, instancePath, message }: ErrorObject): Finding {
  const path = instancePath.replace(/^\//, "").replaceAll("/", ".");
  const surplus = (params as { additionalProperty?: string; unevaluatedProperty?: string }) ?? {};
  const field = surplus.additionalProperty ?? surplus.unevaluatedProperty;
  if (field !== undefined) return { code: "unknown-field", path, facts: { field } };
  const { missingProperty } = params as { missingProperty?: string };
  if (missingProperty !== undefined) {
    const at = `${path}.${missingProperty}`;
    return { code: "package-breaks-schema", path: at, facts: { at, rule: keyword, detail: message ?? keyword } };
  }
  return { code: "package-breaks-schema", path, facts: { at: path, rule: keyword, detail: message ?? keyword } };
}

/** Alternatives of the schema report the same fault once each. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    return !seen.has(key) && seen.add(key);
  });
}
