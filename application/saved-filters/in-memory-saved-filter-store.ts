import type { FilterOwner, SavedFilter, SavedFilterStore } from "./port.js";

/** Saved filters in memory, for tests. */
export class InMemorySavedFilterStore implements SavedFilterStore {
  private readonly filters = new Map<string, Map<string, SavedFilter>>();

  async prepare(): Promise<void> {}

  async save(owner: FilterOwner, filter: SavedFilter, max: number): Promise<boolean> {
    const theirs = this.theirs(owner);
    if (!theirs.has(filter.name) && theirs.size >= max) return false;
    theirs.set(filter.name, filter);
    return true;
  }

  async of(owner: FilterOwner): Promise<readonly SavedFilter[]> {
    return [...this.theirs(owner).values()].sort((left, right) =>
      Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)),
    );
  }

  async drop(owner: FilterOwner, name: string): Promise<void> {
    this.theirs(owner).delete(name);
  }

  private theirs({ tenant, userId }: FilterOwner): Map<string, SavedFilter> {
    const key = JSON.stringify([tenant, userId]);
    const known = this.filters.get(key) ?? new Map<string, SavedFilter>();
    this.filters.set(key, known);
    return known;
  }
}
