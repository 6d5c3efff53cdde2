import type { RawValue } from "./raw.js";
import { ElementReader, findElement, Type } from "./raw.js";

/** A dotted path, taken apart once. */
export interface FieldPath {
  readonly text: string;
  readonly parts: readonly Buffer[];
  readonly numeric: readonly boolean[];
}

export function fieldPath(text: string): FieldPath {
  const names = text.split(".");
  return { text, parts: names.map((name) => Buffer.from(name)), numeric: names.map((name) => /^\d+$/.test(name)) };
}

/**
 * Every value that the path reaches, going through the elements of arrays on its way as MongoDB does; undefined where
 * a document on the way lacks the field. An array at the end of the path is given as itself.
 */
export function valuesAt(bytes: Buffer, documentStart: number, path: FieldPath): (RawValue | undefined)[] {
  const found: (RawValue | undefined)[] = [];
  collect(bytes, documentStart, path, 0, found);
  return found;
}

function collect(bytes: Buffer, start: number, path: FieldPath, depth: number, found: (RawValue | undefined)[]): void {
  const value = findElement(bytes, start, path.parts[depth]!);
  if (value === undefined) found.push(undefined);
  else follow(value, path, depth + 1, found);
}

function follow(value: RawValue, path: FieldPath, depth: number, found: (RawValue | undefined)[]): void {
  if (depth === path.parts.length) found.push(value);
  else if (value.type === Type.object) collect(value.bytes, value.start, path, depth, found);
  else if (value.type === Type.array) followArray(value, path, depth, found);
  else found.push(undefined);
}

function followArray(array: RawValue, path: FieldPath, depth: number, found: (RawValue | undefined)[]): void {
  if (path.numeric[depth]) {
    const element = findElement(array.bytes, array.start, path.parts[depth]!);
    if (element) follow(element, path, depth + 1, found);
  }
  const reader = new ElementReader(array.bytes, array.start);
  while (reader.next()) if (reader.type === Type.object) collect(reader.bytes, reader.start, path, depth, found);
}
