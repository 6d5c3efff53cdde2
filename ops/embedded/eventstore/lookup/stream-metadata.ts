/** The part of a stream's metadata that this server obeys. It has no users: an access list is kept, not enforced. */
export interface StreamMetadata {
  /** At most so many of the newest events are shown. */
  readonly maxCount?: number;
  /** Events older than so many seconds are not shown. */
  readonly maxAge?: number;
  /** Events before this revision are not shown. */
  readonly truncateBefore?: number;
  /** The whole document as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

export const noMetadata: StreamMetadata = { document: {} };

/** A soft delete truncates before 2^63 - 1, the last revision there can be. */
export const SOFT_DELETE_DOCUMENT = '{"$tb":9223372036854775807}';
const SOFT_DELETED_FROM = 2 ** 63 - 2 ** 11;

export function isSoftDeleted(metadata: StreamMetadata): boolean {
  return metadata.truncateBefore !== undefined && metadata.truncateBefore >= SOFT_DELETED_FROM;
}

/** Reads the data of a `$metadata` event; what is not valid is ignored, as the real server does. */
export function parseStreamMetadata(data: Uint8Array): StreamMetadata {
  const document = documentOf(data);
  if (!document) return noMetadata;
  const maxCount = positive(document["$maxCount"]);
  const maxAge = positive(document["$maxAge"]);
  const truncateBefore = notNegative(document["$tb"]);
  return {
    document,
    ...(maxCount !== undefined && { maxCount }),
    ...(maxAge !== undefined && { maxAge }),
    ...(truncateBefore !== undefined && { truncateBefore }),
  };
}

/** The object that the data hold as JSON; undefined where they hold none. */
export function documentOf(data: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function positive(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

function notNegative(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}
