import { MongoServerError, type Collection, type Db } from "mongodb";
import { instant, type Instant } from "../../domain/shared/index.js";
import {
  LostRaceError,
  sameBuild,
  type BuildCatalog,
  type BuildId,
  type BuildRecord,
  type ProjectionShape,
  type Stop,
} from "../store/index.js";
import { BUILDS, LIVE } from "./names.js";
import { positionKey, positionOfKey } from "./positions.js";

export interface BuildDocument extends BuildId {
  readonly _id: string;
  readonly pos: string | null;
  readonly events: number;
  readonly updatedAt: string;
  readonly stopped: (Omit<Stop, "position"> & { readonly pos: string }) | null;
  /** It was live once. */
  readonly wasLive: boolean;
}

/** Which build is live: one document a projection, changed in one step. */
interface LiveDocument extends BuildId {
  readonly _id: string;
}

/** The catalog of builds in MongoDB. */
export class MongoCatalog implements BuildCatalog {
  private readonly builds: Collection<BuildDocument>;
  private readonly live: Collection<LiveDocument>;

  constructor(db: Db) {
    this.builds = db.collection(BUILDS);
    this.live = db.collection(LIVE);
  }

  async all(): Promise<readonly BuildRecord[]> {
    const [builds, live] = await Promise.all([
      this.builds.find({}, { sort: { _id: 1 } }).toArray(),
      this.live.find({}).toArray(),
    ]);
    return builds.map((build) => recordOf(build, live));
  }

  async add(_shape: ProjectionShape, build: BuildId, state: "live" | "shadow"): Promise<BuildRecord> {
    const { projection, version, build: number } = build;
    const started: BuildDocument = {
      ...{ _id: buildKey(build), projection, version, build: number, pos: null, events: 0 },
      ...{ updatedAt: instant(new Date()), stopped: null, wasLive: state === "live" },
    };
    await this.builds.insertOne(started).catch(ignoreDuplicate);
    if (state === "live") {
      const live = { _id: projection, projection, version, build: number };
      await this.live.insertOne(live).catch(ignoreDuplicate);
    }
    const record = (await this.all()).find((each) => sameBuild(each, build));
    if (record?.state !== state) throw new LostRaceError(`another build of ${projection} is ${state}`);
    return record;
  }

  async swap(_shape: ProjectionShape, previous: BuildId | null, next: BuildId): Promise<boolean> {
    const records = await this.all();
    const of = (build: BuildId) => records.find((each) => sameBuild(each, build));
    const [live, shadow] = [previous === null ? undefined : of(previous), of(next)];
    if (shadow === undefined) throw new LostRaceError(`the shadow of ${next.projection} is gone`);
    if (live?.position && (!shadow.position || positionKey(shadow.position) < positionKey(live.position))) return false;
    const { projection, version, build } = next;
    await this.builds.updateOne({ _id: buildKey(next) }, { $set: { wasLive: true } });
    if (previous === null) {
      await this.live.insertOne({ _id: projection, projection, version, build }).catch(raceOnDuplicate);
      return true;
    }
    const pointed = { _id: projection, version: previous.version, build: previous.build };
    const { matchedCount } = await this.live.updateOne(pointed, { $set: { version, build } });
    if (matchedCount === 0) throw new LostRaceError(`another build of ${projection} became live`);
    return true;
  }

  async stop(build: BuildId, { position, ...why }: Stop): Promise<void> {
    const stopped = { ...why, pos: positionKey(position) };
    await this.builds.updateOne({ _id: buildKey(build) }, { $set: { stopped, updatedAt: instant(new Date()) } });
  }

  async restart(build: BuildId): Promise<void> {
    await this.builds.updateOne({ _id: buildKey(build) }, { $set: { stopped: null, updatedAt: instant(new Date()) } });
  }

  /** The build of a projection that readers are to read; null while there is none. */
  async liveBuild(projection: string): Promise<BuildId | null> {
    return this.live.findOne({ _id: projection });
  }
}

export function buildKey({ projection, version, build }: BuildId): string {
  return `${projection}/${String(version).padStart(5, "0")}/${String(build).padStart(5, "0")}`;
}

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

function ignoreDuplicate(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}

function raceOnDuplicate(error: unknown): never {
  throw isDuplicateKey(error) ? new LostRaceError("another build became live") : error;
}

function recordOf(document: BuildDocument, live: readonly LiveDocument[]): BuildRecord {
  const { projection, version, build, pos, events, updatedAt, stopped, wasLive } = document;
  const isLive = live.some((each) => sameBuild(each, document));
  return {
    ...{ projection, version, build, events },
    state: isLive ? "live" : wasLive ? "old" : "shadow",
    position: pos === null ? undefined : positionOfKey(pos),
    updatedAt: updatedAt as Instant,
    stopped: stopped === null ? null : stopOf(stopped),
  };
}

function stopOf({ pos, ...why }: NonNullable<BuildDocument["stopped"]>): Stop {
  return { ...why, position: positionOfKey(pos) };
}
