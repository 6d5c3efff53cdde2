import type { StoredEvent } from "../../application/event-store/index.js";
import type { EventCodec, LedgerFact } from "../../application/ledger/index.js";

/** An event on its way to the projections: decoded once for all of them. */
export interface ReadEvent {
  readonly stored: StoredEvent;
  /** Null where no projection needs it decrypted, or where decoding failed. */
  readonly fact: LedgerFact | null;
  readonly failure: Error | null;
}

/**
 * Decodes a batch, keys fetched together. An event that cannot be decoded carries its failure, so that it stops only
 * who needs it; failures of the vault itself are thrown, for they may pass.
 */
export async function decodeBatch(
  codec: Pick<EventCodec, "decode">,
  batch: readonly StoredEvent[],
  needed: (type: string) => boolean,
  isPassing: (error: unknown) => boolean,
): Promise<readonly ReadEvent[]> {
  const wanted = batch.filter((event) => needed(event.type));
  const facts = new Map<StoredEvent, LedgerFact | Error>();
  try {
    const decoded = await codec.decode(wanted);
    wanted.forEach((event, index) => facts.set(event, decoded[index]!));
  } catch (error) {
    if (isPassing(error)) throw error;
    for (const event of wanted) facts.set(event, await decodeOne(codec, event, isPassing));
  }
  return batch.map((stored) => {
    const found = facts.get(stored) ?? null;
    return found instanceof Error ? { stored, fact: null, failure: found } : { stored, fact: found, failure: null };
  });
}

async function decodeOne(
  codec: Pick<EventCodec, "decode">,
  event: StoredEvent,
  isPassing: (error: unknown) => boolean,
): Promise<LedgerFact | Error> {
  try {
    return (await codec.decode([event]))[0]!;
  } catch (error) {
    if (isPassing(error)) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The fact as stored: nothing decrypted, nothing lifted. */
export function sealedFact(stored: StoredEvent): LedgerFact {
  const { envelope } = stored;
  const fact: LedgerFact = {
    type: stored.type,
    data: stored.data,
    effectiveDate: envelope.effectiveDate,
    eventId: stored.eventId,
    revision: Number(stored.revision),
    recordedAt: stored.recordedAt,
    actor: envelope.actor,
    commandId: envelope.commandId,
    streamName: stored.streamName,
    tenant: envelope.tenant,
    position: stored.position,
    correlationId: envelope.$correlationId,
    causationId: envelope.$causationId,
    contentHash: envelope.contentHash,
  };
  return envelope.reason === undefined ? fact : { ...fact, reason: envelope.reason };
}
