import { sameJson } from "../../shared/index.js";
import type { Member, PackageContent } from "./events.js";

/**
 * The sections of the head of a package, and what of the content stands in each. What a package is (its format, code,
 * municipality, year, currency, and which one it follows) is given when it is drafted, and is in none.
 */
export const HEAD_SECTIONS = {
  about: ["name", "notice", "status"],
  decision: ["decision"],
  "base-decision": ["baseDecision"],
  period: ["validFrom", "validTo", "version"],
  publication: ["publication"],
  liability: ["liabilityRule"],
  "due-dates": ["dueDateRule"],
  rounding: ["roundingRule"],
  changes: ["changes"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const SECTIONS: readonly (readonly [code: string, keys: readonly string[]])[] = Object.entries(HEAD_SECTIONS);

/** The sections of the head, whatever stands in them: `{code: "period", validFrom, validTo, version}`. */
export function headOf(content: PackageContent): readonly Member[] {
  return SECTIONS.map(([code, keys]) => ({
    ...Object.fromEntries(keys.filter((key) => Object.hasOwn(content, key)).map((key) => [key, content[key]])),
    code,
  }));
}

/** The content with other sections in its head; what is not in a section any more is not in the content. */
export function withHead(content: PackageContent, sections: readonly Member[]): PackageContent {
  const changed = sections.filter(({ code }, at) => isSection(code) && !sameJson(headOf(content)[at], sections[at]));
  const keys = changed.flatMap(({ code }) => SECTIONS.flatMap(([each, of]) => (each === code ? of : [])));
  const kept = Object.entries(content).filter(([key]) => !keys.includes(key));
  const written = changed.flatMap((section) => Object.entries(section).filter(([key]) => keys.includes(key)));
  return Object.fromEntries([...kept, ...written]) as PackageContent;
}

/** Whether a section says nothing but what stands in it: anything else would write elsewhere in the package. */
export function isOfHead({ code, ...rest }: Member): boolean {
  const keys = SECTIONS.find(([each]) => each === code)?.[1];
  return keys === undefined || Object.keys(rest).every((key) => keys.includes(key));
}

function isSection(code: string): boolean {
  return Object.hasOwn(HEAD_SECTIONS, code);
}
