import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchEventStore } from "../../embedded/eventstore/index.js";
import { measureOf, type Benchmark } from "../benchmark.js";
import { ownMemoryOf, peakMemoryOf } from "../peak-memory.js";
import { secondsSince } from "../statistics.js";
import { writeSyntheticLog } from "./synthetic-log.js";

const [EVENTS, QUICK_EVENTS] = [10_000_000, 500_000];
const EVENTS_A_STREAM = 10;
const MEBIBYTES = 1024;

/** A start that reads the whole log, beside one with the snapshot that the first one left. */
export const restart: Benchmark = {
  title: "a restart over many events, with the snapshot of the index and without",
  async *measure({ quick, note }) {
    const events = quick ? QUICK_EVENTS : EVENTS;
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    try {
      await writeSyntheticLog(folder, events, events / EVENTS_A_STREAM);
      note(`${events} events are written`);
      const whole = await start(folder, note);
      const withSnapshot = await start(folder, note);
      const name = `restart over ${events.toLocaleString("en")} events`;
      yield measureOf({
        name: `${name}, with the snapshot`,
        value: withSnapshot.seconds,
        unit: "s",
        reference: whole.seconds,
        target: { most: 0.5 },
      });
      yield measureOf({ name: `${name}, reading the log`, value: events / whole.seconds, unit: "events/s" });
      yield measureOf({ name: `${name}, stop with a snapshot`, value: whole.stopSeconds, unit: "s" });
      const own = withSnapshot.memory * MEBIBYTES;
      yield measureOf({ name: `${name}, memory when it has started`, value: own, unit: "MiB" });
      yield measureOf({
        name: `${name}, most memory while it started`,
        value: withSnapshot.peak * MEBIBYTES,
        unit: "MiB",
      });
      yield measureOf({ name: `${name}, most memory reading the log`, value: whole.peak * MEBIBYTES, unit: "MiB" });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function start(folder: string, note: (line: string) => void) {
  const began = performance.now();
  const server = await launchEventStore({ folder, onLog: note });
  const seconds = secondsSince(began);
  const [memory, peak] = [ownMemoryOf(server.pid), peakMemoryOf(server.pid)];
  const stopping = performance.now();
  await server.stop();
  return { seconds, memory, peak, stopSeconds: secondsSince(stopping) };
}
