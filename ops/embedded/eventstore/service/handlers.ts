import type {
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
  sendUnaryData,
} from "@grpc/grpc-js";
import { invalidArgument } from "../protocol/errors.js";
import { decodeReadRequest } from "../protocol/read-request.js";
import { encodeSupportedMethods } from "../protocol/supported-methods.js";
import { readEvents } from "../reading/read-events.js";
import { subscribe } from "../reading/subscription.js";
import type { EventStore } from "../store/event-store.js";
import { deleteStream, handleAppend } from "./append.js";
import { BatchAppendCall } from "./batch-append.js";
import { CallOutlet } from "./call-outlet.js";
import { grpcStatusOf } from "./grpc-status.js";
import { method } from "./method.js";
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

/** @param log receives what went wrong inside the server and is no fault of a client */
export function streamsHandlers(
  store: EventStore,
  limits: AppendLimits,
  log: (line: string) => void,
): UntypedServiceImplementation {
  const failureOf = (error: unknown) => grpcStatusOf(error, log);
  const unary =
    (respond: (message: Buffer) => Promise<Buffer>) =>
    (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>): void => {
      respond(call.request).then(
        (response) => answer(null, response),
        (error: unknown) => answer(failureOf(error)),
      );
    };
  return {
    read: (call: ServerWritableStream<Buffer, Buffer>) => {
      read(store, call).then(
        () => call.end(),
        (error: unknown) => call.emit("error", failureOf(error)),
      );
    },
    append: (call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>) =>
      handleAppend(store, limits, call, answer, failureOf),
    batchAppend: (call: ServerDuplexStream<Buffer, Buffer>) => void new BatchAppendCall(store, limits, call, failureOf),
    delete: unary((message) => deleteStream(store, "softDelete", message)),
    tombstone: unary((message) => deleteStream(store, "tombstone", message)),
  };
}

async function read(store: EventStore, call: ServerWritableStream<Buffer, Buffer>): Promise<void> {
  const request = decodeReadRequest(call.request);
  if (!request.source) throw invalidArgument("a read names a stream or $all");
  if (!request.uuidForm) throw invalidArgument("`uuidOption` is a required argument");
  const outlet = new CallOutlet(call);
  await (request.isSubscription ? subscribe : readEvents)(store, request, outlet);
}
