import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { defaultKeepAlive } from "../../../ops/embedded/eventstore/service/event-store-server.js";
import { defaultLogOptions } from "../../../ops/embedded/eventstore/storage/segmented-log.js";
import { defaultSnapshotOptions } from "../../../ops/embedded/eventstore/store/snapshot-keeper.js";
import type { MachineFaults } from "./machine-faults.js";

/**
 * Loaded into a server's process before its program (`--import`): the machine that it finds is slow, full or has a clock
 * that jumps. The program itself is the one that is shipped.
 */
const faults = JSON.parse(process.env["DEFTER_MACHINE_FAULTS"] ?? "{}") as MachineFaults;

if (faults.clock) stepTheClock(faults.clock);
if (faults.slowDisk) slowTheDisk(faults.slowDisk.longest);
if (faults.failingSync) failAfter(faults.failingSync.after);
if (faults.fullDisk ?? faults.slowDisk ?? faults.failingSync) await failTransactions(faults);
if (faults.keepAlive) Object.assign(defaultKeepAlive, { interval: faults.keepAlive, patience: faults.keepAlive });
if (faults.segmentBytes) Object.assign(defaultLogOptions, { segmentBytes: faults.segmentBytes });
if (faults.snapshotEvents) {
  const often = { everyEvents: faults.snapshotEvents, everyShare: 0, atStopEvents: faults.snapshotEvents };
  Object.assign(defaultSnapshotOptions, often);
}
syncBuiltinESMExports();

/** The clock jumps to one of the offsets, in turn, again and again. What counts from the start of the process does not. */
function stepTheClock({ offsets, every }: NonNullable<MachineFaults["clock"]>): void {
  const RealDate = Date;
  const offset = () => offsets[Math.floor(performance.now() / every) % offsets.length]!;
  class SteppingDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + offset());
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + offset();
    }
  }
  globalThis.Date = SteppingDate as DateConstructor;
}

/** Each flush takes up to so many milliseconds longer. */
function slowTheDisk(longest: number): void {
  const { fdatasync } = fs;
  const slow = (descriptor: number, done: fs.NoParamCallback) =>
    void setTimeout(() => fdatasync(descriptor, done), Math.random() * longest);
  Object.assign(fs, { fdatasync: slow });
}

/** After so many flushes the disk fails: EIO, as a drive says it that has lost what it was given. */
function failAfter(after: number): void {
  const { fdatasync } = fs;
  let count = 0;
  const failing = (descriptor: number, done: fs.NoParamCallback) => {
    if (++count <= after) return fdatasync(descriptor, done);
    setImmediate(() => done(Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" })));
  };
  Object.assign(fs, { fdatasync: failing });
}

/** LMDB writes by itself, and no flush of JavaScript's is in between: what the disk refuses breaks the transaction, which is rolled back. */
async function failTransactions({ slowDisk, failingSync, fullDisk }: MachineFaults): Promise<void> {
  const { Store } = await import("../../../ops/embedded/mongo/storage/store.js");
  const still = new Int32Array(new SharedArrayBuffer(4));
  let count = 0;
  const flush = () => {
    count++;
    if (slowDisk) Atomics.wait(still, 0, 0, Math.random() * slowDisk.longest);
    if (failingSync && count > failingSync.after) throw new Error("Input/output error");
    if (fullDisk && count > fullDisk.from && count <= fullDisk.to) throw new Error("No space left on device");
  };
  const open = Store.open.bind(Store);
  Store.open = (...given) => {
    const store = open(...given);
    const database = store["database"];
    const transact = database.transactionSync.bind(database);
    const failing = (work: () => unknown) =>
      transact(() => {
        work();
        flush();
      });
    return Object.assign(store, { database: Object.assign(database, { transactionSync: failing }) });
  };
}
