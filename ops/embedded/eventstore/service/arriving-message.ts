/** Before each message of gRPC stand a flag and its length, 32 bits, big endian. */
const HEAD_BYTES = 5;

/** Follows the messages of a call as they come in pieces. */
export class ArrivingMessage {
  /** How much of the message's head and body have come, and how long its body will be. */
  private head = 0;
  private body = 0;
  private length = 0;

  /** Takes the next piece; gives how many bytes more, or fewer, have come now of a message whose end has not. */
  take(piece: Buffer): number {
    const before = this.head + this.body;
    for (let at = 0; at < piece.length;)
      at += this.head < HEAD_BYTES ? this.takeHead(piece[at]!) : this.takeBody(piece.length - at);
    return this.head + this.body - before;
  }

  private takeHead(byte: number): number {
    if (this.head > 0) this.length = this.length * 256 + byte;
    this.head++;
    if (this.head === HEAD_BYTES && this.length === 0) this.end();
    return 1;
  }

  private takeBody(available: number): number {
    const taken = Math.min(available, this.length - this.body);
    this.body += taken;
    if (this.body === this.length) this.end();
    return taken;
  }

  private end(): void {
    this.head = this.body = this.length = 0;
  }
}
