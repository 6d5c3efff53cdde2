import { MEBIBYTE } from "../../bytes.js";

/** What one connection may have of the server at once. */
export const CONNECTION_LIMITS = {
  /** Calls; more wait for their turn in the client. */
  calls: 100,
  /** Bytes of appends whose end has not come; what goes beyond is refused. */
  unfinished: 128 * MEBIBYTE,
  /** Bytes of whole appends that are not on the disk yet; with so many, no further message is taken in. */
  writing: 32 * MEBIBYTE,
  /** Bytes of answers to appends that the client has not taken; with so many, no further message is taken in. */
  answers: 4 * MEBIBYTE,
  /** Bytes of all these together, and of messages that are arriving or wait to be taken in; beyond it, the connection is closed. */
  total: 192 * MEBIBYTE,
} as const;

/** What is held for a connection: of messages that are not taken in yet, of appends before and behind their end, of answers. */
export type HeldKind = "arriving" | "unfinished" | "writing" | "answers";

/** Counts what the server holds in memory for one connection, whichever of its calls it is for. */
export class ConnectionMemory {
  private readonly held: Record<HeldKind, number> = { arriving: 0, unfinished: 0, writing: 0, answers: 0 };
  private readonly waiting: (() => void)[] = [];

  /** @param onTooMuch the connection holds more than any may */
  constructor(private readonly onTooMuch: () => void) {}

  /** May a client that keeps to the protocol go on with appends whose end has not come? */
  get hasRoomForUnfinished(): boolean {
    return this.held.unfinished <= CONNECTION_LIMITS.unfinished;
  }

  /** Does `go` when the next message may be taken in: now, or when enough has gone to the disk and to the client. */
  whenRoom(go: () => void): void {
    if (this.waiting.length === 0 && this.hasRoom(1)) go();
    else this.waiting.push(go);
  }

  change(kind: HeldKind, bytes: number): void {
    this.held[kind] += bytes;
    const { arriving, unfinished, writing, answers } = this.held;
    if (bytes > 0 && arriving + unfinished + writing + answers > CONNECTION_LIMITS.total) this.onTooMuch();
    // Half of it must have gone: to go on with every few bytes would be one message a flush.
    if (bytes < 0 && this.waiting.length > 0 && this.hasRoom(1 / 2))
      while (this.waiting.length > 0 && this.hasRoom(1)) this.waiting.shift()!();
  }

  private hasRoom(share: number): boolean {
    const { writing, answers } = this.held;
    return writing < CONNECTION_LIMITS.writing * share && answers < CONNECTION_LIMITS.answers * share;
  }
}

/** The part of a connection's memory that is held for one purpose. */
export class Holding {
  private bytes = 0;

  constructor(
    private readonly memory: ConnectionMemory,
    private kind: HeldKind,
  ) {}

  /** Holds so many bytes more, or fewer. */
  add(bytes: number): void {
    this.bytes += bytes;
    this.memory.change(this.kind, bytes);
  }

  /** The same bytes are held for something else from now on. */
  become(kind: HeldKind): void {
    const { bytes } = this;
    this.release();
    this.kind = kind;
    this.add(bytes);
  }

  release(): void {
    this.add(-this.bytes);
  }
}
