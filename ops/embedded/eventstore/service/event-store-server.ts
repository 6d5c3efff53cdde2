import { setTimeout as sleep } from "node:timers/promises";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { MEBIBYTE } from "../../bytes.js";
import { EventStore, defaultStoreOptions } from "../store/event-store.js";
import type { StoreOptions, StoreRecovery } from "../store/event-store.js";
import { byAccessLists } from "../security/access.js";
import { Authentication } from "../security/authentication.js";
import type { Users } from "../security/users.js";
import { CONNECTION_LIMITS } from "./connection-memory.js";
import { Connections } from "./connections.js";
import { flowingAnswers } from "./flowing-answers.js";
import { Guard } from "./guard.js";
import { serverFeaturesDefinition, serverFeaturesHandlers, streamsDefinition, streamsHandlers } from "./handlers.js";
import { gossipDefinition, gossipHandlers } from "./gossip.js";
import { OpenCalls } from "./open-calls.js";
import { defaultAppendLimits } from "./proposed-events.js";
import type { AppendLimits } from "./proposed-events.js";

export interface ServerOptions {
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The address to listen on; by default this machine alone. */
  readonly host?: string;
  /** Calls are encrypted with it. */
  readonly certificate?: Certificate | undefined;
  /** Who may call; everybody without. */
  readonly users?: Users | undefined;
  readonly store?: StoreOptions;
  readonly limits?: AppendLimits;
  /** Receives what happens, a line each. */
  readonly log: (line: string) => void;
  /** The disk failed in a way that leaves its state unknown: the process must end at once. */
  readonly onFailure: (error: unknown) => void;
}

/** How calls are kept from the eyes of others: the files' content, in PEM. */
export interface Certificate {
  readonly certificate: Buffer;
  readonly key: Buffer;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
  readonly recovery: StoreRecovery;
  /** Finishes the writes that have come in, ends every call, closes the log. */
  stop(): Promise<void>;
}

/** How clients that are gone without a word are noticed, as the real server does it; in milliseconds. */
export const defaultKeepAlive = {
  /** How often a connection is asked whether anybody is there. */
  interval: 10_000,
  /** How long the answer may take before it is given up, with its calls. */
  patience: 10_000,
};

const THIS_MACHINE = "127.0.0.1";
const MAXIMUM_MESSAGE_BYTES = 17 * MEBIBYTE;
/**
 * How long what is on its way to clients may take when the server stops: so many times so many milliseconds, so that on a machine
 * that is busy the loop has as many turns for it. Only one who does not take what it asked for makes a stop wait so long.
 */
const LAST_ANSWERS = { times: 10, milliseconds: 100 };

/** @throws FolderInUseError, LogDamagedError, and an error of the network when the port is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, recovery } = EventStore.open(options.folder, options.onFailure, {
    tell: options.log,
    ...(options.store ?? defaultStoreOptions),
  });
  const authentication = options.users && new Authentication(options.users);
  const guard = authentication
    ? new Guard(
        (metadata) => authentication.callerOf(metadata),
        byAccessLists((stream) => store.index.metadataOf(stream)),
      )
    : new Guard();
  const connections = new Connections(options.log);
  const server = new Server({
    "grpc.max_receive_message_length": MAXIMUM_MESSAGE_BYTES,
    "grpc.max_send_message_length": -1,
    "grpc.keepalive_time_ms": defaultKeepAlive.interval,
    "grpc.keepalive_timeout_ms": defaultKeepAlive.patience,
    "grpc.max_concurrent_streams": CONNECTION_LIMITS.calls,
    interceptors: [connections.interceptor, flowingAnswers, ...(authentication ? [authentication.interceptor] : [])],
  });
  const calls = new OpenCalls();
  const { limits = defaultAppendLimits, log } = options;
  server.addService(streamsDefinition, streamsHandlers({ store, limits, guard, calls, connections, log }));
  server.addService(serverFeaturesDefinition, serverFeaturesHandlers());
  let port = options.port;
  server.addService(
    gossipDefinition,
    gossipHandlers(() => port),
  );
  try {
    port = await bind(server, options);
    connections.watch(server);
    const { host = THIS_MACHINE, certificate } = options;
    return { host, port, isEncrypted: certificate !== undefined, recovery, stop: () => stop(server, calls, store) };
  } catch (error) {
    store.close();
    throw error;
  }
}

function bind(server: Server, { host = THIS_MACHINE, port, certificate }: ServerOptions): Promise<number> {
  const credentials = certificate
    ? ServerCredentials.createSsl(null, [{ cert_chain: certificate.certificate, private_key: certificate.key }])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, credentials, (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
}

async function stop(server: Server, calls: OpenCalls, store: EventStore): Promise<void> {
  await store.stopWriting();
  calls.endAll();
  const closed = new Promise<true>((resolve) => server.tryShutdown(() => resolve(true)));
  for (let times = 0; times < LAST_ANSWERS.times; times++) {
    if (await Promise.race([closed, sleep(LAST_ANSWERS.milliseconds, false)])) break;
  }
  // Whoever is still there sees its calls cancelled.
  server.forceShutdown();
  store.close();
}
