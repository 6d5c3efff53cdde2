import { DefterError } from "../errors.js";
import { carryOut } from "./carry-out.js";
import type { ProcessParts } from "./parts.js";
import type { KeptReaction, ProcessRecord, StuckAsk } from "./port.js";
import { followUpsOf, NOBODY, occasionOf, runProcess } from "./run-process.js";
import { runTimekeeper, type Timekeeper } from "./timekeeper.js";

/** Everything that server and command line do with processes. */
export class Processes {
  constructor(
    private readonly parts: ProcessParts,
    private readonly timekeepers: readonly Timekeeper[],
  ) {}

  /** Lets all policies and timers work until the signal aborts; rejects on an error of programming, all others ended. */
  async run(signal: AbortSignal): Promise<void> {
    const term = new AbortController();
    const all = AbortSignal.any([signal, term.signal]);
    const running = [
      ...this.parts.managers.map((manager) => runProcess(this.parts, manager, all)),
      ...this.timekeepers.map((keeper) => runTimekeeper(this.parts, keeper, all)),
    ];
    const ending = running.map((each) => each.finally(() => term.abort()));
    for (const outcome of await Promise.allSettled(ending)) if (outcome.status === "rejected") throw outcome.reason;
  }

  /** The names of policies and timers. */
  get names(): readonly string[] {
    return [...this.parts.managers, ...this.timekeepers].map(({ name }) => name);
  }

  async records(): Promise<readonly ProcessRecord[]> {
    await this.parts.store.prepare();
    return this.parts.store.records();
  }

  async stuck(tenant: string, ask: StuckAsk): Promise<readonly KeptReaction[]> {
    await this.parts.store.prepare();
    return this.parts.store.stuck(tenant, ask);
  }

  /**
   * Tries a stuck reaction again; what is done is stuck no more. Whether it was done. What follows from time alone is
   * tried again by itself, within the hour.
   * @throws LedgerIntegrityError where its fact is not there any more.
   */
  async retry(reaction: KeptReaction, signal: AbortSignal): Promise<boolean> {
    const { process, cause, id, about } = reaction;
    const manager = this.parts.managers.find(({ name }) => name === process);
    if (manager === undefined || cause === null) return false;
    const event = await this.parts.eventStore.at(cause.position);
    if (event?.eventId !== cause.eventId) throw new DefterError("INTERNAL", "event-not-found", { facts: { id } });
    let isDone = true;
    for await (const followUp of followUpsOf(this.parts, manager, event)) {
      if (about !== NOBODY && followUp.about !== about) continue;
      isDone = (await carryOut(this.parts, occasionOf(manager, event, true), followUp, signal)) && isDone;
    }
    // Where nothing follows any more, or it was not known for whom, the mark itself goes.
    if (isDone) await this.parts.store.settle(reaction.tenant, id);
    return isDone;
  }
}
