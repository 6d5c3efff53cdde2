import { existsSync } from "node:fs";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { FolderInUseError, lockFolder } from "../../folder-lock.js";
import { EventIndex } from "../lookup/event-index.js";
import { DurableMark } from "../storage/durable-mark.js";
import { LogDamagedError, NoEventStoreError } from "../storage/errors.js";
import { finishedSegmentBases, segmentFolderOf } from "../storage/log-files.js";
import type { TornTail } from "../storage/recovery.js";
import { Segment } from "../storage/segment.js";
import { addToIndex } from "../store/open-index.js";
import { backupFindings } from "../backup/manifest.js";
import { LogWalk } from "./log-walk.js";
import type { Finding } from "./log-walk.js";
import { SnapshotCheck } from "./snapshot-check.js";
import type { SnapshotState } from "./snapshot-check.js";

/** What an offline check of an event store's folder found. */
export interface VerifyReport {
  /** Nothing that was acknowledged is missing or changed, as far as the folder itself can tell. */
  readonly isSound: boolean;
  readonly segments: number;
  readonly bytes: number;
  readonly frames: number;
  readonly events: number;
  readonly streams: number;
  /** Position after the last whole frame. */
  readonly end: number;
  /** How far the mark beside the log says that it was durable; null without a whole mark. */
  readonly durable: number | null;
  /** A group at the end that was never acknowledged, and that the next start will cut. No fault. */
  readonly tornTail: TornTail | null;
  readonly snapshot: SnapshotState;
  /** The first hundred. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Bytes read and bytes in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const FINDINGS_KEPT = 100;

/**
 * Checks the folder of an event store that no server has, and changes nothing in it: every frame and checksum, that segments
 * follow each other without a gap, that every event is at its place and the next of its stream, that the log is as long as
 * it was durable, that the snapshot of the index says what the log says, and the checksums of a backup where it is one.
 * @throws NoEventStoreError, FolderInUseError while a server has it, the signal's reason
 */
export async function verifyFolder(folder: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  if (!existsSync(segmentFolderOf(folder))) throw new NoEventStoreError(folder);
  const unlock = lockedForReading(folder);
  const segments: Segment[] = [];
  try {
    const durable = DurableMark.read(folder);
    const findings = openSegments(folder, durable ?? 0, segments);
    const index = new EventIndex();
    const snapshot = SnapshotCheck.of(folder, segments);
    const walk = new LogWalk(segmentFolderOf(folder), segments, durable ?? 0, index, (record) => {
      addToIndex(index, record);
      snapshot.take(record);
    });
    await inTurns(walk, segments, options);
    findings.push(...walk.findings);
    const state = snapshot.state(index, walk.isWhole);
    if (state.kind === "differs")
      findings.push({ position: state.end, file: "index", problem: `the snapshot differs: ${state.detail}` });
    findings.push(...(await backupFindings(folder, options.signal)));
    return {
      isSound: findings.length === 0,
      segments: segments.length,
      bytes: bytesOf(segments),
      frames: walk.frames,
      events: index.eventCount,
      streams: index.streamCount,
      end: walk.end,
      durable: durable ?? null,
      tornTail: walk.tornTail ?? null,
      snapshot: state,
      findings: findings.slice(0, FINDINGS_KEPT).map((each) => ({ ...each, file: basename(each.file) })),
      findingCount: findings.length,
    };
  } finally {
    for (const segment of segments) segment.close();
    unlock();
  }
}

async function inTurns(walk: LogWalk, segments: readonly Segment[], { signal, onProgress }: VerifyOptions) {
  const total = bytesOf(segments);
  signal?.throwIfAborted();
  for (const done of walk.run()) {
    onProgress?.(done, total);
    await setImmediate();
    signal?.throwIfAborted();
  }
  onProgress?.(total, total);
}

/** Opens what can be opened into `segments`. A segment whose header is damaged is a finding; the others are looked at. */
function openSegments(folder: string, knownDurable: number, segments: Segment[]): Finding[] {
  const findings: Finding[] = [];
  const segmentFolder = segmentFolderOf(folder);
  for (const base of finishedSegmentBases(segmentFolder, knownDurable)) {
    try {
      segments.push(Segment.open(segmentFolder, base, "r"));
    } catch (error) {
      if (!(error instanceof LogDamagedError)) throw error;
      findings.push({ position: error.position, file: error.file, problem: error.reason });
    }
  }
  return findings;
}

/** On a medium that cannot be written, no server can run either. */
function lockedForReading(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUseError || (error as NodeJS.ErrnoException).code !== "EROFS") throw error;
    return () => undefined;
  }
}

function bytesOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { base, fileEnd }) => sum + fileEnd - base, 0);
}
