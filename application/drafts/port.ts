import type { Instant } from "../../domain/shared/index.js";

/** Whose draft it is: whoever signed in as this taxpayer. */
export interface DraftOwner {
  readonly tenant: string;
  readonly taxpayerId: string;
}

/** A draft as it is kept: what was filled in is encrypted with the key of its owner. */
export interface KeptDraft extends DraftOwner {
  /** One draft for a service: its code. */
  readonly service: string;
  readonly sealed: string;
  readonly changedAt: Instant;
  /** Then it is erased. */
  readonly until: Instant;
}

/** Where drafts are kept. Every implementation passes `test/application/drafts/contract`. */
export interface DraftStore {
  /** Makes the place for drafts if it is missing. */
  prepare(): Promise<void>;
  /**
   * Keeps a draft in the place of the one before. False, and nothing is kept, where the owner has `max` of other services
   * that are not over at `changedAt`.
   */
  save(draft: KeptDraft, max: number): Promise<boolean>;
  /** The owner's drafts that are not over at `now`, the last changed first; of one service alone where it is named. */
  of(owner: DraftOwner, now: Instant, service?: string): Promise<readonly KeptDraft[]>;
  /** Erases a draft; silent where there is none. */
  drop(owner: DraftOwner, service: string): Promise<void>;
  /** Erases drafts that are over. Gives how many. */
  purge(now: Instant): Promise<number>;
}
