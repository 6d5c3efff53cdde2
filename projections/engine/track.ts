import type { Position } from "../../domain/shared/index.js";
import type { BuildId, BuildRecord, ReadModelStore, Stop } from "../../read-models/store/index.js";
import type { Projection } from "../projection.js";

/** A projection on its way along the log, into one build. */
export interface Track {
  readonly projection: Projection;
  readonly store: ReadModelStore;
  readonly build: BuildId;
  readonly reads: (type: string) => boolean;
  /** As the store has confirmed it. */
  position: Position | undefined;
  events: number;
  stopped: Stop | null;
  /** The stop that the hooks were told of. */
  told: Stop | null;
}

export function trackOf(projection: Projection, store: ReadModelStore, record: BuildRecord): Track {
  const { version, build, position, events, stopped } = record;
  return {
    projection,
    store,
    build: { projection: projection.name, version, build },
    reads: readerOf(projection),
    position,
    events,
    stopped,
    told: null,
  };
}

function readerOf({ types }: Projection): (type: string) => boolean {
  if (types === "all") return () => true;
  const wanted = new Set(types);
  return (type) => wanted.has(type);
}

/** Whether any of the tracks needs an event of this type decrypted. */
export function needsDecoded(tracks: readonly Track[]): (type: string) => boolean {
  const open = tracks.filter(({ projection }) => projection.sealed !== true);
  return (type) => open.some((track) => track.reads(type));
}
