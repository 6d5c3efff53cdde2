import type { EventStoreDBClient } from "@eventstore/db-client";
import type { CallOptions, ClientDuplexStream, ClientReadableStream, Metadata } from "@grpc/grpc-js";
import sharedMessages from "@eventstore/db-client/generated/shared_pb.js";
import streamsMessages from "@eventstore/db-client/generated/streams_pb.js";
import { StreamsClient } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { unpackToCommandError } from "@eventstore/db-client/dist/streams/appendToStream/unpackError.js";
import type { ExpectedRevision } from "../port.js";
import { uuidText } from "./read-messages.js";

/** One BatchAppend call: many appends go out on it and their answers come back, told apart by correlation id. */
export type AppendCall = ClientDuplexStream<
  InstanceType<typeof streamsMessages.BatchAppendReq>,
  InstanceType<typeof streamsMessages.BatchAppendResp>
>;
export type AppendRequest = InstanceType<typeof streamsMessages.BatchAppendReq>;
export type AppendResponse = InstanceType<typeof streamsMessages.BatchAppendResp>;

/** A Read call whose answers come as bytes. */
export type ReadCall = ClientReadableStream<Buffer>;

/** What the client keeps to itself and we need: its channel, with discovery, TLS, credentials and reconnection. */
interface ClientInternals {
  GRPCStreamCreator<Stream>(
    service: typeof StreamsClient,
    name: string,
    creator: (client: StreamsClient) => Stream,
  ): () => Promise<Stream>;
  execute<Result>(
    service: typeof StreamsClient,
    name: string,
    action: (client: StreamsClient) => Promise<Result>,
  ): Promise<Result>;
  callArguments(
    options: { readonly requiresLeader?: boolean },
    callOptions: { readonly deadline: number },
  ): [Metadata, CallOptions];
}

/** Opens a BatchAppend call on the client's own channel; the client reconnects where it fails. */
export async function openAppendCall(client: EventStoreDBClient): Promise<AppendCall> {
  const internals = client as unknown as ClientInternals;
  const open = internals.GRPCStreamCreator(StreamsClient, "defterAppend", (grpc) =>
    grpc.batchAppend(...internals.callArguments({ requiresLeader: true }, { deadline: Infinity })),
  );
  return (await open()) as unknown as AppendCall;
}

/** Does something with the Streams service on the client's own channel; the client reconnects where it fails. */
export function withStreams<Result>(
  client: EventStoreDBClient,
  name: string,
  action: (streams: StreamsClient, metadata: Metadata, options: CallOptions) => Promise<Result>,
): Promise<Result> {
  const internals = client as unknown as ClientInternals;
  return internals.execute(StreamsClient, name, (streams) =>
    action(streams, ...internals.callArguments({}, { deadline: Infinity })),
  );
}

/** An event in the bytes of the protocol. */
export interface ProposedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** So much of events goes into one message; the protocol's own limit is 4 MiB. */
const FRAGMENT_BYTES = 1024 * 1024;

/**
 * The messages of one append: options with the first, `is_final` with the last. No deadline is among them: the one that the
 * client's messages know is a time of day, and a server whose clock is some seconds ahead would refuse every append.
 */
export function appendRequests(
  correlationId: string,
  stream: string,
  expected: ExpectedRevision,
  events: readonly ProposedEvent[],
): readonly AppendRequest[] {
  const requests: AppendRequest[] = [];
  let request = newRequest(correlationId);
  request.setOptions(optionsOf(stream, expected));
  let bytes = 0;
  for (const event of events) {
    const size = event.data.length + event.metadata.length;
    if (bytes > 0 && bytes + size > FRAGMENT_BYTES) {
      requests.push(request);
      request = newRequest(correlationId);
      bytes = 0;
    }
    bytes += size;
    request.addProposedMessages(messageOf(event));
  }
  request.setIsFinal(true);
  return [...requests, request];
}

/** The client's error for an append that the server refused. */
export function errorOf(response: AppendResponse, stream: string): Error {
  const status = response.getError();
  if (!status?.getDetails()) return new Error(status?.getMessage() ?? "an error without a reason");
  return unpackToCommandError(status, stream);
}

/** The correlation id of an answer, whichever way the server writes it. */
export function correlationOf(response: AppendResponse): string | null {
  const id = response.getCorrelationId();
  if (!id) return null;
  if (id.hasString()) return id.getString().toLowerCase();
  const structured = id.getStructured();
  if (!structured) return null;
  const half = (bits: string) => BigInt.asUintN(64, BigInt(bits));
  return uuidText(half(structured.getMostSignificantBits()), half(structured.getLeastSignificantBits()));
}

function newRequest(correlationId: string): AppendRequest {
  const request = new streamsMessages.BatchAppendReq();
  request.setCorrelationId(uuidOf(correlationId));
  request.setIsFinal(false);
  return request;
}

function optionsOf(stream: string, expected: ExpectedRevision) {
  const options = new streamsMessages.BatchAppendReq.Options();
  const identifier = new sharedMessages.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, "utf8"));
  options.setStreamIdentifier(identifier);
  if (expected === "noStream") options.setNoStream(new sharedMessages.Empty() as never);
  else options.setStreamPosition(expected.toString());
  return options;
}

function messageOf(event: ProposedEvent) {
  const message = new streamsMessages.BatchAppendReq.ProposedMessage();
  message.setId(uuidOf(event.eventId));
  message.getMetadataMap().set("type", event.type).set("content-type", "application/json");
  message.setData(Buffer.from(event.data, "utf8"));
  message.setCustomMetadata(Buffer.from(event.metadata, "utf8"));
  return message;
}

function uuidOf(text: string) {
  const uuid = new sharedMessages.UUID();
  uuid.setString(text);
  return uuid;
}
