import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { emptyDocument } from "../protocol/messages.js";
import type { Search } from "../query/documents.js";
import { plainNumber, textOf } from "../query/plain-values.js";
import { hasIndex } from "../query/plan.js";
import type { CollectionDescription } from "../storage/catalog.js";
import type { KeyField } from "../storage/index-keys.js";
import { keyFields } from "../storage/index-keys.js";

/** What a command, a stage or a statement asks for, as it came. */
export interface Asked {
  readonly filter?: RawValue | undefined;
  readonly sort?: RawValue | undefined;
  readonly hint?: RawValue | undefined;
  readonly skip?: number;
  /** 0 for no limit. */
  readonly limit?: number;
  readonly deadline?: number | undefined;
}

const NATURAL = "$natural";

/** @throws CommandError for a sort or a hint that there cannot be */
export function searchFor(
  collection: CollectionDescription,
  { filter = emptyDocument(), sort, hint, skip = 0, limit = 0, deadline }: Asked,
): Search {
  const natural = naturalOrder(sort);
  if (natural && hint) throw new CommandError("BadValue", "Cannot use a hint together with a $natural sort");
  const wanted = natural ?? hintOf(hint, collection);
  const fields = natural ? [] : sortFields(sort);
  return { collection, filter, sort: fields, skip, limit, deadline, ...(wanted === undefined ? {} : { hint: wanted }) };
}

/** `{ $natural: -1 }` asks for the order in which documents are kept, or its reverse: it is a hint rather than a sort. */
function naturalOrder(sort: RawValue | undefined): Search["hint"] {
  const elements = sort ? elementsOf(sort) : [];
  if (!elements.some(([name]) => name === NATURAL)) return undefined;
  if (elements.length > 1) throw new CommandError("BadValue", "Cannot include '$natural' in compound sort");
  return { [NATURAL]: directionOf(NATURAL, elements[0]![1]) };
}

/** @throws CommandError for a direction other than 1 and -1 */
export function sortFields(sort: RawValue | undefined): KeyField[] {
  return (sort ? elementsOf(sort) : []).flatMap(([name, value]) => keyFields({ [name]: directionOf(name, value) }));
}

function directionOf(name: string, value: RawValue): 1 | -1 {
  const direction = plainNumber(value);
  if (direction === 1 || direction === -1) return direction;
  throw new CommandError(
    "Location15975",
    `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${name}`,
  );
}

function hintOf(hint: RawValue | undefined, collection: CollectionDescription): Search["hint"] {
  if (!hint || hint.type === Type.null) return undefined;
  const wanted = hint.type === Type.string ? textOf(hint) : patternOf(hint);
  if (wanted === undefined) return undefined;
  if (hasIndex(collection, wanted) || (typeof wanted === "object" && NATURAL in wanted)) return wanted;
  throw new CommandError("BadValue", "hint provided does not correspond to an existing index");
}

/** Undefined for an empty document, which names nothing. */
function patternOf(hint: RawValue): Record<string, number> | undefined {
  if (hint.type !== Type.object) throw new CommandError("FailedToParse", "Hint must be a string or an object");
  const elements = elementsOf(hint);
  if (elements.length === 0) return undefined;
  return Object.fromEntries(elements.map(([name, value]) => [name, plainNumber(value) ?? 0]));
}
