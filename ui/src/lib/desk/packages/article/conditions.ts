import type { Codec, Typed } from "../../editing/codec.js";
import { rowsIn } from "../../editing/codec.js";
import { isRaw } from "../../editing/raw.js";

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
 * The conditions of a list, of which all must hold: `when.0.field`, `.op`, `.value.0`; others of which one suffices under
 * `when.0.or.0`. A condition goes when its field is emptied; what is nested deeper than that is kept as it is.
 */
export function conditionsCodec(typeOf: TypeOf): Codec {
  return {
    typed: (value, name) => (Array.isArray(value) ? value.flatMap((each, at) => typedOf(each, `${name}.${at}`)) : []),
    read: (name, typed, before) => {
      const was: readonly unknown[] = Array.isArray(before) ? before : [];
      return Array.from({ length: rowsIn(typed, name) }, (_, at) =>
        read(`${name}.${at}`, typed, was[at], typeOf),
      ).filter((each) => each !== undefined);
    },
  };
}

type Pairs = readonly (readonly [string, string])[];

function typedOf(condition: unknown, name: string): Pairs {
  const alternatives = alternativesIn(condition);
  const all = (alternatives ?? [condition]).map(comparisonIn);
  if (!all.every((each) => each !== null)) return [[`${name}.kept`, JSON.stringify(condition) ?? ""]];
  return all.flatMap((each, at) => comparisonTyped(each, at === 0 ? name : `${name}.or.${at - 1}`));
}

function comparisonTyped({ field, op, values }: Compared, name: string): Pairs {
  return [
    [`${name}.field`, field],
    [`${name}.op`, op],
    ...values.map((value, at) => [`${name}.value.${at}`, String(value)] as const),
  ];
}

function read(name: string, typed: Typed, before: unknown, typeOf: TypeOf): unknown {
  const kept = typed[`${name}.kept`];
  if (kept !== undefined) return kept === "" ? undefined : parsed(kept);
  const was = alternativesIn(before);
  const first = comparisonRead(name, typed, was ? was[0] : before, typeOf);
  const others = Array.from({ length: rowsIn(typed, `${name}.or`) }, (_, at) =>
    comparisonRead(`${name}.or.${at}`, typed, was?.[at + 1], typeOf),
  );
  const all = [first, ...others].filter((each) => each !== undefined);
  return all.length > 1 || (was && all.length === 1 && was.length === 1) ? { any: all } : all[0];
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

/** The alternatives of which one suffices; null: the condition is none of the kind. */
function alternativesIn(condition: unknown): readonly unknown[] | null {
  if (!isRaw(condition) || !Array.isArray(condition["any"]) || Object.keys(condition).length !== 1) return null;
  return condition["any"].length === 0 ? null : condition["any"];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
