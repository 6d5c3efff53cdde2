import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { aggregate, distinct } from "./aggregate.js";
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  listIndexes,
} from "./collections.js";
import { Command, reply } from "./context.js";
import { getMore, killCursors } from "./cursor-commands.js";
import { find, count, explain } from "./find.js";
import { findAndModify } from "./find-and-modify.js";
import { buildInfo, connectionStatus, endSessions, hello, hostInfo, noTransaction, serverStatus } from "./handshake.js";
import { createIndexes, dropIndexes } from "./indexes.js";
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
  ["explain", explainInner],
  ["createIndexes", createIndexes],
  ["dropIndexes", dropIndexes],
  ["listIndexes", listIndexes],
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
  refuseWhatIsNotOffered(command);
  command.server.store.refresh();
  return handler(command);
}

function explainInner(command: Command): Buffer {
  const inner = command.field("explain");
  if (inner?.type !== Type.object) throw new CommandError("TypeMismatch", "explain needs the command to explain");
  const request = { ...command.request, body: withText(inner, "$db", command.database) };
  return explain(command, new Command(request, command.server, command.connectionId));
}

/** The document with one more field. */
function withText(document: RawValue, name: string, text: string): RawValue {
  const writer = new DocumentWriter(document.end - document.start + 64);
  for (const [field, value] of elementsOf(document)) if (field !== name) writer.raw(field, value);
  return asDocument(writer.string(name, text).finish());
}
