import type { Instant, Position } from "../../domain/shared/index.js";
import { positionKey, type MongoReader } from "../mongo/index.js";
import { AUDIT_TRAIL } from "./audit-trail.js";

/** A place in the log, and when it was written. */
interface Moment {
  readonly recordedAt: Instant;
  readonly position: Position;
}

/**
 * When a municipality's ledger was written, in even steps of the log from its first event to its last: where much was
 * written there are many moments, and none where nothing was. At most `steps` + 1, the earliest first, each once; each is
 * one look into an index.
 */
export function ledgerMoments(reader: MongoReader): (tenant: string, steps: number) => Promise<readonly Instant[]> {
  const listOf = (direction: "ascending" | "descending") =>
    reader.listOf<{ readonly from?: string }, Moment>({
      ...{ ...AUDIT_TRAIL, name: `ledger-moments-${direction}`, orderBy: "_pos", kind: "string", direction },
      where: ({ from }) => (from === undefined ? [] : [{ _pos: { $gte: from } }]),
      toRow: ({ recordedAt, commit, prepare }) => ({
        recordedAt: recordedAt as Instant,
        position: { commit: BigInt(commit as string), prepare: BigInt(prepare as string) },
      }),
    });
  const [forwards, backwards] = [listOf("ascending"), listOf("descending")];
  return async (tenant, steps) => {
    const everything = { tenant, offices: null };
    const one = async (list: typeof forwards, from?: Position) => {
      const filter = from === undefined ? {} : { from: positionKey(from) };
      return (await list(everything, { filter, limit: 1, after: null })).rows[0]?.row;
    };
    const [first, last] = await Promise.all([one(forwards), one(backwards)]);
    if (first === undefined || last === undefined) return [];
    const [begin, length] = [first.position.commit, last.position.commit - first.position.commit];
    const places = Array.from({ length: Math.max(0, steps - 1) }, (_, index) => {
      const commit = begin + (length * BigInt(index + 1)) / BigInt(steps);
      return { commit, prepare: commit };
    });
    const between = await Promise.all(places.map((place) => one(forwards, place)));
    const moments = [first, ...between, last].flatMap((each) => each?.recordedAt ?? []);
    return [...new Set(moments)].toSorted();
  };
}
