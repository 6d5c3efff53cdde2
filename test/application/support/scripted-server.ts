import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
  type sendUnaryData,
} from "@grpc/grpc-js";
import featureServices from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import streamServices from "@eventstore/db-client/generated/streams_grpc_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import { randomUUID } from "node:crypto";

export type BatchCall = ServerDuplexStream<
  InstanceType<typeof messages.BatchAppendReq>,
  InstanceType<typeof messages.BatchAppendResp>
>;
export type BatchRequest = InstanceType<typeof messages.BatchAppendReq>;
export type ReadCall = ServerWritableStream<
  InstanceType<typeof messages.ReadReq>,
  InstanceType<typeof messages.ReadResp>
>;

/** What the server does with a call; absent: it says nothing, for ever. */
export interface Script {
  readonly onAppend?: (call: BatchCall, request: BatchRequest) => void;
  readonly onRead?: (call: ReadCall) => void;
}

export interface ScriptedServer {
  readonly url: string;
  /** How many BatchAppend calls were opened. */
  readonly appendCalls: number;
  end(): void;
}

/** A server of the protocol that does what a test tells it, however badly. Built on the client's own generated classes. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const server = new Server();
  let appendCalls = 0;
  const silent = () => undefined;
  server.addService(streamServices.StreamsService as never, {
    batchAppend: (call: BatchCall) => {
      appendCalls++;
      call.on("data", (request: BatchRequest) => script.onAppend?.(call, request));
      call.on("error", silent);
    },
    read: (call: ReadCall) => {
      call.on("error", silent);
      script.onRead?.(call);
    },
    append: silent,
    delete: silent,
    tombstone: silent,
  });
  server.addService(featureServices.ServerFeaturesService as never, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) => answer(null, supportedMethods()),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    get appendCalls() {
      return appendCalls;
    },
    end: () => server.forceShutdown(),
  };
}

function supportedMethods() {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion("23.10.0");
  for (const name of ["batchappend", "read", "append"]) {
    const method = new features.SupportedMethod();
    method.setServiceName("event_store.client.streams.streams");
    method.setMethodName(name);
    supported.addMethods(method);
  }
  return supported;
}

/** The answer of a server that has written the append. */
export function success(request: BatchRequest, position = 100) {
  const done = new messages.BatchAppendResp.Success();
  done.setCurrentRevision("0");
  done.setPosition(eventPosition(position));
  const response = new messages.BatchAppendResp();
  response.setCorrelationId(request.getCorrelationId()!.clone() as never);
  response.setSuccess(done);
  return response;
}

export function eventAt(position: number, stream = "taxAccount-shkoder.1") {
  const id = new shared.UUID();
  id.setString(randomUUID());
  const recorded = new messages.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(streamIdentifier(stream));
  recorded.setStreamRevision(String(position));
  recorded.setCommitPosition(String(position));
  recorded.setPreparePosition(String(position));
  recorded.getMetadataMap().set("type", "Happened").set("created", "0").set("content-type", "application/json");
  recorded.setData(Buffer.from("{}"));
  recorded.setCustomMetadata(Buffer.from('{"contentHash":"00"}'));
  const read = new messages.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(position));
  const response = new messages.ReadResp();
  response.setEvent(read);
  return response;
}

export function confirmation() {
  const confirmed = new messages.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const response = new messages.ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

export function checkpointAt(position: number | string) {
  const checkpoint = new messages.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  const response = new messages.ReadResp();
  response.setCheckpoint(checkpoint);
  return response;
}

export function caughtUp() {
  const response = new messages.ReadResp();
  response.setCaughtUp(new messages.ReadResp.CaughtUp());
  return response;
}

function eventPosition(position: number) {
  const message = new shared.AllStreamPosition();
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  return message as never;
}

function streamIdentifier(name: string) {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name));
  return identifier;
}
