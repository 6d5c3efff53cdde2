import { jsonEvent, UnknownError, type EventStoreDBClient } from "@eventstore/db-client";
import { randomUUID } from "node:crypto";
import type { Random } from "../support/seed.js";

/** One append as its writer knows it. */
export interface Batch {
  readonly writer: number;
  readonly number: number;
  readonly stream: string;
  readonly ids: readonly string[];
  /** The content of each event beside its id: what comes back must be it. */
  readonly filling: string;
  state: "acknowledged" | "refused" | "unknown";
}

type Expected = "no_stream" | "any" | bigint;

/**
 * Writes batches one after the other. Half of the writers have a stream of their own and name the exact revision; the
 * others share a few streams and name none. An append without an answer is sent again, as any client may.
 */
export class Writer {
  readonly batches: Batch[] = [];
  /** How many of the batches were acknowledged. */
  acknowledged = 0;
  private revision: bigint | "no_stream" = "no_stream";

  constructor(
    readonly id: number,
    private readonly run: string,
    private readonly random: Random,
  ) {}

  /** Writes until an append gets no answer, or is refused, or `isOver` says so. */
  async write(client: EventStoreDBClient, isOver: () => boolean = () => false): Promise<void> {
    const last = this.batches.at(-1);
    if (last && last.state !== "acknowledged" && !(await this.send(client, last))) return;
    while (!isOver()) if (!(await this.send(client, this.next()))) return;
  }

  private get isExact(): boolean {
    return this.id % 2 === 0;
  }

  private next(): Batch {
    const { id, run, random } = this;
    const number = this.batches.length;
    const stream = this.isExact ? `exact-${run}.${id}` : `shared-${run}.${id % 3}`;
    const isLarge = random.isTrue(0.02);
    const count = isLarge ? random.between(20, 60) : random.between(1, 4);
    const filling = "x".repeat(random.between(0, isLarge ? 8_000 : 400));
    const ids = Array.from({ length: count }, () => randomUUID());
    const batch: Batch = { writer: id, number, stream, ids, filling, state: "unknown" };
    this.batches.push(batch);
    return batch;
  }

  /** Was it acknowledged? */
  private async send(client: EventStoreDBClient, batch: Batch): Promise<boolean> {
    const expectedRevision: Expected = this.isExact ? this.revision : "any";
    try {
      const { nextExpectedRevision } = await client.appendToStream(batch.stream, eventsOf(batch), { expectedRevision });
      batch.state = "acknowledged";
      this.acknowledged++;
      this.revision = nextExpectedRevision;
      return true;
    } catch (error) {
      batch.state = isRefusal(error) ? "refused" : "unknown";
      return false;
    }
  }
}

/** So many writers, whose streams bear the seed. */
export const writersOf = (many: number, random: Random): Writer[] =>
  Array.from({ length: many }, (_, id) => new Writer(id, String(random.seed), random.fork()));

/** The server answered that nothing was written: of a full disk, the client keeps no more than that. */
function isRefusal(error: unknown): boolean {
  return error instanceof UnknownError && error.message === "";
}

function eventsOf({ writer, number, ids, filling }: Batch) {
  return ids.map((id, index) => jsonEvent({ id, type: "Written", data: { writer, number, index, filling } }));
}
