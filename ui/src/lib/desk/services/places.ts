import { controlOf as controlAt } from "../editing/places.js";
import type { Typed } from "../editing/codec.js";
import type { Raw } from "./content.js";

/** The control that a path of the checks is about; choices that are not there yet belong to the kind of answer. */
export function controlOf(content: Raw, typed: Typed, path: string): string {
  return controlAt(content, typed, path, (place) => place.replace(/\.options$/, ".type"));
}

/** The parts of the editor, and what of a definition stands in each. */
export const PARTS = {
  basics: ["name", "group", "description", "applicantKinds", "note", "assumed", "code", "format"],
  law: ["legalBasis"],
  procedure: ["workflow", "timeLimit", "applicantTerm"],
  fees: ["fees"],
  documents: ["documents"],
  form: ["form"],
  result: ["output", "validity"],
  conditions: ["taxClearance", "confidentiality", "offices"],
} as const;
export type Part = keyof typeof PARTS;

/** Which part of the editor a path or a control stands in; what it has no field for, in the first. */
export function partOf(path: string): Part {
  const field = /^[A-Za-z]+/.exec(path)?.[0] ?? "";
  const found = Object.entries(PARTS).find(([, fields]) => (fields as readonly string[]).includes(field));
  return (found?.[0] ?? "basics") as Part;
}
