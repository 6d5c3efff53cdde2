import { BSON } from "mongodb";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, sliceOf, Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Store } from "../storage/store.js";
import type { Command } from "./context.js";

/** The write that a session numbers, so that sent again it is answered, not done again. */
export interface NumberedWrite {
  readonly session: Buffer;
  readonly number: bigint;
}

const PREFIX = Buffer.from([0x03]);
const AFTER = Buffer.from([0x04]);
/** Sessions end after this idle time, in milliseconds; `hello` says so in minutes. */
export const SESSION_MINUTES = 30;

/**
 * The answer to the last numbered write of each session, kept in the same transaction as the write itself: a driver that
 * lost the connection, or the whole server, before it had the answer asks again and gets it.
 */
export class RetryRecords {
  /** When each session last wrote, in milliseconds of this process; those from before it count from its start. */
  private readonly lastUsed = new Map<string, number>();
  private readonly began = performance.now();

  constructor(private readonly store: Store) {}

  sessionOf(command: Command): NumberedWrite | undefined {
    const number = command.field("txnNumber");
    const session = sessionIdOf(command.field("lsid"));
    if (!number || !session || number.type !== Type.int64) return undefined;
    return { session, number: number.bytes.readBigInt64LE(number.start) };
  }

  /** Within a transaction of the store. @throws CommandError TransactionTooOld */
  once(write: NumberedWrite | undefined, run: () => Buffer): Buffer {
    if (!write) return run();
    const key = Buffer.concat([PREFIX, write.session]);
    const before = this.store.get(key);
    const earlier = before?.readBigInt64LE(0);
    if (before && earlier === write.number) return Buffer.from(before.subarray(16));
    if (earlier !== undefined && earlier > write.number) {
      const message = `Retryable write with txnNumber ${write.number} is prohibited: the session is at ${earlier}`;
      throw new CommandError("TransactionTooOld", message);
    }
    const answer = run();
    const head = Buffer.alloc(16);
    head.writeBigInt64LE(write.number, 0);
    this.lastUsed.set(key.toString("hex"), performance.now());
    this.store.put(key, Buffer.concat([head, answer]));
    return answer;
  }

  /** Forgets sessions that a client has ended. */
  async end(sessions: readonly RawValue[]): Promise<void> {
    const ids = sessions.map(sessionIdOf).filter((id) => id !== undefined);
    const keys = ids.map((id) => Buffer.concat([PREFIX, id]));
    await this.store.write(0, () => keys.forEach((key) => this.store.remove(key)));
    for (const key of keys) this.lastUsed.delete(key.toString("hex"));
  }

  /**
   * Forgets sessions that were idle for longer than a session lives. Counted from the start of the server: a clock that
   * jumps must not make a write that is sent again a new one.
   */
  async sweep(): Promise<void> {
    const oldest = performance.now() - SESSION_MINUTES * 60_000;
    const idle: Buffer[] = [];
    for (const { key } of this.store.range({ start: PREFIX, end: AFTER })) {
      const lastUsed = this.lastUsed.get(Buffer.from(key).toString("hex")) ?? this.began;
      if (lastUsed < oldest) idle.push(Buffer.from(key));
    }
    if (idle.length === 0) return;
    await this.store.write(0, () => idle.forEach((key) => this.store.remove(key)));
    for (const key of idle) this.lastUsed.delete(key.toString("hex"));
  }
}

function sessionIdOf(value: RawValue | undefined): Buffer | undefined {
  if (value?.type !== Type.object) return undefined;
  const id = elementsOf(value).find(([name]) => name === "id")?.[1];
  return id?.type === Type.binary ? Buffer.from(sliceOf(id).subarray(5)) : undefined;
}

/** An UUID as BSON has it. */
export function uuidValue(uuid: Buffer): BSON.Binary {
  return new BSON.Binary(uuid, BSON.Binary.SUBTYPE_UUID);
}
