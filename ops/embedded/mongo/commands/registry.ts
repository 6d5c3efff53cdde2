import { CommandError } from "../protocol/errors.js";
import { aggregate } from "./aggregate.js";
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  listIndexes,
  renameCollection,
} from "./collections.js";
import { refuseReadConcern, refuseWriteConcern, withConcern } from "./concerns.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";
import { getMore, killCursors } from "./cursor-commands.js";
import { distinct } from "./distinct.js";
import { explain } from "./explain.js";
import { find, count } from "./find.js";
import { findAndModify } from "./find-and-modify.js";
import { buildInfo, connectionStatus, endSessions, hello, hostInfo, noTransaction, serverStatus } from "./handshake.js";
import { collMod, createIndexes, dropIndexes } from "./indexes.js";
import { refuseUnknownFields } from "./known-fields.js";
import { getParameter, setParameter } from "./parameters.js";
import { refuseWhatIsNotOffered } from "./refusals.js";
import { insert, remove, update } from "./writes.js";

type Handler = (command: Command) => Buffer | Promise<Buffer>;

/** Every command that this server knows; any other is answered CommandNotFound. */
const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["hello", hello],
  ["isMaster", hello],
  ["ismaster", hello],
  ["ping", () => reply()],
  ["buildInfo", buildInfo],
  ["buildinfo", buildInfo],
  ["hostInfo", hostInfo],
  ["serverStatus", serverStatus],
  ["connectionStatus", connectionStatus],
  ["endSessions", endSessions],
  ["killSessions", endSessions],
  ["refreshSessions", () => reply()],
  ["insert", insert],
  ["update", update],
  ["delete", remove],
  ["find", find],
  ["getMore", getMore],
  ["killCursors", killCursors],
  ["findAndModify", findAndModify],
  ["findandmodify", findAndModify],
  ["aggregate", aggregate],
  ["count", count],
  ["distinct", distinct],
  ["explain", explain],
  ["createIndexes", createIndexes],
  ["dropIndexes", dropIndexes],
  ["listIndexes", listIndexes],
  ["collMod", collMod],
  ["renameCollection", renameCollection],
  ["setParameter", setParameter],
  ["getParameter", getParameter],
  ["listCollections", listCollections],
  ["listDatabases", listDatabases],
  ["create", create],
  ["drop", drop],
  ["dropDatabase", dropDatabase],
  ["collStats", collStats],
  ["dbStats", dbStats],
  ["commitTransaction", noTransaction],
  ["abortTransaction", noTransaction],
]);

/** @throws CommandError */
export async function execute(command: Command): Promise<Buffer> {
  const handler = HANDLERS.get(command.name);
  if (!handler) throw new CommandError("CommandNotFound", `no such command: '${command.name}'`);
  refuseUnknownFields(command);
  refuseWhatIsNotOffered(command);
  refuseReadConcern(command);
  refuseWriteConcern(command);
  command.server.counters.count(command.name, operationsOf(command));
  command.server.store.refresh();
  return withConcern(command, await handler(command));
}

const STATEMENTS: Readonly<Record<string, string>> = { insert: "documents", update: "updates", delete: "deletes" };

/** How many documents or statements a write carries. */
function operationsOf(command: Command): number {
  const list = STATEMENTS[command.name];
  return list && command.field(list) === undefined ? (command.request.sequences.get(list)?.length ?? 0) : 1;
}
