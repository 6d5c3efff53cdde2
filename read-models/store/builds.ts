import type { Instant, Position } from "../../domain/shared/index.js";
import type { ViewDefinition } from "../schema/index.js";

/** What a store must know of a projection to keep its rows. */
export interface ProjectionShape {
  readonly name: string;
  readonly version: number;
  readonly views: readonly ViewDefinition[];
}

/** One materialisation of a projection: tables of their own with a checkpoint of their own. Builds count from 1. */
export interface BuildId {
  readonly projection: string;
  readonly version: number;
  readonly build: number;
}

/** `live` is what queries read; `shadow` is being built beside it; `old` was live once and is kept until dropped. */
export type BuildState = "live" | "shadow" | "old";

/** Why a build stands still, and at which event. */
export interface Stop {
  readonly because: string;
  readonly eventId: string;
  readonly type: string;
  readonly position: Position;
}

export interface BuildRecord extends BuildId {
  readonly state: BuildState;
  /** Everything up to here is in the rows; undefined before the first event. */
  readonly position: Position | undefined;
  /** Events that the projection has read into this build. */
  readonly events: number;
  readonly updatedAt: Instant;
  readonly stopped: Stop | null;
}

/** The builds of all projections in one store. */
export interface BuildCatalog {
  all(): Promise<readonly BuildRecord[]>;
  /** Adds a build with no rows; live where the projection has no live one and `state` says so. */
  add(shape: ProjectionShape, build: BuildId, state: "live" | "shadow"): Promise<BuildRecord>;
  /**
   * Makes `next` the live build in one step, unless it is behind the live one (false: nothing changed). What was live
   * becomes old. Throws {@link LostRaceError} where another than `previous` is live.
   */
  swap(shape: ProjectionShape, previous: BuildId | null, next: BuildId): Promise<boolean>;
  stop(build: BuildId, stop: Stop): Promise<void>;
  /** Lets a stopped build go on. */
  restart(build: BuildId): Promise<void>;
}

/** Another process was there first: nothing of this attempt was written. Read the catalog again. */
export class LostRaceError extends Error {
  override readonly name = "LostRaceError";
}

export function sameBuild(left: BuildId, right: BuildId): boolean {
  return left.projection === right.projection && left.version === right.version && left.build === right.build;
}

/** `name v2.1`, as builds are shown. */
export function buildText({ projection, version, build }: BuildId): string {
  return `${projection} v${version}.${build}`;
}
