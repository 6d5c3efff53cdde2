import type { Raw } from "../../editing/raw.js";
import type { Part } from "./lists.js";

/** The sections of the head of a package, in the order in which they are shown, and what of the content stands in each. */
export const SECTIONS = {
  about: ["name", "notice", "status"],
  decision: ["decision"],
  "base-decision": ["baseDecision"],
  period: ["validFrom", "validTo", "version"],
  publication: ["publication"],
  liability: ["liabilityRule"],
  "due-dates": ["dueDateRule"],
  rounding: ["roundingRule"],
  changes: ["changes"],
} as const;
export type Section = keyof typeof SECTIONS;

const ALL: readonly (readonly [code: string, keys: readonly string[]])[] = Object.entries(SECTIONS);

/** The sections of a content's head, each with what stands in it: `{code: "period", validFrom, validTo, version}`. */
export function headOf(content: Raw): readonly Part[] {
  return ALL.map(([code, keys]) => ({
    ...Object.fromEntries(keys.filter((key) => Object.hasOwn(content, key)).map((key) => [key, content[key]])),
    code,
  }));
}

/** A content were a section of its head so. */
export function withSection(content: Raw, { code, ...said }: Part): Raw {
  const keys = keysOf(code);
  return { ...Object.fromEntries(Object.entries(content).filter(([key]) => !keys.includes(key))), ...said };
}

/** The section that a path of the checks is in (`decision.date`, `changes[3]`, `.notice` where it is missing); null: none. */
export function sectionAt(path: string): string | null {
  const [, key = ""] = /^\.?(\w+)/.exec(path) ?? [];
  return ALL.find(([, keys]) => keys.includes(key))?.[0] ?? null;
}

function keysOf(code: string): readonly string[] {
  return ALL.find(([each]) => each === code)?.[1] ?? [];
}
