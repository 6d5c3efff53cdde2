import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import timestamps from "google-protobuf/google/protobuf/timestamp_pb.js";
import { connected, newStream, revisions } from "./support.js";
import { proposed, streamIdentifier, uuid, uuidText, wireClient, type UuidForm } from "./wire.js";

const server = connected();
const wire = wireClient(server);

type Response = InstanceType<typeof messages.BatchAppendResp>;

interface Piece {
  readonly id: string;
  readonly form?: UuidForm;
  readonly stream?: string;
  readonly revision?: number;
  readonly deadline?: number;
  readonly events?: number;
  readonly type?: string;
  readonly bytes?: number;
  readonly isFinal?: boolean;
}

function piece({ id, form, stream, revision, deadline, events = 0, type, bytes, isFinal = false }: Piece) {
  const request = new messages.BatchAppendReq().setCorrelationId(uuid(id, form)).setIsFinal(isFinal);
  if (stream !== undefined) {
    const options = new messages.BatchAppendReq.Options().setStreamIdentifier(streamIdentifier(stream));
    options.setDeadline(timestamps.Timestamp.fromDate(new Date(deadline ?? Date.now() + 60_000)));
    if (revision === undefined) options.setAny(new shared.Empty() as never);
    else options.setStreamPosition(String(revision));
    request.setOptions(options);
  }
  for (let index = 0; index < events; index++) {
    const message = proposed(new messages.BatchAppendReq.ProposedMessage(), { ...(type !== undefined && { type }) });
    if (bytes !== undefined) message.setData(Buffer.alloc(bytes, 32));
    request.addProposedMessages(message);
  }
  return request;
}

/** Longer than an answer that is not to come would take. */
const PATIENCE = 300;

/** Sends pieces on one call; gives the answers, once so many came and time for one too many has passed. */
async function exchange(pieces: readonly Piece[], expected: number): Promise<Response[]> {
  const call = wire.streams.batchAppend();
  const answers: Response[] = [];
  call.on("error", () => undefined);
  const enough = new Promise<void>((resolve) => {
    call.on("data", (response: Response) => void (answers.push(response) >= expected && resolve()));
  });
  for (const each of pieces) call.write(piece(each));
  await enough;
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  call.cancel();
  return answers;
}

const told = (response: Response) => [
  uuidText(response.getCorrelationId()!),
  response.getError()?.getDetails()?.getTypeUrl().split(".").at(-1) ?? "success",
];

const notFound = (stream: string) =>
  expect(revisions(server.client.readStream(stream))).rejects.toMatchObject({ type: "stream-not-found" });

describe("one call for many appends", () => {
  test("appends come in pieces, mixed, each is answered once under its own id", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const [streamOne, streamTwo] = [newStream(), newStream()];
    const pieces = [
      { id: one, stream: streamOne },
      { id: two, stream: streamTwo, events: 1 },
      { id: one, events: 2 },
      { id: two, events: 1, isFinal: true },
      { id: one, events: 1, isFinal: true },
    ];
    const answers = (await exchange(pieces, 2)).map(told);
    expect(answers).toHaveLength(2);
    expect(new Map(answers as [string, string][])).toEqual(
      new Map([
        [one, "success"],
        [two, "success"],
      ]),
    );
    expect(await revisions(server.client.readStream(streamOne))).toEqual([0, 1, 2]);
    expect(await revisions(server.client.readStream(streamTwo))).toEqual([0, 1]);
  });

  test("a success says the revision and the position of the last event", async () => {
    const stream = newStream();
    const [answer] = await exchange([{ id: randomUUID(), stream, events: 3, isFinal: true }], 1);
    expect(Buffer.from(answer!.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe(stream);
    expect(answer!.getSuccess()!.getCurrentRevision()).toBe("2");
    const last = server.client.readStream(stream, { fromRevision: 2n, maxCount: 1 });
    for await (const { event } of last) {
      expect(answer!.getSuccess()!.getPosition()!.getCommitPosition()).toBe(String(event!.position!.commit));
    }
  });

  test.each(["text", "structured"] as const)("an id in the form of %s comes back in an answer", async (form) => {
    const [good, wrong] = [randomUUID(), randomUUID()];
    const pieces = [
      { id: good, form, stream: newStream(), events: 1, isFinal: true },
      { id: wrong, form, stream: newStream(), revision: 7, events: 1, isFinal: true },
    ];
    const answers = await exchange(pieces, 2);
    expect(new Map(answers.map(told) as [string, string][])).toEqual(
      new Map([
        [good, "success"],
        [wrong, "WrongExpectedVersion"],
      ]),
    );
    for (const answer of answers) expect(answer.getCorrelationId()!.hasStructured()).toBe(form === "structured");
  });
});

describe("refusals of one append leave the others alone", () => {
  test("an event without a type; a piece of nothing that was begun is passed over", async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const pieces = [
      { id: randomUUID(), events: 1, isFinal: true },
      { id: bad, stream: newStream(), events: 1, type: "", isFinal: true },
      { id: good, stream: newStream(), events: 1, isFinal: true },
    ];
    expect(new Map((await exchange(pieces, 2)).map(told) as [string, string][])).toEqual(
      new Map([
        [bad, "BadRequest"],
        [good, "success"],
      ]),
    );
  });

  test("too much data is refused once, with the limit, and what comes of it later is passed over", async () => {
    const [large, good] = [randomUUID(), randomUUID()];
    const stream = newStream();
    const pieces = [
      { id: large, stream, events: 1, bytes: 1_100_000 },
      { id: large, events: 1, isFinal: true },
      { id: good, stream: newStream(), events: 1, isFinal: true },
    ];
    const answers = await exchange(pieces, 2);
    expect(answers.map(told)).toEqual([
      [large, "MaximumAppendSizeExceeded"],
      [good, "success"],
    ]);
    await notFound(stream);
  });
});

describe("deadlines", () => {
  test("an append that is not complete at its deadline is answered with Timeout, once, and its rest is passed over", async () => {
    const [id, stream] = [randomUUID(), newStream()];
    const call = wire.streams.batchAppend();
    call.on("error", () => undefined);
    const answers: Response[] = [];
    call.on("data", (response: Response) => answers.push(response));
    call.write(piece({ id, stream, events: 1, deadline: Date.now() + 150 }));
    while (answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    call.write(piece({ id, events: 1, isFinal: true }));
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    call.cancel();
    expect(answers.map(told)).toEqual([[id, "Timeout"]]);
    await notFound(stream);
  });

  test("a deadline that has passed already is answered with Timeout, and nothing is written", async () => {
    const [id, stream] = [randomUUID(), newStream()];
    const late = { id, stream, events: 1, isFinal: true, deadline: Date.now() - 1_000 };
    expect((await exchange([late], 1)).map(told)).toEqual([[id, "Timeout"]]);
    await notFound(stream);
  });
});
