import type { RawValue } from "./raw.js";
import { elementsOf, Type, valuesOf } from "./raw.js";
import { DocumentWriter } from "./writer.js";

/**
 * A document being updated: opened only along the paths that change. What is not touched stays the bytes it was, so no
 * type, order or precision of it can be lost.
 */
export class ObjectNode {
  readonly fields: Map<string, Node>;

  constructor(fields: Iterable<[string, Node]> = []) {
    this.fields = new Map(fields);
  }
}

export class ArrayNode {
  constructor(readonly items: Node[]) {}
}

export type Node = RawValue | ObjectNode | ArrayNode;

export function openDocument(value: RawValue): ObjectNode {
  return new ObjectNode(elementsOf(value));
}

/** Opens a value that holds others; any other stays as it is. */
export function opened(node: Node): Node {
  if (node instanceof ObjectNode || node instanceof ArrayNode) return node;
  if (node.type === Type.object) return openDocument(node);
  if (node.type === Type.array) return new ArrayNode(valuesOf(node));
  return node;
}

/** The value as bytes again. */
export function closed(node: Node): RawValue {
  if (node instanceof ObjectNode) return asValue(Type.object, writeObject(node));
  if (node instanceof ArrayNode) return asValue(Type.array, writeArray(node));
  return node;
}

export function writeObject(node: ObjectNode, sizeHint?: number): Buffer {
  const writer = new DocumentWriter(sizeHint);
  for (const [name, field] of node.fields) writer.raw(name, closed(field));
  return writer.finish();
}

function writeArray(node: ArrayNode): Buffer {
  const writer = new DocumentWriter();
  for (const [position, item] of node.items.entries()) writer.raw(String(position), closed(item));
  return writer.finish();
}

function asValue(type: number, bytes: Buffer): RawValue {
  return { type, bytes, start: 0, end: bytes.length };
}
