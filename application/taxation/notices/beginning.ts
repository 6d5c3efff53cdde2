import { lek, refusal, type Refusal } from "../../../domain/shared/index.js";
import type { StartedNoticeRun } from "../../../domain/taxation/index.js";
import type { NoticeLookInput } from "../inputs/notices.js";
import { listedTaxpayers, writtenPosition } from "../runs/index.js";
import type { TaxationParts } from "../support/index.js";
import type { Ask } from "../use-case.js";

/** What holds where the asker says nothing: days late, lekë, days. */
const DEFAULTS = { daysLate: 0, minimum: lek(0), quietDays: 30, payWithin: 10 } as const;

/** What makes no sense in what a run is asked for. */
export function faultOf({ kind, year }: NoticeLookInput): Refusal | null {
  return kind === "assessment" && (year ?? null) === null ? refusal("notice-year-missing") : null;
}

/**
 * A run that is asked for, with whom it would look at. The position is pinned first, so that whoever is registered later
 * belongs to a later run.
 */
export async function beginning(
  eventStore: TaxationParts["eventStore"],
  ask: Ask,
  input: NoticeLookInput,
  runId: string,
): Promise<{ readonly started: StartedNoticeRun["started"]; readonly ids: readonly string[] }> {
  const upTo = (await eventStore.head()) ?? { commit: 0n, prepare: 0n };
  const selection = { unit: input.selection?.unit ?? null, kind: input.selection?.kind ?? null };
  const ids = await listedTaxpayers(eventStore, ask.tenant, upTo, { ...selection, taxpayerIds: null });
  const { kind, items, year, ...asked } = input;
  const { daysLate, minimum, quietDays, payWithin } = { ...DEFAULTS, ...asked };
  const terms = {
    ...{ items: items ? [...items] : null, year: year ?? null },
    ...{ daysLate, minimum, quietDays, payWithin },
  };
  const pinned = { upToPosition: writtenPosition(upTo), expected: ids.length };
  return { started: { runId, kind, issuedOn: ask.today, selection, terms, ...pinned }, ids };
}
