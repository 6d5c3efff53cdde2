import type { z } from "zod";
import { isJsonObject } from "../../shared/index.js";
import { finding, type Finding } from "./finding.js";

type Issue = z.core.$ZodIssue;

/** What a fault of the form of a content is, in the words of whoever wrote it. */
export function faultsOf(issue: Issue, raw: unknown): readonly Finding[] {
  const { path } = issue;
  const at = placeOf(path, raw);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => finding("definition-field-unknown", placeOf([...path, key], raw)));
  if (issue.code === "invalid_union") {
    const within = fittingBranch(issue.errors);
    if (within) return within.flatMap((each) => faultsOf({ ...each, path: [...path, ...each.path] }, raw));
  }
  const language = path.at(-1);
  if (language === "sq" || language === "en") return [finding("translation-missing", at, { language })];
  if (valueAt(path, raw) === undefined) return [finding("definition-field-missing", at)];
  switch (issue.code) {
    case "invalid_type":
      return [finding("definition-field-type", at, { expected: issue.expected })];
    case "invalid_value":
      return [finding("definition-field-listed", at, { allowed: issue.values.map(String).join(", ") })];
    case "too_small":
      return [finding("definition-field-bounds", at, { min: Number(issue.minimum), max: null })];
    case "too_big":
      return [finding("definition-field-bounds", at, { min: null, max: Number(issue.maximum) })];
    default:
      return [finding("definition-field-wrong", at, { rule: issue.code })];
  }
}

/** Of several forms that a value may have, the one that it has on the whole. */
function fittingBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) =>
    issues.every(({ path, code }) => path.length > 0 || (code !== "invalid_type" && code !== "invalid_value")),
  );
}

/** `fees[document-fee].amount`: members of lists by what they are called, as every other finding names them. */
function placeOf(path: readonly PropertyKey[], raw: unknown): string {
  return path.reduce<string>((text, step, depth) => {
    if (typeof step !== "number") return text === "" ? String(step) : `${text}.${String(step)}`;
    return `${text}[${nameOf(valueAt(path.slice(0, depth + 1), raw)) ?? step}]`;
  }, "");
}

function nameOf(member: unknown): string | null {
  if (!isJsonObject(member)) return null;
  const { code, key, act } = member;
  const name = code ?? key ?? act;
  return typeof name === "string" && name !== "" ? name.slice(0, 80) : null;
}

function valueAt(path: readonly PropertyKey[], raw: unknown): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    raw,
  );
}
