import { setTimeout as sleep } from "node:timers/promises";
import { hasReached, InvariantError, type Position } from "../../domain/shared/index.js";
import type { Freshness, ProjectionName, View } from "../read-side/index.js";
import type { BuildCatalog, BuildRecord } from "../store/index.js";

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 50;

/**
 * Waits on the checkpoints of the live builds of all projections that are registered for a view; one that has no rows
 * yet is waited for as well. All who wait at once share one look into the catalogs.
 */
export function freshnessOf(
  catalogs: readonly BuildCatalog[],
  projectionsBehind: (view: View) => readonly ProjectionName[],
): Freshness {
  let looking: Promise<readonly BuildRecord[]> | null = null;
  const look = () => {
    looking ??= Promise.all(catalogs.map((catalog) => catalog.all()))
      .then((records) => records.flat())
      .finally(() => (looking = null));
    return looking;
  };
  return {
    async waitFor(view, position, timeoutMs, signal) {
      const names = projectionsBehind(view);
      if (names.length === 0) throw new InvariantError(`no projection stands behind ${view}`);
      const end = performance.now() + timeoutMs;
      for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
        if (signal.aborted) return false;
        if (allReached(await look(), names, position)) return true;
        const left = end - performance.now();
        if (left <= 0) return false;
        await sleep(Math.min(wait, left), undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

function allReached(records: readonly BuildRecord[], names: readonly string[], position: Position): boolean {
  return names.every((name) => {
    const live = records.find((record) => record.state === "live" && record.projection === name);
    return hasReached(live?.position, position);
  });
}
