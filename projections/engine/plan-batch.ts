import type { LedgerFact } from "../../application/ledger/index.js";
import { hasReached, InvariantError, type Position } from "../../domain/shared/index.js";
import type { RowAddress } from "../../read-models/store/index.js";
import type { Projection, RowKey } from "../projection.js";
import { ByAddress } from "./by-address.js";
import { sealedFact, type ReadEvent } from "./read-event.js";

/** One event of a batch that the projection reads, with the rows that it touches. */
export interface Step {
  readonly event: ReadEvent;
  readonly fact: LedgerFact;
  readonly touches: readonly RowKey[];
}

/** The event at which a projection cannot go on, and why. */
export interface Breakage {
  readonly event: ReadEvent;
  readonly error: Error;
}

/** What a projection will do with a batch, before the rows are loaded. */
export interface BatchPlan {
  readonly projection: Projection;
  readonly steps: readonly Step[];
  /** Every row that any step must see, once. */
  readonly addresses: readonly RowAddress[];
  /** Everything up to here is covered when the steps are done; undefined when not even the first event is. */
  readonly to: Position | undefined;
  readonly broken: Breakage | null;
}

/** Picks the events that a projection reads, after its checkpoint, up to the first that breaks it. */
export function planBatch(
  projection: Projection,
  reads: (type: string) => boolean,
  batch: readonly ReadEvent[],
  after: Position | undefined,
): BatchPlan {
  const steps: Step[] = [];
  const addresses = new ByAddress<RowAddress>();
  let to = after;
  for (const event of batch) {
    const { position, type } = event.stored;
    if (hasReached(after, position)) continue;
    if (reads(type)) {
      try {
        const step = stepOf(projection, event);
        for (const { view, id } of step.touches) {
          const { tenant } = step.fact;
          if (addresses.find(view, tenant, id) === undefined) addresses.put({ view, tenant, id }, { view, tenant, id });
        }
        steps.push(step);
      } catch (error) {
        return { projection, steps, addresses: [...addresses.values()], to, broken: { event, error: asError(error) } };
      }
    }
    to = position;
  }
  return { projection, steps, addresses: [...addresses.values()], to, broken: null };
}

function stepOf(projection: Projection, event: ReadEvent): Step {
  if (projection.sealed !== true && event.failure !== null) throw event.failure;
  const fact = projection.sealed === true ? sealedFact(event.stored) : event.fact;
  if (fact === null) throw new InvariantError(`${projection.name}: ${event.stored.type} was not decoded`);
  const touches = projection.touches(fact);
  if (touches.length > 1 && touches[0]!.view.store === "mongo")
    throw new InvariantError(`${projection.name}: in MongoDB a fact touches one document`);
  return { event, fact, touches };
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
