import { isRaw, type Raw } from "../../editing/raw.js";

/** The lists of a package, beside its articles, whose parts are changed one by one; in the order in which they are shown. */
export const LISTS = ["tables", "zones", "units", "vocabularies", "subjects", "collectors"] as const;
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
  const value = (content as Raw)[list];
  const all =
    list === "vocabularies" ? vocabulariesIn(value) : Array.isArray(value) ? (value as readonly unknown[]) : [];
  return all.filter((each): each is Part => isRaw(each) && typeof each["code"] === "string");
}

/** A content were one of its parts so; a unit that a zone takes leaves the others, as it will when it is saved. */
export function withPart(content: object, list: List, part: Part): Raw {
  const parts = partsIn(content, list).map((each) => {
    if (each.code === part.code) return part;
    return list === "zones" ? { ...each, units: without(each["units"], part["units"]) } : each;
  });
  const value = list === "vocabularies" ? Object.fromEntries(parts.map(({ code, entries }) => [code, entries])) : parts;
  return { ...content, [list]: value };
}

function vocabulariesIn(value: unknown): readonly unknown[] {
  return isRaw(value) ? Object.entries(value).map(([code, entries]) => ({ code, entries })) : [];
}

function without(units: unknown, taken: unknown): unknown {
  return Array.isArray(units) && Array.isArray(taken) ? units.filter((unit) => !taken.includes(unit)) : units;
}
