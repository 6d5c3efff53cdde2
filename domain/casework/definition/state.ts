import type { CivilDate } from "../../shared/index.js";
import type { VersionName } from "./schemas.js";

/** The whole content as JSON. A draft need not be complete yet; what is published has passed every check. */
export type RawContent = Readonly<Record<string, unknown>>;

/** An immutable version. Cases that were lodged under it keep it for ever. */
export interface PublishedVersion {
  readonly version: number;
  readonly hash: string;
  readonly content: RawContent;
  readonly validFrom: CivilDate;
  /** The last day on which it can be chosen; null while no end is set. */
  readonly validTo: CivilDate | null;
  /** The workflow that a service was published with; null for a workflow itself. */
  readonly workflow: VersionName | null;
}

/** A definition's life: at most one draft, and the versions published so far, the oldest first. */
export interface DefinitionState {
  readonly code: string | null;
  readonly draft: RawContent | null;
  readonly versions: readonly PublishedVersion[];
}

export const NO_DEFINITION: DefinitionState = { code: null, draft: null, versions: [] };

/** The version that holds on a day; null where none does. */
export function versionOn(state: DefinitionState, day: CivilDate): PublishedVersion | null {
  return state.versions.find((each) => each.validFrom <= day && (each.validTo === null || day <= each.validTo)) ?? null;
}
