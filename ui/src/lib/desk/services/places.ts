import type { Typed } from "./codec.js";
import { isRaw, type Raw } from "./content.js";

const STEP = /([^.[\]]+)|\[([^\]]*)\]/g;

/**
 * The control that a path of the checks is about (`form[purpose].label.en` is `form.2.label.en`): that of the place
 * itself, else the first one within it, else that of the place around it. Empty: none, it concerns the whole.
 */
export function controlOf(content: Raw, typed: Typed, path: string): string {
  const steps = stepsOf(content, path);
  const names = Object.keys(typed);
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const place = steps.slice(0, depth).join(".");
    // Choices that are not there yet belong to the kind of answer.
    const found =
      names.find((name) => name === place) ??
      names.find((name) => name.startsWith(`${place}.`)) ??
      names.find((name) => name === place.replace(/\.options$/, ".type"));
    if (found !== undefined) return found;
  }
  return "";
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

/** Members of lists by where they stand now; as far as the content goes. */
function stepsOf(content: Raw, path: string): readonly string[] {
  const steps: string[] = [];
  let value: unknown = content;
  for (const [, field, member] of path.matchAll(STEP)) {
    if (field !== undefined) {
      steps.push(field);
      value = isRaw(value) ? value[field] : undefined;
    } else if (Array.isArray(value)) {
      const named = value.findIndex((each) => isRaw(each) && nameOf(each) === member);
      const at = named >= 0 ? named : Number(member);
      if (!Number.isInteger(at) || at >= value.length) return steps;
      steps.push(String(at));
      value = value[at] as unknown;
    } else return steps;
  }
  return steps;
}

function nameOf({ code, key, act }: Raw): unknown {
  return code ?? key ?? act;
}
