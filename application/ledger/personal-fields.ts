import { InvariantError, isJsonObject } from "../../domain/shared/index.js";
import type { Json, JsonObject } from "../event-store/index.js";

/** A path such as `contacts[].value`, read once: names of members, and EACH for every element of an array. */
export type PersonalPath = readonly string[];

const EACH = "[]";

/** Reads a declared path. Throws InvariantError on one that is malformed. */
export function parsePersonalPath(path: string): PersonalPath {
  if (!/^[A-Za-z]\w*(\[\])?(\.[A-Za-z]\w*(\[\])?)*$/.test(path))
    throw new InvariantError(`personal path malformed: ${path}`);
  return path.split(".").flatMap((part) => (part.endsWith(EACH) ? [part.slice(0, -2), EACH] : [part]));
}

/**
 * A copy in which every value at the paths is replaced; null and absent values stay as they are. `at` is the concrete
 * path (`contacts.0.value`). Only the branches on the way are copied.
 */
export function mapPersonal(
  data: JsonObject,
  paths: readonly PersonalPath[],
  replace: (value: Json, at: string) => Json,
): JsonObject {
  let mapped: Json = data;
  for (const path of paths) mapped = mapAt(mapped, path, 0, "", replace);
  return mapped as JsonObject;
}

/** Whether any value at the paths is there to be read or hidden. */
export function hasPersonal(data: JsonObject, paths: readonly PersonalPath[]): boolean {
  return paths.some((path) => presentAt(data, path, 0));
}

function mapAt(
  value: Json | undefined,
  path: PersonalPath,
  depth: number,
  at: string,
  replace: (value: Json, at: string) => Json,
): Json {
  if (value === null || value === undefined) return null;
  const step = path[depth];
  if (step === undefined) return replace(value, at);
  if (step === EACH) {
    if (!Array.isArray(value)) return value;
    return (value as readonly Json[]).map((element, index) =>
      mapAt(element, path, depth + 1, `${at}.${index}`, replace),
    );
  }
  const member = memberOf(value, step);
  if (member === null || member === undefined) return value;
  const name = at === "" ? step : `${at}.${step}`;
  return { ...(value as JsonObject), [step]: mapAt(member, path, depth + 1, name, replace) };
}

function presentAt(value: Json | undefined, path: PersonalPath, depth: number): boolean {
  if (value === null || value === undefined) return false;
  const step = path[depth];
  if (step === undefined) return true;
  if (step === EACH) return Array.isArray(value) && value.some((element: Json) => presentAt(element, path, depth + 1));
  return presentAt(memberOf(value, step), path, depth + 1);
}

function memberOf(value: Json, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}
