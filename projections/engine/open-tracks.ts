import { sameBuild, type BuildRecord } from "../../read-models/store/index.js";
import type { Projection } from "../projection.js";
import { storeOf, type EngineParts } from "./parts.js";
import { trackOf, type Track } from "./track.js";

/** The live builds that this version of the code can carry on, and the projections whose live build is of another version. */
export interface OpenedTracks {
  readonly tracks: readonly Track[];
  readonly outdated: readonly Projection[];
}

/** Opens the live build of every projection; one that has none yet begins its first. */
export async function openTracks(parts: EngineParts): Promise<OpenedTracks> {
  const tracks: Track[] = [];
  const outdated: Projection[] = [];
  const records = await allRecords(parts);
  for (const projection of parts.projections) {
    const live = records.find((each) => each.projection === projection.name && each.state === "live");
    if (live !== undefined && live.version !== projection.version) {
      outdated.push(projection);
      continue;
    }
    const store = storeOf(parts, projection);
    const build = live ?? {
      projection: projection.name,
      version: projection.version,
      build: nextBuild(records, projection),
    };
    await store.create(projection, build, { indexes: true });
    tracks.push(trackOf(projection, store, live ?? (await store.catalog.add(projection, build, "live"))));
  }
  return { tracks, outdated };
}

export async function allRecords(parts: EngineParts): Promise<readonly BuildRecord[]> {
  return (await Promise.all(parts.stores.map((store) => store.catalog.all()))).flat();
}

/** The number of the build after all that there are. */
export function nextBuild(records: readonly BuildRecord[], { name, version }: Projection): number {
  const own = records.filter((each) => each.projection === name && each.version === version);
  return Math.max(0, ...own.map(({ build }) => build)) + 1;
}

/** Whether another build became live, or a stopped one was let go on, since the tracks were opened. */
export function haveChanged(tracks: readonly Track[], records: readonly BuildRecord[]): boolean {
  return records.some((record) => {
    if (record.state !== "live") return false;
    const track = tracks.find(({ projection }) => projection.name === record.projection);
    if (track === undefined) return false;
    return !sameBuild(track.build, record) || (track.stopped === null) !== (record.stopped === null);
  });
}
