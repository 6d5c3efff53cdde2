import { BSON } from "mongodb";
import { asDocument, elementsOf, Type } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { plainNumber, textOf } from "../query/plain-values.js";
import type { CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { sameKey, type KeyPattern } from "../storage/index-keys.js";
import { booleanOf } from "./context.js";
import { refuseCollation } from "./refusals.js";

/** An index as it is asked for. */
export type NewIndex = Pick<IndexDescription, "name" | "key" | "unique" | "sparse" | "hidden" | "expireAfterSeconds">;

const OFFERED = new Set([
  ...["key", "name", "unique", "sparse", "hidden", "expireAfterSeconds", "collation", "background", "v", "ns"],
]);
/** What MongoDB has and this server has not; anything else it has not either. */
const NOT_OFFERED = new Set([
  ...["partialFilterExpression", "storageEngine", "wildcardProjection", "weights", "default_language"],
  ...["language_override", "textIndexVersion", "2dsphereIndexVersion", "bits", "min", "max", "prepareUnique"],
  ...["columnstoreProjection", "dropDups", "clustered"],
]);
const OF_ID = new Set(["key", "name", "collation", "background", "v", "ns"]);
const MAX_FIELDS = 32;
/** As MongoDB: what a 32-bit integer holds. */
const MAX_EXPIRY = 2_147_483_647;

/** @throws CommandError for an index that cannot be, or is not offered */
export function parseIndex(bytes: Buffer): NewIndex {
  const options = new Map(elementsOf(asDocument(bytes)));
  for (const option of options.keys()) refuseOption(option, bytes);
  refuseCollation(options.get("collation"));
  const key = keyPatternOf(options.get("key"));
  const name = options.get("name");
  if (name?.type !== Type.string) {
    throw new CommandError("FailedToParse", "The 'name' field is a required property of an index specification");
  }
  if (isIdKey(key)) {
    const stranger = [...options.keys()].find((option) => !OF_ID.has(option));
    if (stranger) {
      const message = `The field '${stranger}' is not valid for an _id index specification`;
      throw new CommandError("InvalidIndexSpecificationOption", message);
    }
  }
  const expiry = options.get("expireAfterSeconds");
  return {
    name: textOf(name),
    key,
    unique: booleanOf(options.get("unique")),
    sparse: booleanOf(options.get("sparse")),
    hidden: booleanOf(options.get("hidden")),
    ...(expiry ? { expireAfterSeconds: expiryOf(expiry, key) } : {}),
  };
}

function refuseOption(option: string, bytes: Buffer): void {
  if (OFFERED.has(option)) return;
  if (NOT_OFFERED.has(option)) {
    throw new CommandError("CannotCreateIndex", `the index option '${option}' is not offered by this server`);
  }
  const specification = BSON.EJSON.stringify(BSON.deserialize(bytes));
  const message = `The field '${option}' is not valid for an index specification. Specification: ${specification}`;
  throw new CommandError("InvalidIndexSpecificationOption", message);
}

/** @throws CommandError CannotCreateIndex */
export function keyPatternOf(value: RawValue | undefined): Record<string, number> {
  const elements = value?.type === Type.object ? elementsOf(value) : [];
  if (elements.length === 0 || elements.length > MAX_FIELDS) {
    throw new CommandError("CannotCreateIndex", `an index has between 1 and ${MAX_FIELDS} fields`);
  }
  const pairs = elements.map(([name, direction]): [string, number] => {
    const number = plainNumber(direction);
    if (number === undefined || number === 0 || Number.isNaN(number)) {
      const kind = direction.type === Type.string ? textOf(direction) : "?";
      throw new CommandError("CannotCreateIndex", `an index of kind '${kind}' is not offered by this server: ${name}`);
    }
    if (name === "" || name.split(".").some((part) => part === "" || part.startsWith("$"))) {
      throw new CommandError("CannotCreateIndex", `'${name}' cannot be indexed`);
    }
    return [name, number > 0 ? 1 : -1];
  });
  return Object.fromEntries(pairs);
}

/** @throws CommandError CannotCreateIndex */
export function expiryOf(value: RawValue, key: KeyPattern): number {
  const seconds = plainNumber(value);
  if (seconds === undefined) {
    throw new CommandError("CannotCreateIndex", "TTL index 'expireAfterSeconds' option must be numeric");
  }
  if (!(seconds >= 0 && seconds <= MAX_EXPIRY)) {
    const message = `TTL index 'expireAfterSeconds' option must be within an acceptable range: 0 to ${MAX_EXPIRY}`;
    throw new CommandError("CannotCreateIndex", message);
  }
  if (Object.keys(key).length > 1) {
    const message = "TTL indexes are single-field indexes, compound indexes do not support TTL";
    throw new CommandError("CannotCreateIndex", message);
  }
  return Math.trunc(seconds);
}

export function isIdKey(key: KeyPattern): boolean {
  return sameKey(key, { _id: 1 });
}

/**
 * The index that is already there as it is asked for; undefined when there is none.
 * @throws CommandError IndexKeySpecsConflict or IndexOptionsConflict when another one is in its way
 */
export function existingIndex(collection: CollectionDescription, wanted: NewIndex): IndexDescription | undefined {
  const isSame = (one: NewIndex) =>
    sameKey(one.key, wanted.key) && one.unique === wanted.unique && one.sparse === wanted.sparse;
  const namesake = collection.indexes.find(({ name }) => name === wanted.name);
  if ((namesake && !isSame(namesake)) || wanted.name === "_id_") {
    const message = `An existing index has the same name as the requested index: ${wanted.name}`;
    throw new CommandError(
      "IndexKeySpecsConflict",
      `${message}. When index names are not specified, they are auto generated and can cause conflicts.`,
    );
  }
  const same = collection.indexes.find(isSame);
  if (!same) return undefined;
  if (same.expireAfterSeconds !== wanted.expireAfterSeconds || same.hidden !== wanted.hidden) {
    const which = namesake ? "the same name but different options" : "a different name and options";
    throw new CommandError("IndexOptionsConflict", `An equivalent index already exists with ${which}: ${same.name}`);
  }
  if (same !== namesake) {
    throw new CommandError("IndexOptionsConflict", `Index already exists with a different name: ${same.name}`);
  }
  return same;
}

/** The document that `listIndexes` gives. */
export function indexDocument(index: NewIndex): Record<string, unknown> {
  const { key, name, unique, sparse, hidden, expireAfterSeconds } = index;
  return {
    v: 2,
    key,
    name,
    ...(unique ? { unique } : {}),
    ...(sparse ? { sparse } : {}),
    ...(hidden ? { hidden } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
  };
}
