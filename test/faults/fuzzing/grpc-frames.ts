import { connect, type ClientHttp2Session, type ClientHttp2Stream } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { mutate } from "../support/mutate.js";
import type { Random } from "../support/seed.js";
import type { SampleCall } from "./grpc-samples.js";

/** A message as gRPC sends it: not compressed, its length, itself. */
export function framed(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Begins a call whose errors are of no interest. */
export function openCall(session: ClientHttp2Session, path: string): ClientHttp2Stream {
  const headers = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };
  return session.request(headers).on("error", () => undefined);
}

/** Calls `onMessage` with each message of the call's answers, however they come in pieces. */
export function eachAnswer(call: ClientHttp2Stream, onMessage: (message: Buffer) => void): void {
  let left = Buffer.alloc(0);
  call.on("data", (piece: Buffer) => {
    left = Buffer.concat([left, piece]);
    while (left.length >= 5 && left.length >= 5 + left.readUInt32BE(1)) {
      const end = 5 + left.readUInt32BE(1);
      onMessage(left.subarray(5, end));
      left = left.subarray(end);
    }
  });
}

/** What a call came to: the status that the server ended it with, or nothing within the patience. */
export type CallEnd = number | "open" | "reset";

/** Makes a call with any bytes for messages, and leaves it when it is not ended soon. */
export async function callWith(
  session: ClientHttp2Session,
  path: string,
  pieces: readonly Buffer[],
  patience: number,
): Promise<CallEnd> {
  const stream = openCall(session, path);
  let status: number | undefined;
  const note = (given: Record<string, unknown>) => {
    if (given["grpc-status"] !== undefined) status = Number(given["grpc-status"]);
  };
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  stream.on("response", note).on("trailers", note).resume();
  for (const piece of pieces) if (!stream.destroyed) stream.write(piece);
  stream.end();
  await Promise.race([closed, sleep(patience, undefined, { ref: false })]);
  const isOpen = !stream.closed;
  if (isOpen) stream.close(8);
  return status ?? (isOpen ? "open" : "reset");
}

/** A session whose errors are of no interest, and which itself has no bound to what it sends. */
export function openSession(port: number): ClientHttp2Session {
  const session = connect(`http://127.0.0.1:${port}`, { maxSessionMemory: 1_000 });
  session.on("error", () => undefined);
  return session;
}

/** The messages of a call, one of them damaged, or all; sometimes the frame around them too. */
export function damagedCall(sample: SampleCall, random: Random): Buffer[] {
  const victim = random.between(0, sample.messages.length - 1);
  const damagesAll = random.isTrue(0.2);
  return sample.messages.map((message, index) => {
    if (index !== victim && !damagesAll) return framed(message);
    return random.isTrue(0.2) ? mutate(framed(message), random) : framed(mutate(message, random));
  });
}

const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** The frames that a connection sent behind the preface. */
export function framesIn(recording: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = PREFACE.length; at + 9 <= recording.length;) {
    const length = 9 + recording.readUIntBE(at, 3);
    frames.push(recording.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** A connection's frames with some of them damaged, dropped, doubled, in another order, or of a type that is none. */
export function damagedFrames(frames: readonly Buffer[], random: Random): Buffer[] {
  const sent = random.isTrue(0.1) ? [random.bytes(random.between(1, 100))] : [PREFACE];
  for (const frame of frames.slice(0, random.between(1, frames.length))) {
    const choice = random.fraction();
    if (choice < 0.55) sent.push(frame);
    else if (choice < 0.75) sent.push(mutate(frame, random));
    else if (choice < 0.85) sent.push(withMendedLength(mutate(frame, random)));
    else if (choice < 0.9) sent.push(frame, frame);
    else if (choice < 0.95)
      sent.push(frameOf(random.between(0, 12), random.between(0, 255), random.bytes(random.between(0, 40))));
  }
  return sent;
}

function withMendedLength(frame: Buffer): Buffer {
  if (frame.length < 9) return frame;
  const mended = Buffer.from(frame);
  mended.writeUIntBE(mended.length - 9, 0, 3);
  return mended;
}

function frameOf(type: number, flags: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(1, 5);
  return Buffer.concat([head, payload]);
}
