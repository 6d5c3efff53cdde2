import { withRoom } from "../bson/growing.js";
import { announcedLength, HEADER_BYTES } from "./messages.js";

const EMPTY = Buffer.alloc(0);
const LARGE = 128 * 1024;

/**
 * Puts the messages of one connection together from the pieces in which they come. Never takes more than about twice the
 * memory of what has really come, however small the pieces are and however long the message claims to be.
 */
export class Inbox {
  private bytes: Buffer = EMPTY;
  private length = 0;

  /** The memory that it takes now, in bytes. */
  get held(): number {
    return this.bytes.length;
  }

  add(piece: Buffer): void {
    // The ordinary case: a whole message in one piece, kept as it came.
    if (this.length === 0) {
      this.bytes = piece;
      this.length = piece.length;
      return;
    }
    this.bytes = withRoom(this.bytes, this.length, piece.length);
    this.length += piece.copy(this.bytes, this.length);
  }

  /** The next whole message, or undefined while it is not all there. @throws MalformedMessage */
  take(): Buffer | undefined {
    if (this.length < HEADER_BYTES) return undefined;
    const size = announcedLength(this.bytes);
    if (this.length < size) return undefined;
    const message = this.bytes.subarray(0, size);
    const rest = this.bytes.subarray(size, this.length);
    this.length -= size;
    // What is left has no room behind it: the next piece makes a buffer of its own, and no message is written over. And a
    // few bytes that came behind a large message do not keep its memory.
    this.bytes = this.length === 0 ? EMPTY : size > LARGE ? Buffer.from(rest) : rest;
    return message;
  }
}
