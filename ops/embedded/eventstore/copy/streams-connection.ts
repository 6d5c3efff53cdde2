import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient, type StreamDeletedError } from "@eventstore/db-client";
import { Client, type CallOptions, type ClientDuplexStream, type ClientReadableStream } from "@grpc/grpc-js";
import type { Metadata } from "@grpc/grpc-js";
import type { Place } from "./copied-event.js";
import { EventReader } from "./event-reader.js";
import { ConnectionStringError, CopyServerError, type Role } from "./failures.js";
import { EVERYTHING, readAllRequest } from "./requests.js";

/** What the client keeps to itself and we need: its channel, with discovery, TLS, credentials and reconnection. */
interface ClientInternals {
  execute<Result>(service: typeof Client, name: string, action: (client: Client) => Promise<Result>): Promise<Result>;
  callArguments(
    options: { readonly requiresLeader?: boolean },
    callOptions: { readonly deadline: number },
  ): [Metadata, CallOptions];
}

export interface ReadOptions {
  readonly backwards?: boolean;
  readonly maxCount?: number;
}

const SERVICE = "/event_store.client.streams.Streams";
const asIs = (bytes: Buffer) => bytes;

/**
 * One server, over the channel of the official client. The client's own events are not enough for a copy: it reads JSON and
 * writes it anew, and what comes out need not be the bytes that went in.
 */
export class StreamsConnection {
  private readonly client: EventStoreDBClient;

  /** @throws ConnectionStringError */
  constructor(
    readonly role: Role,
    url: string,
  ) {
    try {
      this.client = EventStoreDBClient.connectionString(url);
    } catch {
      throw new ConnectionStringError(role);
    }
  }

  /** Reads the log from `from` on: inclusive forwards, exclusive backwards. @throws CopyServerError */
  async readAll(from: Place | "start" | "end", options: ReadOptions = {}): Promise<EventReader> {
    const request = readAllRequest(from, options.backwards === true, options.maxCount ?? EVERYTHING);
    const call = await this.open<ClientReadableStream<Buffer>>((client, metadata, callOptions) =>
      client.makeServerStreamRequest(`${SERVICE}/Read`, asIs, asIs, request, metadata, callOptions),
    );
    return new EventReader(call, this.role);
  }

  /** A call on which many appends go out, as bytes. @throws CopyServerError */
  openAppends(): Promise<ClientDuplexStream<Buffer, Buffer>> {
    return this.open((client, metadata, options) =>
      client.makeBidiStreamRequest(`${SERVICE}/BatchAppend`, asIs, asIs, metadata, options),
    );
  }

  /** Ends a stream for ever; one that is ended already stays so. @throws CopyServerError */
  async tombstone(stream: string): Promise<void> {
    try {
      await this.client.tombstoneStream(stream);
    } catch (error) {
      if ((error as Partial<StreamDeletedError>).type !== "stream-deleted")
        throw CopyServerError.from(this.role, error);
    }
  }

  async close(): Promise<void> {
    // `dispose` waits for ever on a call that the server ended.
    await Promise.race([this.client.dispose(), sleep(1_000, undefined, { ref: false })]);
  }

  private async open<Call>(make: (client: Client, metadata: Metadata, options: CallOptions) => Call): Promise<Call> {
    const internals = this.client as unknown as ClientInternals;
    const call = internals.callArguments({ requiresLeader: true }, { deadline: Infinity });
    try {
      return await internals.execute(Client, "defterCopy", (client) => Promise.resolve(make(client, ...call)));
    } catch (error) {
      throw CopyServerError.from(this.role, error);
    }
  }
}
