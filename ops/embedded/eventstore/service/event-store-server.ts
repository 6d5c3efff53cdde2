import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EventStore, defaultStoreOptions } from "../store/event-store.js";
import type { StoreOptions, StoreRecovery } from "../store/event-store.js";
import { serverFeaturesDefinition, serverFeaturesHandlers, streamsDefinition, streamsHandlers } from "./handlers.js";
import { gossipDefinition, gossipHandlers } from "./gossip.js";
import { defaultAppendLimits } from "./proposed-events.js";
import type { AppendLimits } from "./proposed-events.js";

export interface ServerOptions {
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly store?: StoreOptions;
  readonly limits?: AppendLimits;
  /** Receives what happens, a line each. */
  readonly log: (line: string) => void;
  /** The disk failed in a way that leaves its state unknown: the process must end at once. */
  readonly onFailure: (error: unknown) => void;
}

export interface RunningServer {
  readonly port: number;
  readonly recovery: StoreRecovery;
  /** Finishes the writes that have come in, ends every call, closes the log. */
  stop(): Promise<void>;
}

/** This machine only: the server has no users and no encryption. */
const HOST = "127.0.0.1";
const MAXIMUM_MESSAGE_BYTES = 17 * 1024 * 1024;
/** How long answers that are on their way may take when the server stops, in milliseconds. */
const LAST_ANSWERS = 100;

/** @throws FolderInUseError, LogDamagedError, and an error of the network when the port is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, recovery } = EventStore.open(options.folder, options.onFailure, {
    tell: options.log,
    ...(options.store ?? defaultStoreOptions),
  });
  const server = new Server({
    "grpc.max_receive_message_length": MAXIMUM_MESSAGE_BYTES,
    "grpc.max_send_message_length": -1,
  });
  server.addService(streamsDefinition, streamsHandlers(store, options.limits ?? defaultAppendLimits, options.log));
  server.addService(serverFeaturesDefinition, serverFeaturesHandlers());
  let port = options.port;
  server.addService(
    gossipDefinition,
    gossipHandlers(() => port),
  );
  try {
    port = await bind(server, options.port);
    return { port, recovery, stop: () => stop(server, store) };
  } catch (error) {
    store.close();
    throw error;
  }
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
}

async function stop(server: Server, store: EventStore): Promise<void> {
  await store.stopWriting();
  await new Promise((resolve) => setTimeout(resolve, LAST_ANSWERS));
  server.forceShutdown();
  store.close();
}
