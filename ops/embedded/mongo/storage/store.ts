import { join } from "node:path";
import { open } from "lmdb";
import type { RootDatabase } from "lmdb";
import { lockFolder } from "../../folder-lock.js";
import { CommandError } from "../protocol/errors.js";
import { checkDataFile } from "./data-file.js";
import { Gathering } from "./gathering.js";

/** How many bytes of messages one commit may carry; more waits for the next one. */
const MAX_GROUP_BYTES = 32 * 1024 * 1024;

interface Job {
  readonly run: () => unknown;
  readonly bytes: number;
  readonly alone: boolean;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

export interface Range {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse?: boolean;
}

/**
 * The durable, ordered key-value store below the collections: one LMDB file. Writes of all connections that wait at the
 * same time share one transaction and one flush; each is answered only when that flush is done.
 */
export class Store {
  private queue: Job[] = [];
  private readonly gathering = new Gathering(() => this.commit());

  private constructor(
    private readonly database: RootDatabase<Buffer, Buffer>,
    private readonly unlock: () => void,
    /** Called when a transaction was rolled back, so that what was remembered of it is forgotten. */
    private readonly rollbacks: (() => void)[] = [],
  ) {}

  /** @throws FolderInUseError while another process has the folder, DocumentsDamagedError */
  static open(folder: string): Store {
    const unlock = lockFolder(folder);
    const path = join(folder, "data");
    try {
      checkDataFile(path);
    } catch (error) {
      unlock();
      throw error;
    }
    // LMDB's classic commit: pages, fdatasync, then the meta page, fdatasync. The file is whole after any crash.
    const database = open<Buffer, Buffer>({
      path,
      encoding: "binary",
      keyEncoding: "binary",
      overlappingSync: false,
      noMemInit: true,
    } as never);
    return new Store(database, unlock);
  }

  onRollback(forget: () => void): void {
    this.rollbacks.push(forget);
  }

  /**
   * Runs a piece of work in the next transaction. Work that refuses (CommandError) must do so before it writes: it undoes
   * nothing of others. Where others break, the transaction is rolled back and the work runs again, so that it must
   * remember nothing outside of the store.
   * @param bytes about how much it writes
   * @param client the connection that asks, which is expected to ask again
   * @throws what the work refused with, or whatever the disk said, when the transaction as a whole could not be kept
   */
  write<Result>(bytes: number, run: () => Result, client?: number): Promise<Result> {
    return this.enqueue({ run, bytes, alone: false }, client);
  }

  /** The same in a transaction of its own: the work runs once, whatever becomes of that of others. */
  writeAlone<Result>(run: () => Result): Promise<Result> {
    return this.enqueue({ run, bytes: 0, alone: true });
  }

  private enqueue<Result>(job: Pick<Job, "run" | "bytes" | "alone">, client?: number): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.queue.push({ ...job, resolve: resolve as (value: never) => void, reject });
      this.gathering.arrived(this.queue.length, client);
    });
  }

  get(key: Buffer): Buffer | undefined {
    return this.database.get(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.database.putSync(key, value);
  }

  remove(key: Buffer): void {
    this.database.removeSync(key);
  }

  /** Entries from `start` (inclusive) to `end` (exclusive); in reverse, from the last before `end` down to `start`. */
  range({ start, end, reverse }: Range): Iterable<Entry> {
    if (!reverse) return this.database.getRange({ start, end });
    return this.reverseRange(start, end);
  }

  /** LMDB's reverse range begins at its start inclusively and leaves out its end; ours is the mirror of the forward one. */
  private *reverseRange(start: Buffer, end: Buffer): Iterable<Entry> {
    for (const entry of this.database.getRange({ start: end, reverse: true })) {
      if (entry.key.compare(start) < 0) return;
      if (entry.key.compare(end) < 0) yield entry;
    }
  }

  /** Takes all that was written into account for reads of this turn. */
  refresh(): void {
    this.database.resetReadTxn();
  }

  sizeOnDisk(): number {
    const stats = this.database.getStats() as { pageSize?: number; mapSize?: number; lastPageNumber?: number };
    return ((stats.lastPageNumber ?? 0) + 1) * (stats.pageSize ?? 4096);
  }

  async close(): Promise<void> {
    while (this.queue.length > 0) await new Promise((resolve) => setImmediate(resolve));
    await this.database.close();
    this.unlock();
  }

  private commit(): void {
    const group = this.nextGroup();
    if (this.queue.length > 0) this.gathering.now();
    if (group.length === 0) return;
    const began = performance.now();
    this.carryOut(group);
    this.gathering.flushed(performance.now() - began);
  }

  /** A piece of work that breaks is left out, and the others are done without it: it costs its own connection alone. */
  private carryOut(group: readonly Job[]): void {
    const settle: (() => void)[] = [];
    let current: Job | undefined;
    try {
      this.database.transactionSync(() => {
        for (const job of group) {
          current = job;
          settle.push(outcomeOf(job));
        }
        current = undefined;
      });
    } catch (error) {
      for (const forget of this.rollbacks) forget();
      for (const job of group) if (!current || job === current) job.reject(error);
      if (current && group.length > 1) this.carryOut(group.filter((job) => job !== current));
      return;
    }
    for (const done of settle) done();
  }

  private nextGroup(): Job[] {
    if (this.queue[0]?.alone) return this.queue.splice(0, 1);
    let bytes = 0;
    let count = 0;
    for (const job of this.queue) {
      if (job.alone || (count > 0 && bytes >= MAX_GROUP_BYTES)) break;
      bytes += job.bytes;
      count++;
    }
    return this.queue.splice(0, count);
  }
}

/** Runs the work. @returns what tells its result, or its refusal, once the transaction is on the disk */
function outcomeOf({ run, resolve, reject }: Job): () => void {
  try {
    const result = run();
    return () => resolve(result as never);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return () => reject(error);
  }
}
