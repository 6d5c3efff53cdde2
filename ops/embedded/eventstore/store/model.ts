/** What an append says about the stream that it expects to find. */
export type ExpectedRevision = bigint | "any" | "noStream" | "streamExists";

/** An event that is to be written. */
export interface NewEvent {
  /** Lower-case UUID; the same event sent again has the same id. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** How an append, a deletion or a tombstone ended. */
export type AppendOutcome =
  | {
      readonly kind: "appended";
      /** Revision of the last event, -1 when the stream has none. */
      readonly revision: number;
      /** Position of the last event; undefined when nothing was written. */
      readonly position: number | undefined;
    }
  | { readonly kind: "wrongRevision"; readonly current: number }
  | { readonly kind: "streamDeleted" }
  /** The deadline of the request passed before its turn came; nothing was written. */
  | { readonly kind: "expired" }
  /** The disk has no room; nothing was written. */
  | { readonly kind: "diskFull" };

/** What can be asked of the store's one writer. */
export interface WriteRequest {
  readonly kind: "append" | "softDelete" | "tombstone";
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Of an append; a deletion and a tombstone bring none. */
  readonly events: readonly NewEvent[];
  /** After this time nothing is written any more; milliseconds since the Unix epoch. */
  readonly deadline?: number;
}

/** An event that stands in the log, or will when its group is written. */
export interface KnownEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

export const METASTREAM_PREFIX = "$$";
export const METADATA_TYPE = "$metadata";
export const TOMBSTONE_TYPE = "$streamDeleted";
export const LINK_TYPE = "$>";

/** The stream that holds the metadata of `stream`. */
export function metastreamOf(stream: string): string {
  return METASTREAM_PREFIX + stream;
}

/** A tombstone takes the metadata of its stream along, and the metadata of that. @param hasEnded was the stream itself tombstoned? */
export function endsWithWhatItDescribes(stream: string, hasEnded: (stream: string) => boolean): boolean {
  for (let each: string | undefined = stream; each !== undefined; each = describedBy(each))
    if (hasEnded(each)) return true;
  return false;
}

/** The stream whose metadata this stream holds; undefined for a stream that is no metastream. */
export function describedBy(stream: string): string | undefined {
  return stream.startsWith(METASTREAM_PREFIX) ? stream.slice(METASTREAM_PREFIX.length) : undefined;
}
