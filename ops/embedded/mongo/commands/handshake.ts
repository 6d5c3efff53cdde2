import { BSON } from "mongodb";
import { MAX_DOCUMENT_BYTES, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { MAX_MESSAGE_BYTES } from "../protocol/messages.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";
import { SESSION_MINUTES } from "./retries.js";
import { MAX_STATEMENTS } from "./writes.js";

/** Of MongoDB 7.0: what a driver may expect of the commands that are there. */
const MAX_WIRE_VERSION = 21;
const VERSION = "7.0.0";
const SET_NAME = "defter";

/** The server calls itself the primary of a set of one, because drivers number retryable writes only for a set. */
export function hello(command: Command): Buffer {
  return greeting(command.name, command.server.port, command.connectionId);
}

/** The answer to `hello`, or to the older `isMaster`. @param connectionId a number that no other connection of the server has */
export function greeting(name: string, port: number, connectionId: number): Buffer {
  const me = `127.0.0.1:${port}`;
  return reply({
    helloOk: true,
    [name === "hello" ? "isWritablePrimary" : "ismaster"]: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: 1,
    hosts: [me],
    primary: me,
    me,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_STATEMENTS,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
  });
}

export function buildInfo(): Buffer {
  return reply({
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    gitVersion: "none",
    modules: ["defter-embedded"],
    storageEngines: ["lmdb"],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  });
}

export function serverStatus(command: Command): Buffer {
  const { server } = command;
  const memory = process.memoryUsage();
  return reply({
    host: `127.0.0.1:${server.port}`,
    version: VERSION,
    process: "defter-embedded-mongo",
    pid: process.pid,
    uptime: (Date.now() - server.startedAt) / 1000,
    localTime: new Date(),
    connections: { current: server.connections },
    opcounters: server.counters.all,
    metrics: { cursor: { open: { total: server.cursors.count } } },
    mem: { resident: Math.round(memory.rss / 1024 / 1024) },
    storageEngine: { name: "lmdb", persistent: true },
  });
}

export function hostInfo(): Buffer {
  return reply({ system: { currentTime: new Date() }, os: { type: process.platform }, extra: {} });
}

export function connectionStatus(): Buffer {
  return reply({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } });
}

export async function endSessions(command: Command): Promise<Buffer> {
  const list = command.field("endSessions");
  if (list?.type === Type.array) await command.server.retries.end(valuesOf(list));
  return reply();
}

export function noTransaction(): never {
  throw new CommandError("NoSuchTransaction", "transactions are not offered by this server");
}

/** An error in the protocol's shape. */
export function errorReply(error: CommandError): Buffer {
  const { code, codeName, message, details } = error;
  return Buffer.from(BSON.serialize({ ok: 0, errmsg: message, code, codeName, ...details }));
}
