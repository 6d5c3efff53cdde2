import { notParsed, parsed, type Parsed } from "../../domain/shared/index.js";
import type { Json } from "../event-store/index.js";
import type { Clock } from "../ports.js";
import type { FilterOwner, SavedFilter, SavedFilterStore } from "./port.js";

export interface SavedFilters {
  /** Saves a filter in the place of the one of that name. Refuses `saved-filters-too-many`. */
  save(owner: FilterOwner, name: string, content: Json): Promise<Parsed<SavedFilter>>;
  /** The owner's filters by their names. */
  of(owner: FilterOwner): Promise<readonly SavedFilter[]>;
  drop(owner: FilterOwner, name: string): Promise<void>;
  prepare(): Promise<void>;
}

/** Of one officer: more is no help in finding anything. */
export const MAX_SAVED_FILTERS = 30;

export function createSavedFilters(parts: { readonly store: SavedFilterStore; readonly clock: Clock }): SavedFilters {
  const { store, clock } = parts;
  return {
    async save(owner, name, content) {
      const filter = { name, content, savedAt: clock.now() };
      const saved = await store.save(owner, filter, MAX_SAVED_FILTERS);
      return saved ? parsed(filter) : notParsed("saved-filters-too-many", { max: MAX_SAVED_FILTERS });
    },
    of: (owner) => store.of(owner),
    drop: (owner, name) => store.drop(owner, name),
    prepare: () => store.prepare(),
  };
}
