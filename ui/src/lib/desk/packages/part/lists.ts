import { isRaw, type Raw } from "../../editing/raw.js";
import { headOf, withSection } from "./head.js";

/**
 * The lists of a package, beside its articles, whose parts are changed one by one, in the order in which they are shown;
 * the head is one of sections.
 */
export const LISTS = [
  ...(["head", "bundles", "tables", "zones", "units", "vocabularies", "subjects", "collectors"] as const),
] as const;
export type List = (typeof LISTS)[number];

export function isList(text: string): text is List {
  return (LISTS as readonly string[]).includes(text);
}

/** What a list is called in commands. */
export function enumOf(list: List) {
  return list.toUpperCase() as Uppercase<List>;
}

/** A part as commands have it: a vocabulary is `{code, entries}`. */
export type Part = Raw & { readonly code: string };

/** The parts of a list, in order. A draft may be anything: what has no code is none. */
export function partsIn(content: object, list: List): readonly Part[] {
  if (list === "head") return headOf(content as Raw);
  const value = (content as Raw)[list];
  const all =
    list === "vocabularies" ? vocabulariesIn(value) : Array.isArray(value) ? (value as readonly unknown[]) : [];
  return all.filter((each): each is Part => isRaw(each) && typeof each["code"] === "string");
}

/** What a part of a list has alone: what one takes leaves the one that it was in, as it will when it is saved. */
const ALONE: Partial<Record<List, string>> = { zones: "units", bundles: "items" };

/** A content were one of its parts so. */
export function withPart(content: object, list: List, part: Part): Raw {
  if (list === "head") return withSection(content as Raw, part);
  const alone = ALONE[list];
  const parts = partsIn(content, list).map((each) => {
    if (each.code === part.code) return part;
    return alone === undefined ? each : { ...each, [alone]: without(each[alone], part[alone]) };
  });
  const value = list === "vocabularies" ? Object.fromEntries(parts.map(({ code, entries }) => [code, entries])) : parts;
  return { ...content, [list]: value };
}

function vocabulariesIn(value: unknown): readonly unknown[] {
  return isRaw(value) ? Object.entries(value).map(([code, entries]) => ({ code, entries })) : [];
}

function without(had: unknown, taken: unknown): unknown {
  return Array.isArray(had) && Array.isArray(taken) ? had.filter((each) => !taken.includes(each)) : had;
}

/** Whether the parts of a list have an order that people change. */
export function isOrdered(list: List): boolean {
  return list !== "head" && list !== "vocabularies";
}

/** Whether the package itself may name the parts of a list: bundles and the head are named by nothing. */
export function mayBeUsed(list: List): boolean {
  return list !== "head" && list !== "bundles";
}
