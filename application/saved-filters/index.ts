export { InMemorySavedFilterStore } from "./in-memory-saved-filter-store.js";
export type * from "./port.js";
export { PostgresSavedFilterStore } from "./postgres-saved-filter-store.js";
export { createSavedFilters, MAX_SAVED_FILTERS, type SavedFilters } from "./saved-filters.js";
