import type { RawValue } from "../bson/raw.js";
import { Type, valuesOf } from "../bson/raw.js";
import { fitKey, KeyWriter } from "../bson/ordered-key.js";
import type { FieldPath } from "../bson/paths.js";
import { fieldPath, valuesAt } from "../bson/paths.js";
import { CommandError } from "../protocol/errors.js";

/** One field of an index or of a sort. */
export interface KeyField {
  readonly path: FieldPath;
  readonly descending: boolean;
}

/** The store takes keys of 1,978 bytes; an index key and the key of its document must fit together. */
export const MAX_INDEX_KEY = 1000;
export const MAX_DOCUMENT_KEY = 700;

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** An array was among the values: the document may stand in the index more than once. */
  readonly multikey: boolean;
  /** A key was too long and is hashed at its end: the index no longer keeps the order of such values. */
  readonly shortened: boolean;
  /** No field of the index is there: a sparse index leaves the document out. */
  readonly absent: boolean;
}

/** The fields of an index in their order, each with 1 (ascending) or -1. */
export type KeyPattern = Readonly<Record<string, number>>;

/** The same fields in the same order. */
export function sameKey(left: KeyPattern, right: KeyPattern): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

export function keyFields(pattern: KeyPattern): KeyField[] {
  return Object.entries(pattern).map(([name, direction]) => ({ path: fieldPath(name), descending: direction < 0 }));
}

const writer = new KeyWriter();

/**
 * The keys under which a document stands in an index.
 * @throws CommandError CannotIndexParallelArrays when two fields of a compound index hold arrays
 */
export function indexKeysOf(document: Buffer, fields: readonly KeyField[]): IndexKeys {
  const columns = fields.map((field) => columnOf(document, field));
  const arrays = columns.filter((column) => column.multikey);
  if (arrays.length > 1) {
    const names = fields.filter((_, index) => columns[index]!.multikey).map((field) => `[${field.path.text}]`);
    throw new CommandError("CannotIndexParallelArrays", `cannot index parallel arrays ${names.join(" ")}`);
  }
  const whole = combine(columns.map((column) => column.keys));
  const keys = whole.map((key) => fitKey(key, MAX_INDEX_KEY));
  return {
    keys: keys.length > 1 ? distinct(keys) : keys,
    multikey: arrays.length > 0,
    shortened: whole.some((key) => key.length > MAX_INDEX_KEY),
    absent: columns.every((column) => column.absent),
  };
}

/** The key by which a document is sorted: of several values the least when ascending, the greatest when descending. */
export function sortKeyOf(document: Buffer, fields: readonly KeyField[]): Buffer {
  const parts = fields.map((field) => columnOf(document, field).keys.reduce((a, b) => (a.compare(b) <= 0 ? a : b)));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

interface Column {
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
  readonly absent: boolean;
}

function columnOf(document: Buffer, { path, descending }: KeyField): Column {
  const found = valuesAt(document, 0, path);
  if (found.length === 1 && found[0]?.type !== Type.array) {
    const value = found[0];
    const key = value ? writer.value(value, descending).take() : writer.bare(Type.null, descending).take();
    return { keys: [key], multikey: false, absent: value === undefined };
  }
  const keys = found.flatMap((value) => keysOfValue(value, descending));
  if (keys.length === 0) keys.push(writer.bare(Type.null, descending).take());
  return { keys, multikey: true, absent: found.every((value) => value === undefined) };
}

function keysOfValue(value: RawValue | undefined, descending: boolean): Buffer[] {
  if (value === undefined) return [writer.bare(Type.null, descending).take()];
  if (value.type !== Type.array) return [writer.value(value, descending).take()];
  const elements = valuesOf(value);
  if (elements.length === 0) return [writer.bare(Type.undefined, descending).take()];
  return elements.map((element) => writer.value(element, descending).take());
}

/** The values that stand in one key of a document, one for each field; undefined for a missing one. */
export function valuesInKey(document: Buffer, fields: readonly KeyField[], key: Buffer): (RawValue | undefined)[] {
  let rest = key;
  return fields.map(({ path, descending }) => {
    const found = valuesAt(document, 0, path);
    const candidates = found.flatMap((value) => (value?.type === Type.array ? valuesOf(value) : [value]));
    for (const candidate of candidates) {
      const part = candidate ? writer.value(candidate, descending).take() : writer.bare(Type.null, descending).take();
      if (!rest.subarray(0, part.length).equals(part)) continue;
      rest = rest.subarray(part.length);
      return candidate;
    }
    return found[0];
  });
}

function combine(columns: readonly (readonly Buffer[])[]): Buffer[] {
  let rows: Buffer[][] = [[]];
  for (const column of columns) rows = rows.flatMap((row) => column.map((key) => [...row, key]));
  return rows.map((row) => (row.length === 1 ? row[0]! : Buffer.concat(row)));
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString("latin1"), key])).values()];
}
