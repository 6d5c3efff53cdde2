import { IdTable } from "./id-table.js";

/**
 * Remembers where the newest events stand by their ids, for appends that name no exact revision: two generations, so that forgetting the
 * oldest half is emptying a table. An append with an exact revision needs no memory; it is compared with the stored events.
 */
export class RecentIds {
  private young: IdTable;
  private old: IdTable;
  private readonly half: number;

  /** @param capacity how many ids are remembered at most; the newest half of them surely */
  constructor(capacity: number) {
    this.half = Math.ceil(capacity / 2);
    this.young = new IdTable(this.half);
    this.old = new IdTable(this.half);
  }

  /** The position of the event with this id, a lower-case UUID; undefined when it is not remembered. */
  get(id: string): number | undefined {
    return this.young.get(id) ?? this.old.get(id);
  }

  add(id: string, position: number): void {
    this.young.set(id, position);
    if (this.young.size < this.half) return;
    [this.old, this.young] = [this.young, this.old];
    this.young.clear();
  }
}
