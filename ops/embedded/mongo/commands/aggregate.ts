import { BSON } from "mongodb";
import { aggregate as runPipeline } from "mingo";
import { compareValues, orderedKey } from "../bson/ordered-key.js";
import { fieldPath, valuesAt } from "../bson/paths.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo } from "../query/decode.js";
import type { Search } from "../query/documents.js";
import { DocumentSearch } from "../query/documents.js";
import { plainNumber } from "../query/plain-values.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { collectionSizes, documentSizes } from "./collections.js";
import type { Command, Server } from "./context.js";
import { FIRST_BATCH } from "./cursors.js";
import { cursorLifetime, searchOf } from "./find.js";
import { searchFor } from "./search-options.js";

/** Stages that mingo has not, or that would write or watch. */
const NOT_OFFERED = ["$out", "$merge", "$changeStream", "$indexStats", "$currentOp", "$listSessions"];

interface Stage {
  readonly name: string;
  readonly operand: RawValue;
}

export function aggregate(command: Command): Buffer {
  const stages = stagesOf(command);
  const first = command.field(command.name);
  if (first?.type !== Type.string)
    throw new CommandError("NotImplemented", "aggregate without a collection is not offered");
  const collection = command.collection;
  const namespace = `${command.database}.${command.collectionName}`;
  const options = command.document("cursor");
  const size = options && plainNumber(elementsOf(options).find(([name]) => name === "batchSize")?.[1]);
  const results = collection
    ? resultsOf(command, collection, stages)
    : runRest(command.server, command.database, [], stages);
  const source = { documents: () => results };
  const batchSize = size ?? FIRST_BATCH;
  return command.server.cursors.first({
    ...{ namespace, source, batchSize, singleBatch: false },
    ...cursorLifetime(command),
  });
}

export function stagesOf(command: Command): Stage[] {
  const pipeline = command.field("pipeline");
  if (pipeline?.type !== Type.array) throw new CommandError("TypeMismatch", "'pipeline' must be an array");
  return valuesOf(pipeline).map((stage) => {
    const elements = stage.type === Type.object ? elementsOf(stage) : [];
    if (elements.length !== 1)
      throw new CommandError("FailedToParse", "a stage of a pipeline is a document with one field");
    const [name, operand] = elements[0]!;
    if (NOT_OFFERED.includes(name)) throw new CommandError("NotImplemented", `${name} is not offered by this server`);
    return { name, operand };
  });
}

/** The stages at the head that narrow, order and cut are done by the store and its indexes; the others by mingo. */
function resultsOf(command: Command, collection: CollectionDescription, stages: readonly Stage[]): Resumable {
  if (stages[0]?.name === "$collStats") {
    const told = statsDocument(command, stages[0].operand);
    return runRest(command.server, command.database, [told], stages.slice(1));
  }
  const { search, rest } = headOf(command, collection, stages);
  const found = new DocumentSearch(command.server.store, search);
  if (rest.length === 0) return resumable(() => bytesOf(found));
  const counted = countedField(rest);
  if (counted) return resumable(once([countDocument(counted, found)]));
  return runRest(command.server, command.database, decoded(found), rest);
}

function statsDocument(command: Command, operand: RawValue): BSON.Document {
  const asked = operand.type === Type.object ? elementsOf(operand).map(([name]) => name) : [];
  return {
    ns: `${command.database}.${command.collectionName}`,
    localTime: new Date(),
    ...(asked.includes("count") ? { count: documentSizes(command).count } : {}),
    ...(asked.includes("storageStats") ? { storageStats: collectionSizes(command) } : {}),
  };
}

type Resumable = Iterable<Buffer>;

function* bytesOf(found: DocumentSearch): Generator<Buffer> {
  for (const { document } of found.documents()) yield document;
}

function decoded(found: DocumentSearch): BSON.Document[] {
  const documents: BSON.Document[] = [];
  for (const { document } of found.documents()) documents.push(BSON.deserialize(document));
  return documents;
}

/** A cursor asks for an iterator for each batch: each goes on where the last one ended. */
function resumable(next: () => Iterable<Buffer>): Resumable {
  return { [Symbol.iterator]: () => next()[Symbol.iterator]() };
}

function once(documents: readonly Buffer[]): () => Iterable<Buffer> {
  const rest = [...documents].reverse();
  return function* () {
    for (let document = rest.pop(); document; document = rest.pop()) yield document;
  };
}

function runRest(server: Server, database: string, documents: BSON.Document[], stages: readonly Stage[]): Resumable {
  const pipeline = asMingoCounts(stages.map(({ name, operand }) => ({ [name]: decodeForMingo(operand) })));
  try {
    const results = runPipeline(documents, pipeline as never, {
      collectionResolver: (name) => wholeCollection(server, database, name),
    });
    return resumable(once(results.map((result) => Buffer.from(BSON.serialize(result as BSON.Document)))));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError("FailedToParse", `the pipeline cannot be run: ${(error as Error).message}`);
  }
}

/** Counting nothing gives no document, which mingo's `$count` would: it is written out as what MongoDB defines it to be. */
function asMingoCounts(pipeline: readonly BSON.Document[]): BSON.Document[] {
  return pipeline.flatMap((stage): BSON.Document[] => {
    const [name, operand] = Object.entries(stage)[0] as [string, unknown];
    if (name === "$count" && typeof operand === "string") {
      return [{ $group: { _id: null, [operand]: { $sum: 1 } } }, { $project: { _id: 0 } }];
    }
    if (name === "$facet") {
      const facets = Object.entries(operand as Record<string, BSON.Document[]>);
      return [{ $facet: Object.fromEntries(facets.map(([facet, stages]) => [facet, asMingoCounts(stages)])) }];
    }
    const inner = (operand as { pipeline?: BSON.Document[] } | null)?.pipeline;
    const hasOwn = (name === "$lookup" || name === "$unionWith") && Array.isArray(inner);
    return [hasOwn ? { [name]: { ...(operand as object), pipeline: asMingoCounts(inner) } } : stage];
  });
}

/** What `$lookup` and its like look into. */
function wholeCollection(server: Server, database: string, name: string): BSON.Document[] {
  const collection = server.catalog.find(database, name);
  if (!collection) return [];
  return decoded(new DocumentSearch(server.store, searchFor(collection, {})));
}

/** What of a pipeline the store and its indexes do, and what is left. */
export function headOf(
  command: Command,
  collection: CollectionDescription,
  stages: readonly Stage[],
): { search: Search; rest: readonly Stage[] } {
  let at = 0;
  const next = (name: string) => (stages[at]?.name === name ? stages[at++]!.operand : undefined);
  const filter = next("$match");
  const sort = next("$sort");
  const skip = next("$skip");
  const limit = next("$limit");
  const search = searchFor(collection, {
    ...{ filter, sort, hint: command.field("hint") },
    ...(skip ? { skip: amount("$skip", skip) } : {}),
    ...(limit ? { limit: amount("$limit", limit) } : {}),
  });
  return { search, rest: stages.slice(at) };
}

function amount(name: string, operand: RawValue): number {
  const number = plainNumber(operand);
  const least = name === "$limit" ? 1 : 0;
  if (number === undefined || !Number.isInteger(number) || number < least) {
    throw new CommandError("BadValue", `${name} needs a whole number of at least ${least}`);
  }
  return number;
}

/** The driver counts with `{ $group: { _id: 1, n: { $sum: 1 } } }`: no document needs decoding for that. */
function countedField(stages: readonly Stage[]): { id: RawValue; name: string } | undefined {
  if (stages.length !== 1 || stages[0]!.name !== "$group" || stages[0]!.operand.type !== Type.object) return undefined;
  const [id, sum] = elementsOf(stages[0]!.operand);
  if (id?.[0] !== "_id" || !sum || elementsOf(stages[0]!.operand).length !== 2) return undefined;
  const isConstant = id[1].type === Type.null || plainNumber(id[1]) !== undefined;
  const inner = sum[1].type === Type.object ? elementsOf(sum[1]) : [];
  const counts = inner.length === 1 && inner[0]![0] === "$sum" && plainNumber(inner[0]![1]) === 1;
  return isConstant && counts ? { id: id[1], name: sum[0] } : undefined;
}

function countDocument({ id, name }: { id: RawValue; name: string }, found: DocumentSearch): Buffer {
  let count = 0;
  for (const _ of found.documents()) count++;
  const writer = new DocumentWriter().raw("_id", id);
  return writer.int32(name, count).finish();
}

export function distinct(command: Command): Buffer {
  const key = command.text("key");
  if (key === undefined) throw new CommandError("TypeMismatch", "distinct needs the name of a field in 'key'");
  const found = new Map<string, RawValue>();
  const path = fieldPath(key);
  const collection = command.collection;
  const filter = command.filter("query");
  if (collection) {
    for (const { document } of new DocumentSearch(
      command.server.store,
      searchOf(command, collection, filter),
    ).documents()) {
      for (const value of valuesAt(document, 0, path)) {
        const values = value === undefined ? [] : value.type === Type.array ? valuesOf(value) : [value];
        for (const one of values) found.set(orderedKey(one).toString("latin1"), one);
      }
    }
  }
  const writer = new DocumentWriter().begin("values", Type.array);
  const ordered = [...found.values()].sort(compareValues);
  for (const [position, value] of ordered.entries()) writer.raw(String(position), value);
  return writer.end().double("ok", 1).finish();
}
