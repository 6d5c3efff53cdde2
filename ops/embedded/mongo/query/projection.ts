import { BSON } from "mongodb";
import { find } from "mingo";
import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, findElement } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo, refusingAsMongo } from "./decode.js";
import { exactNumbersGuard } from "./exact-numbers.js";
import type { Change, FieldTree } from "./field-tree.js";
import { addToTree, withTree } from "./field-tree.js";
import { elementMatcher, withOnlyElement } from "./matched-element.js";
import type { ProjectedField } from "./projection-fields.js";
import { firstMatching, projectedFields, sliceOfArray } from "./projection-fields.js";

export type Projection = (document: Buffer) => Buffer;

const STAYS: Change = (value) => value;
const GOES: Change = () => undefined;

/** @throws CommandError for a projection that both includes and excludes, or that cannot be */
export function compileProjection(projection: RawValue | undefined, filter?: RawValue): Projection | undefined {
  if (!projection) return undefined;
  const elements = elementsOf(projection);
  if (elements.length === 0) return undefined;
  const positional = elements.filter(([name]) => name.endsWith(".$"));
  if (positional.length > 1) {
    throw new CommandError("Location31276", "Cannot specify more than one positional projection per query.");
  }
  if (positional[0]) return ofMatchedElement(elements, positional[0][0].slice(0, -2), filter);
  const fields = projectedFields(projection);
  const includes = isInclusion(fields);
  const tree = treeOf(fields, includes);
  const added = addedFields(fields);
  return (document) => {
    const writer = withTree(document, 0, tree, includes ? "go" : "stay");
    for (const add of added) add(document, writer);
    return writer.finish();
  };
}

/** Does the document consist of what is named, or of all but that? `_id` alone decides only where nothing else is named. */
function isInclusion(fields: readonly ProjectedField[]): boolean {
  const others = fields.filter(({ path, kind }) => path !== "_id" && kind !== "slice");
  const includes = others.length > 0 ? others[0]!.kind !== "exclude" : fields[0]!.kind === "include";
  const mixed = others.find(({ kind }) => (kind !== "exclude") !== includes);
  if (!mixed) return includes;
  const [kind, other] = includes ? ["exclusion", "inclusion"] : ["inclusion", "exclusion"];
  const message = `Cannot do ${kind} on field ${mixed.path} in ${other} projection`;
  throw new CommandError(includes ? "Location31254" : "Location31253", message);
}

function treeOf(fields: readonly ProjectedField[], includes: boolean): FieldTree {
  const tree: FieldTree = new Map();
  if (includes && !fields.some(({ path }) => path === "_id")) tree.set("_id", STAYS);
  for (const { path, kind, operand } of fields) {
    addToTree(tree, path, kind === "include" ? STAYS : kind === "slice" ? sliceOfArray(operand) : GOES);
  }
  return tree;
}

/** Writes fields of a document behind those that were kept of it. */
type Addition = (document: Buffer, writer: DocumentWriter) => void;

function addedFields(fields: readonly ProjectedField[]): Addition[] {
  const matching = fields.filter(({ kind }) => kind === "elemMatch");
  const computed = fields.filter(({ kind }) => kind === "computed");
  return [...matching.map(addMatching), ...(computed.length > 0 ? [addComputed(computed)] : [])];
}

function addMatching({ path, operand }: ProjectedField): Addition {
  const name = Buffer.from(path);
  const change = firstMatching(operand);
  return (document, writer) => {
    const value = findElement(document, 0, name);
    const found = value && change(value);
    if (found) writer.raw(path, found);
  };
}

/** Expressions are mingo's; what they give is added, and what the document keeps of itself stays the bytes it was. */
function addComputed(fields: readonly ProjectedField[]): Addition {
  const wanted = Object.fromEntries(fields.map(({ path, operand }) => [path, decodeForMingo(operand)]));
  const guard = exactNumbersGuard(wanted);
  const alone = "_id" in wanted ? wanted : { ...wanted, _id: 0 };
  return (document, writer) => {
    guard(document);
    const [result] = refusingAsMongo(() => find([BSON.deserialize(document)], {}, alone as never).all());
    const computed = asDocument(Buffer.from(BSON.serialize(result as BSON.Document)));
    for (const [name, value] of elementsOf(computed)) writer.raw(name, value);
  };
}

/** `{ "list.$": 1 }`: of the array, the element by which the filter held. */
function ofMatchedElement(elements: readonly [string, RawValue][], path: string, filter?: RawValue): Projection {
  const plain = new DocumentWriter();
  for (const [name, value] of elements) plain.raw(name === `${path}.$` ? path : name, value);
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
