import { MEBIBYTE } from "../../bytes.js";
import type { EventIndex } from "../lookup/event-index.js";
import type { RecentIds } from "../lookup/recent-ids.js";
import type { LogFullError } from "../storage/errors.js";
import type { SegmentedLog } from "../storage/segmented-log.js";
import { FlushPace } from "./flush-pace.js";
import type { Pace } from "./flush-pace.js";
import type { AppendOutcome, KnownEvent, WriteRequest } from "./model.js";
import { WriteGroup } from "./write-group.js";
import type { Decision } from "./write-group.js";

export interface WriterParts {
  readonly log: Pick<SegmentedLog, "append">;
  readonly index: EventIndex;
  readonly recentIds: RecentIds;
  readonly storedEvent: (stream: string, revision: number) => KnownEvent;
  readonly eventAt: (position: number) => KnownEvent;
  /** New events are durable and in the index. */
  readonly onCommitted: () => void;
  /** The disk refused a part of a group; undefined when it has taken one whole. */
  readonly onRoom?: (full: LogFullError | undefined) => void;
  /** A write or a flush failed in a way that leaves the disk in an unknown state. */
  readonly onFailure: (error: unknown) => void;
}

/** The store is closing; nothing was written. */
export class WriterStoppedError extends Error {
  constructor() {
    super("the event store is stopping");
    this.name = "WriterStoppedError";
  }
}

interface Waiting {
  readonly request: WriteRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** So many bytes of events share one flush at most; what else waits goes with the next. */
const GROUP_BYTES = 16 * MEBIBYTE;

/**
 * The one writer: takes what waits, decides it in order, writes it with one flush, and only then answers and lets readers
 * see it. While a group is on its way to the disk, the next one gathers.
 *
 * Of many that wait, half go first, if so many are worth a flush: when they are answered, their clients have something to do while the
 * server goes on with the others. All in one, server and clients would wait for each other in turn.
 */
export class Writer {
  private queue: Waiting[] = [];
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly parts: WriterParts,
    private readonly pace: Pace = new FlushPace(),
  ) {}

  write(request: WriteRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(new WriterStoppedError());
      this.queue.push({ request, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Refuses what comes from now on, and resolves when all that waited is answered. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (await this.gather()) {
      const group = this.takeGroup();
      try {
        await this.writeGroup(group);
      } catch (error) {
        this.stopped = true;
        for (const { reject } of [...group, ...this.queue]) reject(error);
        this.queue = [];
        this.parts.onFailure(error);
      }
    }
    this.running = undefined;
  }

  /**
   * Lets what has reached this process join the group, turn by turn of the event loop (the transport hands over a
   * message or two in each) until a turn brings nothing, or a flush is worth it. Is anything waiting?
   */
  private async gather(): Promise<boolean> {
    let waiting: number;
    do {
      waiting = this.queue.length;
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.queue.length > waiting && this.queue.length < this.pace.worthwhile);
    return this.queue.length > 0;
  }

  private takeGroup(): Waiting[] {
    const most = Math.min(this.queue.length, Math.max(this.pace.worthwhile, Math.ceil(this.queue.length / 2)));
    let bytes = 0;
    let count = 0;
    while (count < most && bytes < GROUP_BYTES) bytes += sizeOf(this.queue[count++]!.request);
    const group = this.queue.slice(0, count);
    this.queue = this.queue.slice(count);
    return group;
  }

  private async writeGroup(waiting: readonly Waiting[]): Promise<void> {
    const { log, index, storedEvent } = this.parts;
    const group = new WriteGroup(index, this.remembered, storedEvent);
    const decisions = waiting.map(({ request }) => group.decide(request));
    const began = performance.now();
    const { positions, full } = await log.append(group.transactions);
    if (positions.length > 0) this.pace.took(performance.now() - began);
    if (full || positions.length > 0) this.parts.onRoom?.(full);
    const written = positions.length;
    let planned = 0;
    for (const [place, decision] of decisions.entries()) {
      if (decision.kind === "planned" && planned++ < written) this.commit(decision.events);
      // What was decided after a transaction that the disk refused was decided on a state that never came to be.
      if (full && planned > written) waiting[place]!.resolve({ kind: "diskFull" });
      else waiting[place]!.resolve(outcomeOf(decision));
    }
    if (written > 0) this.parts.onCommitted();
  }

  private commit(events: Extract<Decision, { kind: "planned" }>["events"]): void {
    for (const event of events) {
      const { stream, position, metadata } = event;
      this.parts.index.add({ stream, position, isTombstone: event.revision === Infinity, metadata });
      this.parts.recentIds.add(event.id, position);
    }
  }

  private readonly remembered = (id: string): KnownEvent | undefined => {
    const position = this.parts.recentIds.get(id);
    return position === undefined ? undefined : this.parts.eventAt(position);
  };
}

function outcomeOf(decision: Decision): AppendOutcome {
  if (decision.kind === "answered") return decision.outcome;
  const { revision, position } = decision.kind === "planned" ? decision.last : decision.event;
  return { kind: "appended", revision, position };
}

function sizeOf({ events }: WriteRequest): number {
  let bytes = 0;
  for (const event of events) bytes += event.data.length + event.metadata.length;
  return bytes;
}
