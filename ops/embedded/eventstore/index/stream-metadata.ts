/** Who may do what with a stream: names of users and roles. Absent means the server's default. */
export interface AccessList {
  readonly $r?: readonly string[];
  readonly $w?: readonly string[];
  readonly $d?: readonly string[];
  readonly $mr?: readonly string[];
  readonly $mw?: readonly string[];
}

/** The part of a stream's metadata that the server itself obeys. */
export interface StreamMetadata {
  /** At most so many of the newest events are shown. */
  readonly maxCount?: number;
  /** Events older than so many seconds are not shown. */
  readonly maxAge?: number;
  /** Events before this revision are not shown. */
  readonly truncateBefore?: number;
  readonly access?: AccessList;
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
  const document = parseObject(data);
  if (!document) return noMetadata;
  const maxCount = positive(document["$maxCount"]);
  const maxAge = positive(document["$maxAge"]);
  const truncateBefore = notNegative(document["$tb"]);
  const access = parseAccess(document["$acl"]);
  return {
    document,
    ...(maxCount !== undefined && { maxCount }),
    ...(maxAge !== undefined && { maxAge }),
    ...(truncateBefore !== undefined && { truncateBefore }),
    ...(access && { access }),
  };
}

function parseObject(data: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function parseAccess(value: unknown): AccessList | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const access: Record<string, readonly string[]> = {};
  for (const right of ["$r", "$w", "$d", "$mr", "$mw"]) {
    const names = (value as Record<string, unknown>)[right];
    if (typeof names === "string") access[right] = [names];
    else if (Array.isArray(names)) access[right] = names.filter((name) => typeof name === "string");
  }
  return access;
}

function positive(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

function notNegative(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}
