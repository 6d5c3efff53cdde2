import type { Instant } from "../../domain/shared/index.js";
import { LRUCache } from "lru-cache";
import { leading } from "../leading.js";
import { pause } from "../retrying.js";
import { carryOut } from "./carry-out.js";
import type { ProcessParts } from "./parts.js";
import type { FollowUp } from "./process-manager.js";

/** A moment that has come for something. */
export interface DueTimer {
  readonly about: string;
  readonly at: Instant;
}

/** What time does by itself: which moments have come, and the command that each of them asks for. */
export interface Timekeeper {
  /** kebab-case; the actor of its commands. */
  readonly name: string;
  readonly tenants: readonly string[];
  /** Moments up to `now`, the earliest first, after another. A list that lags may show what is done already. */
  readonly due: (tenant: string, now: Instant, after: DueTimer | null, limit: number) => Promise<readonly DueTimer[]>;
  readonly followUp: (timer: DueTimer) => FollowUp;
}

const PAGE = 100;
const AT_ONCE = 8;
const EVERY_MS = 5_000;
/** What was refused, or changed nothing, comes again after so long: the law it waited for may have been adopted. */
const AGAIN_AFTER_MS = 3_600_000;
const REMEMBERED = 100_000;

/**
 * Gives the commands of moments that have come, until the signal aborts: in rounds over all that is due, page by page, so
 * that what stays due holds up nobody. Restarted, it finds what is due by then; a moment has one command id, so that it
 * is one command, however often it is found.
 */
export function runTimekeeper(
  parts: ProcessParts,
  keeper: Timekeeper,
  signal: AbortSignal,
  everyMs = EVERY_MS,
): Promise<void> {
  const onFailure = (error: unknown) => parts.hooks?.onRetry?.(keeper.name, error);
  const { lock, isPassing } = parts;
  return leading({ lock, isPassing, onFailure }, `process/${keeper.name}`, signal, async (term) => {
    await parts.store.prepare();
    await parts.store.open(keeper.name);
    const done = new LRUCache<string, true>({ max: REMEMBERED, ttl: AGAIN_AFTER_MS });
    while (!term.aborted) {
      for (const tenant of keeper.tenants) await oneRound(parts, keeper, tenant, done, term);
      await pause(everyMs, term);
    }
  });
}

async function oneRound(
  parts: ProcessParts,
  keeper: Timekeeper,
  tenant: string,
  done: LRUCache<string, true>,
  signal: AbortSignal,
): Promise<void> {
  let after: DueTimer | null = null;
  for (let full = true; full && !signal.aborted;) {
    const page: readonly DueTimer[] = await keeper.due(tenant, parts.clock.now(), after, PAGE);
    const fresh = page.filter((timer) => !done.has(keyOf(tenant, timer)));
    for (let from = 0; from < fresh.length && !signal.aborted; from += AT_ONCE)
      await Promise.all(fresh.slice(from, from + AT_ONCE).map((timer) => fire(timer)));
    after = page.at(-1) ?? null;
    full = page.length === PAGE;
  }

  async function fire(timer: DueTimer): Promise<void> {
    const { at } = timer;
    const occasion = { process: keeper.name, tenant, cause: null, key: at, since: Date.parse(at), again: true };
    await carryOut(parts, occasion, keeper.followUp(timer), signal);
    done.set(keyOf(tenant, timer), true);
  }
}

function keyOf(tenant: string, { about, at }: DueTimer): string {
  return `${tenant}/${about}/${at}`;
}
