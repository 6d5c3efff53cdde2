import {
  constants,
  type Http2Server,
  type Http2Session,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import { ServerInterceptingCall, ServerListenerBuilder } from "@grpc/grpc-js";
import type { Server, ServerInterceptingCallInterface, ServerInterceptor } from "@grpc/grpc-js";
import { ArrivingMessage } from "./arriving-message.js";
import { CONNECTION_LIMITS, ConnectionMemory, Holding } from "./connection-memory.js";

/** The connections of a server: how much memory each may fill, and what is said when one is closed. */
export class Connections {
  private readonly memories = new Map<string, ConnectionMemory>();

  /** @param log receives a line for each connection that is closed for what it sent */
  constructor(private readonly log: (line: string) => void) {}

  /** The memory of a connection by the address and port of its client, as calls know it. */
  of(peer: string): ConnectionMemory {
    return this.memories.get(peer) ?? new ConnectionMemory(() => undefined);
  }

  /** Where a client sends many messages, hands over the next when there is room for what it brings. */
  readonly interceptor: ServerInterceptor = (method, call) =>
    method.requestStream ? this.takingIn(call) : new ServerInterceptingCall(call);

  /**
   * Watches the connections of a server that listens. That grpc-js has its listeners under this name is for the tests of memory and the
   * fuzzing tests to notice.
   */
  watch(server: Server): void {
    const { http2Servers } = server as unknown as { readonly http2Servers: ReadonlyMap<Http2Server, unknown> };
    for (const listener of http2Servers.keys()) {
      listener.on("session", (session) => this.begin(session));
      listener.on("stream", (stream: ServerHttp2Stream) => countArriving(stream, this.of(peerOf(stream.session))));
      // Who sends what is no HTTP/2 is thrown out by the transport, which keeps the reason to itself.
      listener.on("sessionError", (error: Error, session?: ServerHttp2Session) =>
        this.log(`connection ${peerOf(session)} closed: ${error.message}`),
      );
    }
  }

  private begin(session: ServerHttp2Session): void {
    const peer = peerOf(session);
    const close = () => {
      if (session.destroyed) return;
      this.log(`connection ${peer} closed: it holds more than ${CONNECTION_LIMITS.total} bytes of what is not written`);
      session.destroy(undefined, constants.NGHTTP2_ENHANCE_YOUR_CALM);
    };
    this.memories.set(peer, new ConnectionMemory(close));
    session.on("close", () => this.memories.delete(peer));
  }

  private takingIn(call: ServerInterceptingCallInterface): ServerInterceptingCall {
    const memory = this.of(call.getPeer());
    const waiting = new Holding(memory, "arriving");
    const listener = new ServerListenerBuilder()
      .withOnReceiveMessage((message: Buffer, next) => {
        waiting.add(message.length);
        memory.whenRoom(() => {
          waiting.release();
          next(message);
        });
      })
      .withOnCancel(() => waiting.release())
      .build();
    return new ServerInterceptingCall(call, { start: (next) => next(listener) });
  }
}

function countArriving(stream: ServerHttp2Stream, memory: ConnectionMemory): void {
  const message = new ArrivingMessage();
  const arriving = new Holding(memory, "arriving");
  // Behind the listener of grpc-js, which has paused the stream where it wants: this one changes nothing of that.
  stream.on("data", (chunk: Buffer) => {
    // What comes when the call has been answered is thrown away.
    if (stream.writableEnded) arriving.release();
    else arriving.add(message.take(chunk));
  });
  stream.on("close", () => arriving.release());
}

function peerOf(session: Http2Session | undefined): string {
  const { remoteAddress = "?", remotePort = 0 } = session?.socket ?? {};
  return `${remoteAddress}:${remotePort}`;
}
