export { createDrafts, DRAFT_DAYS, MAX_DRAFT_BYTES, MAX_DRAFTS, type Draft, type Drafts } from "./drafts.js";
export { InMemoryDraftStore } from "./in-memory-draft-store.js";
export type * from "./port.js";
export { PostgresDraftStore } from "./postgres-draft-store.js";
