import type { CivilDate } from "../../shared/index.js";
import type { RawContent } from "./state.js";

interface Dated {
  readonly code: string;
  /** Today. */
  readonly on: CivilDate;
  readonly reason?: string;
}

export interface DraftDefinition extends Dated {
  readonly type: "Draft";
  readonly content: RawContent;
}

export interface ReviseDefinition extends Dated {
  readonly type: "Revise";
  readonly content: RawContent;
}

/** `known` is what the checks stand on: who holds roles, which documents and offices there are. */
export interface PublishDefinition<Known> extends Dated {
  readonly type: "Publish";
  /** Hash of the draft as it is now: SHA-256 over its RFC 8785 form. */
  readonly hash: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  /** The version that gives way to this one; null where none holds at that time. */
  readonly succeeds: number | null;
  readonly known: Known;
}

export interface WithdrawDefinition extends Dated {
  readonly type: "Withdraw";
  /** Null: the draft. */
  readonly version: number | null;
  readonly ground: string;
}

export type DefinitionCommand<Known> =
  DraftDefinition | ReviseDefinition | PublishDefinition<Known> | WithdrawDefinition;
