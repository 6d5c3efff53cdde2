import type {
  Metadata,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
  sendUnaryData,
} from "@grpc/grpc-js";
import { invalidArgument, requestTooLarge, stopping } from "../protocol/errors.js";
import { decodeReadRequest } from "../protocol/read-request.js";
import { encodeSupportedMethods } from "../protocol/supported-methods.js";
import { readEvents } from "../reading/read-events.js";
import { subscribe } from "../reading/subscription.js";
import { MEBIBYTE } from "../../bytes.js";
import type { EventStore } from "../store/event-store.js";
import { deleteStream, handleAppend } from "./append.js";
import { BatchAppendCall } from "./batch-append.js";
import { CallOutlet } from "./call-outlet.js";
import type { Connections } from "./connections.js";
import { grpcStatusOf } from "./grpc-status.js";
import type { Guard } from "./guard.js";
import { method } from "./method.js";
import type { OpenCalls } from "./open-calls.js";
import type { AppendLimits } from "./proposed-events.js";

const STREAMS = "/event_store.client.streams.Streams/";
const SERVER_FEATURES = "/event_store.client.server_features.ServerFeatures/";

/** The methods that this server has; grpc-js answers every other with UNIMPLEMENTED. */
export const streamsDefinition = {
  read: method(`${STREAMS}Read`, "one", "many"),
  append: method(`${STREAMS}Append`, "many", "one"),
  batchAppend: method(`${STREAMS}BatchAppend`, "many", "many"),
  delete: method(`${STREAMS}Delete`, "one", "one"),
  tombstone: method(`${STREAMS}Tombstone`, "one", "one"),
} satisfies ServiceDefinition;

export const serverFeaturesDefinition = {
  getSupportedMethods: method(`${SERVER_FEATURES}GetSupportedMethods`, "one", "one"),
} satisfies ServiceDefinition;

export function serverFeaturesHandlers(): UntypedServiceImplementation {
  const supported = encodeSupportedMethods();
  return {
    getSupportedMethods: (_: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => answer(null, supported),
  };
}

/** What the methods stand on. */
export interface StreamsParts {
  readonly store: EventStore;
  readonly limits: AppendLimits;
  readonly guard: Guard;
  readonly calls: OpenCalls;
  readonly connections: Connections;
  /** Receives what went wrong inside the server and is no fault of a client. */
  readonly log: (line: string) => void;
}

/** A request that is no append is held as long as its call lasts: so many bytes of it at most. */
const MAXIMUM_REQUEST_BYTES = MEBIBYTE;

export function streamsHandlers(parts: StreamsParts): UntypedServiceImplementation {
  const { store, limits, guard, calls, connections, log } = parts;
  const failureOf = (error: unknown) => grpcStatusOf(error, log);
  const unary =
    (respond: (message: Buffer, metadata: Metadata) => Promise<Buffer>) =>
    (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>): void => {
      respond(call.request, call.metadata).then(
        (response) => answer(null, response),
        (error: unknown) => answer(failureOf(error)),
      );
    };
  return {
    read: (call: ServerWritableStream<Buffer, Buffer>) => {
      const outlet = new CallOutlet(call);
      let isEnded = false;
      const end = (error?: unknown) => {
        if (isEnded) return;
        isEnded = true;
        if (error === undefined) call.end();
        else call.emit("error", failureOf(error));
      };
      calls.keep(call, () => {
        outlet.leave();
        end(stopping());
      });
      read(store, guard, call, outlet).then(
        () => end(),
        (error: unknown) => end(error),
      );
    },
    append: (call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => {
      const end = handleAppend({ store, limits, guard }, connections.of(call.getPeer()), call, answer, failureOf);
      calls.keep(call, () => end(stopping()));
    },
    batchAppend: (call: ServerDuplexStream<Buffer, Buffer>) => {
      const batch = new BatchAppendCall({ store, limits, guard }, connections.of(call.getPeer()), call, failureOf);
      calls.keep(call, () => batch.end(stopping()));
    },
    delete: unary(async (message, metadata) => deleteStream(store, guard, "softDelete", ordinary(message), metadata)),
    tombstone: unary(async (message, metadata) => deleteStream(store, guard, "tombstone", ordinary(message), metadata)),
  };
}

async function read(
  store: EventStore,
  guard: Guard,
  call: ServerWritableStream<Buffer, Buffer>,
  outlet: CallOutlet,
): Promise<void> {
  const request = decodeReadRequest(ordinary(call.request));
  const { source } = request;
  if (!source || (source.kind === "stream" && source.stream === ""))
    throw invalidArgument("a read names a stream or $all");
  if (request.filter && source.kind === "stream") throw invalidArgument("a filter is for $all");
  if (!request.uuidForm) throw invalidArgument("`uuidOption` is a required argument");
  guard.check(call.metadata, "read", source.kind === "all" ? "$all" : source.stream);
  await (request.isSubscription ? subscribe : readEvents)(store, request, outlet);
}

/** @throws CallError for a request that is larger than any needs to be */
function ordinary(request: Buffer): Buffer {
  if (request.length > MAXIMUM_REQUEST_BYTES) throw requestTooLarge(MAXIMUM_REQUEST_BYTES);
  return request;
}
