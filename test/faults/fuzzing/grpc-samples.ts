import { randomUUID } from "node:crypto";
import timestamp from "google-protobuf/google/protobuf/timestamp_pb.js";
import google from "google-protobuf/google/protobuf/empty_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import { proposed, readRequest, streamIdentifier, uuid } from "../../contracts/eventstore/wire.js";

const STREAMS = "/event_store.client.streams.Streams/";

/** A call with the messages that a client sends in it. */
export interface SampleCall {
  readonly path: string;
  readonly messages: readonly Buffer[];
}

const bytes = (message: { serializeBinary(): Uint8Array }) => Buffer.from(message.serializeBinary());
const empty = () => new shared.Empty();

function append(stream: string): SampleCall {
  const options = new messages.AppendReq.Options().setStreamIdentifier(streamIdentifier(stream)).setAny(empty());
  const events = ["text", "structured"] as const;
  const proposals = events.map((form) => proposed(new messages.AppendReq.ProposedMessage(), { form }));
  return {
    path: `${STREAMS}Append`,
    messages: [
      bytes(new messages.AppendReq().setOptions(options)),
      ...proposals.map((event) => bytes(new messages.AppendReq().setProposedMessage(event))),
    ],
  };
}

function batchAppend(stream: string): SampleCall {
  const options = new messages.BatchAppendReq.Options().setStreamIdentifier(streamIdentifier(stream));
  const request = new messages.BatchAppendReq()
    .setCorrelationId(uuid(randomUUID()))
    .setOptions(options.setAny(new google.Empty()));
  request.addProposedMessages(proposed(new messages.BatchAppendReq.ProposedMessage()));
  const more = new messages.BatchAppendReq().setCorrelationId(request.getCorrelationId());
  more.addProposedMessages(proposed(new messages.BatchAppendReq.ProposedMessage()));
  return { path: `${STREAMS}BatchAppend`, messages: [bytes(request), bytes(more.setIsFinal(true))] };
}

/** The first piece of a batched append, whose end never comes, with so many bytes of data. */
export function beginningOfAppend(stream: string, size: number): SampleCall {
  const { path, request } = largeAppend(stream, size, 600_000);
  return { path, messages: [bytes(request)] };
}

/** A batched append in one piece, with so many bytes of data, that may take so many milliseconds. */
export function wholeAppend(stream: string, size: number, patience: number): SampleCall {
  const { path, request } = largeAppend(stream, size, patience);
  return { path, messages: [bytes(request.setIsFinal(true))] };
}

function largeAppend(stream: string, size: number, patience: number) {
  const { path, messages: sample } = batchAppend(stream);
  const request = messages.BatchAppendReq.deserializeBinary(sample[0]!);
  request.getOptions()!.setDeadline(timestamp.Timestamp.fromDate(new Date(Date.now() + patience)));
  request.getProposedMessagesList()[0]!.setData(Buffer.alloc(size));
  return { path, request };
}

function filtered(): SampleCall {
  const { Options } = messages.ReadReq;
  const { FilterOptions } = Options;
  const expression = new FilterOptions.Expression().setRegex("^fuzz").setPrefixList(["fuzz"]);
  const filter = new FilterOptions().setStreamIdentifier(expression).setMax(32).setCheckpointintervalmultiplier(1);
  const request = readRequest({});
  request.getOptions()!.setFilter(filter);
  return { path: `${STREAMS}Read`, messages: [bytes(request)] };
}

function deleting(method: "Delete" | "Tombstone", stream: string): SampleCall {
  const request = method === "Delete" ? new messages.DeleteReq() : new messages.TombstoneReq();
  const { Options } = method === "Delete" ? messages.DeleteReq : messages.TombstoneReq;
  const options = new Options().setStreamIdentifier(streamIdentifier(stream)).setAny(empty());
  request.setOptions(options as never);
  return { path: `${STREAMS}${method}`, messages: [bytes(request)] };
}

const reading = (wish: Parameters<typeof readRequest>[0]): SampleCall => ({
  path: `${STREAMS}Read`,
  messages: [bytes(readRequest(wish))],
});

/** A call of every method, in the forms in which clients make them. */
export function sampleCalls(): SampleCall[] {
  return [
    append("fuzz-1"),
    append("$$fuzz-1"),
    batchAppend("fuzz-2"),
    reading({ stream: "fuzz-1", count: 10 }),
    reading({ stream: "fuzz-2", count: 10, backwards: true, revision: 1, form: "structured" }),
    reading({ count: 100 }),
    reading({ stream: "fuzz-1" }),
    filtered(),
    deleting("Delete", "fuzz-1"),
    deleting("Tombstone", "fuzz-3"),
    { path: "/event_store.client.server_features.ServerFeatures/GetSupportedMethods", messages: [Buffer.alloc(0)] },
    { path: "/event_store.client.gossip.Gossip/Read", messages: [Buffer.alloc(0)] },
    { path: "/event_store.client.persistent_subscriptions.PersistentSubscriptions/Read", messages: [Buffer.alloc(3)] },
  ];
}
