import { asDocument, elementsOf, Type } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { emptyDocument } from "../protocol/messages.js";
import type { Search } from "../query/documents.js";
import { DocumentSearch } from "../query/documents.js";
import { planQuery } from "../query/plan.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { headOf, stagesOf } from "./aggregate.js";
import { Command, reply } from "./context.js";
import { hintOf, searchOf, sortFields } from "./find.js";

/** How the search of a command would be done, and unless the plan alone is asked for, what it costs: the search is done to know, what the command would write is not. */
export function explain(command: Command): Buffer {
  const inner = innerCommand(command);
  const collection = inner.collection;
  const namespace = `${inner.database}.${inner.collectionName}`;
  if (!collection) return reply({ queryPlanner: { namespace, winningPlan: { stage: "EOF" } } });
  const search = searchFor(inner, collection);
  const queryPlanner = { namespace, winningPlan: planWords(search) };
  if (command.text("verbosity") === "queryPlanner") return reply({ queryPlanner });
  return reply({ queryPlanner, executionStats: costOf(new DocumentSearch(command.server.store, search)) });
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
    case "findAndModify":
    case "findandmodify":
      return searchOf(inner, collection, inner.filter("query"));
    case "aggregate":
      return headOf(inner, collection, stagesOf(inner)).search;
    case "update":
      return statementSearch(inner.documents("updates"), collection);
    case "delete":
      return statementSearch(inner.documents("deletes"), collection);
    default:
      throw new CommandError("NotImplemented", `explain is not offered for ${inner.name}`);
  }
}

function statementSearch(statements: readonly Buffer[], collection: CollectionDescription): Search {
  const fields = new Map<string, RawValue>(statements[0] ? elementsOf(asDocument(statements[0])) : []);
  const hint = hintOf(fields.get("hint"), collection);
  const filter = fields.get("q") ?? emptyDocument();
  const sort = sortFields(fields.get("sort"));
  return { collection, filter, sort, skip: 0, limit: 0, ...(hint === undefined ? {} : { hint }) };
}

function costOf(search: DocumentSearch): Record<string, unknown> {
  const began = performance.now();
  let returned = 0;
  for (const _ of search.documents()) returned++;
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

function planWords(search: Search): Record<string, unknown> {
  const plan = planQuery(search.collection, search);
  const direction = plan.reverse ? "backward" : "forward";
  const { indexName, keyPattern } = plan;
  const scan = { stage: plan.stage, indexName, keyPattern, direction, ranges: plan.ranges.length };
  const found =
    plan.stage === "IXSCAN"
      ? { stage: "FETCH", inputStage: scan }
      : { stage: plan.stage, direction, indexName, keyPattern };
  return search.sort.length > 0 && !plan.sorted ? { stage: "SORT", inputStage: found } : found;
}
