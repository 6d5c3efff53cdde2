import { BSON } from "mongodb";
import { find } from "mingo";
import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, ElementReader, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo } from "./decode.js";
import { elementMatcher, withOnlyElement } from "./matched-element.js";
import { plainNumber } from "./plain-values.js";

export type Projection = (document: Buffer) => Buffer;

/** The fields of a projection as a tree: true is a whole field. */
type FieldTree = Map<string, FieldTree | true>;

/** @throws CommandError for a projection that both includes and excludes */
export function compileProjection(projection: RawValue | undefined, filter?: RawValue): Projection | undefined {
  if (!projection) return undefined;
  const elements = elementsOf(projection);
  if (elements.length === 0) return undefined;
  const positional = elements.find(([name]) => name.endsWith(".$"));
  if (positional) return ofMatchedElement(projection, positional[0].slice(0, -2), filter);
  const simple = elements.map(([name, value]) => [name, flagOf(value)] as const);
  if (simple.some(([name, flag]) => flag === undefined || name.includes("$"))) return computed(projection);
  const fields = simple.filter(([name]) => name !== "_id");
  const include = fields.length > 0 ? fields[0]![1]! : simple[0]![1]!;
  const mixed = fields.find(([, flag]) => flag !== include);
  if (mixed) {
    const [kind, other] = include ? ["exclusion", "inclusion"] : ["inclusion", "exclusion"];
    const message = `Cannot do ${kind} on field ${mixed[0]} in ${other} projection`;
    throw new CommandError(include ? "Location31254" : "Location31253", message);
  }
  const id = simple.find(([name]) => name === "_id")?.[1] ?? true;
  const tree = treeOf(fields.map(([name]) => name));
  if (include && id) tree.set("_id", true);
  if (!include && !id) tree.set("_id", true);
  return (document) => (include ? keep(document, 0, tree) : drop(document, 0, tree));
}

function flagOf(value: RawValue): boolean | undefined {
  if (value.type === Type.boolean) return value.bytes[value.start] === 1;
  const number = plainNumber(value);
  return number === undefined ? undefined : number !== 0;
}

function treeOf(names: readonly string[]): FieldTree {
  const tree: FieldTree = new Map();
  for (const name of names) {
    let at = tree;
    const parts = name.split(".");
    for (const [depth, part] of parts.entries()) {
      const existing = at.get(part);
      if (existing === true || (existing && depth === parts.length - 1)) {
        throw new CommandError(existing === true ? "Location31249" : "Location31250", `Path collision at ${name}`);
      }
      if (depth === parts.length - 1) at.set(part, true);
      else at = existing ?? addBranch(at, part);
    }
  }
  return tree;
}

function addBranch(tree: FieldTree, part: string): FieldTree {
  const branch: FieldTree = new Map();
  tree.set(part, branch);
  return branch;
}

function keep(bytes: Buffer, start: number, tree: FieldTree): Buffer {
  const writer = new DocumentWriter();
  const reader = new ElementReader(bytes, start);
  while (reader.next()) {
    const branch = tree.get(reader.name);
    if (branch === true) writer.raw(reader.name, reader.value);
    else if (branch) addKept(writer, reader.name, reader.value, branch);
  }
  return writer.finish();
}

function addKept(writer: DocumentWriter, name: string, value: RawValue, tree: FieldTree): void {
  if (value.type === Type.object) writer.document(name, keep(value.bytes, value.start, tree));
  if (value.type === Type.array)
    writer.raw(
      name,
      eachElement(value, (element) => keepElement(element, tree)),
    );
}

function keepElement(element: RawValue, tree: FieldTree): RawValue | undefined {
  if (element.type === Type.object) return whole(keep(element.bytes, element.start, tree), Type.object);
  if (element.type === Type.array) return eachElement(element, (inner) => keepElement(inner, tree));
  return undefined;
}

function drop(bytes: Buffer, start: number, tree: FieldTree): Buffer {
  const writer = new DocumentWriter(bytes.length);
  const reader = new ElementReader(bytes, start);
  while (reader.next()) {
    const branch = tree.get(reader.name);
    if (branch === undefined) writer.raw(reader.name, reader.value);
    else if (branch !== true) writer.raw(reader.name, dropWithin(reader.value, branch));
  }
  return writer.finish();
}

function dropWithin(value: RawValue, tree: FieldTree): RawValue {
  if (value.type === Type.object) return whole(drop(value.bytes, value.start, tree), Type.object);
  if (value.type === Type.array) return eachElement(value, (element) => dropWithin(element, tree));
  return value;
}

function eachElement(array: RawValue, change: (element: RawValue) => RawValue | undefined): RawValue {
  const writer = new DocumentWriter();
  const reader = new ElementReader(array.bytes, array.start);
  let position = 0;
  while (reader.next()) {
    const changed = change(reader.value);
    if (changed) writer.raw(String(position++), changed);
  }
  return whole(writer.finish(), Type.array);
}

function whole(bytes: Buffer, type: number): RawValue {
  return { type, bytes, start: 0, end: bytes.length };
}

/** `{ "list.$": 1 }`: of the array, the element by which the filter held. */
function ofMatchedElement(projection: RawValue, path: string, filter: RawValue | undefined): Projection {
  const plain = new DocumentWriter();
  for (const [name, value] of elementsOf(projection)) plain.raw(name === `${path}.$` ? path : name, value);
  const project = compileProjection(asDocument(plain.finish()))!;
  const match = filter && elementMatcher(filter);
  return (document) => {
    const index = match?.(document, path);
    if (index === undefined) {
      const message = "positional operator '.$' couldn't find a matching element in the array";
      throw new CommandError("Location51246", message);
    }
    return project(withOnlyElement(document, path, index));
  };
}

/** Projections with operators and expressions are mingo's. */
function computed(projection: RawValue): Projection {
  const wanted = decodeForMingo(projection) as Record<string, never>;
  return (document) => {
    const [result] = find([BSON.deserialize(document)], {}, wanted).all();
    return Buffer.from(BSON.serialize(result as BSON.Document));
  };
}
