import type { Finding } from "../finding.js";

/** Builds a finding. */
export function finding(code: string, path: string, facts: Finding["facts"] = {}): Finding {
  return { code, path, facts };
}

/** Each finding once: a table is looked at for every charge that uses it. */
export function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

/** `duplicate-code` for every code that stands more than once in a list. */
export function duplicates(path: string, codes: readonly string[]): readonly Finding[] {
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...new Set(repeated)].map((code) => finding("duplicate-code", path, { code }));
}
