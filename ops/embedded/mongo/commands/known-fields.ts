import { ElementReader } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Command } from "./context.js";

const of = (names: string) => new Set(names.split(" "));

/** What any command may carry; what begins with `$` is the driver's and goes unasked. */
const GENERAL = of(
  "lsid txnNumber readConcern writeConcern maxTimeMS comment apiVersion apiStrict apiDeprecationErrors let collation startTransaction autocommit",
);

/** What each command may have besides: MongoDB's names, also of what is refused further on. */
const OF_COMMANDS: Readonly<Record<string, ReadonlySet<string>>> = {
  insert: of("documents ordered bypassDocumentValidation"),
  update: of("updates ordered bypassDocumentValidation"),
  delete: of("deletes ordered"),
  find: of(
    "filter sort projection hint skip limit batchSize singleBatch min max returnKey showRecordId tailable awaitData noCursorTimeout allowPartialResults allowDiskUse oplogReplay",
  ),
  getMore: of("collection batchSize"),
  killCursors: of("cursors"),
  findAndModify: of("query sort remove update new fields upsert bypassDocumentValidation arrayFilters hint"),
  aggregate: of("pipeline cursor explain allowDiskUse bypassDocumentValidation hint"),
  count: of("query limit skip hint fields"),
  distinct: of("key query hint"),
  explain: of("verbosity"),
  createIndexes: of("indexes commitQuorum"),
  dropIndexes: of("index"),
  listIndexes: of("cursor"),
  listCollections: of("filter nameOnly authorizedCollections cursor"),
  listDatabases: of("filter nameOnly authorizedDatabases"),
  renameCollection: of("to dropTarget"),
  collMod: of(
    "index validator validationLevel validationAction viewOn pipeline cappedSize cappedMax expireAfterSeconds",
  ),
  create: of(
    "capped size max timeseries viewOn pipeline validator validationLevel validationAction clusteredIndex expireAfterSeconds storageEngine indexOptionDefaults changeStreamPreAndPostImages encryptedFields",
  ),
  drop: of(""),
  dropDatabase: of(""),
  collStats: of("scale"),
  dbStats: of("scale freeStorage"),
};

/** The fields of the statements of an `update` and a `delete`. */
const OF_STATEMENTS = {
  update: of("q u c multi upsert collation arrayFilters hint sort"),
  delete: of("q limit collation hint"),
} as const;

/** @throws CommandError for a field that the command has not: what nobody looks at would be ignored */
export function refuseUnknownFields({ name, names }: Command): void {
  const known = OF_COMMANDS[name === "findandmodify" ? "findAndModify" : name];
  if (!known) return;
  const unknown = names.slice(1).find((field) => !field.startsWith("$") && !GENERAL.has(field) && !known.has(field));
  if (unknown !== undefined) throw unknownField(name, unknown);
}

/** The same of each statement, before the first is done. */
export function refuseUnknownInStatements(kind: keyof typeof OF_STATEMENTS, statements: readonly Buffer[]): void {
  for (const statement of statements) {
    const reader = new ElementReader(statement);
    while (reader.next())
      if (!OF_STATEMENTS[kind].has(reader.name)) throw unknownField(`${kind}.${kind}s`, reader.name);
  }
}

function unknownField(where: string, field: string): CommandError {
  return new CommandError("Location40415", `BSON field '${where}.${field}' is an unknown field.`);
}
