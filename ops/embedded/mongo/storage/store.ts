import { join } from "node:path";
import { open } from "lmdb";
import type { RootDatabase } from "lmdb";
import { lockFolder } from "../../folder-lock.js";
import { CommandError } from "../protocol/errors.js";
import { dataFileOf, DocumentsDamagedError } from "./damage.js";
import { checkDataFile } from "./data-file.js";
import { Gathering } from "./gathering.js";
import { sealed, unsealed } from "./seal.js";

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

/** Stands in every store whose entries are sealed. */
const MARK = Buffer.from([0x00]);
/** Entries of an earlier version are sealed so many at a time. */
const BATCH = 1_000;

/**
 * The durable, ordered key-value store below the collections: one LMDB file. Writes of all connections that wait at the
 * same time share one transaction and one flush; each is answered only when that flush is done. Every entry is sealed:
 * one that is not as it was written is never given to anybody.
 */
export class Store {
  private queue: Job[] = [];
  private readonly gathering = new Gathering(() => this.commit());

  private constructor(
    private readonly database: RootDatabase<Buffer, Buffer>,
    private readonly path: string,
    private readonly onDamage: (error: DocumentsDamagedError) => void,
    private readonly unlock: () => void,
    /** Called when a transaction was rolled back, so that what was remembered of it is forgotten. */
    private readonly rollbacks: (() => void)[] = [],
  ) {}

  /**
   * @param onDamage told of an entry that is not as it was written, before whoever asked for it gets the error: nothing that
   *   is answered from here on can be trusted
   * @throws FolderInUseError while another process has the folder, DocumentsDamagedError
   */
  static open(folder: string, onDamage: (error: DocumentsDamagedError) => void = () => undefined): Store {
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
    const store = new Store(database, path, onDamage, unlock);
    try {
      store.sealEarlierEntries();
    } catch (error) {
      void database.close();
      unlock();
      throw error;
    }
    return store;
  }

  /** Once, for a store that an earlier version of Defter has left: all of it in one transaction. */
  private sealEarlierEntries(): void {
    if (this.get(MARK)) return;
    const [first] = this.database.getRange({ limit: 1 });
    // What is sealed has its mark.
    if (first && unsealed(first.key, first.value)) throw this.damaged("the mark of its version is gone");
    this.database.transactionSync(() => {
      let start: Buffer | undefined;
      for (;;) {
        const entries = [...this.database.getRange({ ...(start && { start }), limit: BATCH })];
        for (const { key, value } of entries) this.put(key, value);
        if (entries.length < BATCH) break;
        start = after(entries.at(-1)!.key);
      }
      this.put(MARK, MARK);
    });
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

  /** @throws DocumentsDamagedError */
  get(key: Buffer): Buffer | undefined {
    const bytes = this.database.get(key);
    return bytes && this.unsealed(key, bytes);
  }

  put(key: Buffer, value: Buffer): void {
    this.database.putSync(key, sealed(key, value));
  }

  remove(key: Buffer): void {
    this.database.removeSync(key);
  }

  /**
   * Entries from `start` (inclusive) to `end` (exclusive); in reverse, from the last before `end` down to `start`.
   * @throws DocumentsDamagedError
   */
  *range({ start, end, reverse }: Range): Iterable<Entry> {
    const entries = reverse ? this.reverseRange(start, end) : this.database.getRange({ start, end });
    for (const { key, value } of entries) yield { key, value: this.unsealed(key, value) };
  }

  /** LMDB's reverse range begins at its start inclusively and leaves out its end; ours is the mirror of the forward one. */
  private *reverseRange(start: Buffer, end: Buffer): Iterable<Entry> {
    for (const entry of this.database.getRange({ start: end, reverse: true })) {
      if (entry.key.compare(start) < 0) return;
      if (entry.key.compare(end) < 0) yield entry;
    }
  }

  /**
   * Looks at entries from `start` on for about so many milliseconds: each is as it was written, stands in its place, and is found by its key.
   * @returns how many it looked at, and where to go on; `next` is undefined behind the last
   * @throws DocumentsDamagedError
   */
  check(start: Buffer, milliseconds: number): { readonly count: number; readonly next: Buffer | undefined } {
    const end = performance.now() + milliseconds;
    let count = 0;
    let last: Buffer | undefined;
    for (const { key, value } of this.database.getRange({ start })) {
      if (last && key.compare(last) <= 0) throw this.damaged("an entry is not in its place");
      this.unsealed(key, value);
      if (!this.database.get(key)?.equals(value)) throw this.damaged("an entry is not found by its key");
      last = key;
      if (++count % 32 === 0 && performance.now() > end) return { count, next: after(key) };
    }
    return { count, next: undefined };
  }

  private unsealed(key: Buffer, bytes: Buffer): Buffer {
    const value = unsealed(key, bytes);
    if (!value) throw this.damaged(`the entry ${key.toString("hex")} is not as it was written`);
    return value;
  }

  private damaged(reason: string): DocumentsDamagedError {
    const error = new DocumentsDamagedError(dataFileOf(this.path), reason);
    this.onDamage(error);
    return error;
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

/** The first key that may come behind this one. */
function after(key: Buffer): Buffer {
  return Buffer.concat([key, Buffer.from([0])]);
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
