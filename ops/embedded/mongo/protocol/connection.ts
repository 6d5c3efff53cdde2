import type { Socket } from "node:net";
import { CommandError, MalformedMessage } from "./errors.js";
import type { Request } from "./messages.js";
import { announcedLength, encodeReply, HEADER_BYTES, parseRequest } from "./messages.js";

/** Answers one request; what it throws as a CommandError is answered by `refuse`. */
export interface Answerer {
  answer(request: Request): Promise<Buffer>;
  refuse(error: CommandError): Buffer;
  log(line: string): void;
}

let lastResponseId = 0;

/**
 * One client: takes its messages one after the other. While one is being answered the socket is not read, so that a
 * connection never holds more than one message, its answer and one read of the socket in memory.
 */
export class Connection {
  private chunks: Buffer[] = [];
  private buffered = 0;
  private busy = false;

  constructor(
    private readonly socket: Socket,
    private readonly answerer: Answerer,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.receive(chunk));
    socket.on("error", (error) => answerer.log(`${this.name}: ${error.message}`));
  }

  private get name(): string {
    return `connection ${this.socket.remoteAddress ?? "?"}:${this.socket.remotePort ?? 0}`;
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    try {
      for (let message = this.take(); message; message = this.take()) {
        this.socket.pause();
        await this.handle(parseRequest(message));
      }
    } catch (error) {
      this.abandon(error);
    } finally {
      this.busy = false;
      if (!this.socket.destroyed) this.socket.resume();
    }
  }

  /** The next whole message, or undefined while it is not all there. */
  private take(): Buffer | undefined {
    if (this.socket.destroyed || this.buffered < HEADER_BYTES) return undefined;
    if (this.chunks[0]!.length < HEADER_BYTES) this.chunks = [Buffer.concat(this.chunks)];
    const length = announcedLength(this.chunks[0]!);
    if (this.buffered < length) return undefined;
    const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.buffered = all.length - length;
    this.chunks = this.buffered > 0 ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }

  private async handle(request: Request): Promise<void> {
    const document = await this.answerer.answer(request).catch((error: unknown) => {
      if (error instanceof CommandError) return this.answerer.refuse(error);
      throw error;
    });
    if (request.silent || this.socket.destroyed) return;
    let drained = true;
    for (const part of encodeReply(request, document, ++lastResponseId & 0x7fffffff)) drained = this.socket.write(part);
    // A client that does not read its answers gets no more of them.
    if (!drained) await new Promise<void>((resolve) => this.whenWritable(resolve));
  }

  private whenWritable(resolve: () => void): void {
    const done = () => {
      this.socket.off("drain", done);
      this.socket.off("close", done);
      resolve();
    };
    this.socket.on("drain", done);
    this.socket.on("close", done);
  }

  private abandon(error: unknown): void {
    const kind = error instanceof MalformedMessage ? "malformed message" : "internal error";
    this.answerer.log(`${this.name} closed: ${kind}: ${error instanceof Error ? error.message : String(error)}`);
    this.socket.destroy();
  }
}
