import { setTimeout as sleep } from "node:timers/promises";
import { DefterError } from "../../../application/errors.js";
import { rebuild, runProjections, type OnOutdated } from "../../../projections/index.js";
import { ReadRefusedError, type View } from "../../../read-models/read-side/index.js";
import { TOKENS } from "../../composition/tokens.js";
import type { Work } from "./desk.js";

/** A running Defter is seconds behind at most; without one, the read models may have a long way to go. */
const WAIT_MS = { beside: 10_000, alone: 600_000 };

/**
 * Does a task on read models that have applied everything that is in the ledger now. Where no Defter runs, this process
 * brings them there. @throws DefterError STALE `read-models-behind` where they do not come so far in time
 */
export async function whenFresh<Result>(work: Work, view: View, task: () => Promise<Result>): Promise<Result> {
  const { composition, isBeside, signal } = work;
  return keepingUp(
    work,
    async () => {
      const head = await composition.get(TOKENS.eventStore).head();
      if (head !== undefined) {
        const limit = isBeside ? WAIT_MS.beside : WAIT_MS.alone;
        const { freshness } = composition.get(TOKENS.readSide);
        if (!(await freshness.waitFor(view, head, limit, signal))) throw new DefterError("STALE", "read-models-behind");
      }
      return whenBuilt(task, signal);
    },
    builtAnew(work),
  );
}

/** After an upgrade without a running Defter: nobody else would bring a view of an older version to the new one. */
function builtAnew({ composition, progress }: Work): OnOutdated {
  return async (names, signal) => {
    progress.line(`Read models of an older version are built anew: ${names.join(", ")}`);
    for await (const { error } of rebuild(composition.get(TOKENS.engine), names, { signal }))
      if (error !== null) progress.line(error);
  };
}

/** An empty ledger gives nothing to wait for, yet the first builds of its views may still be on their way. */
async function whenBuilt<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (const until = Date.now() + WAIT_MS.beside; ; await sleep(100)) {
    try {
      return await task();
    } catch (error) {
      const isOnItsWay = error instanceof ReadRefusedError && error.rule === "view-not-built";
      if (!isOnItsWay || signal.aborted || Date.now() > until) throw error;
    }
  }
}

/** Does a task while the projections run: in the Defter beside, or here. Builds of another version are left to `onOutdated`. */
export async function keepingUp<Result>(
  { composition, isBeside }: Work,
  task: () => Promise<Result>,
  onOutdated?: OnOutdated,
): Promise<Result> {
  if (isBeside) return task();
  const abort = new AbortController();
  const running = runProjections(composition.get(TOKENS.engine), abort.signal, onOutdated);
  try {
    return await Promise.race([task(), running.then(() => new Promise<never>(() => undefined))]);
  } finally {
    abort.abort();
    await running.catch(() => undefined);
  }
}
