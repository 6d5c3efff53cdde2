import type { RawContent, ServiceContent, VersionName } from "../../domain/casework/index.js";
import type { CivilDate, Instant } from "../../domain/shared/index.js";

/** A service as it can be applied for on a day: one published version, whole. */
export interface ServiceRow {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly workflow: VersionName;
  readonly content: ServiceContent;
}

/** A published version with its content. */
export interface DefinitionVersionRow {
  readonly version: number;
  readonly hash: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly workflow: VersionName | null;
  readonly publishedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawalGround: string | null;
  readonly content: RawContent;
}

/** A service or a workflow through its life. */
export interface DefinitionRow {
  readonly code: string;
  /** Of its stream. */
  readonly revision: number;
  readonly draft: { readonly content: RawContent; readonly openedAt: Instant; readonly changedAt: Instant } | null;
  readonly versions: readonly DefinitionVersionRow[];
}
