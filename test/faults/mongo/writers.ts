import { MongoServerError, type Collection, type MongoClient } from "mongodb";
import type { Random } from "../support/seed.js";

/** A document that a writer inserted. */
export interface Fact {
  readonly _id: string;
  readonly writer: number;
  readonly number: number;
  readonly filling: string;
}

/** A document that a writer counts up, one by one; `odd` changes with the count, in the same statement. */
export interface Tally {
  readonly _id: number;
  readonly count: number;
  readonly isOdd: boolean;
}

interface Sent {
  readonly facts: readonly Fact[];
  state: "acknowledged" | "refused" | "unknown";
}

const OUT_OF_DISK_SPACE = 14031;

export const factsOf = (client: MongoClient): Collection<Fact> => client.db("faults").collection<Fact>("facts");
export const talliesOf = (client: MongoClient): Collection<Tally> => client.db("faults").collection<Tally>("tallies");

/** The index that the documents of a database that has none are found by, as projections have theirs. */
export async function prepare(client: MongoClient): Promise<void> {
  await factsOf(client).createIndex({ writer: 1, number: 1 });
}

/**
 * Inserts and counts, one statement after the other, through the driver, which sends a numbered write again when the
 * connection is lost before the answer.
 */
export class Writer {
  readonly sent: Sent[] = [];
  /** Statements that were acknowledged. */
  acknowledged = 0;
  /** How far the tally was counted, and how far it may have been. */
  count = { acknowledged: 0, possible: 0 };

  constructor(
    readonly id: number,
    private readonly random: Random,
  ) {}

  /** Why the last statement was refused. */
  refusal: MongoServerError | undefined;

  /** Writes until a statement gets no answer, is refused for want of room, or `isOver` says so. */
  async write(client: MongoClient, isOver: () => boolean = () => false): Promise<void> {
    this.refusal = undefined;
    try {
      while (!isOver()) {
        await (this.random.isTrue(0.5) ? this.insert(client) : this.countUp(client));
        this.acknowledged++;
      }
    } catch (error) {
      if (isLost(error)) return;
      if (!isRefused(error)) throw error;
      this.refusal = error;
    }
  }

  private async insert(client: MongoClient): Promise<void> {
    const first = this.sent.reduce((sum, { facts }) => sum + facts.length, 0);
    const many = this.random.isTrue(0.2) ? this.random.between(2, 10) : 1;
    const facts = Array.from({ length: many }, (_, index): Fact => {
      const number = first + index;
      const filling = "x".repeat(this.random.between(0, 1_000));
      return { _id: `${this.id}-${number}`, writer: this.id, number, filling };
    });
    const sent: Sent = { facts, state: "unknown" };
    this.sent.push(sent);
    try {
      await factsOf(client).insertMany([...facts]);
      sent.state = "acknowledged";
    } catch (error) {
      if (isRefused(error)) sent.state = "refused";
      throw error;
    }
  }

  private async countUp(client: MongoClient): Promise<void> {
    const next = this.count.possible + 1;
    this.count.possible = next;
    const change = { $inc: { count: 1 }, $set: { isOdd: next % 2 === 1 } };
    try {
      await talliesOf(client).updateOne({ _id: this.id }, change, { upsert: true });
      this.count.acknowledged = next;
    } catch (error) {
      if (isRefused(error)) this.count.possible = this.count.acknowledged;
      throw error;
    }
  }

  /** Takes what is found in the tally for what happened: from here the count goes on. */
  settle(count: number): void {
    this.count = { acknowledged: count, possible: count };
  }
}

/** So many writers that have written nothing yet. */
export const writersOf = (many: number, random: Random): Writer[] =>
  Array.from({ length: many }, (_, id) => new Writer(id, random.fork()));

/** The server answered that there is no room: nothing of the statement was kept. */
function isRefused(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === OUT_OF_DISK_SPACE;
}

/** No answer came, in any of the forms in which the driver says so: an answer of the server has a number for its code. */
function isLost(error: unknown): boolean {
  const { name, code } = error as { readonly name: string; readonly code?: unknown };
  return typeof code !== "number" && (name.startsWith("Mongo") || typeof code === "string");
}
