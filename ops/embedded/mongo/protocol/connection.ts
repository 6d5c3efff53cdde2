import type { Socket } from "node:net";
import { CommandError, MalformedMessage } from "./errors.js";
import type { HeldBytes, HeldShare } from "./held-bytes.js";
import type { Request } from "./messages.js";
import { Inbox } from "./inbox.js";
import { encodeReply, parseRequest } from "./messages.js";

/** Answers one request; what it throws as a CommandError is answered by `refuse`. */
export interface Answerer {
  answer(request: Request): Promise<Buffer>;
  refuse(error: CommandError): Buffer;
  log(line: string): void;
}

let lastResponseId = 0;

/** A connection that says nothing is asked after this time whether it is still there, in milliseconds. */
const KEEP_ALIVE = 60_000;
/** Answers up to this size go out in one piece. */
const ONE_PIECE = 64 * 1024;

/**
 * One client: takes its messages one after the other. While one is being answered, and until its answer is taken, the
 * socket is not read beyond what had come already, so that a connection never holds more than one message, its answer and
 * one read of the socket in memory. What all of them hold together is bounded as well: who would go beyond it is closed.
 */
export class Connection {
  private readonly inbox = new Inbox();
  private readonly share: HeldShare;
  private busy = false;
  /** The message that is being answered, or its answer that is being sent, in bytes. */
  private underWay = 0;

  constructor(
    private readonly socket: Socket,
    private readonly answerer: Answerer,
    held: HeldBytes,
  ) {
    this.share = held.share();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE);
    socket.on("data", (piece: Buffer) => this.receive(piece));
    socket.on("error", (error) => answerer.log(`${this.name}: ${error.message}`));
    socket.once("close", () => this.share.holds(0));
  }

  private get name(): string {
    return `connection ${this.socket.remoteAddress ?? "?"}:${this.socket.remotePort ?? 0}`;
  }

  private receive(piece: Buffer): void {
    this.inbox.add(piece);
    if (this.busy) this.socket.pause();
    else void this.work();
    this.account();
  }

  private account(): void {
    if (this.socket.destroyed || this.share.holds(this.inbox.held + this.underWay)) return;
    this.abandon(`messages and answers of all connections together take more than ${this.share.most} bytes`);
  }

  private async work(): Promise<void> {
    this.busy = true;
    try {
      while (!this.socket.destroyed) {
        const message = this.inbox.take();
        if (!message) break;
        this.underWay = message.length;
        await this.handle(parseRequest(message));
      }
    } catch (error) {
      this.abandon(`${error instanceof MalformedMessage ? "malformed message" : "internal error"}: ${wordsOf(error)}`);
    } finally {
      this.busy = false;
      this.underWay = 0;
      this.account();
      if (!this.socket.destroyed && this.socket.isPaused()) this.socket.resume();
    }
  }

  private async handle(request: Request): Promise<void> {
    const document = await this.answerer.answer(request).catch((error: unknown) => {
      if (error instanceof CommandError) return this.answerer.refuse(error);
      throw error;
    });
    if (request.silent || this.socket.destroyed) return;
    const parts = encodeReply(request, document, ++lastResponseId & 0x7fffffff);
    if (this.send(parts)) return;
    this.underWay = document.length;
    this.account();
    // A client that does not read its answers gets no more of them.
    await new Promise<void>((resolve) => this.whenWritable(resolve));
  }

  private send(parts: readonly Buffer[]): boolean {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    if (size <= ONE_PIECE) return this.socket.write(Buffer.concat(parts, size));
    this.socket.cork();
    let drained = true;
    for (const part of parts) drained = this.socket.write(part);
    this.socket.uncork();
    return drained;
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

  private abandon(reason: string): void {
    this.answerer.log(`${this.name} closed: ${reason}`);
    this.socket.destroy();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
