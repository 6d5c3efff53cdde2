import type { RawValue } from "../bson/raw.js";
import { ElementReader, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";

/** What becomes of a field's value; undefined takes it away. */
export type Change = (value: RawValue) => RawValue | undefined;
/** The fields of a projection, and those within them. */
export type FieldTree = Map<string, FieldTree | Change>;

/** @throws CommandError Location31249 or 31250 when one path lies within another */
export function addToTree(tree: FieldTree, path: string, change: Change): void {
  const parts = path.split(".");
  const last = parts.pop()!;
  let at = tree;
  for (const part of parts) {
    const branch = at.get(part) ?? new Map<string, FieldTree | Change>();
    if (!(branch instanceof Map)) throw new CommandError("Location31249", `Path collision at ${path}`);
    at.set(part, branch);
    at = branch;
  }
  const existing = at.get(last);
  if (existing) throw new CommandError("Location31250", `Path collision at ${path}`);
  at.set(last, change);
}

/** The document with its fields changed as the tree says; what the tree does not name stays, or goes. */
export function withTree(bytes: Buffer, start: number, tree: FieldTree, others: "stay" | "go"): DocumentWriter {
  const writer = new DocumentWriter();
  const reader = new ElementReader(bytes, start);
  while (reader.next()) {
    const branch = tree.get(reader.name);
    const { value } = reader;
    const changed =
      branch instanceof Map
        ? within(value, branch, others)
        : branch
          ? branch(value)
          : others === "stay"
            ? value
            : undefined;
    if (changed) writer.raw(reader.name, changed);
  }
  return writer;
}

function within(value: RawValue, tree: FieldTree, others: "stay" | "go"): RawValue | undefined {
  if (value.type === Type.object) {
    return whole(withTree(value.bytes, value.start, tree, others).finish(), Type.object);
  }
  if (value.type === Type.array) return eachElement(value, (element) => within(element, tree, others));
  return others === "stay" ? value : undefined;
}

function eachElement(array: RawValue, change: Change): RawValue {
  const reader = new ElementReader(array.bytes, array.start);
  const kept: RawValue[] = [];
  while (reader.next()) {
    const changed = change(reader.value);
    if (changed) kept.push(changed);
  }
  return arrayOf(kept);
}

export function arrayOf(values: readonly RawValue[]): RawValue {
  const writer = new DocumentWriter();
  for (const [position, value] of values.entries()) writer.raw(String(position), value);
  return whole(writer.finish(), Type.array);
}

function whole(bytes: Buffer, type: number): RawValue {
  return { type, bytes, start: 0, end: bytes.length };
}
