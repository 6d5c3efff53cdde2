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

/** What must be whole numbers where it is given. */
const WHOLE_NUMBERS = ["$maxCount", "$maxAge", "$tb", "$cacheControl"];
/** Of one or several roles each, where they are given. */
const RIGHTS = ["$r", "$w", "$d", "$mr", "$mw"];

/**
 * Reads what an event of a metastream says of its stream. As the real server has it (`StreamMetadata.cs`, `IndexReader.cs`): what
 * was not written as JSON, or is not of the form that it should be, means nothing, all of it; of what is, a limit that can be
 * none (0, -1) is left out. That 3.0 is no whole number there is beyond JavaScript.
 */
export function streamMetadataOf(isJson: boolean, data: Uint8Array): StreamMetadata {
  const document = isJson ? documentOf(data) : undefined;
  if (!document || !isWellFormed(document)) return noMetadata;
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
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWellFormed(document: Readonly<Record<string, unknown>>): boolean {
  const isFine = (name: string, isOfForm: (value: unknown) => boolean) =>
    !(name in document) || isOfForm(document[name]);
  return WHOLE_NUMBERS.every((name) => isFine(name, isWholeNumber)) && isFine("$acl", isAccessList);
}

/** No larger than 64 bits hold. */
function isWholeNumber(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= 2 ** 63;
}

function isAccessList(value: unknown): boolean {
  return isObject(value) && RIGHTS.every((right) => !(right in value) || areRoles(value[right]));
}

function areRoles(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.every((role) => typeof role === "string"));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function positive(value: unknown): number | undefined {
  return (value as number) > 0 ? (value as number) : undefined;
}

function notNegative(value: unknown): number | undefined {
  return (value as number) >= 0 ? (value as number) : undefined;
}
