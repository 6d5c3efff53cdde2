import { hasReached, type Position } from "../../domain/shared/index.js";
import type { ProjectionRow } from "../../read-models/read-side/index.js";
import type { BuildRecord } from "../../read-models/store/index.js";
import { allRecords } from "./open-tracks.js";
import type { EngineParts } from "./parts.js";

/** Lag is counted up to here; beyond it is only known to be more. */
const COUNTED_LAG = 1_000;

/** How every projection stands, live and shadow. `lagEvents` is counted to 1,000; null beyond. */
export async function projectionRows(parts: EngineParts): Promise<readonly ProjectionRow[]> {
  const [records, head] = await Promise.all([allRecords(parts), parts.eventStore.head()]);
  const lags = new Map<string, Promise<number | null>>();
  const lagOf = (position: Position | undefined) => {
    const key = position === undefined ? "" : String(position.commit);
    if (!lags.has(key)) lags.set(key, countLag(parts, head, position));
    return lags.get(key)!;
  };
  const shown = records.filter(({ state, projection }) => state !== "old" && isRegistered(parts, projection));
  const rows = await Promise.all(shown.map(async (record) => rowOf(parts, record, await lagOf(record.position))));
  const unbuilt = parts.projections.filter(({ name }) => !shown.some(({ projection }) => projection === name));
  return [...rows, ...unbuilt.map(({ name, version }) => notBuilt(name, version))];
}

function isRegistered(parts: EngineParts, projection: string): boolean {
  return parts.projections.some(({ name }) => name === projection);
}

async function countLag(
  parts: EngineParts,
  head: Position | undefined,
  position: Position | undefined,
): Promise<number | null> {
  if (head === undefined || hasReached(position, head)) return 0;
  const ahead = await parts.eventStore.readAll(position, COUNTED_LAG + 1);
  return ahead.length > COUNTED_LAG ? null : ahead.length;
}

function rowOf(parts: EngineParts, record: BuildRecord, lagEvents: number | null): ProjectionRow {
  const { projection: name, version, position, events, updatedAt, stopped } = record;
  return {
    ...{ name, version, status: statusOf(parts, record), position: position ?? null, lagEvents, events, updatedAt },
    stoppedBecause: stopped?.because ?? null,
    stoppedAtEvent: stopped?.eventId ?? null,
  };
}

/** `live`, `rebuilding` (a shadow), `outdated` (the live one is of another version), `stopped`. */
function statusOf(parts: EngineParts, { state, stopped, projection, version }: BuildRecord): string {
  if (stopped !== null) return "stopped";
  if (state === "shadow") return "rebuilding";
  return parts.projections.some((each) => each.name === projection && each.version === version) ? "live" : "outdated";
}

function notBuilt(name: string, version: number): ProjectionRow {
  const nothing = {
    position: null,
    lagEvents: null,
    events: 0,
    updatedAt: null,
    stoppedBecause: null,
    stoppedAtEvent: null,
  };
  return { name, version, status: "not-built", ...nothing };
}
