import type { StoredEvent } from "../../application/event-store/index.js";
import type { LedgerFact } from "../../application/ledger/index.js";
import { foldBatch, planBatch, type ReadEvent } from "../engine/index.js";
import type { Row } from "../projection.js";
import type { Telling } from "./subjects.js";

/**
 * The row of a record after its events, by the very plan and fold that keep the read model; null: there is none. Pure.
 * Throws what stopped the projection, where an event breaks it.
 */
export function replayed(
  { projection, view }: Telling,
  id: string,
  events: readonly { readonly stored: StoredEvent; readonly fact: LedgerFact }[],
): Row | null {
  const batch = events.map((event): ReadEvent => ({ ...event, failure: null }));
  const reads = (type: string) => projection.types === "all" || projection.types.includes(type);
  const folded = foldBatch(planBatch(projection, reads, batch, undefined), []);
  if (folded.broken) throw folded.broken.error;
  return folded.rows.find((row) => row.view === view && row.id === id)?.row ?? null;
}
