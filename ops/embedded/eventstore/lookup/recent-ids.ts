import type { KnownEvent } from "../store/model.js";

/**
 * Remembers the newest event ids, for appends that name no exact revision: two generations, so that forgetting the oldest
 * half is dropping a map. An append with an exact revision needs no memory; it is compared with the stored events.
 */
export class RecentIds {
  private young = new Map<string, KnownEvent>();
  private old = new Map<string, KnownEvent>();

  /** @param capacity how many ids are remembered at most; the newest half of them surely */
  constructor(private readonly capacity: number) {}

  get(id: string): KnownEvent | undefined {
    return this.young.get(id) ?? this.old.get(id);
  }

  add(event: KnownEvent): void {
    this.young.set(event.id, event);
    if (this.young.size < this.capacity / 2) return;
    this.old = this.young;
    this.young = new Map();
  }
}
