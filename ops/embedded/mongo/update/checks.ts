import { compareValues } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { MAX_DOCUMENT_BYTES } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";

/** An update, ready to be applied to any number of documents. */
export interface Update {
  readonly kind: "replacement" | "operators" | "pipeline";
  /** The document after the update; the same object when nothing is different. */
  apply(document: Buffer): Buffer;
  /** The document that an upsert inserts. */
  create(): Buffer;
}

/** @throws CommandError ImmutableField when the update would give the document another `_id` */
export function refuseOtherId(before: RawValue, after: RawValue | undefined): void {
  if (after && before.type === after.type && compareValues(before, after) === 0) return;
  const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
  throw new CommandError("ImmutableField", message);
}

/** The document after, or the very one before when no byte is different. */
export function unlessSame(before: Buffer, after: Buffer): Buffer {
  return before.equals(after) ? before : after;
}

const TOO_LARGE = {
  insert: ["BadValue", "object to insert too large, larger than"],
  update: ["Location17419", "Resulting document after update is larger than"],
  upsert: ["Location17420", "Document to upsert is larger than"],
} as const;

/** @throws CommandError when the document, as it would be kept, is larger than 16 MiB */
export function checkedSize(document: Buffer, purpose: keyof typeof TOO_LARGE): Buffer {
  if (document.length <= MAX_DOCUMENT_BYTES) return document;
  const [code, words] = TOO_LARGE[purpose];
  throw new CommandError(code, `${words} ${MAX_DOCUMENT_BYTES}`);
}
