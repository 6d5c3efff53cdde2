import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { emptyDocument } from "../protocol/messages.js";
import type { Search } from "../query/documents.js";
import { plainNumber } from "../query/plain-values.js";
import type { CollectionDescription } from "../storage/catalog.js";
import type { Update } from "../update/update.js";
import { compileUpdate } from "../update/update.js";
import { booleanOf } from "./context.js";
import { refuseCollation } from "./refusals.js";
import { searchFor } from "./search-options.js";

type Fields = ReadonlyMap<string, RawValue>;

/** One statement of an `update` command, checked. */
export interface UpdateStatement {
  readonly filter: RawValue;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly fields: Fields;
}

/** @throws CommandError for a statement that cannot be one */
export function parseUpdate(statement: Buffer): UpdateStatement {
  const { fields, filter } = parse(statement);
  const modification = fields.get("u");
  if (!modification) throw new CommandError("FailedToParse", "an update needs q and u");
  const constants = fields.get("c");
  if (constants) throw new CommandError("NotImplemented", "update: variables ('let') are not offered");
  const arrayFilters = fields.get("arrayFilters");
  const update = compileUpdate(filter, modification, arrayFilters?.type === Type.array ? valuesOf(arrayFilters) : []);
  const multi = booleanOf(fields.get("multi"));
  if (multi && update.kind === "replacement") {
    throw new CommandError("FailedToParse", "multi update is not supported for replacement-style update");
  }
  return { filter, update, multi, upsert: booleanOf(fields.get("upsert")), fields };
}

export function updateSearch({ filter, multi, fields }: UpdateStatement, collection: CollectionDescription): Search {
  return searchFor(collection, { filter, sort: fields.get("sort"), hint: fields.get("hint"), limit: multi ? 0 : 1 });
}

/** One statement of a `delete` command, checked. */
export interface DeleteStatement {
  readonly filter: RawValue;
  /** 1, or 0 for all that the filter finds. */
  readonly limit: number;
  readonly fields: Fields;
}

/** @throws CommandError for a statement that cannot be one */
export function parseDelete(statement: Buffer): DeleteStatement {
  const { fields, filter } = parse(statement);
  const limit = plainNumber(fields.get("limit"));
  if (limit === 0 || limit === 1) return { filter, limit, fields };
  const message = `The limit field in delete objects must be 0 or 1. Got ${limit ?? "nothing"}`;
  throw new CommandError("FailedToParse", message);
}

export function deleteSearch({ filter, limit, fields }: DeleteStatement, collection: CollectionDescription): Search {
  return searchFor(collection, { filter, hint: fields.get("hint"), limit });
}

function parse(statement: Buffer): { fields: Fields; filter: RawValue } {
  const fields = new Map(elementsOf(asDocument(statement)));
  refuseCollation(fields.get("collation"));
  const filter = fields.get("q") ?? emptyDocument();
  if (filter.type !== Type.object) throw new CommandError("TypeMismatch", "q of a statement is a document");
  return { fields, filter };
}
