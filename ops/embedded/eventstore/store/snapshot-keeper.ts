import { statfsSync } from "node:fs";
import { MEBIBYTE } from "../../bytes.js";
import type { EventIndex } from "../lookup/event-index.js";
import { snapshotBytes, writeSnapshot } from "../lookup/snapshot.js";
import { LogDamagedError } from "../storage/errors.js";
import type { FileCalls } from "../storage/files.js";
import type { SegmentedLog } from "../storage/segmented-log.js";

/** When the index is written down beside the log. */
export interface SnapshotOptions {
  /** At least so many events came since the last snapshot, and the log grew by the share; while the server runs. */
  readonly everyEvents: number;
  readonly everyShare: number;
  /** At least so many events came since; when the server stops. */
  readonly atStopEvents: number;
  /** Rest after each block that is written while the server runs, in milliseconds: appends come first. */
  readonly pause: number;
}

/** Reading 200,000 events takes less than a second; of ten million, a tenth takes three or four. */
export const defaultSnapshotOptions: SnapshotOptions = {
  everyEvents: 200_000,
  everyShare: 0.1,
  atStopEvents: 20_000,
  pause: 5,
};

export interface SnapshotKeeperParts {
  readonly folder: string;
  readonly log: SegmentedLog;
  readonly index: EventIndex;
  readonly files: FileCalls;
  readonly options: SnapshotOptions;
  /** Receives what happens, a line each. */
  readonly tell: (line: string) => void;
  readonly onDamage: (error: LogDamagedError) => void;
}

/** So much of the disk a snapshot leaves to the log, in bytes. */
const ROOM_FOR_THE_LOG = 64 * MEBIBYTE;
/** What a snapshot takes at most: positions and ordinals, names of streams. */
const BYTES_AN_EVENT = 12;
const BYTES_A_STREAM = 100;

/** Writes snapshots of the index beside the work of the server, and a last one when it stops. */
export class SnapshotKeeper {
  private running: Promise<void> | undefined;
  private readonly abort = new AbortController();

  /** @param covered how many events the snapshot in the folder covers */
  constructor(
    private readonly parts: SnapshotKeeperParts,
    private covered: number,
  ) {}

  /** Events came, and all that is durable is in the index. */
  grown(): void {
    const { index, options } = this.parts;
    if (this.running) return;
    const enough = Math.max(options.everyEvents, this.covered * options.everyShare);
    if (index.eventCount - this.covered < enough) return;
    this.running = this.write(options.pause).finally(() => (this.running = undefined));
  }

  /** Nothing is written any more: leaves a snapshot for the next start, where it saves one something. */
  async finish(): Promise<void> {
    await this.running;
    const { index, options } = this.parts;
    if (index.eventCount - this.covered >= options.atStopEvents) await this.write(0);
  }

  /** Leaves what is not finished. */
  close(): void {
    this.abort.abort();
  }

  /** A snapshot is worth nothing without the log, and must never harm it: what goes wrong is told, that is all. */
  private async write(pause: number): Promise<void> {
    const { folder, log, index, files, tell, onDamage } = this.parts;
    const began = Date.now();
    const image = index.image();
    // Tried again only after as many events more.
    this.covered = image.events;
    try {
      const sealed = log.sealed((position) => index.lastPositionBefore(position));
      const room = statfsSync(folder);
      const needed = image.events * BYTES_AN_EVENT + image.streams * BYTES_A_STREAM + ROOM_FOR_THE_LOG;
      if (room.bavail * room.bsize < needed) return tell("no snapshot of the index: the disk has no room for it");
      // A snapshot that is ahead of the mark would be taken for one of another log after a power cut.
      await log.markDurable();
      await writeSnapshot(folder, image, sealed, { files, pause, signal: this.abort.signal });
      const size = Math.ceil(snapshotBytes(folder) / MEBIBYTE);
      tell(`wrote a snapshot of the index: ${image.events} events, ${size} MiB, in ${Date.now() - began} ms`);
    } catch (error) {
      if (error instanceof LogDamagedError) onDamage(error);
      else if (!this.abort.signal.aborted) tell(`no snapshot of the index: ${(error as Error).message}`);
    }
  }
}
