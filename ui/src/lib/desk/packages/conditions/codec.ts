import type { Codec, Typed } from "../../editing/codec.js";
import { rowsIn } from "../../editing/codec.js";
import { isRaw } from "../../editing/raw.js";
import { groupOf, type Group } from "./groups.js";

/** The type of a fact that conditions may read, by its path; undefined: there is no such fact. */
export type TypeOf = (path: string) => string | undefined;

/** What a condition is chosen from: the comparisons of the package, where one and several values are said alike. */
export const COMPARISONS = [
  ...(["is", "is-not", "lt", "lte", "gt", "gte", "contains", "contains-not", "exists", "absent"] as const),
];
export type Comparison = (typeof COMPARISONS)[number];

const SAID: Readonly<Record<string, Comparison>> = {
  ...{ eq: "is", in: "is", ne: "is-not", "not-in": "is-not" },
  ...{ lt: "lt", lte: "lte", gt: "gt", gte: "gte", contains: "contains", exists: "exists", absent: "absent" },
};

/** The comparisons to choose from where these fit the fact, in the order of {@link COMPARISONS}. */
export function comparisonsFor(operators: readonly string[]): readonly Comparison[] {
  const fitting = operators.flatMap((each) => SAID[each] ?? []);
  const all = fitting.includes("contains") ? [...fitting, "contains-not"] : fitting;
  return COMPARISONS.filter((each) => all.includes(each));
}

/** Whether a comparison is with values. */
export function takesValues(comparison: string): boolean {
  return comparison !== "exists" && comparison !== "absent";
}

/** Whether it may be with several. */
export function takesSeveral(comparison: string): boolean {
  return comparison === "is" || comparison === "is-not";
}

/**
 * The conditions of a list, of which all must hold: `when.0.field`, `.op`, `.value.0`. Where a group is chosen instead of
 * a fact (`when.0.field` is `any`), its own conditions are under `when.0.of.0`, and so on. A condition goes when its field
 * is emptied; what is of another form than the package's, or nested deeper than {@link MOST_DEPTH}, is kept as it is.
 */
export function conditionsCodec(typeOf: TypeOf): Codec {
  return {
    typed: (value, name) => listTyped(listIn(value), name, 0),
    read: (name, typed, before) => listRead(name, typed, listIn(before), typeOf),
  };
}

/** Groups within groups within a condition of a list. */
export const MOST_DEPTH = 5;

type Pairs = readonly (readonly [string, string])[];

function listTyped(conditions: readonly unknown[], name: string, depth: number): Pairs {
  return conditions.flatMap((each, at) => conditionTyped(each, `${name}.${at}`, depth));
}

function conditionTyped(condition: unknown, name: string, depth: number): Pairs {
  const comparison = comparisonIn(condition);
  if (comparison !== null) return comparisonTyped(comparison, name);
  const group = groupIn(condition);
  if (group === null || depth >= MOST_DEPTH) return [[`${name}.kept`, JSON.stringify(condition) ?? ""]];
  return [[`${name}.field`, group.kind], ...listTyped(group.inner, `${name}.of`, depth + 1)];
}

function comparisonTyped({ field, op, values }: Compared, name: string): Pairs {
  return [
    [`${name}.field`, field],
    [`${name}.op`, op],
    ...values.map((value, at) => [`${name}.value.${at}`, String(value)] as const),
  ];
}

function listRead(name: string, typed: Typed, before: readonly unknown[], typeOf: TypeOf): readonly unknown[] {
  return Array.from({ length: rowsIn(typed, name) }, (_, at) =>
    conditionRead(`${name}.${at}`, typed, before[at], typeOf),
  ).filter((each) => each !== undefined);
}

function conditionRead(name: string, typed: Typed, before: unknown, typeOf: TypeOf): unknown {
  const kept = typed[`${name}.kept`];
  if (kept !== undefined) return kept === "" ? undefined : parsed(kept);
  const group = groupOf(typed[`${name}.field`]);
  if (group === null) return comparisonRead(name, typed, before, typeOf);
  const inner = listRead(`${name}.of`, typed, groupIn(before)?.inner ?? [before], typeOf);
  if (group !== "not") return { [group]: inner };
  return { not: inner.length === 1 ? inner[0] : { all: inner } };
}

function comparisonRead(name: string, typed: Typed, before: unknown, typeOf: TypeOf): unknown {
  const field = typed[`${name}.field`]?.trim() ?? "";
  if (field === "") return undefined;
  const op = typed[`${name}.op`] || firstFor(typeOf(field));
  if (op === "exists" || op === "absent") return { field, op };
  const was = comparisonIn(before);
  const stood = was?.field === field ? was.values : [];
  const values = Array.from({ length: rowsIn(typed, `${name}.value`) }, (_, at) => ({
    text: (typed[`${name}.value.${at}`] ?? "").trim(),
    // What stood at the same place before what reads the same elsewhere: 12 beside "12".
    was: [stood[at], ...stood],
  }))
    .filter(({ text }) => text !== "")
    .map((each) => valueOf(each.text, each.was, typeOf(field)));
  if (op === "is" || op === "is-not") {
    const several = values.length > 1 || (was?.op === op && was.isList);
    const [one, list] = op === "is" ? ["eq", "in"] : ["ne", "not-in"];
    return several ? { field, op: list, value: values } : { field, op: one, value: values[0] ?? "" };
  }
  const comparison = { field, op: op === "contains-not" ? "contains" : op, value: values[0] ?? "" };
  return op === "contains-not" ? { not: comparison } : comparison;
}

/** What a condition compares by before anybody chose. */
function firstFor(type: string | undefined): Comparison {
  if (type === "grounds") return "contains";
  return type === "fraction" ? "exists" : "is";
}

/** A value as the package has it: what stood there as it stood; else by the type of the fact. */
function valueOf(text: string, was: readonly unknown[], type: string | undefined): unknown {
  const stood = was.find((each) => String(each) === text);
  if (stood !== undefined) return stood;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  const plain = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  if (type === "integer" || type === "money") return /^-?\d{1,15}$/.test(plain) ? Number(plain) : text;
  return type === "decimal" && /^-?\d+(\.\d+)?$/.test(plain) ? plain : text;
}

interface Compared {
  readonly field: string;
  readonly op: Comparison;
  readonly values: readonly unknown[];
  readonly isList: boolean;
}

/** A condition that is one comparison; null: it is more. */
function comparisonIn(condition: unknown): Compared | null {
  if (!isRaw(condition)) return null;
  if ("not" in condition) {
    const inner = comparisonIn(condition["not"]);
    const isOnly = Object.keys(condition).length === 1;
    return isOnly && inner?.op === "contains" ? { ...inner, op: "contains-not" } : null;
  }
  const { field, op, value, ...more } = condition;
  const said = typeof op === "string" && Object.hasOwn(SAID, op) ? SAID[op]! : undefined;
  if (typeof field !== "string" || field.trim() !== field || field === "" || said === undefined) return null;
  if (groupOf(field) !== null) return null;
  if (Object.keys(more).length > 0) return null;
  if (!takesValues(said)) return value === undefined ? { field, op: said, values: [], isList: false } : null;
  const isList = op === "in" || op === "not-in";
  if (isList !== Array.isArray(value)) return null;
  const values: readonly unknown[] = isList ? (value as readonly unknown[]) : [value];
  return values.every((each) => isTyped(each, isList)) ? { field, op: said, values, isList } : null;
}

/** What a field can hold and give back as it was; a value that is still to come is empty. */
function isTyped(value: unknown, isList: boolean): boolean {
  if (typeof value === "string") return value.trim() === value && (!isList || value !== "");
  return typeof value === "number" || typeof value === "boolean";
}

/** A condition that is a group of others; null: it is none. What does not hold is a group of one. */
function groupIn(condition: unknown): { readonly kind: Group; readonly inner: readonly unknown[] } | null {
  const [only, ...more] = Object.entries(isRaw(condition) ? condition : {});
  const [kind, inner] = only ?? ["", null];
  const group = groupOf(kind);
  if (group === null || more.length > 0) return null;
  if (group === "not") return { kind: group, inner: [inner] };
  return Array.isArray(inner) ? { kind: group, inner } : null;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
