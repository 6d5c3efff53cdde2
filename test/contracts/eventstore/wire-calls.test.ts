import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Client, Metadata, credentials, status, type ServiceError } from "@grpc/grpc-js";
import gossipServices from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import streamServices from "@eventstore/db-client/generated/streams_grpc_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import timestamps from "google-protobuf/google/protobuf/timestamp_pb.js";
import { connected, newStream, revisions } from "./support.js";

/** What the official client never does, or hides: single messages on the wire, through its generated classes. */

const server = connected();
const parts: { streams?: InstanceType<typeof streamServices.StreamsClient> } = {};
const address = () => server.url.slice("esdb://".length, server.url.indexOf("?"));
beforeAll(() => {
  parts.streams = new streamServices.StreamsClient(address(), credentials.createInsecure() as never);
});
afterAll(() => parts.streams!.close());

type Response = InstanceType<typeof messages.BatchAppendResp>;

interface Piece {
  readonly id: string;
  readonly stream?: string;
  readonly deadline?: number;
  readonly events?: number;
  readonly type?: string;
  readonly isFinal?: boolean;
}

function piece({ id, stream, deadline = Date.now() + 5_000, events = 0, type = "Happened", isFinal = false }: Piece) {
  const request = new messages.BatchAppendReq();
  request.setCorrelationId(uuid(id));
  request.setIsFinal(isFinal);
  if (stream !== undefined) {
    const options = new messages.BatchAppendReq.Options();
    const identifier = new shared.StreamIdentifier();
    identifier.setStreamName(Buffer.from(stream));
    options.setStreamIdentifier(identifier);
    options.setDeadline(timestamps.Timestamp.fromDate(new Date(deadline)));
    options.setAny(new shared.Empty() as never);
    request.setOptions(options);
  }
  for (let index = 0; index < events; index++) {
    const message = new messages.BatchAppendReq.ProposedMessage();
    message.setId(uuid(randomUUID()));
    if (type !== "") message.getMetadataMap().set("type", type).set("content-type", "application/json");
    message.setData(Buffer.from("{}"));
    request.addProposedMessages(message);
  }
  return request;
}

function uuid(text: string) {
  const id = new shared.UUID();
  id.setString(text);
  return id;
}

/** Sends pieces on one call; gives the answers that came until the server ended it. */
async function exchange(pieces: readonly Piece[], waitMs = 0): Promise<Response[]> {
  const call = parts.streams!.batchAppend();
  const answers: Response[] = [];
  const ended = new Promise<void>((resolve, reject) => call.on("end", resolve).on("error", reject));
  call.on("data", (response: Response) => answers.push(response));
  for (const each of pieces) call.write(piece(each));
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  call.end();
  await ended;
  return answers;
}

const told = (response: Response) => [
  response.getCorrelationId()!.getString(),
  response.getError()?.getDetails()?.getTypeUrl().split(".").at(-1) ?? "success",
];

describe("BatchAppend", () => {
  test("appends in pieces, mixed, each answered once under its own id", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const [streamOne, streamTwo] = [newStream(), newStream()];
    const answers = await exchange([
      { id: one, stream: streamOne },
      { id: two, stream: streamTwo, events: 1 },
      { id: one, events: 2 },
      { id: two, events: 1, isFinal: true },
      { id: one, events: 1, isFinal: true },
    ]);
    expect(answers.map(told).sort()).toEqual(
      [
        [one, "success"],
        [two, "success"],
      ].sort(),
    );
    expect(await revisions(server.client.readStream(streamOne))).toEqual([0, 1, 2]);
    expect(await revisions(server.client.readStream(streamTwo))).toEqual([0, 1]);
  });

  test("an append that is not complete at its deadline is answered with Timeout, once, and its rest is passed over", async () => {
    const [id, stream] = [randomUUID(), newStream()];
    const call = parts.streams!.batchAppend();
    const answers: Response[] = [];
    call.on("data", (response: Response) => answers.push(response));
    const ended = new Promise<void>((resolve) => call.on("end", resolve));
    call.write(piece({ id, stream, events: 1, deadline: Date.now() + 150 }));
    while (answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    call.write(piece({ id, events: 1, isFinal: true }));
    call.end();
    await ended;
    expect(answers.map(told)).toEqual([[id, "Timeout"]]);
    await expect(revisions(server.client.readStream(stream))).rejects.toMatchObject({ type: "stream-not-found" });
  });

  test("a deadline that has passed already is answered with Timeout, and nothing is written", async () => {
    const [id, stream] = [randomUUID(), newStream()];
    const late = { id, stream, events: 1, isFinal: true, deadline: Date.now() - 1_000 };
    expect((await exchange([late])).map(told)).toEqual([[id, "Timeout"]]);
    await expect(revisions(server.client.readStream(stream))).rejects.toMatchObject({ type: "stream-not-found" });
  });

  test("an event without a type fails its own append only; a piece of nothing that was begun is passed over", async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const answers = await exchange([
      { id: randomUUID(), events: 1, isFinal: true },
      { id: bad, stream: newStream(), events: 1, type: "", isFinal: true },
      { id: good, stream: newStream(), events: 1, isFinal: true },
    ]);
    expect(answers.map(told)).toEqual([
      [bad, "BadRequest"],
      [good, "success"],
    ]);
  });
});

test("a read that asks for nothing that can be read is refused with what is wrong", async () => {
  const call = parts.streams!.read(new messages.ReadReq());
  const error = await new Promise<ServiceError>((resolve) => call.on("error", resolve as (error: Error) => void));
  expect(error.code).toBe(status.INVALID_ARGUMENT);
});

test("a service and a method that are not there are answered with UNIMPLEMENTED, never with silence", async () => {
  const gossip = new gossipServices.GossipClient(address(), credentials.createInsecure() as never);
  const ofService = await new Promise<ServiceError | null>((resolve) =>
    gossip.read(new shared.Empty(), (error: ServiceError | null) => resolve(error)),
  );
  expect(ofService!.code).toBe(status.UNIMPLEMENTED);
  gossip.close();
  const raw = new Client(address(), credentials.createInsecure());
  const asItIs = (bytes: Buffer) => bytes;
  const path = "/event_store.client.streams.Streams/Scavenge";
  const ofMethod = await new Promise<ServiceError | null>((resolve) =>
    raw.makeUnaryRequest(path, asItIs, asItIs, Buffer.alloc(0), new Metadata(), (error) => resolve(error)),
  );
  expect(ofMethod!.code).toBe(status.UNIMPLEMENTED);
  raw.close();
});

test("a message that is no protobuf is refused, and the server goes on", async () => {
  const raw = new Client(address(), credentials.createInsecure());
  const asItIs = (bytes: Buffer) => bytes;
  for (const method of ["Delete", "Tombstone"]) {
    const path = `/event_store.client.streams.Streams/${method}`;
    const error = await new Promise<ServiceError | null>((resolve) =>
      raw.makeUnaryRequest(path, asItIs, asItIs, Buffer.from([0x0a, 0x7f]), (failure) => resolve(failure)),
    );
    expect(error!.code).toBe(status.INVALID_ARGUMENT);
  }
  raw.close();
  await server.client.appendToStream(newStream(), []);
});
