/** A place of a record that differs between two states of it; null: it was not there, or is gone. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

type Scalar = FieldChange["before"];

/** Fields by which the entries of a list are known. */
const KEYS = [
  ...["documentId", "requestId", "opinionId", "noticeId", "complaintId", "appealId", "outputId", "code"],
  ...["eventId", "objectId", "reliefId", "key", "year", "id"],
];

/**
 * What differs between two states of a record, by path: `documents[D1].standing`. Entries of lists are known by their ids,
 * so that one more is one more and nothing else moves.
 */
export function changesBetween(before: object, after: object): readonly FieldChange[] {
  const [left, right] = [flattened(before), flattened(after)];
  const fields = new Set([...left.keys(), ...right.keys()]);
  return [...fields].flatMap((field) => {
    const [was, is] = [left.get(field) ?? null, right.get(field) ?? null];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function flattened(value: object): Map<string, Scalar> {
  const found = new Map<string, Scalar>();
  flatten(value, "", found);
  return found;
}

function flatten(value: unknown, path: string, into: Map<string, Scalar>): void {
  if (Array.isArray(value))
    for (const [index, entry] of value.entries()) flatten(entry, `${path}[${keyOf(entry) ?? index}]`, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, entry] of Object.entries(value)) flatten(entry, path === "" ? key : `${path}.${key}`, into);
  else if (value !== undefined && value !== null) into.set(path, value as Scalar);
}

function keyOf(entry: unknown): string | null {
  if (typeof entry !== "object" || entry === null) return null;
  const key = KEYS.find((name) => name in entry);
  return key === undefined ? null : String((entry as Record<string, unknown>)[key]);
}
