import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { Client, Metadata, credentials, type CallCredentials, type ServiceError } from "@grpc/grpc-js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import streamServices from "@eventstore/db-client/generated/streams_grpc_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";

/** Single messages on the wire, for what the official client never does, or hides. */

/** Where and how a connection string says that the server is reached. */
export function connectionOf(url: string): {
  readonly address: string;
  readonly secure: boolean;
  readonly login: string;
} {
  const { host, username, password, searchParams } = new URL(url.replace(/^(esdb|kurrentdb)(\+discover)?:/, "http:"));
  return { address: host, secure: searchParams.get("tls") !== "false", login: loginOf(username, password) };
}

function loginOf(username: string, password: string): string {
  if (!username) return "";
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(text).toString("base64")}`;
}

/** Channel credentials for the server that a connection string names. */
export function channelCredentials(url: string) {
  const { secure, login } = connectionOf(url);
  if (!secure) return credentials.createInsecure();
  const authority = new URL(url.replace(/^[^:]+:/, "http:")).searchParams.get("tlsCaFile");
  const channel = credentials.createSsl(authority ? readFileSync(authority) : null);
  return login ? credentials.combineChannelCredentials(channel, authorization(login)) : channel;
}

function authorization(login: string): CallCredentials {
  return credentials.createFromMetadataGenerator((_, done) => {
    const metadata = new Metadata();
    metadata.set("authorization", login);
    done(null, metadata);
  });
}

export interface WireClient {
  /** The generated client of the Streams service. */
  readonly streams: InstanceType<typeof streamServices.StreamsClient>;
  /** Calls a method with bytes; gives the answer, or the error. */
  unary(path: string, request?: Uint8Array): Promise<Buffer | ServiceError>;
}

/** A client without the official library around it, for the tests of a file. */
export function wireClient(server: { readonly url: string }): WireClient {
  const parts: { streams?: WireClient["streams"]; raw?: Client } = {};
  beforeAll(() => {
    const { address } = connectionOf(server.url);
    parts.streams = new streamServices.StreamsClient(address, channelCredentials(server.url) as never);
    parts.raw = new Client(address, channelCredentials(server.url));
  });
  afterAll(() => {
    parts.streams?.close();
    parts.raw?.close();
  });
  return {
    get streams() {
      return parts.streams!;
    },
    unary: (path, request = new Uint8Array()) =>
      new Promise((resolve) => {
        const asItIs = (bytes: Uint8Array) => Buffer.from(bytes);
        parts.raw!.makeUnaryRequest(path, asItIs, asItIs, request, (error, answer) => resolve(error ?? answer!));
      }),
  };
}

export type UuidForm = "text" | "structured";

/** The two ways in which clients write the same identifier. */
export function uuid(text: string, form: UuidForm = "text") {
  const id = new shared.UUID();
  if (form === "text") id.setString(text);
  else {
    const digits = text.replaceAll("-", "");
    const half = new shared.UUID.Structured();
    const signed = (hex: string) => BigInt.asIntN(64, BigInt(`0x${hex}`)).toString();
    half.setMostSignificantBits(signed(digits.slice(0, 16)));
    half.setLeastSignificantBits(signed(digits.slice(16)));
    id.setStructured(half);
  }
  return id;
}

/** The text of an identifier, whichever way it was written. */
export function uuidText(id: InstanceType<typeof shared.UUID>): string {
  if (id.hasString()) return id.getString();
  const hex = (value: string) => BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, "0");
  const { mostSignificantBits, leastSignificantBits } = id.getStructured()!.toObject();
  return (hex(mostSignificantBits) + hex(leastSignificantBits)).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function streamIdentifier(stream: string) {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  return identifier;
}

export interface ReadWish {
  readonly stream?: string;
  readonly count?: number;
  readonly form?: UuidForm;
  readonly backwards?: boolean;
  readonly revision?: number;
  readonly compatibility?: number;
}

/** A request to read a stream, or `$all` where none is named; without a count it subscribes. */
export function readRequest({ stream, count, form = "text", backwards, revision, compatibility }: ReadWish) {
  const { Options } = messages.ReadReq;
  const options = new Options();
  const empty = () => new shared.Empty();
  if (stream === undefined) options.setAll(new Options.AllOptions().setStart(empty()));
  else {
    const of = new Options.StreamOptions().setStreamIdentifier(streamIdentifier(stream));
    options.setStream(revision === undefined ? of.setStart(empty()) : of.setRevision(String(revision)));
  }
  options.setReadDirection(backwards ? 1 : 0);
  if (count === undefined) options.setSubscription(new Options.SubscriptionOptions());
  else options.setCount(String(count));
  options.setNoFilter(empty());
  const uuidOption = new Options.UUIDOption();
  options.setUuidOption(form === "text" ? uuidOption.setString(empty()) : uuidOption.setStructured(empty()));
  if (compatibility !== undefined)
    options.setControlOption(new Options.ControlOption().setCompatibility(compatibility));
  return new messages.ReadReq().setOptions(options);
}

/** All answers of a call until the server ended it. @throws ServiceError when it ended with one */
export function answersOf<Answer>(call: NodeJS.ReadableStream): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const answers: Answer[] = [];
    call.on("data", (answer) => answers.push(answer as Answer));
    call.on("end", () => resolve(answers)).on("error", reject);
  });
}

/** What a call was refused with. */
export async function refusalOf(answer: Promise<unknown>): Promise<ServiceError> {
  const given = await answer.then(
    (value) => value,
    (error: unknown) => error,
  );
  if (given instanceof Error) return given as ServiceError;
  throw new Error("nothing was refused");
}

/** The trailers of a refusal that clients make their errors from. */
export const trailersOf = ({ metadata }: ServiceError, ...names: string[]): string[] =>
  names.map((name) => String(metadata.get(name)[0]));

/** An event to be written through the wire. */
export function proposed<Message extends InstanceType<typeof messages.AppendReq.ProposedMessage>>(
  message: Message,
  { id = randomUUID() as string, form = "text" as UuidForm, type = "Happened", contentType = "application/json" } = {},
): Message {
  message.setId(uuid(id, form));
  if (type !== "") message.getMetadataMap().set("type", type);
  if (contentType !== "") message.getMetadataMap().set("content-type", contentType);
  message.setData(Buffer.from("{}"));
  return message;
}
