import { statfsSync } from "node:fs";
import { createServer } from "node:net";
import type { Server as TcpServer, Socket } from "node:net";
import { BSON } from "mongodb";
import { startChores } from "./commands/chores.js";
import { Command, Server } from "./commands/context.js";
import { errorReply } from "./commands/handshake.js";
import { execute } from "./commands/registry.js";
import { Connection } from "./protocol/connection.js";
import { CommandError } from "./protocol/errors.js";
import { HeldBytes } from "./protocol/held-bytes.js";
import type { Request } from "./protocol/messages.js";
import { scrub } from "./storage/scrub.js";
import { Store } from "./storage/store.js";

export interface MongoServerOptions {
  readonly folder: string;
  /** 0 for any free port. */
  readonly port: number;
  /** What messages and answers of all connections together may take, in bytes; 1 GiB when it is left out. */
  readonly heldBytes?: number;
  readonly log: (line: string) => void;
  /** The disk failed in a way after which nothing more can be promised: the process must end. */
  readonly onFatal: (error: Error) => void;
}

/** More clients than this are a mistake. */
const MAX_CONNECTIONS = 5_000;

/** A running server; `stop` answers what is under way, then closes the store. */
export interface MongoServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws FolderInUseError while another process has the folder */
export async function startMongoServer(options: MongoServerOptions): Promise<MongoServer> {
  const store = Store.open(options.folder, options.onFatal);
  const server = new Server(store, options.log);
  const sockets = new Set<Socket>();
  const held = new HeldBytes(options.heldBytes);
  let connectionId = 0;
  const listener = createServer((socket) => {
    const id = ++connectionId;
    sockets.add(socket);
    server.connections = sockets.size;
    socket.once("close", () => {
      sockets.delete(socket);
      server.connections = sockets.size;
    });
    const answerer = {
      answer: (request: Request) => answer(server, request, id, options),
      refuse: errorReply,
      log: options.log,
    };
    new Connection(socket, answerer, held);
  });
  listener.maxConnections = MAX_CONNECTIONS;
  listener.on("drop", () => options.log(`a connection was refused: ${MAX_CONNECTIONS} are open`));
  await server.recover();
  server.port = await listen(listener, options.port);
  const chores = startChores(server);
  const closing = new AbortController();
  const scrubbed = scrubAndTell(store, closing.signal, options.log);
  return {
    port: server.port,
    stop: async () => {
      chores.stop();
      closing.abort();
      server.builds.stop();
      server.doomed.stop();
      listener.close();
      await scrubbed;
      await store.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function scrubAndTell(store: Store, signal: AbortSignal, log: (line: string) => void): Promise<void> {
  try {
    const entries = await scrub(store, signal);
    if (entries !== undefined) log(`checked the documents: ${entries} entries are as they were written`);
  } catch (error) {
    // Whom to tell of damage, the store has told.
    log(`checking the documents: ${(error as Error).message}`);
  }
}

async function answer(
  server: Server,
  request: Request,
  connectionId: number,
  options: MongoServerOptions,
): Promise<Buffer> {
  const command = new Command(request, server, connectionId);
  try {
    return await execute(command);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refusalOfValue(error) ?? refusalFor(error as Error, command.name, options);
  }
}

/** What is only seen when a value is decoded: text that is no UTF-8, an expression that JavaScript does not know. */
function refusalOfValue(error: unknown): CommandError | undefined {
  if (error instanceof BSON.BSONError) return new CommandError("InvalidBSON", error.message);
  if (!(error instanceof SyntaxError) || !error.message.startsWith("Invalid regular expression")) return undefined;
  return new CommandError("BadValue", `Regular expression is invalid: ${error.message}`);
}

/** What the disk or our own code threw, as an answer; the transaction it happened in was rolled back. */
function refusalFor(error: Error, name: string, options: MongoServerOptions): CommandError {
  options.log(`${name} failed: ${error.stack ?? error.message}`);
  if (meansFull(error, options.folder)) {
    return new CommandError("OutOfDiskSpace", "the disk is full; nothing of this write was kept");
  }
  if (/input\/output error|EIO|MDB_PANIC|MDB_CORRUPTED/i.test(error.message)) options.onFatal(error);
  return new CommandError("InternalError", "the server failed; its log says why");
}

const LITTLE_ROOM = 1024 * 1024;

/** LMDB calls a write of which the disk took only a part an input/output error: there is no room then. */
function meansFull({ message }: Error, folder: string): boolean {
  if (/no space left|ENOSPC|MDB_MAP_FULL|quota/i.test(message)) return true;
  if (!/input\/output error/i.test(message)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LITTLE_ROOM;
}

function listen(listener: TcpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(port, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
