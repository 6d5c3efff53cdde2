import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import { status } from "@grpc/grpc-js";
import { connected, newEvents, newStream, read } from "./support.js";
import {
  answersOf,
  proposed,
  readRequest,
  refusalOf,
  streamIdentifier,
  trailersOf,
  uuidText,
  wireClient,
  type UuidForm,
} from "./wire.js";

const server = connected();
const wire = wireClient(server);

type ReadAnswer = InstanceType<typeof messages.ReadResp>;

const eventsOf = (answers: readonly ReadAnswer[]) =>
  answers.filter((one) => one.hasEvent()).map((one) => one.getEvent()!);

/** `Append` as clients of the protocol call it: options, then events. */
function append(stream: string, ids: readonly string[], form: UuidForm, type = "Happened", contentType?: string) {
  return new Promise<InstanceType<typeof messages.AppendResp>>((resolve, reject) => {
    const call = wire.streams.append((error, answer) => (error ? reject(error) : resolve(answer)));
    const options = new messages.AppendReq.Options().setStreamIdentifier(streamIdentifier(stream));
    call.write(new messages.AppendReq().setOptions(options.setNoStream(new shared.Empty())));
    for (const id of ids) {
      const message = proposed(new messages.AppendReq.ProposedMessage(), {
        id,
        form,
        type,
        ...(contentType !== undefined && { contentType }),
      });
      call.write(new messages.AppendReq().setProposedMessage(message));
    }
    call.end();
  });
}

describe.each(["text", "structured"] as const)("identifiers as %s", (form) => {
  test("events appended so are the same events for everybody", async () => {
    const stream = newStream();
    // The first and last have their highest bits set: the halves are signed numbers.
    const ids = ["ffffffff-ffff-4fff-bfff-fffffffffffe", randomUUID(), "80000000-0000-4000-8000-000000000001"];
    const answer = await append(stream, ids, form);
    expect(answer.getSuccess()!.getCurrentRevision()).toBe("2");
    expect((await read(server.client.readStream(stream))).map(({ event }) => event!.id)).toEqual(ids);
    const otherForm = form === "text" ? "structured" : "text";
    expect((await append(stream, ids, otherForm)).getSuccess()!.getCurrentRevision()).toBe("2");
  });

  test("a read and a subscription give them as they were asked for", async () => {
    const stream = newStream();
    const events = newEvents(3);
    await server.client.appendToStream(stream, events);
    const found = eventsOf(await answersOf<ReadAnswer>(wire.streams.read(readRequest({ stream, count: 10, form }))));
    const subscription = wire.streams.read(readRequest({ stream, form }));
    const followed: typeof found = [];
    subscription.on("error", () => undefined);
    await new Promise<void>((resolve) =>
      subscription.on("data", (answer: ReadAnswer) => {
        if (answer.hasEvent() && followed.push(answer.getEvent()!) === 3) resolve();
      }),
    );
    subscription.cancel();
    for (const given of [found, followed]) {
      expect(given.map((one) => uuidText(one.getEvent()!.getId()!))).toEqual(events.map(({ id }) => id));
      for (const one of given) expect(one.getEvent()!.getId()!.hasStructured()).toBe(form === "structured");
    }
  });

  test("a link and what it links to, too", async () => {
    const [target, links] = [newStream(), newStream("links")];
    const [event] = newEvents(1);
    await server.client.appendToStream(target, event!);
    const linkId = randomUUID();
    const message = proposed(new messages.AppendReq.ProposedMessage(), { id: linkId, type: "$>", contentType: "text" });
    message.setData(Buffer.from(`0@${target}`));
    await new Promise<void>((resolve, reject) => {
      const call = wire.streams.append((error) => (error ? reject(error) : resolve()));
      const options = new messages.AppendReq.Options().setStreamIdentifier(streamIdentifier(links));
      call.write(new messages.AppendReq().setOptions(options.setAny(new shared.Empty())));
      call.write(new messages.AppendReq().setProposedMessage(message));
      call.end();
    });
    const request = readRequest({ stream: links, count: 1, form });
    request.getOptions()!.setResolveLinks(true);
    const [resolved] = eventsOf(await answersOf<ReadAnswer>(wire.streams.read(request)));
    expect(uuidText(resolved!.getEvent()!.getId()!)).toBe(event!.id);
    expect(uuidText(resolved!.getLink()!.getId()!)).toBe(linkId);
  });
});

describe("what a message must have", () => {
  test("an event has a type and a content type: the refusal names both properties", async () => {
    for (const [type, contentType] of [
      ["", "application/json"],
      ["Happened", ""],
    ] as const) {
      const refused = await refusalOf(append(newStream(), [randomUUID()], "text", type, contentType));
      expect(refused.code).toBe(status.INVALID_ARGUMENT);
      expect(trailersOf(refused, "exception", "required-metadata-properties")).toEqual([
        "missing-required-metadata-property",
        "type,content-type",
      ]);
    }
  });

  test("a read that asks for nothing that can be read is refused", async () => {
    const refused = await refusalOf(answersOf(wire.streams.read(new messages.ReadReq())));
    expect([status.INVALID_ARGUMENT, status.UNKNOWN]).toContain(refused.code);
  });
});

/** Servers before 22.10 found such requests so strange that they had no word for them. */
const STRANGE = [status.INVALID_ARGUMENT, status.UNKNOWN];

describe.each([
  ["forwards", { count: 1 }],
  ["backwards", { count: 1, backwards: true }],
  ["as a subscription", {}],
])("what cannot be read, %s", (_, wish) => {
  test("a stream without a name", async () => {
    const refused = await refusalOf(answersOf(wire.streams.read(readRequest({ stream: "", ...wish }))));
    expect(STRANGE).toContain(refused.code);
  });

  test("$all by a filter that looks at neither streams nor types", async () => {
    const request = readRequest(wish);
    const filter = new messages.ReadReq.Options.FilterOptions().setMax(32).setCheckpointintervalmultiplier(1);
    request.getOptions()!.setFilter(filter);
    const refused = await refusalOf(answersOf(wire.streams.read(request)));
    expect(STRANGE).toContain(refused.code);
  });

  test("a stream by a filter", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(1));
    const request = readRequest({ stream, ...wish });
    const { FilterOptions } = messages.ReadReq.Options;
    const filter = new FilterOptions().setEventType(new FilterOptions.Expression().setPrefixList(["Happened"]));
    request.getOptions()!.setFilter(filter.setMax(32).setCheckpointintervalmultiplier(1));
    const refused = await refusalOf(answersOf(wire.streams.read(request)));
    expect(STRANGE).toContain(refused.code);
  });
});

describe("the trailers that clients make their errors from", () => {
  type Deletion = "delete" | "tombstone";
  const remove = (how: Deletion, stream: string, revision?: number | "streamExists") =>
    new Promise<unknown>((resolve, reject) => {
      const done = (error: unknown, answer: unknown) => (error ? reject(error) : resolve(answer));
      const request = how === "delete" ? new messages.DeleteReq() : new messages.TombstoneReq();
      const options = new (how === "delete" ? messages.DeleteReq.Options : messages.TombstoneReq.Options)();
      options.setStreamIdentifier(streamIdentifier(stream));
      if (revision === undefined) options.setAny(new shared.Empty());
      else if (revision === "streamExists") options.setStreamExists(new shared.Empty());
      else options.setRevision(String(revision));
      request.setOptions(options as never);
      if (how === "delete") wire.streams.delete(request as InstanceType<typeof messages.DeleteReq>, done);
      else wire.streams.tombstone(request as InstanceType<typeof messages.TombstoneReq>, done);
    });

  test.each(["delete", "tombstone"] as const)("of a %s at a wrong revision", async (how) => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    const refused = await refusalOf(remove(how, stream, 5));
    expect(refused.code).toBe(status.FAILED_PRECONDITION);
    expect(trailersOf(refused, "exception", "stream-name", "expected-version", "actual-version")).toEqual([
      "wrong-expected-version",
      stream,
      "5",
      "1",
    ]);
  });

  test.each(["delete", "tombstone"] as const)(
    "of a %s of a stream that should exist: only of one that does not",
    async (how) => {
      const stream = newStream();
      const refused = await refusalOf(remove(how, stream, "streamExists"));
      expect(trailersOf(refused, "exception", "expected-version")).toEqual(["wrong-expected-version", "-4"]);
      await server.client.appendToStream(stream, newEvents(1));
      await remove(how, stream, "streamExists");
    },
  );

  test.each(["delete", "tombstone"] as const)("of a %s, a read and an append of a tombstoned stream", async (how) => {
    const stream = newStream();
    await remove("tombstone", stream);
    for (const attempt of [
      () => remove(how, stream),
      () => answersOf(wire.streams.read(readRequest({ stream, count: 1 }))),
      () => append(stream, [randomUUID()], "text"),
    ]) {
      const refused = await refusalOf(attempt());
      expect(refused.code).toBe(status.FAILED_PRECONDITION);
      expect(trailersOf(refused, "exception", "stream-name")).toEqual(["stream-deleted", stream]);
    }
  });

  test("of an append that is too large", async () => {
    const large = proposed(new messages.AppendReq.ProposedMessage());
    large.setData(Buffer.alloc(1_100_000));
    const refused = await refusalOf(
      new Promise((resolve, reject) => {
        const call = wire.streams.append((error, answer) => (error ? reject(error) : resolve(answer)));
        const options = new messages.AppendReq.Options().setStreamIdentifier(streamIdentifier(newStream()));
        call.write(new messages.AppendReq().setOptions(options.setAny(new shared.Empty())));
        call.write(new messages.AppendReq().setProposedMessage(large));
        call.end();
      }),
    );
    expect(refused.code).toBe(status.INVALID_ARGUMENT);
    expect(trailersOf(refused, "exception", "maximum-append-size")).toEqual([
      "maximum-append-size-exceeded",
      "1048576",
    ]);
  });
});

describe("a reader that understands more is told more", () => {
  const answersTo = (wish: Parameters<typeof readRequest>[0]) =>
    answersOf<ReadAnswer>(wire.streams.read(readRequest({ ...wish, compatibility: 1 })));

  test("the last revision of the stream, whatever part of it was read", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(5));
    for (const wish of [{ count: 2 }, { count: 10 }, { count: 10, backwards: true, revision: 2 }]) {
      expect((await answersTo({ stream, ...wish })).at(-1)!.getLastStreamPosition()).toBe("4");
    }
  });

  test("nothing of the kind to those who do not ask", async () => {
    const stream = newStream();
    await server.client.appendToStream(stream, newEvents(2));
    const answers = await answersOf<ReadAnswer>(wire.streams.read(readRequest({ stream, count: 2 })));
    expect(answers.every((answer) => answer.hasEvent())).toBe(true);
  });
});

test("a message that is no protobuf is refused, and the server goes on", async () => {
  for (const method of ["Delete", "Tombstone"]) {
    const answer = await wire.unary(`/event_store.client.streams.Streams/${method}`, Buffer.from([0x0a, 0x7f]));
    expect(answer).toBeInstanceOf(Error);
  }
  await server.client.appendToStream(newStream(), newEvents(1));
});
