import { eventCodec, defterRegistry } from "../../../application/ledger/index.js";
import {
  caseTimers,
  caseworkProcesses,
  InMemoryProcessStore,
  Processes,
  type StuckReaction,
} from "../../../application/processes/index.js";
import type { ProcessParts } from "../../../application/processes/parts.js";
import { caseDecider } from "../../../domain/casework/index.js";
import { caseLists } from "../casework/support/case-lists.js";
import { counter, type Counter } from "../casework/support/counter.js";
import { Crash } from "../taxation/support/shkoder.js";
import { sharedLocks, workUntil } from "./support.js";

export const TENANT = "shkoder";
/** Nothing is waited for but that every policy has seen all that is written. */
export const nothingMore = async () => true;

/** A counter behind which the policies of casework and its clock do their work when they are let. */
export class SettlingTown {
  readonly lists = caseLists(() => this.city);
  private store = new InMemoryProcessStore();

  private constructor(readonly city: Counter) {}

  static async open(): Promise<SettlingTown> {
    return new SettlingTown(await counter());
  }

  /** The policies know no more how far they have come: they begin with the first fact again. */
  forget(): void {
    this.store = new InMemoryProcessStore();
  }

  /** What waits for an administrator. */
  stuck(): Promise<readonly StuckReaction[]> {
    return this.store.stuck(TENANT, { limit: 10 });
  }

  async stateOf(caseId: string) {
    return (await this.city.parts.ledger.load(`case-shkoder.${caseId}`, caseDecider)).state;
  }

  /** Lets everything that follows by itself happen, until something is so and every policy has seen all. */
  async settleDown(
    isSo: () => Promise<boolean> = nothingMore,
    cases: Pick<Counter["cases"], "policies"> = this.city.cases,
    ledger: Pick<Counter["parts"]["ledger"], "load"> = this.city.parts.ledger,
  ): Promise<void> {
    const { city, lists, store } = this;
    const parts = { cases: cases.policies, ledger, lists, tenants: [TENANT] };
    const given: ProcessParts = {
      eventStore: city.store,
      codec: eventCodec(defterRegistry(), city.vault),
      store,
      managers: caseworkProcesses(parts),
      lock: sharedLocks().take,
      clock: city.clock,
      isPassing: (error) => error instanceof Crash,
    };
    await workUntil(async () => (await isSo()) && (await this.seenAll()), new Processes(given, [caseTimers(parts)]));
  }

  /** Whether every policy has come to the end of the log. */
  private async seenAll(): Promise<boolean> {
    const head = await this.city.store.head();
    const records = await this.store.records();
    return (
      records.length === 6 &&
      records.every(({ process, position }) => process === "case-timers" || position?.commit === head!.commit)
    );
  }
}
