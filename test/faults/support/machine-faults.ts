/** What is wrong with the machine that a server runs on. Times in milliseconds. */
export interface MachineFaults {
  readonly clock?: { readonly offsets: readonly number[]; readonly every: number };
  /** Each flush of the log, or each transaction of the documents, takes up to so much longer. */
  readonly slowDisk?: { readonly longest: number };
  /** After so many flushes, or transactions, the disk fails for good. */
  readonly failingSync?: { readonly after: number };
  /** The documents: the transactions from one number to another find no room. */
  readonly fullDisk?: { readonly from: number; readonly to: number };
  /** The event store asks its clients this often whether they are there, and waits as long for an answer. */
  readonly keepAlive?: number;
  /** The event store's segments are so small that kills meet their beginnings and ends. */
  readonly segmentBytes?: number;
  /** It writes its index down so often that kills meet that. */
  readonly snapshotEvents?: number;
}
