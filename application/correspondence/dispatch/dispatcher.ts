import { setTimeout as sleep } from "node:timers/promises";
import { CHANNELS, type Channel } from "../../../domain/correspondence/index.js";
import { comparePositions, type Position } from "../../../domain/shared/index.js";
import { inOrder } from "../../ledger/index.js";
import type { DispatchParts } from "./parts.js";
import { sendMessage, type Attempt, type Unrecorded } from "./send-message.js";

/** Messages of one municipality in one round, and how many are on their way at once. */
const BATCH = 50;
const AT_ONCE = 4;
/** How often is looked whether something waits, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** Where a store does not answer, it is looked less and less often. */
const LONGEST_TROUBLE_MS = 30_000;
/** A way that takes nothing is tried again after so many milliseconds, then after longer, up to five minutes. */
const [FIRST_STALL_MS, LONGEST_STALL_MS] = [5_000, 300_000];

interface Stall {
  readonly until: number;
  readonly waitMs: number;
}

/** Sends what waits. One at a time in an installation: who runs it holds a lock. */
export class Dispatcher {
  private readonly unrecorded: Unrecorded = new Map();
  private readonly stalls = new Map<Channel, Stall>();

  constructor(private readonly parts: DispatchParts) {}

  /** Until the signal: looks, sends, waits. What breaks is told and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    let waitMs = LOOK_EVERY_MS;
    while (!signal.aborted) {
      const busy = await this.round(signal).then(
        (done) => {
          waitMs = LOOK_EVERY_MS;
          return done;
        },
        (error: unknown) => {
          waitMs = Math.min(waitMs * 2, LONGEST_TROUBLE_MS);
          this.parts.hooks?.onTrouble?.(error);
          return false;
        },
      );
      if (!busy) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One round over all municipalities; true where something was done, and more may wait. */
  async round(signal?: AbortSignal): Promise<boolean> {
    let busy = false;
    for (const tenant of this.parts.tenants) {
      if (signal?.aborted) break;
      busy = (await this.roundOf(tenant, signal)) || busy;
    }
    return busy;
  }

  private async roundOf(tenant: string, signal: AbortSignal | undefined): Promise<boolean> {
    const { outbox, clock, hooks } = this.parts;
    const now = clock.now();
    const channels = CHANNELS.filter((each) => (this.stalls.get(each)?.until ?? 0) <= Date.parse(now));
    if (channels.length === 0) return false;
    const due = await outbox.due(tenant, { now, channels, limit: BATCH });
    const attempts = await this.attempts(tenant, due, signal);
    const noted = [...attempts, ...(await this.judged(attempts))].flatMap((each) => ("receipt" in each ? [each] : []));
    for (const { kind, message } of noted) hooks?.onOutcome?.(tenant, message.channel, kind);
    const last = noted.map(({ receipt }) => receipt.position).reduce(later, null);
    if (last) await outbox.reach(last, signal);
    return noted.length > 0;
  }

  /** Several on their way at once; where the first ones find a way shut, the others are not begun. */
  private async attempts(tenant: string, due: readonly string[], signal?: AbortSignal): Promise<readonly Attempt[]> {
    const send = (messageId: string) => sendMessage(this.parts, this.unrecorded, tenant, messageId);
    const attempts: Attempt[] = [];
    for await (const attempt of inOrder(due, send, AT_ONCE)) {
      attempts.push(attempt);
      const shut = attempts.filter(({ kind }) => kind === "unavailable").length;
      if (signal?.aborted || (shut >= AT_ONCE && !attempts.some(({ kind }) => kind === "sent"))) break;
    }
    return attempts;
  }

  /**
   * Whose fault it was that a way took nothing. Where it took other messages in the same round, the one that it would
   * not take has failed, so that a message which breaks the server's connection never stops the others; else the way is
   * shut for a while, and no message is to blame.
   */
  private async judged(attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
    const failed: Attempt[] = [];
    for (const channel of CHANNELS) {
      const took = attempts.some((each) => each.kind === "sent" && each.message.channel === channel);
      const shut = attempts.flatMap((each) =>
        each.kind === "unavailable" && each.message.channel === channel ? [each] : [],
      );
      if (took) {
        this.stalls.delete(channel);
        for (const each of shut) failed.push(await each.fail());
      } else if (shut[0]) this.stall(channel, shut[0].why);
    }
    return failed;
  }

  private stall(channel: Channel, why: string): void {
    const before = this.stalls.get(channel)?.waitMs;
    const waitMs = before === undefined ? FIRST_STALL_MS : Math.min(before * 2, LONGEST_STALL_MS);
    this.stalls.set(channel, { until: Date.parse(this.parts.clock.now()) + waitMs, waitMs });
    this.parts.hooks?.onStalled?.(channel, why, waitMs);
  }
}

function later(left: Position | null, right: Position | null): Position | null {
  if (!left || !right) return left ?? right;
  return comparePositions(left, right) >= 0 ? left : right;
}
