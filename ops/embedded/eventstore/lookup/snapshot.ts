import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BlockFileWriter, blocksOf } from "../storage/block-file.js";
import type { FileCalls } from "../storage/files.js";
import type { SealedPart } from "../storage/seals.js";
import type { EventIndex, IndexImage } from "./event-index.js";
import { metadataBlocks, positionBlocks, restoreMetadata, restorePositions } from "./snapshot-blocks.js";
import { restoreStreams, streamBlocks } from "./snapshot-streams.js";

/**
 * A snapshot of the index beside the log: what a start needs not read again. It is made from the log and never trusted
 * more than the log: whatever is wrong with it, it is left aside and the log is read.
 */
const TITLE = "DFINDEX";
/** 2: metadata that is not as it should be means nothing. */
const VERSION = 2;
const KIND = { head: 1, positions: 2, streams: 3, metadata: 4 } as const;

/** What a snapshot says of itself. */
export interface SnapshotHead extends SealedPart {
  readonly version: number;
  readonly events: number;
  readonly streams: number;
}

export function snapshotPath(folder: string): string {
  return join(folder, "index");
}

/** Size of the snapshot in bytes; 0 where there is none. */
export function snapshotBytes(folder: string): number {
  return statSync(snapshotPath(folder), { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Writes a snapshot of the image, made from this part of the log, in the place of the one before. Others have their turn
 * after every block.
 * @param pause how long to rest after each block, in milliseconds; 0 for not at all
 * @throws an error of the disk; then, and when the signal aborts, the snapshot before stays
 */
export async function writeSnapshot(
  folder: string,
  image: IndexImage,
  sealed: SealedPart,
  { files, pause, signal }: { files: FileCalls; pause: number; signal: AbortSignal },
): Promise<void> {
  const { events, streams } = image;
  const head: SnapshotHead = { version: VERSION, events, streams, ...sealed };
  const writer = new BlockFileWriter(snapshotPath(folder), TITLE, files);
  try {
    await writer.write({ kind: KIND.head, bytes: Buffer.from(JSON.stringify(head)) });
    for (const [kind, blocks] of [
      [KIND.positions, positionBlocks(image)],
      [KIND.streams, streamBlocks(image)],
      [KIND.metadata, metadataBlocks(image)],
    ] as const) {
      for (const bytes of blocks) {
        await writer.write({ kind, bytes });
        await (pause > 0 ? sleep(pause) : new Promise((resolve) => setImmediate(resolve)));
        signal.throwIfAborted();
      }
    }
    await writer.finish();
  } catch (error) {
    writer.discard();
    throw error;
  }
}

/**
 * What the snapshot in the folder says of itself; undefined where there is none.
 * @throws BlockFileError when it is damaged, RangeError when it is of another version
 */
export function readSnapshotHead(folder: string): SnapshotHead | undefined {
  if (snapshotBytes(folder) === 0) return undefined;
  for (const { kind, bytes } of blocksOf(snapshotPath(folder), TITLE)) {
    if (kind !== KIND.head) break;
    return headOf(bytes);
  }
  throw new RangeError("it has no head");
}

/**
 * Fills an empty index from the snapshot.
 * @throws BlockFileError, RangeError when it is not whole: the index is of no use then
 */
export function restoreSnapshot(folder: string, index: EventIndex): void {
  let head: SnapshotHead | undefined;
  for (const { kind, bytes } of blocksOf(snapshotPath(folder), TITLE)) {
    if (kind === KIND.head) {
      head = headOf(bytes);
      index.reserve(head.events);
    } else if (kind === KIND.positions) restorePositions(index, bytes);
    else if (kind === KIND.streams) restoreStreams(index, bytes);
    else if (kind === KIND.metadata) restoreMetadata(index, bytes);
    else throw new RangeError(`it has a block of the unknown kind ${kind}`);
  }
  if (head?.events !== index.eventCount || head.streams !== index.streamCount)
    throw new RangeError(
      `it holds ${index.eventCount} events and ${index.streamCount} streams, not what its head says`,
    );
}

function headOf(bytes: Buffer): SnapshotHead {
  const head = JSON.parse(bytes.toString("utf8")) as SnapshotHead;
  if (head.version !== VERSION) throw new RangeError(`it is of version ${head.version}, not ${VERSION}`);
  return head;
}
