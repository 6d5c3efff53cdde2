import { ServerInterceptingCall } from "@grpc/grpc-js";
import type { ServerInterceptor } from "@grpc/grpc-js";

/**
 * So many bytes of answers may be on their way to the socket of one call before the next one waits: as many as a client takes
 * at once (the window of a stream is 65,535 bytes unless it asks for more). More would only grow old in memory: with four times
 * as much, reading 300,000 events had the collector go through all of it thirteen times, and with this once.
 */
const MOST_UNSENT_BYTES = 64 * 1024;

/**
 * Hands the next answer of a call over while those before it are on their way to the socket. By itself grpc-js waits until
 * each has been written, one turn of the event loop and one write to the socket for every message; so, all that is
 * ready goes in one. How much may be on its way is bounded: beyond it, the call waits as ever for its client.
 */
export const flowingAnswers: ServerInterceptor = (_, call) => new FlowingCall(call);

class FlowingCall extends ServerInterceptingCall {
  private unsent = 0;
  private waiting: (() => void) | undefined;

  override sendMessage(message: Buffer, whenSent: () => void): void {
    this.unsent += message.length;
    super.sendMessage(message, () => this.sent(message.length));
    if (this.unsent <= MOST_UNSENT_BYTES) whenSent();
    else this.waiting = whenSent;
  }

  private sent(bytes: number): void {
    this.unsent -= bytes;
    if (!this.waiting || this.unsent > MOST_UNSENT_BYTES) return;
    const next = this.waiting;
    this.waiting = undefined;
    next();
  }
}
