import type { RawValue } from "../bson/raw.js";
import { elementsOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { DocumentSearch } from "../query/documents.js";
import type { Search } from "../query/documents.js";
import { compileFilter } from "../query/filter.js";
import { compileProjection } from "../query/projection.js";
import type { CollectionDescription } from "../storage/catalog.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";
import type { DocumentSource } from "./cursors.js";
import { atHand, FIRST_BATCH } from "./cursors.js";
import { SESSION_MINUTES } from "./retries.js";
import { searchFor } from "./search-options.js";

/** @throws CommandError for what this server does not offer, rather than an answer that ignores it */
function refuseUnknownOptions(command: Command): void {
  for (const name of ["min", "max"] as const) {
    const value = command.document(name);
    if (value && elementsOf(value).length > 0)
      throw new CommandError("NotImplemented", `find: '${name}' is not offered`);
  }
  for (const name of ["tailable", "awaitData", "returnKey", "showRecordId"]) {
    if (command.flag(name)) throw new CommandError("NotImplemented", `find: '${name}' is not offered`);
  }
}

export function find(command: Command): Buffer {
  refuseUnknownOptions(command);
  const namespace = `${command.database}.${command.collectionName}`;
  const limit = wholeNumber(command, "limit");
  const batchSize = command.field("batchSize") ? wholeNumber(command, "batchSize") : FIRST_BATCH;
  const source = findSource(command);
  // With a limit that the first batch reaches there is nothing more to ask for.
  const single = command.flag("singleBatch") || limit < 0 || (limit > 0 && limit <= batchSize);
  const lifetime = cursorLifetime(command);
  return command.server.cursors.first({
    namespace,
    source,
    batchSize,
    singleBatch: single,
    owner: command.connectionId,
    ...lifetime,
  });
}

/** A cursor of a session lives as long as an idle session does; one without, as long as the server's parameter says. */
export function cursorLifetime(command: Command): { lifetime?: number } {
  if (command.field("lsid")) return { lifetime: SESSION_MINUTES * 60_000 };
  return command.flag("noCursorTimeout") ? { lifetime: Infinity } : {};
}

function findSource(command: Command): DocumentSource {
  const filter = command.filter("filter");
  const projection = compileProjection(command.document("projection"), filter);
  compileFilter(filter);
  const collection = command.collection;
  if (!collection) return atHand([]);
  const search = new DocumentSearch(command.server.store, searchOf(command, collection, filter));
  return {
    *documents() {
      for (const { document } of search.documents()) yield projection ? projection(document) : document;
    },
    heldBytes: () => search.heldBytes,
  };
}

/** What of a search stands in the command itself, under the names that most commands have for it. */
export function searchOf(command: Command, collection: CollectionDescription, filter: RawValue): Search {
  return searchFor(collection, {
    filter,
    sort: command.document("sort"),
    hint: command.field("hint"),
    skip: wholeNumber(command, "skip"),
    limit: Math.abs(wholeNumber(command, "limit")),
    deadline: command.deadline,
  });
}

function wholeNumber(command: Command, name: string): number {
  const number = command.number(name) ?? 0;
  if (!Number.isInteger(number) || (number < 0 && name !== "limit")) {
    throw new CommandError("BadValue", `'${name}' must be a whole number that is not negative`);
  }
  return number;
}

export function count(command: Command): Buffer {
  const collection = command.collection;
  const filter = command.filter("query");
  compileFilter(filter);
  if (!collection) return reply({ n: 0 });
  const search = new DocumentSearch(command.server.store, searchOf(command, collection, filter));
  return reply({ n: search.count() });
}
