import {
  WrongRevisionError,
  type EventToAppend,
  type ExpectedRevision,
  type ReadStreamOptions,
  type StoredEvent,
  type StreamName,
  type StreamStore,
} from "../event-store/index.js";
import { InMemoryKeyVault, type KeyVault } from "../personal-data/index.js";
import { instant } from "../../domain/shared/index.js";

/** After everything that is written, and never shown. */
const NOWHERE = { commit: 2n ** 62n, prepare: 2n ** 62n };

/**
 * A store over another, whose writes stay in memory: commands meet what is there and what they would have written
 * before, and nothing is written.
 */
export function dryRunStore(under: StreamStore): StreamStore {
  const written = new Map<string, StoredEvent[]>();
  const lastOf = async (stream: StreamName): Promise<bigint> => {
    const own = written.get(stream)?.at(-1);
    if (own) return own.revision;
    const [last] = await under.readStream(stream, { direction: "backwards", maxCount: 1 });
    return last?.revision ?? -1n;
  };
  return {
    async append(stream: StreamName, expected: ExpectedRevision, events: readonly EventToAppend[]) {
      const last = await lastOf(stream);
      if ((expected === "noStream" ? -1n : expected) !== last)
        throw new WrongRevisionError(stream, expected, last === -1n ? "noStream" : last);
      const recordedAt = instant(new Date());
      const stored = events.map((event, index): StoredEvent => {
        return { ...event, streamName: stream, revision: last + 1n + BigInt(index), position: NOWHERE, recordedAt };
      });
      written.set(stream, [...(written.get(stream) ?? []), ...stored]);
      return { position: NOWHERE, revision: last + BigInt(events.length) };
    },
    async readStream(stream: StreamName, options: ReadStreamOptions = {}) {
      const own = written.get(stream);
      if (own === undefined) return under.readStream(stream, options);
      const { direction = "forwards", fromRevision, maxCount = Infinity } = options;
      const whole = [...(await under.readStream(stream)), ...own];
      const ordered = direction === "forwards" ? whole : whole.reverse();
      const from = ordered.filter(({ revision }) => {
        if (fromRevision === undefined) return true;
        return direction === "forwards" ? revision >= fromRevision : revision <= fromRevision;
      });
      return from.slice(0, maxCount);
    },
  };
}

/** Keys that are there are found; keys that would be made are made in memory. Nothing is destroyed. */
export function dryRunVault(under: KeyVault): KeyVault {
  const made = new InMemoryKeyVault();
  return {
    async keysFor(tenant, subjectIds, options) {
      const wanted = [...subjectIds];
      const known = await under.keysFor(tenant, wanted);
      const missing = wanted.filter((id) => !known.has(id));
      return new Map([...known, ...(await made.keysFor(tenant, missing, options))]);
    },
    destroy: (tenant, subjectId) => made.destroy(tenant, subjectId),
    close: () => made.close(),
  };
}
