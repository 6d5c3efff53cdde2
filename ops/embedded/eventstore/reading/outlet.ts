/** Where the messages of a read go. */
export interface Outlet {
  /** Aborted when the client is gone or has cancelled. */
  readonly signal: AbortSignal;
  send(message: Buffer): void;
  /** Resolves when the client can take more, or is gone; always gives others their turn. */
  ready(): Promise<void>;
}
