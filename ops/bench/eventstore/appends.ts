import { measureOf, type Benchmark, type BenchmarkContext, type Measure } from "../benchmark.js";
import { appendFor, type Appended, type Appending } from "./appending.js";
import { withContenders, type Contender, type Contenders } from "./contenders.js";
import { flushAlone, logEnd, type FlushedAlone } from "./flush-alone.js";

/** How an append is put, and what its rate must reach of the client's own. */
interface Case extends Omit<Appending, "seconds"> {
  readonly name: string;
  readonly least?: number;
}

const SINGLE: readonly Case[] = [
  { name: "append, 1 writer", writers: 1, eventsPerAppend: 1 },
  { name: "append, 8 writers", writers: 8, eventsPerAppend: 1 },
  { name: "append, 64 writers", writers: 64, eventsPerAppend: 1, least: 0.9 },
  { name: "append, 256 writers", writers: 256, eventsPerAppend: 1 },
];

const BATCHES: readonly Case[] = [
  { name: "append of 10 events, 8 writers", writers: 8, eventsPerAppend: 10 },
  { name: "append of 500 events, 1 writer", writers: 1, eventsPerAppend: 500 },
  { name: "append of 500 events, 4 writers", writers: 4, eventsPerAppend: 500 },
  { name: "append with a call for each, 64 writers", writers: 64, eventsPerAppend: 1, callEach: true },
];

/** Durable appends of one event: the embedded server, one that stores nothing, and the disk alone. */
export const appends: Benchmark = {
  title:
    "durable appends of one event through the client, beside a server that stores nothing, and beside the disk alone",
  measure: (context) => measureCases(context, SINGLE),
};

/** Durable appends of many events, and by a call for each append. */
export const batches: Benchmark = {
  title:
    "durable appends of several events, and by calls of their own, beside a server that stores nothing and the disk alone",
  measure: (context) => measureCases(context, BATCHES),
};

function measureCases(context: BenchmarkContext, cases: readonly Case[]): AsyncIterable<Measure> {
  return withContenders(context, 0, async function* (contenders) {
    const { embedded, hollow } = contenders;
    for (const contender of [hollow, embedded]) await warmUp(contender, context.quick ? 8_000 : 30_000);
    for (const each of cases) yield* measureCase(context, contenders, each);
  });
}

/** Until the code of client and server is compiled, who comes later is faster: so many events, however long they take. */
async function warmUp(contender: Contender, events: number): Promise<void> {
  const appending = { writers: 64, eventsPerAppend: 1, seconds: 0.5 };
  for (let done = 0; done < events;) done += (await appendFor(contender, appending)).events;
}

async function* measureCase(
  { quick, note }: BenchmarkContext,
  contenders: Contenders,
  of: Case,
): AsyncGenerator<Measure> {
  const appending: Appending = { ...of, seconds: quick ? 0.4 : 1 };
  const run = async (contender: Contender): Promise<Appended & { alone?: FlushedAlone | undefined }> => {
    if (contender === contenders.hollow) return appendFor(contender, appending);
    const before = logEnd(contenders.folder);
    const appended = await appendFor(contender, appending);
    return { ...appended, alone: flushAlone(contenders.folder, before) };
  };
  const { middle, spread } = await contenders.compare({
    rounds: quick ? 5 : 11,
    run,
    figureOf: ({ eventsPerSecond }) => eventsPerSecond,
  });
  const { value, reference } = middle;
  yield measureOf({
    name: of.name,
    value: value.eventsPerSecond,
    unit: "events/s",
    reference: reference.eventsPerSecond,
    spread,
    ...(of.least !== undefined && { target: { least: of.least } }),
  });
  yield measureOf({ name: `${of.name}, middle answer`, value: value.p50, unit: "ms", reference: reference.p50 });
  yield measureOf({ name: `${of.name}, 99 of 100 answers`, value: value.p99, unit: "ms", reference: reference.p99 });
  const [serverTime, hollowTime] = [value.serverTime, reference.serverTime];
  yield measureOf({ name: `${of.name}, server's time an event`, value: serverTime, unit: "µs", reference: hollowTime });
  if (!value.alone) return;
  const { groups, seconds } = value.alone;
  note(`${(value.events / groups).toFixed(1)} events a flush`);
  yield measureOf({
    name: `${of.name}, beside the disk alone`,
    value: value.eventsPerSecond,
    unit: "events/s",
    reference: value.events / seconds,
  });
}
