import { describe, expect, test } from "@jest/globals";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import statusMessages from "@eventstore/db-client/generated/status_pb.js";
import timestamps from "google-protobuf/google/protobuf/timestamp_pb.js";
import fc from "fast-check";
import {
  encodeBatchFailure,
  encodeBatchSuccess,
  type BatchFailure,
} from "../../../../../ops/embedded/eventstore/protocol/batch-responses.js";
import { decodeReadRequest } from "../../../../../ops/embedded/eventstore/protocol/read-request.js";
import {
  createdAtOf,
  dataOf,
  encodeRecordedEvent,
  eventIdOf,
  eventTypeOf,
  placeOf,
  streamNameOf,
  tombstoneRevision,
  withUuidForm,
} from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import {
  decodeAppendRequest,
  decodeBatchAppendRequest,
  decodeDeleteRequest,
} from "../../../../../ops/embedded/eventstore/protocol/requests.js";
import * as responses from "../../../../../ops/embedded/eventstore/protocol/responses.js";
import { encodeSupportedMethods } from "../../../../../ops/embedded/eventstore/protocol/supported-methods.js";
import { MalformedMessageError } from "../../../../../ops/embedded/eventstore/protocol/wire.js";

/** The client's own generated classes are the judge: what they write we read, what we write they read. */

const empty = () => new shared.Empty() as never;
const numbers = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const positions = fc.integer({ min: 0, max: 2 ** 47 });
const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
const payloads = fc.uint8Array({ maxLength: 400 });
const revisions = fc.oneof(numbers, fc.constantFrom("any" as const, "noStream" as const, "streamExists" as const));

function streamIdentifier(name: string) {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, "utf8"));
  return identifier;
}

function uuid(text: string) {
  const message = new shared.UUID();
  message.setString(text);
  return message;
}

const nameIn = (identifier: { getStreamName_asU8(): Uint8Array } | undefined) =>
  Buffer.from(identifier!.getStreamName_asU8()).toString("utf8");

describe("requests", () => {
  test("an append, piece by piece", () => {
    fc.assert(
      fc.property(names, revisions, fc.uuid(), names, payloads, payloads, (stream, expected, id, type, data, meta) => {
        const options = new messages.AppendReq.Options();
        options.setStreamIdentifier(streamIdentifier(stream));
        if (typeof expected === "bigint") options.setRevision(expected.toString());
        else if (expected === "any") options.setAny(empty());
        else if (expected === "noStream") options.setNoStream(empty());
        else options.setStreamExists(empty());
        const first = new messages.AppendReq();
        first.setOptions(options);
        expect(decodeAppendRequest(first.serializeBinary())).toEqual({
          kind: "options",
          options: { stream, expected },
        });

        const proposed = new messages.AppendReq.ProposedMessage();
        proposed.setId(uuid(id));
        proposed.getMetadataMap().set("type", type).set("content-type", "application/json");
        proposed.setData(data);
        proposed.setCustomMetadata(meta);
        const second = new messages.AppendReq();
        second.setProposedMessage(proposed);
        const decoded = decodeAppendRequest(second.serializeBinary());
        if (decoded.kind !== "event") throw new Error("no event");
        expect(decoded.event).toMatchObject({ id, type, contentType: "application/json" });
        expect([...decoded.event.data]).toEqual([...data]);
        expect([...decoded.event.metadata]).toEqual([...meta]);
      }),
    );
  });

  test("an append of a batch, with its deadline", () => {
    const when = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(names, numbers, fc.uuid(), when, fc.boolean(), (stream, expected, id, deadline, isFinal) => {
        const options = new messages.BatchAppendReq.Options();
        options.setStreamIdentifier(streamIdentifier(stream));
        options.setStreamPosition(expected.toString());
        options.setDeadline(timestamps.Timestamp.fromDate(new Date(deadline)));
        const request = new messages.BatchAppendReq();
        request.setCorrelationId(uuid(id.toUpperCase()));
        request.setOptions(options);
        request.setIsFinal(isFinal);
        const decoded = decodeBatchAppendRequest(request.serializeBinary());
        expect(decoded).toMatchObject({ correlationId: { text: id, form: "text" }, events: [], isFinal });
        expect(decoded.options).toMatchObject({ stream, expected, patience: undefined });
        expect(decoded.options!.deadline).toBeCloseTo(deadline, 3);
      }),
    );
  });

  test("an id in two halves", () => {
    const halves = new shared.UUID.Structured();
    halves.setMostSignificantBits("-1");
    halves.setLeastSignificantBits("1");
    const id = new shared.UUID();
    id.setStructured(halves);
    const request = new messages.BatchAppendReq();
    request.setCorrelationId(id);
    expect(decodeBatchAppendRequest(request.serializeBinary()).correlationId).toEqual({
      text: "ffffffff-ffff-ffff-0000-000000000001",
      form: "structured",
    });
  });

  test("a deletion", () => {
    const options = new messages.DeleteReq.Options();
    options.setStreamIdentifier(streamIdentifier("a-1"));
    options.setRevision("7");
    const request = new messages.DeleteReq();
    request.setOptions(options);
    expect(decodeDeleteRequest(request.serializeBinary())).toEqual({ stream: "a-1", expected: 7n });
  });

  test("a read of a stream, and a filtered subscription to $all", () => {
    const stream = new messages.ReadReq.Options.StreamOptions();
    stream.setStreamIdentifier(streamIdentifier("a-1"));
    stream.setRevision("18446744073709551615");
    const ofStream = new messages.ReadReq.Options();
    ofStream.setStream(stream);
    ofStream.setReadDirection(1);
    ofStream.setCount("18446744073709551615");
    ofStream.setResolveLinks(true);
    // The largest number is the protocol's own for the end.
    expect(readRequest(ofStream)).toMatchObject({
      source: { kind: "stream", stream: "a-1" },
      from: "end",
      backwards: true,
      resolveLinks: true,
      count: 2n ** 64n - 1n,
      isSubscription: false,
      uuidForm: undefined,
    });

    const position = new messages.ReadReq.Options.Position();
    position.setCommitPosition("96");
    position.setPreparePosition("96");
    const all = new messages.ReadReq.Options.AllOptions();
    all.setPosition(position);
    const expression = new messages.ReadReq.Options.FilterOptions.Expression();
    expression.setPrefixList(["a-", "b-"]);
    const filter = new messages.ReadReq.Options.FilterOptions();
    filter.setStreamIdentifier(expression);
    filter.setMax(64);
    filter.setCheckpointintervalmultiplier(3);
    const form = new messages.ReadReq.Options.UUIDOption();
    form.setString(empty());
    const subscription = new messages.ReadReq.Options();
    subscription.setAll(all);
    subscription.setSubscription(new messages.ReadReq.Options.SubscriptionOptions());
    subscription.setFilter(filter);
    subscription.setUuidOption(form);
    expect(readRequest(subscription)).toMatchObject({
      source: { kind: "all" },
      from: 96n,
      isSubscription: true,
      count: undefined,
      filter: { on: "stream", prefixes: ["a-", "b-"], regex: "", window: 64, checkpointInterval: 3 },
      uuidForm: "text",
    });
  });

  test("a field that is not known yet is passed over; bytes that are no message are an error", () => {
    const bytes = Buffer.concat([Buffer.from([0x9a, 0x06, 0x02, 1, 2]), Buffer.from([0x20, 1])]);
    expect(decodeBatchAppendRequest(bytes).isFinal).toBe(true);
    for (const broken of [Buffer.from([0x0a, 0x7f]), Buffer.from([0x0a, 0x03, 0x12, 0x09, 0x61])]) {
      expect(() => decodeBatchAppendRequest(broken)).toThrow(MalformedMessageError);
    }
  });
});

function readRequest(options: InstanceType<typeof messages.ReadReq.Options>) {
  const request = new messages.ReadReq();
  request.setOptions(options);
  return decodeReadRequest(request.serializeBinary());
}

describe("events", () => {
  const events = fc.record({
    id: fc.uuid(),
    stream: names,
    revision: fc.integer({ min: 0, max: 2 ** 40 }),
    position: positions,
    type: names,
    createdAt: fc.integer({ min: 1, max: 4_102_444_800_000 }),
    isJson: fc.boolean(),
    metadata: payloads,
    data: payloads,
  });

  test("what is kept is what the client reads, and the server finds its parts again", () => {
    fc.assert(
      fc.property(events, (event) => {
        const bytes = encodeRecordedEvent(event);
        const sent = messages.ReadResp.deserializeBinary(
          responses.encodeReadEvent(bytes, undefined, event.position),
        ).getEvent()!;
        const read = sent.getEvent()!;
        expect(sent.hasLink()).toBe(false);
        expect(sent.getCommitPosition()).toBe(String(event.position));
        expect(read.getId()!.getString()).toBe(event.id);
        expect(nameIn(read.getStreamIdentifier())).toBe(event.stream);
        expect(read.getStreamRevision()).toBe(String(event.revision));
        expect(read.getPreparePosition()).toBe(String(event.position));
        expect(read.getCommitPosition()).toBe(String(event.position));
        expect(read.getMetadataMap().get("type")).toBe(event.type);
        expect(read.getMetadataMap().get("created")).toBe(`${event.createdAt}0000`);
        expect([...read.getData_asU8()]).toEqual([...event.data]);
        expect([...read.getCustomMetadata_asU8()]).toEqual([...event.metadata]);

        expect(eventIdOf(bytes)).toBe(event.id);
        expect(streamNameOf(bytes)).toBe(event.stream);
        expect(placeOf(bytes)).toEqual({ stream: event.stream, revision: event.revision });
        expect(eventTypeOf(bytes)).toBe(event.type);
        expect(createdAtOf(bytes)).toBe(event.createdAt);
        expect([...dataOf(bytes)]).toEqual([...event.data]);
      }),
    );
  });

  test("the end of a stream has the greatest revision of the protocol", () => {
    const bytes = encodeRecordedEvent({
      id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
      stream: "pronë-1",
      revision: tombstoneRevision,
      position: 96,
      type: "$streamDeleted",
      createdAt: 1,
      isJson: false,
      metadata: new Uint8Array(),
      data: new Uint8Array(),
    });
    const read = messages.ReadResp.deserializeBinary(responses.encodeReadEvent(bytes, undefined, 96)).getEvent()!;
    expect(read.getEvent()!.getStreamRevision()).toBe("9223372036854775807");
    expect(read.getEvent()!.getMetadataMap().get("content-type")).toBe("application/octet-stream");
    expect(placeOf(bytes)).toEqual({ stream: "pronë-1", revision: tombstoneRevision });
  });

  test("the id in the form that the client asks for", () => {
    const bytes = encodeRecordedEvent({
      id: "ffffffff-ffff-ffff-0000-000000000001",
      stream: "a-1",
      revision: 0,
      position: 96,
      type: "T",
      createdAt: 1,
      isJson: true,
      metadata: new Uint8Array(),
      data: new Uint8Array(),
    });
    const halves = messages.ReadResp.deserializeBinary(
      responses.encodeReadEvent(withUuidForm(bytes, "structured"), undefined, 96),
    );
    const structured = halves.getEvent()!.getEvent()!.getId()!.getStructured()!;
    expect([structured.getMostSignificantBits(), structured.getLeastSignificantBits()]).toEqual(["-1", "1"]);
  });
});

describe("answers", () => {
  const address = {
    correlationId: { text: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", form: "text" as const },
    stream: "pronë-1",
  };

  test("an append that succeeded", () => {
    fc.assert(
      fc.property(positions, positions, (revision, position) => {
        const single = messages.AppendResp.deserializeBinary(responses.encodeAppendSuccess(revision, position));
        expect(single.getSuccess()!.getCurrentRevision()).toBe(String(revision));
        expect(single.getSuccess()!.getPosition()!.getCommitPosition()).toBe(String(position));
        const batch = messages.BatchAppendResp.deserializeBinary(
          encodeBatchSuccess({ ...address, expected: "any" }, revision, position),
        );
        expect(batch.getCorrelationId()!.getString()).toBe(address.correlationId.text);
        expect(nameIn(batch.getStreamIdentifier())).toBe(address.stream);
        expect(batch.getSuccess()!.getCurrentRevision()).toBe(String(revision));
        expect(batch.getSuccess()!.getPosition()!.getPreparePosition()).toBe(String(position));
      }),
    );
    const nothing = messages.AppendResp.deserializeBinary(responses.encodeAppendSuccess(-1, undefined)).getSuccess()!;
    expect([nothing.hasNoStream(), nothing.hasNoPosition()]).toEqual([true, true]);
  });

  test("a wrong revision of an append of its own", () => {
    const refused = messages.AppendResp.deserializeBinary(responses.encodeAppendWrongRevision(4n, -1));
    const wrong = refused.getWrongExpectedVersion()!;
    expect([wrong.hasCurrentNoStream(), wrong.getExpectedRevision()]).toEqual([true, "4"]);
    const other = messages.AppendResp.deserializeBinary(responses.encodeAppendWrongRevision("streamExists", 3));
    expect(other.getWrongExpectedVersion()!.hasExpectedStreamExists()).toBe(true);
    expect(other.getWrongExpectedVersion()!.getCurrentRevision()).toBe("3");
  });

  test.each([
    [{ kind: "wrongRevision", expected: 4n, current: 2 }, 6, "WrongExpectedVersion"],
    [{ kind: "streamDeleted" }, 5, "StreamDeleted"],
    [{ kind: "timeout" }, 4, "Timeout"],
    [{ kind: "tooLarge", limit: 1_048_576 }, 3, "MaximumAppendSizeExceeded"],
    [{ kind: "badRequest", message: "why" }, 3, "BadRequest"],
    [{ kind: "unknown", message: "why" }, 2, "Unknown"],
  ] as const)("a failure of an append of a batch: %j", (failure: BatchFailure, code, details) => {
    const sent = messages.BatchAppendResp.deserializeBinary(encodeBatchFailure({ ...address, expected: 4n }, failure));
    expect(sent.getError()!.getCode() as number).toBe(code);
    expect(sent.getError()!.getDetails()!.getTypeUrl()).toBe(`type.googleapis.com/event_store.client.${details}`);
    expect(nameIn(sent.getStreamIdentifier())).toBe(address.stream);
    expect(sent.getError()).toBeInstanceOf(statusMessages.Status);
    if (failure.kind !== "wrongRevision") return;
    const wrong = shared.WrongExpectedVersion.deserializeBinary(sent.getError()!.getDetails()!.getValue_asU8());
    expect([wrong.getCurrentStreamRevision(), wrong.getExpectedStreamPosition()]).toEqual(["2", "4"]);
  });

  test("deletions, checkpoints, and the marks of a subscription", () => {
    const deleted = messages.DeleteResp.deserializeBinary(responses.encodeDeleted(96));
    expect(deleted.getPosition()!.getCommitPosition()).toBe("96");
    const read = (bytes: Buffer) => messages.ReadResp.deserializeBinary(bytes);
    expect(read(responses.encodeSubscriptionConfirmed("s")).getConfirmation()!.getSubscriptionId()).toBe("s");
    expect(read(responses.encodeCheckpoint(96)).getCheckpoint()!.getCommitPosition()).toBe("96");
    expect(read(responses.encodeCaughtUp()).hasCaughtUp()).toBe(true);
    expect(nameIn(read(responses.encodeStreamNotFound("ë")).getStreamNotFound()!.getStreamIdentifier())).toBe("ë");
    expect(read(responses.encodeLastStreamPosition(5)).getLastStreamPosition()).toBe("5");
    expect(read(responses.encodeLastAllPosition(96)).getLastAllStreamPosition()!.getCommitPosition()).toBe("96");
  });

  test("the methods that there are", () => {
    const supported = features.SupportedMethods.deserializeBinary(encodeSupportedMethods());
    expect(supported.getEventStoreServerVersion()).toBe("23.10.0");
    const methods = supported.getMethodsList().map((each) => [each.getServiceName(), each.getMethodName()]);
    expect(methods).toContainEqual(["event_store.client.streams.streams", "batchappend"]);
    expect(methods).toContainEqual(["event_store.client.gossip.gossip", "read"]);
    expect(methods).toHaveLength(6);
  });
});
