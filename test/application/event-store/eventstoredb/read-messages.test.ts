import { describe, expect, test } from "@jest/globals";
import sharedMessages from "@eventstore/db-client/generated/shared_pb.js";
import streamsMessages from "@eventstore/db-client/generated/streams_pb.js";
import fc from "fast-check";
import { readAnswer, readRequest } from "../../../../application/event-store/eventstoredb/read-messages.js";

/** The client's generated classes say what the bytes mean. */

const { ReadReq, ReadResp } = streamsMessages;
const optionsOf = (bytes: Buffer) => ReadReq.deserializeBinary(bytes).getOptions()!;
const unsigned64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe("what is asked", () => {
  test("a stream from its start: forwards, no links, no filter, ids as text", () => {
    const options = optionsOf(
      readRequest({ stream: "taxAccount-shkoder.ë1", from: "start", backwards: false, maxCount: 2 ** 53 - 1 }),
    );
    const stream = options.getStream()!;
    expect(Buffer.from(stream.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe("taxAccount-shkoder.ë1");
    expect([stream.hasStart(), stream.hasEnd(), stream.hasRevision()]).toEqual([true, false, false]);
    expect([options.getReadDirection(), options.getResolveLinks(), options.getCount()]).toEqual([
      0,
      false,
      "9007199254740991",
    ]);
    expect([options.hasNoFilter(), options.hasFilter(), options.hasAll()]).toEqual([true, false, false]);
    expect([options.getUuidOption()!.hasString(), options.getUuidOption()!.hasStructured()]).toEqual([true, false]);
  });

  test("a stream from any revision, and from its end backwards", () => {
    fc.assert(
      fc.property(unsigned64, (revision) => {
        const request = readRequest({ stream: "a-b.c", from: revision, backwards: false, maxCount: 7 });
        expect(optionsOf(request).getStream()!.getRevision()).toBe(String(revision));
      }),
    );
    const options = optionsOf(readRequest({ stream: "a-b.c", from: "end", backwards: true, maxCount: 1 }));
    expect([options.getStream()!.hasEnd(), options.getReadDirection()]).toEqual([true, 1]);
  });

  test("everything, from any position, from the start and from the end", () => {
    fc.assert(
      fc.property(unsigned64, unsigned64, (commit, prepare) => {
        const all = optionsOf(
          readRequest({ stream: null, from: { commit, prepare }, backwards: false, maxCount: 32 }),
        ).getAll()!;
        expect([all.getPosition()!.getCommitPosition(), all.getPosition()!.getPreparePosition()]).toEqual([
          String(commit),
          String(prepare),
        ]);
      }),
    );
    expect(
      optionsOf(readRequest({ stream: null, from: "start", backwards: false, maxCount: 1 }))
        .getAll()!
        .hasStart(),
    ).toBe(true);
    expect(
      optionsOf(readRequest({ stream: null, from: "end", backwards: true, maxCount: 1 }))
        .getAll()!
        .hasEnd(),
    ).toBe(true);
  });
});

describe("what is answered", () => {
  function recorded(parts: {
    readonly id: InstanceType<typeof sharedMessages.UUID>;
    readonly stream?: string;
    readonly data?: string;
    readonly revision?: bigint;
    readonly commit?: bigint;
    readonly prepare?: bigint;
  }) {
    const event = new ReadResp.ReadEvent.RecordedEvent();
    const identifier = new sharedMessages.StreamIdentifier();
    identifier.setStreamName(Buffer.from(parts.stream ?? "a-b.c"));
    event.setId(parts.id);
    event.setStreamIdentifier(identifier);
    event.setStreamRevision(String(parts.revision ?? 0n));
    event.setCommitPosition(String(parts.commit ?? 0n));
    event.setPreparePosition(String(parts.prepare ?? 0n));
    event
      .getMetadataMap()
      .set("created", "17328000001234567")
      .set("type", "Paid")
      .set("content-type", "application/json");
    event.setCustomMetadata(Buffer.from('{"tenant":"b"}'));
    event.setData(Buffer.from(parts.data ?? "{}"));
    const read = new ReadResp.ReadEvent();
    read.setEvent(event);
    read.setNoPosition(new sharedMessages.Empty() as never);
    const answer = new ReadResp();
    answer.setEvent(read);
    return Buffer.from(answer.serializeBinary());
  }

  function textId(text: string) {
    const id = new sharedMessages.UUID();
    id.setString(text);
    return id;
  }

  test("an event, whatever its text and its places", () => {
    const texts = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(
        texts,
        texts,
        unsigned64,
        unsigned64,
        unsigned64,
        fc.uuid(),
        (stream, data, revision, commit, prepare, id) => {
          const bytes = recorded({ id: textId(id), stream, data, revision, commit, prepare });
          expect(readAnswer(bytes)).toEqual({
            kind: "event",
            event: {
              id,
              streamName: stream,
              type: "Paid",
              revision,
              position: { commit, prepare },
              createdAt: 1732800000123,
              isJson: true,
              data,
              metadata: '{"tenant":"b"}',
            },
          });
        },
      ),
    );
  });

  test("an id in two numbers", () => {
    const id = new sharedMessages.UUID();
    const halves = new sharedMessages.UUID.Structured();
    halves.setMostSignificantBits(String(BigInt.asIntN(64, 0xf13cd7dd_6f27_452fn)));
    halves.setLeastSignificantBits(String(BigInt.asIntN(64, 0x9f72_3f6c1f2ef83fn)));
    id.setStructured(halves);
    expect(readAnswer(recorded({ id }))).toMatchObject({ event: { id: "f13cd7dd-6f27-452f-9f72-3f6c1f2ef83f" } });
  });

  test("no event at the end of a link, no stream, and what else there is", () => {
    const nothing = new ReadResp();
    nothing.setEvent(new ReadResp.ReadEvent());
    expect(readAnswer(Buffer.from(nothing.serializeBinary()))).toEqual({ kind: "event", event: undefined });
    const missing = new ReadResp();
    missing.setStreamNotFound(new ReadResp.StreamNotFound());
    expect(readAnswer(Buffer.from(missing.serializeBinary()))).toEqual({ kind: "streamNotFound" });
    const last = new ReadResp();
    last.setLastStreamPosition("7");
    expect(readAnswer(Buffer.from(last.serializeBinary()))).toEqual({ kind: "other" });
  });

  test("bytes that end too early are no answer", () => {
    const whole = recorded({ id: textId("f13cd7dd-6f27-452f-9f72-3f6c1f2ef83f"), data: '{"amount":1}' });
    expect(() => readAnswer(whole.subarray(0, whole.length - 9))).toThrow(RangeError);
  });
});
