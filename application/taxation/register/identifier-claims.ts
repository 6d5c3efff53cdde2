import { refusal, type Refusal } from "../../../domain/shared/index.js";
import { claimDecider, registerDecider, type RegisterEvent } from "../../../domain/taxation/index.js";
import { derivedId, type LedgerReceipt } from "../../ledger/index.js";
import { FORGOTTEN, identifierClaimId } from "../../personal-data/index.js";
import { streamFor } from "../../streams.js";
import { contextBeside, taxpayerStream } from "../support/index.js";
import type { Ask } from "../use-case.js";
import type { RegisterParts } from "./parts.js";

/** A claim whose owner is still not in the register after this long was left behind by a registration that broke off. */
const LEFT_BEHIND_AFTER_MS = 15 * 60_000;

type Scheme = "nid" | "nipt";

export type Claimed =
  | { readonly ok: true; readonly receipt: LedgerReceipt; readonly fresh: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

/** One taxpayer per NID or NIPT, kept by the event store: a stream for each number, named by its keyed hash. */
export class IdentifierClaims {
  constructor(private readonly parts: RegisterParts) {}

  /** Refuses `identifier-taken`. `fresh`: this very call wrote the claim, so that it may be given back. */
  async take(ask: Ask, scheme: Scheme, value: string, ownerId: string): Promise<Claimed> {
    const { ledger } = this.parts;
    const stream = this.streamOf(ask.tenant, scheme, value);
    const command = { type: "ClaimIdentifier", scheme, ownerId, on: ask.today } as const;
    const step = { stream, decider: claimDecider, command, body: { claim: ownerId } };
    // Read first: an append to a new stream would be taken for the one that this command made before, long since undone.
    let result = await ledger.handle({ ...step, context: contextBeside(ask) });
    if (result.ok && result.receipt.duplicate) {
      const { state, revision } = await ledger.load(stream, claimDecider);
      // What this command claimed before was given back or taken over since.
      if (state.ownerId !== ownerId)
        result = await ledger.handle({ ...step, context: beside(ask, `claim again after ${revision}`) });
    }
    if (!result.ok) return this.takeOver(ask, scheme, value, ownerId, result.refusal);
    const fresh = result.receipt.position !== null && result.receipt.duplicate !== true;
    return { ok: true, receipt: result.receipt, fresh };
  }

  /** Gives a number back; what another holds is left alone. */
  async release(ask: Ask, scheme: Scheme, value: string, ownerId: string): Promise<void> {
    await this.parts.ledger.handle({
      stream: this.streamOf(ask.tenant, scheme, value),
      decider: claimDecider,
      command: { type: "ReleaseIdentifier", scheme, ownerId, on: ask.today },
      body: { release: ownerId },
      context: beside(ask, "release identifier"),
    });
  }

  /** Gives back every number that the taxpayer was ever known by, but `kept`. A repeated command finds them again. */
  async releaseAllBut(ask: Ask, taxpayerId: string, kept: string | null): Promise<void> {
    const held = new Map<string, Scheme>();
    for (const fact of await this.parts.ledger.facts<RegisterEvent>(taxpayerStream(ask.tenant, taxpayerId))) {
      const stated =
        fact.type === "TaxpayerRegistered" || fact.type === "TaxpayerCorrected" ? fact.data.identifier : undefined;
      if (stated && stated.scheme !== "none" && stated.value !== null && stated.value !== FORGOTTEN)
        held.set(stated.value, stated.scheme);
    }
    for (const [value, scheme] of held) if (value !== kept) await this.release(ask, scheme, value, taxpayerId);
  }

  private async takeOver(ask: Ask, scheme: Scheme, value: string, ownerId: string, taken: Refusal): Promise<Claimed> {
    const { ledger, clock } = this.parts;
    const stream = this.streamOf(ask.tenant, scheme, value);
    const { state, revision } = await ledger.load(stream, claimDecider);
    if (state.ownerId === null || state.since === null)
      return { ok: false, refusal: refusal("identifier-taken", taken.facts) };
    const age = Date.parse(clock.now()) - Date.parse(state.since);
    if (age < LEFT_BEHIND_AFTER_MS) return { ok: false, refusal: taken };
    const owner = await ledger.load(taxpayerStream(ask.tenant, state.ownerId), registerDecider);
    if (owner.state.phase !== "none") return { ok: false, refusal: taken };
    const result = await ledger.handle({
      stream,
      decider: claimDecider,
      command: { type: "TakeOverIdentifier", scheme, ownerId, from: state.ownerId, on: ask.today },
      body: { takeOver: ownerId },
      context: beside(ask, `take over after ${revision}`),
    });
    return result.ok ? { ok: true, receipt: result.receipt, fresh: true } : result;
  }

  private streamOf(tenant: string, scheme: Scheme, value: string) {
    return streamFor("identifierClaim", tenant, identifierClaimId(this.parts.keyedHash, tenant, scheme, value));
  }
}

/** A command of its own that follows from the ask, the same every time. */
function beside(ask: Ask, purpose: string) {
  return contextBeside({ ...ask, commandId: derivedId(ask.commandId, purpose) });
}
