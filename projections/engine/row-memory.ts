import type { FoundRow, RowAddress } from "../../read-models/store/index.js";
import { ByAddress } from "./by-address.js";
import type { FoldedBatch } from "./fold-batch.js";

/** Rows of one generation; two are kept. */
const GENERATION = 5_000;

/**
 * The rows of one build as the last batches left them, so that the next one need not wait for them to be written, nor
 * load them again. True while nobody else writes to the build; the compare-and-set of its checkpoint finds out.
 */
export class RowMemory {
  private young = new ByAddress<FoundRow>();
  private old = new ByAddress<FoundRow>();
  /** Rows that the last batch added without looking: they may be on their way to the store, and are seldom needed. */
  private added = new ByAddress<FoundRow>();

  /** What is known of the addresses, and which must be looked for in the store. */
  recall(addresses: readonly RowAddress[]): {
    readonly known: readonly FoundRow[];
    readonly unknown: readonly RowAddress[];
  } {
    const known: FoundRow[] = [];
    const unknown: RowAddress[] = [];
    for (const address of addresses) {
      const { view, tenant, id } = address;
      const row =
        this.added.find(view, tenant, id) ?? this.young.find(view, tenant, id) ?? this.old.find(view, tenant, id);
      if (row === undefined) unknown.push(address);
      else known.push(row);
    }
    return { known, unknown };
  }

  /** After the batch before was written: whatever that one added can be loaded. */
  remember({ looked, rows }: FoldedBatch): void {
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new ByAddress();
    }
    for (const row of looked) this.young.put(row, row);
    this.added = new ByAddress();
    for (const { view, tenant, id, row, at, added } of rows)
      if (added) this.added.put({ view, tenant, id }, { view, tenant, id, row, appliedTo: at });
  }
}
