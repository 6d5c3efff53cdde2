import type { RawValue } from "../bson/raw.js";
import { asDocument, checkDocument, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { crc32c } from "./crc32c.js";
import { CommandError, MalformedMessage } from "./errors.js";

/** The largest message that is taken, in bytes. */
export const MAX_MESSAGE_BYTES = 48_000_000;
export const HEADER_BYTES = 16;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_COMPRESSED = 2012;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;

/** A command as it came, whatever the form of its message. */
export interface Request {
  readonly requestId: number;
  readonly form: "message" | "query";
  readonly body: RawValue;
  /** Lists of documents that came beside the body (kind 1 sections), by the name of their field. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** The client wants no answer. */
  readonly silent: boolean;
  readonly bytes: number;
}

/** The length that a header announces. @throws MalformedMessage */
export function announcedLength(header: Buffer): number {
  const length = header.readInt32LE(0);
  if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) {
    throw new MalformedMessage(
      `a message announces ${length} bytes; between ${HEADER_BYTES} and ${MAX_MESSAGE_BYTES} are taken`,
    );
  }
  return length;
}

/** @throws MalformedMessage */
export function parseRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  try {
    if (operation === OP_MSG) return parseMessage(message, requestId);
    if (operation === OP_QUERY) return parseQuery(message, requestId);
  } catch (error) {
    if (error instanceof CommandError || error instanceof RangeError) throw new MalformedMessage(error.message);
    throw error;
  }
  const name =
    operation === OP_COMPRESSED ? "OP_COMPRESSED, but no compression was agreed on" : `operation ${operation}`;
  throw new MalformedMessage(`the message is ${name}; OP_MSG is taken, and OP_QUERY for the handshake`);
}

function parseMessage(message: Buffer, requestId: number): Request {
  if (message.length < HEADER_BYTES + 10) throw new MalformedMessage("an OP_MSG is cut short");
  const flags = message.readUInt32LE(16);
  const unknown = flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);
  if (unknown !== 0) throw new MalformedMessage(`the OP_MSG has unknown required flags 0x${unknown.toString(16)}`);
  const end = (flags & CHECKSUM_PRESENT) === 0 ? message.length : checkedEnd(message);
  let body: RawValue | undefined;
  const sequences = new Map<string, readonly Buffer[]>();
  let position = 20;
  while (position < end) {
    const kind = message[position++];
    if (kind === 0) {
      if (body) throw new MalformedMessage("the OP_MSG has two bodies");
      const next = checkDocument(message, position, end);
      body = asDocument(message, position);
      position = next;
    } else if (kind === 1) {
      const sequence = parseSequence(message, position, end);
      if (sequences.has(sequence.name))
        throw new MalformedMessage(`the OP_MSG has the sequence '${sequence.name}' twice`);
      sequences.set(sequence.name, sequence.documents);
      position = sequence.end;
    } else throw new MalformedMessage(`the OP_MSG has a section of unknown kind ${kind}`);
  }
  if (!body) throw new MalformedMessage("the OP_MSG has no body");
  const silent = (flags & MORE_TO_COME) !== 0 && (flags & EXHAUST_ALLOWED) === 0;
  return { requestId, form: "message", body, sequences, silent, bytes: message.length };
}

function checkedEnd(message: Buffer): number {
  const end = message.length - 4;
  if (crc32c(message.subarray(0, end)) !== message.readUInt32LE(end))
    throw new MalformedMessage("the checksum is wrong");
  return end;
}

function parseSequence(
  message: Buffer,
  start: number,
  limit: number,
): { name: string; documents: Buffer[]; end: number } {
  if (start + 5 > limit) throw new MalformedMessage("a section is cut short");
  const end = start + message.readInt32LE(start);
  const nameEnd = message.indexOf(0, start + 4);
  if (end > limit || end < start + 5 || nameEnd < 0 || nameEnd >= end) {
    throw new MalformedMessage("a section's length is wrong");
  }
  const documents: Buffer[] = [];
  let position = nameEnd + 1;
  while (position < end) {
    const next = checkDocument(message, position, end);
    documents.push(message.subarray(position, next));
    position = next;
  }
  return { name: message.toString("utf8", start + 4, nameEnd), documents, end };
}

function parseQuery(message: Buffer, requestId: number): Request {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0) throw new MalformedMessage("an OP_QUERY is cut short");
  const start = nameEnd + 9;
  checkDocument(message, start, message.length);
  const namespace = message.toString("utf8", 20, nameEnd);
  if (!namespace.endsWith(".$cmd")) throw new MalformedMessage("OP_QUERY is taken for commands of the handshake only");
  return {
    requestId,
    form: "query",
    body: asDocument(message, start),
    sequences: new Map(),
    silent: false,
    bytes: message.length,
  };
}

/** The whole message that answers a request. */
export function encodeReply(request: Request, document: Buffer, responseId: number): Buffer[] {
  const isMessage = request.form === "message";
  const head = Buffer.alloc(HEADER_BYTES + (isMessage ? 5 : 20));
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(responseId, 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  if (!isMessage) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return [head, document];
}

/** An empty document as a value, for what a command leaves out. */
export function emptyDocument(): RawValue {
  const bytes = new DocumentWriter(8).finish();
  return { type: Type.object, bytes, start: 0, end: bytes.length };
}
