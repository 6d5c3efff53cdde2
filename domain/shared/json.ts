/** Whether two JSON values are the same, whatever the order of their keys; an undefined member counts as absent. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((element, index) => sameJson(element, right[index]));
  }
  const [ofLeft, ofRight] = [membersOf(left), membersOf(right)];
  return ofLeft.size === ofRight.size && [...ofLeft].every(([name, value]) => sameJson(value, ofRight.get(name)));
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of a list, whatever they are; what is no list has none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list, in order; what is no list has none. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return listIn(value).filter(isJsonObject);
}
