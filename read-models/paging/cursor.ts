import { ReadRefusedError } from "../read-side/index.js";

/** The values of a row's key: those of the columns that a list is ordered by, and last its id. */
export type KeyValues = readonly (string | number)[];

/** An opaque cursor: the list that it belongs to, and the key of a row. Only `A-Za-z0-9_-`. */
export function encodeCursor(list: string, key: KeyValues): string {
  return Buffer.from(JSON.stringify([list, ...key]), "utf8").toString("base64url");
}

/**
 * The key in a cursor of the same list, with values of the kinds given. A cursor gives no rights: whatever it holds, its
 * values are only compared with, within the reader's own scope. Throws VALIDATION `cursor-malformed`.
 */
export function decodeCursor(list: string, kinds: readonly ("string" | "number")[], cursor: string): KeyValues {
  const [owner, ...key] = parsedArray(cursor);
  const fits = owner === list && key.length === kinds.length && key.every((value, at) => isOfKind(value, kinds[at]!));
  if (!fits) throw new ReadRefusedError("VALIDATION", "cursor-malformed");
  return key as KeyValues;
}

function parsedArray(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isOfKind(value: unknown, kind: "string" | "number"): boolean {
  if (kind === "number") return typeof value === "number" && Number.isSafeInteger(value);
  return typeof value === "string" && value.isWellFormed() && !value.includes("\0");
}
