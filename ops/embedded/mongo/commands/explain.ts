import { asDocument, elementsOf, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import type { Search } from "../query/documents.js";
import { DocumentSearch } from "../query/documents.js";
import type { Plan } from "../query/plan.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { headOf, stagesOf } from "./aggregate.js";
import { Command, reply } from "./context.js";
import { searchOf } from "./find.js";
import { targetOf } from "./find-and-modify.js";
import { deleteSearch, parseDelete, parseUpdate, updateSearch } from "./statements.js";

/** How the search of a command would be done, and unless the plan alone is asked for, what it costs: the search is done to know, what the command would write is not. */
export function explain(command: Command): Buffer {
  const inner = innerCommand(command);
  const collection = inner.collection;
  const namespace = `${inner.database}.${inner.collectionName}`;
  if (!collection) return reply({ queryPlanner: { namespace, winningPlan: { stage: "EOF" } } });
  const search = searchFor(inner, collection);
  const found = new DocumentSearch(command.server.store, search);
  const counting = inner.name === "count";
  const queryPlanner = { namespace, winningPlan: planWords(search, found.plan, counting) };
  if (command.text("verbosity") === "queryPlanner") return reply({ queryPlanner });
  return reply({ queryPlanner, executionStats: costOf(found, counting) });
}

function innerCommand(command: Command): Command {
  const inner = command.field("explain");
  if (inner?.type !== Type.object) throw new CommandError("TypeMismatch", "explain needs the command to explain");
  const writer = new DocumentWriter(inner.end - inner.start + 64);
  for (const [field, value] of elementsOf(inner)) if (field !== "$db") writer.raw(field, value);
  const body = asDocument(writer.string("$db", command.database).finish());
  return new Command({ ...command.request, body }, command.server, command.connectionId);
}

function searchFor(inner: Command, collection: CollectionDescription): Search {
  switch (inner.name) {
    case "find":
      return searchOf(inner, collection, inner.filter("filter"));
    case "count":
    case "distinct":
      return searchOf(inner, collection, inner.filter("query"));
    case "findAndModify":
    case "findandmodify":
      return targetOf(inner, collection);
    case "aggregate":
      return headOf(inner, collection, stagesOf(inner)).search;
    case "update":
      return updateSearch(parseUpdate(onlyStatement(inner, "updates")), collection);
    case "delete":
      return deleteSearch(parseDelete(onlyStatement(inner, "deletes")), collection);
    default:
      throw new CommandError("NotImplemented", `explain is not offered for ${inner.name}`);
  }
}

function onlyStatement(inner: Command, list: string): Buffer {
  const statements = inner.documents(list);
  if (statements.length === 1) return statements[0]!;
  throw new CommandError("InvalidLength", "explained write batches must be of size 1");
}

function costOf(search: DocumentSearch, counting: boolean): Record<string, unknown> {
  const began = performance.now();
  let returned = 0;
  if (counting) returned = search.count();
  else for (const _ of search.documents()) returned++;
  const micros = Math.round((performance.now() - began) * 1000);
  return {
    executionSuccess: true,
    nReturned: returned,
    executionTimeMillis: Math.round(micros / 1000),
    executionTimeMicros: micros,
    totalKeysExamined: search.plan.stage === "COLLSCAN" ? 0 : search.cost.keysExamined,
    totalDocsExamined: search.cost.documentsExamined,
  };
}

function planWords(search: Search, plan: Plan, counting: boolean): Record<string, unknown> {
  const direction = plan.reverse ? "backward" : "forward";
  const { indexName, keyPattern } = plan;
  const scan = { stage: plan.stage, indexName, keyPattern, direction, ranges: plan.ranges.length };
  if (counting && plan.exact) return { stage: "COUNT", inputStage: { ...scan, stage: "COUNT_SCAN" } };
  const found =
    plan.stage === "IXSCAN"
      ? { stage: "FETCH", inputStage: scan }
      : { stage: plan.stage, direction, indexName, keyPattern };
  return search.sort.length > 0 && !plan.sorted ? { stage: "SORT", inputStage: found } : found;
}
