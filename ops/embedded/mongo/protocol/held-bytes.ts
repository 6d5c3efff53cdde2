/** What messages and answers of all connections together may take, in bytes. */
const MOST = 1024 * 1024 * 1024;
/** Who holds no more than this is never closed for what others hold. */
const LITTLE = 64 * 1024;

/** Counts what connections hold of messages that came and of answers that were not taken yet. */
export class HeldBytes {
  private total = 0;

  constructor(readonly most = MOST) {}

  /** One connection's part of it. */
  share(): HeldShare {
    let mine = 0;
    return {
      most: this.most,
      holds: (bytes) => {
        this.total += bytes - mine;
        mine = bytes;
        return bytes <= LITTLE || this.total <= this.most;
      },
    };
  }
}

export interface HeldShare {
  readonly most: number;
  /** From now on the connection holds so much. @returns false when that is too much for all of them together: then it must be closed */
  holds(bytes: number): boolean;
}
