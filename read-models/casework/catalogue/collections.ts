import type { RawContent, VersionName } from "../../../domain/casework/index.js";
import type { CivilDate, Instant } from "../../../domain/shared/index.js";
import type { CollectionDefinition } from "../../schema/index.js";

/** What one version is found by; the content itself says everything. */
export interface DefinitionMarks {
  readonly group: string | null;
  readonly applicantKinds: string | null;
  readonly offices: readonly string[] | "all" | null;
  /** Of names, description, group and code, in both languages, without ë and ç. */
  readonly words: readonly string[];
}

export interface DefinitionVersion extends DefinitionMarks {
  readonly version: number;
  readonly hash: string;
  readonly validFrom: CivilDate;
  /** The last day on which it can be chosen; null while no end is set. */
  readonly validTo: CivilDate | null;
  /** The workflow that a service was published with; null for a workflow itself. */
  readonly workflow: VersionName | null;
  readonly publishedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawalGround: string | null;
  readonly content: RawContent;
}

export interface DefinitionDraft {
  readonly content: RawContent;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
}

/** A service or a workflow through its life: the open draft and every version, the oldest first, each whole. */
export type DefinitionDocument = {
  readonly code: string;
  /** Of its stream: who changes it says which they have seen. */
  readonly revision: number;
  readonly draft: DefinitionDraft | null;
  readonly versions: readonly DefinitionVersion[];
};

/** Services, one document each. Neither holds anything personal: who wrote what is in the audit trail. */
export const serviceCatalogue: CollectionDefinition = {
  store: "mongo",
  name: "services",
  office: null,
  indexes: [{ tenant: 1, code: 1 }],
};

/** Workflows, one document each. */
export const workflowCatalogue: CollectionDefinition = { ...serviceCatalogue, name: "workflows" };
