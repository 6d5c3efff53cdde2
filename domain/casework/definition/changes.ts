import { isJsonObject, sameJson } from "../../shared/index.js";
import type { RawContent } from "./state.js";

/** One place where two contents differ. Null: it is not there. */
export interface ContentChange {
  /** `fees[document-fee].amount`, as findings name places; `[2]` where nothing tells the members of a list apart. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What changed from one content to another, from top to bottom: the smallest parts that differ. */
export function contentChanges(before: RawContent, after: RawContent): readonly ContentChange[] {
  return changesAt("", before, after);
}

function changesAt(path: string, before: unknown, after: unknown): readonly ContentChange[] {
  if (sameJson(before, after)) return [];
  const [left, right] = [membersOf(before), membersOf(after)];
  if (left === null || right === null || left.isList !== right.isList)
    return [{ path, before: before ?? null, after: after ?? null }];
  const names = new Set([...left.members.keys(), ...right.members.keys()]);
  const changes = [...names].flatMap((name) =>
    changesAt(placeOf(path, name, left.isList), left.members.get(name), right.members.get(name)),
  );
  // The same members in another order.
  return changes.length > 0 ? changes : [{ path, before: [...left.members.keys()], after: [...right.members.keys()] }];
}

interface Members {
  readonly isList: boolean;
  readonly members: ReadonlyMap<string, unknown>;
}

/** The members of an object by name, of a list by what tells them apart; null for what has none. */
function membersOf(value: unknown): Members | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return { isList: false, members: new Map(Object.entries(value)) };
  const list = value as readonly unknown[];
  const named = list.map(nameOf);
  const distinct = named.every((name) => name !== null) && new Set(named).size === list.length;
  return { isList: true, members: new Map(list.map((each, at) => [distinct ? named[at]! : String(at), each])) };
}

function nameOf(member: unknown): string | null {
  if (typeof member === "string") return member;
  if (!isJsonObject(member)) return null;
  const { code, key, act } = member;
  const name = code ?? key ?? act;
  return typeof name === "string" ? name : null;
}

function placeOf(path: string, name: string, isList: boolean): string {
  if (isList) return `${path}[${name}]`;
  return path === "" ? name : `${path}.${name}`;
}
