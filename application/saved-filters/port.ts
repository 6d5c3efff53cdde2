import type { Instant } from "../../domain/shared/index.js";
import type { Json } from "../event-store/index.js";

/** Whose filter it is: an officer of a municipality. */
export interface FilterOwner {
  readonly tenant: string;
  readonly userId: string;
}

/** What an officer narrows a list to, under a name of theirs. */
export interface SavedFilter {
  /** Theirs to choose; one filter has it. */
  readonly name: string;
  /** What is narrowed, and to what: the API's to shape. */
  readonly content: Json;
  readonly savedAt: Instant;
}

/** Where saved filters are. Every implementation passes `test/application/saved-filters/contract`. */
export interface SavedFilterStore {
  /** Makes the place for them if it is missing. */
  prepare(): Promise<void>;
  /** Saves a filter in the place of the one of that name. False, and nothing is saved, where the owner has `max` of other names. */
  save(owner: FilterOwner, filter: SavedFilter, max: number): Promise<boolean>;
  /** The owner's filters, by their names in byte order. */
  of(owner: FilterOwner): Promise<readonly SavedFilter[]>;
  /** Erases a filter; silent where there is none. */
  drop(owner: FilterOwner, name: string): Promise<void>;
}
