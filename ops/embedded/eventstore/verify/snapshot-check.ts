import { EventIndex } from "../lookup/event-index.js";
import { readSnapshotHead, restoreSnapshot } from "../lookup/snapshot.js";
import type { RecordPlace } from "../storage/frame.js";
import { whyNotSealed } from "../storage/seals.js";
import type { Segment } from "../storage/segment.js";
import { describedBy } from "../store/model.js";
import { addToIndex } from "../store/open-index.js";

/** What the snapshot of the index is worth. */
export type SnapshotState =
  | { readonly kind: "none" }
  /** A start would leave it aside and read the log: no fault. */
  | { readonly kind: "ignored"; readonly detail: string }
  /** With the log behind it, it gives the index that the log alone gives. */
  | { readonly kind: "agrees"; readonly events: number; readonly end: number }
  /** The log is damaged: there is nothing to compare with. */
  | { readonly kind: "notCompared" }
  | { readonly kind: "differs"; readonly end: number; readonly detail: string };

/** Builds the index as a start with the snapshot would, to be compared with the index that the whole log gives. */
export class SnapshotCheck {
  private constructor(
    private readonly found: SnapshotState,
    private readonly index: EventIndex,
    private readonly end: number,
  ) {}

  static of(folder: string, segments: readonly Segment[]): SnapshotCheck {
    const index = new EventIndex();
    const settled = (state: SnapshotState) => new SnapshotCheck(state, new EventIndex(), Infinity);
    try {
      const head = readSnapshotHead(folder);
      if (!head) return settled({ kind: "none" });
      const mismatch = whyNotSealed(segments, head);
      if (mismatch !== undefined) return settled({ kind: "ignored", detail: `it is not of this log: ${mismatch}` });
      restoreSnapshot(folder, index);
      return new SnapshotCheck({ kind: "agrees", events: head.events, end: head.end }, index, head.end);
    } catch (error) {
      return settled({ kind: "ignored", detail: (error as Error).message });
    }
  }

  /** The next record of the log. */
  take(record: RecordPlace): void {
    if (record.position >= this.end) addToIndex(this.index, record);
  }

  /** @param index what the whole log gives */
  state(index: EventIndex, isLogWhole: boolean): SnapshotState {
    if (this.found.kind !== "agrees") return this.found;
    if (!isLogWhole) return { kind: "notCompared" };
    const detail = differenceOf(index, this.index);
    return detail === undefined ? this.found : { kind: "differs", end: this.end, detail };
  }
}

/** The first thing in which two indices differ. */
function differenceOf(log: EventIndex, other: EventIndex): string | undefined {
  if (log.eventCount !== other.eventCount) return `${other.eventCount} events instead of ${log.eventCount}`;
  if (log.streamCount !== other.streamCount) return `${other.streamCount} streams instead of ${log.streamCount}`;
  const ours = log.allPositions(0, log.eventCount);
  const theirs = other.allPositions(0, log.eventCount);
  const at = ours.findIndex((position, ordinal) => position !== theirs[ordinal]);
  if (at >= 0) return `event ${at} is at ${theirs[at]} instead of ${ours[at]}`;
  for (const [name, entry] of log.image().eachStream()) {
    const found = other.stream(name);
    if (found?.length !== entry.length || found.tombstoned !== entry.tombstoned) return `the stream ${name}`;
    const places = log.streamPositions(entry, 0, entry.length - 1);
    const foundPlaces = other.streamPositions(found, 0, entry.length - 1);
    if (places.some((position, revision) => position !== foundPlaces[revision])) return `the events of ${name}`;
    const described = describedBy(name);
    if (described !== undefined && metadataText(log, described) !== metadataText(other, described))
      return `the metadata of ${described}`;
  }
  return undefined;
}

function metadataText(index: EventIndex, stream: string): string {
  return JSON.stringify(index.metadataOf(stream));
}
