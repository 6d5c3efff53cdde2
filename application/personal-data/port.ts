/** The key of one data subject, opened: 256 bits. Never leaves the process, never in a log. */
export type SubjectKey = Buffer;

/** What the vault knows of a subject: the key, or that it was destroyed. A subject it never saw is absent. */
export type SubjectKeyState = SubjectKey | "destroyed";

/**
 * Keys of data subjects, outside the log. To forget a person is to destroy the key: every copy of the events, also in
 * backups, then holds nothing readable of them. Every implementation passes `test/application/personal-data/contract`.
 */
export interface KeyVault {
  /**
   * The keys of some subjects of one municipality, fetched together. With `create`, keys that are missing are made and
   * durable when the promise resolves; a destroyed key is never made again.
   */
  keysFor(
    tenant: string,
    subjectIds: Iterable<string>,
    options?: { readonly create?: boolean },
  ): Promise<ReadonlyMap<string, SubjectKeyState>>;
  /** Destroys a key for ever, also one that was never made. Destroying twice is destroying once. */
  destroy(tenant: string, subjectId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Hashes that only this installation can make (HMAC-SHA-256 with a key derived from the master key), so that names of
 * claim streams and fingerprints of commands reveal nothing to who can only read the log. Lower-case hexadecimal.
 */
export interface KeyedHash {
  hash(purpose: string, ...parts: readonly string[]): string;
}
