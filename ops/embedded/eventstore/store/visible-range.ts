import type { EventIndex } from "../lookup/event-index.js";
import { isSoftDeleted } from "../lookup/stream-metadata.js";
import { describedBy } from "./model.js";

/** Which part of a stream may be read. */
export type VisibleRange =
  | {
      readonly kind: "visible";
      /** Revisions from `first` to before `end`. */
      readonly first: number;
      readonly end: number;
      /** Older events are not shown: milliseconds since the Unix epoch; undefined for any age. */
      readonly notBefore: number | undefined;
    }
  /** No events, or deleted softly; `end` is the revision that the next event will have. */
  | { readonly kind: "missing"; readonly end: number }
  | { readonly kind: "tombstoned" };

/** What `$maxCount`, `$maxAge`, `$tb` and deletion leave of a stream. @param now milliseconds since the Unix epoch */
export function visibleRange(index: EventIndex, stream: string, now: number): VisibleRange {
  if (index.isTombstoned(stream)) return { kind: "tombstoned" };
  const end = index.stream(stream)?.length ?? 0;
  const metadata = index.metadataOf(stream);
  if (end === 0 || isSoftDeleted(metadata)) return { kind: "missing", end };
  // Of the metadata of a stream only the newest counts.
  const maxCount = describedBy(stream) === undefined ? (metadata.maxCount ?? end) : 1;
  const first = Math.min(end, Math.max(0, end - maxCount, metadata.truncateBefore ?? 0));
  return {
    kind: "visible",
    first,
    end,
    notBefore: metadata.maxAge === undefined ? undefined : now - metadata.maxAge * 1000,
  };
}
