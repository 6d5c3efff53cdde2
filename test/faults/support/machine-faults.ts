/** What is wrong with the machine that a server runs on. Times in milliseconds. */
export interface MachineFaults {
  readonly clock?: { readonly offsets: readonly number[]; readonly every: number };
  readonly slowDisk?: { readonly longest: number };
  readonly failingSync?: { readonly after: number };
  /** The event store asks its clients this often whether they are there, and waits as long for an answer. */
  readonly keepAlive?: number;
  /** The event store's segments are so small that kills meet their beginnings and ends. */
  readonly segmentBytes?: number;
  /** It writes its index down so often that kills meet that. */
  readonly snapshotEvents?: number;
}
