import type { BSON } from "mongodb";
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
import type { Command } from "./context.js";
import type { DocumentSource } from "./cursors.js";
import { atHand, FIRST_BATCH } from "./cursors.js";
import { cursorLifetime } from "./find.js";
import type { Stage } from "./pipeline.js";
import { PipelineRun } from "./pipeline.js";
import { searchFor } from "./search-options.js";
import { checkStage } from "./stage-checks.js";

export function aggregate(command: Command): Buffer {
  const stages = stagesOf(command);
  const first = command.field(command.name);
  if (first?.type !== Type.string)
    throw new CommandError("NotImplemented", "aggregate without a collection is not offered");
  if (command.flag("explain")) {
    throw new CommandError("NotImplemented", "aggregate: 'explain' is not offered; the command explain is");
  }
  const collection = command.collection;
  const namespace = `${command.database}.${command.collectionName}`;
  const options = command.document("cursor");
  const size = options && plainNumber(elementsOf(options).find(([name]) => name === "batchSize")?.[1]);
  const source = collection ? resultsOf(command, collection, stages) : atHand(pipelineOf(command, stages).run([]));
  return command.server.cursors.first({
    ...{ namespace, source, batchSize: size ?? FIRST_BATCH, singleBatch: false, owner: command.connectionId },
    ...cursorLifetime(command),
  });
}

export function stagesOf(command: Command): Stage[] {
  const pipeline = command.field("pipeline");
  if (pipeline?.type !== Type.array) throw new CommandError("TypeMismatch", "'pipeline' must be an array");
  return valuesOf(pipeline).map((stage, at) => {
    const elements = stage.type === Type.object ? elementsOf(stage) : [];
    if (elements.length !== 1)
      throw new CommandError("Location40323", "A pipeline stage specification object must contain exactly one field.");
    const [name, operand] = elements[0]!;
    checkStage(name, () => decodeForMingo(operand), at === 0 ? "first" : "later");
    return { name, operand };
  });
}

/** The stages at the head that narrow, order and cut are done by the store and its indexes; the others by mingo. */
function resultsOf(command: Command, collection: CollectionDescription, stages: readonly Stage[]): DocumentSource {
  if (stages[0]?.name === "$collStats") {
    return atHand(pipelineOf(command, stages.slice(1)).run([statsDocument(command, stages[0].operand)]));
  }
  const { search, rest } = headOf(command, collection, stages);
  const found = new DocumentSearch(command.server.store, search);
  if (rest.length === 0) return { documents: () => bytesOf(found), heldBytes: () => found.heldBytes };
  const counted = countedField(rest);
  if (counted) return atHand([countDocument(counted, found)]);
  const pipeline = pipelineOf(command, rest);
  return atHand(pipeline.run(pipeline.decoded(found)));
}

function pipelineOf(command: Command, stages: readonly Stage[]): PipelineRun {
  return new PipelineRun(command.server, command.database, stages);
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

function* bytesOf(found: DocumentSearch): Generator<Buffer> {
  for (const { document } of found.documents()) yield document;
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
    ...{ filter, sort, hint: command.field("hint"), deadline: command.deadline },
    skip: plainNumber(skip) ?? 0,
    limit: plainNumber(limit) ?? 0,
  });
  return { search, rest: stages.slice(at) };
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
  const writer = new DocumentWriter().raw("_id", id);
  return writer.int32(name, found.count()).finish();
}
