import type { ExpectedRevision, KnownEvent } from "./model.js";

/** A stream as the next write will find it. */
export interface StreamHead {
  /** -1 without events. */
  readonly lastRevision: number;
  readonly isTombstoned: boolean;
  readonly isSoftDeleted: boolean;
  /** Does its metadata stream hold anything? Then the stream exists for `streamExists`, though it may be empty. */
  readonly hasMetadata: boolean;
  /** The event at a revision from 0 to `lastRevision`. */
  eventAt(revision: number): KnownEvent;
}

export type RevisionCheck =
  | { readonly kind: "free" }
  /** The same events were written before; `event` is the last of them. */
  | { readonly kind: "writtenBefore"; readonly event: KnownEvent }
  | { readonly kind: "wrongRevision"; readonly current: number }
  | { readonly kind: "streamDeleted" };

const free: RevisionCheck = { kind: "free" };
const streamDeleted: RevisionCheck = { kind: "streamDeleted" };

/**
 * May events with these ids be written to the stream? Idempotent as the protocol has it: with an exact revision the
 * events that follow it are compared with the ids; without one, every id must be remembered as an event of this stream.
 * @param find the event with an id, as far as it is remembered
 */
export function checkRevision(
  stream: string,
  head: StreamHead,
  expected: ExpectedRevision,
  ids: readonly string[],
  find: (id: string) => KnownEvent | undefined,
): RevisionCheck {
  if (head.isTombstoned) return streamDeleted;
  if (expected === "any" || expected === "streamExists") {
    if (expected === "streamExists") {
      if (head.isSoftDeleted) return streamDeleted;
      if (head.lastRevision < 0 && !head.hasMetadata) return wrongRevision(head);
    }
    return checkRemembered(stream, head, ids, find);
  }
  const revision = expected === "noStream" ? -1 : Number(expected);
  if (revision === head.lastRevision) return free;
  if (revision > head.lastRevision) return wrongRevision(head);
  return checkFollowing(head, revision, ids);
}

function checkRemembered(
  stream: string,
  head: StreamHead,
  ids: readonly string[],
  find: (id: string) => KnownEvent | undefined,
): RevisionCheck {
  let last: KnownEvent | undefined;
  for (const id of ids) {
    const known = find(id);
    if (known?.stream !== stream) return last ? wrongRevision(head) : free;
    last = known;
  }
  return last ? { kind: "writtenBefore", event: last } : free;
}

/** The stream is further than expected: success only if exactly these events are what made it so. */
function checkFollowing(head: StreamHead, expected: number, ids: readonly string[]): RevisionCheck {
  let last: KnownEvent | undefined;
  for (const [index, id] of ids.entries()) {
    const revision = expected + 1 + index;
    const there = revision <= head.lastRevision ? head.eventAt(revision) : undefined;
    if (there?.id !== id) {
      // A stream that was deleted softly may be begun anew with `noStream`; its revisions run on.
      return index === 0 && expected === -1 && head.isSoftDeleted ? free : wrongRevision(head);
    }
    last = there;
  }
  return last ? { kind: "writtenBefore", event: last } : wrongRevision(head);
}

function wrongRevision(head: StreamHead): RevisionCheck {
  return { kind: "wrongRevision", current: head.lastRevision };
}
