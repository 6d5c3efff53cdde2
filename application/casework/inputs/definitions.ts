import type { Finding, ModelCatalogue, Named, RawContent, Words } from "../../../domain/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";

export type DefinitionName = "service" | "workflow";

export interface DraftDefinitionInput {
  readonly kind: DefinitionName;
  /** Its `code` names the definition. */
  readonly content: RawContent;
}

export interface CheckedDefinition {
  readonly code: string;
  /** SHA-256 over the RFC 8785 form. */
  readonly hash: string;
  readonly findings: readonly Finding[];
}

export interface PublishDefinitionInput {
  readonly kind: DefinitionName;
  readonly code: string;
  readonly validFrom: CivilDate;
  readonly validTo?: CivilDate | null;
  /** The version that gives way. */
  readonly succeeds?: number | null;
}

export interface PublishedDefinition {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
}

export interface WithdrawDefinitionInput {
  readonly kind: DefinitionName;
  readonly code: string;
  /** Null: the draft. */
  readonly version: number | null;
  readonly ground: string;
}

export interface AdoptCatalogueInput {
  readonly workflows: readonly RawContent[];
  readonly services: readonly RawContent[];
  readonly validFrom: CivilDate;
}

export interface AdoptedCatalogue {
  readonly published: readonly PublishedDefinition[];
  /** Codes that were there already, as published or as an open draft: they are left alone. */
  readonly left: readonly string[];
}

export interface AdoptFromModelInput {
  /** Codes of services; null: the whole model. The workflows that they follow are taken over with them. */
  readonly services: readonly string[] | null;
  readonly validFrom: CivilDate;
}

/** A service or a workflow of the model, as this municipality would take it over. */
export interface ModelEntry {
  readonly kind: DefinitionName;
  readonly code: string;
  readonly hash: string;
  readonly content: RawContent;
}

/** What codes of the catalogue are called in one municipality. */
export interface CatalogueWords extends Pick<ModelCatalogue, "groups" | "documentTypes" | "roles"> {
  /** Null before it is established. */
  readonly municipality: Words | null;
  readonly offices: readonly Named[];
}
