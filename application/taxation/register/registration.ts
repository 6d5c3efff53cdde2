import {
  NO_TAXPAYER,
  parseIdentifier,
  registerDecider,
  type CheckedIdentifier,
  type RegisterTaxpayer,
} from "../../../domain/taxation/index.js";
import { EventStoreUnavailableError } from "../../event-store/index.js";
import { derivedId } from "../../ledger/index.js";
import type { CorrectTaxpayerInput, RegisteredTaxpayer, RegisterTaxpayerInput } from "../inputs/register.js";
import { carryOut, earlierOf, outcomeOf, refusedOutcome, rehearse, taxpayerStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { Claimed, IdentifierClaims } from "./identifier-claims.js";
import type { KnownPlaces } from "./known-places.js";
import type { RegisterParts } from "./parts.js";

/** What registering and correcting a taxpayer take beside the parts. */
export interface Registrar {
  readonly parts: RegisterParts;
  readonly claims: IdentifierClaims;
  readonly places: KnownPlaces;
}

/**
 * Claims the number, then enters the taxpayer. All that can be refused without reading the taxpayer's stream is refused
 * before the claim; where the entry fails for good, a claim that was new is given back. Refuses `office-closed`, unless
 * this very command entered them before the office closed.
 */
export async function registerTaxpayer(
  registrar: Registrar,
  ask: Ask,
  input: RegisterTaxpayerInput,
): Promise<Outcome<RegisteredTaxpayer>> {
  const { parts, claims, places } = registrar;
  const taxpayerId = input.taxpayerId ?? derivedId(ask.commandId, "taxpayer");
  const command: RegisterTaxpayer = {
    type: "RegisterTaxpayer",
    taxpayerId,
    on: ask.today,
    kind: input.kind,
    name: input.name,
    identifier: input.identifier,
    address: input.address,
    contacts: input.contacts ?? [],
    office: input.office,
    language: input.language ?? "sq",
    source: input.source ?? null,
    officeFault: null,
  };
  const decision = registerDecider.decide(command, NO_TAXPAYER);
  if (!decision.ok) return decision;
  const unknown = await places.fault(ask.tenant, { office: input.office, unit: input.address.unit });
  if (unknown) return refusedOutcome(unknown);
  const checked = parseIdentifier(input.identifier);
  if (!checked.ok) return checked;
  const officeFault = await places.closedFault(ask, input.office);
  const step = {
    stream: taxpayerStream(ask.tenant, taxpayerId),
    decider: registerDecider,
    command: { ...command, officeFault },
    body: { registerTaxpayer: input },
    // What is refused unless it was done before is looked for.
    opens: officeFault === null,
  };
  if (officeFault && (await earlierOf(parts.ledger, ask, step)) === null) return refusedOutcome(officeFault);
  return withClaim(claims, ask, taxpayerId, checked.value, async (claimed) => {
    const result = await carryOut(parts.ledger, ask, step);
    return outcomeOf(result, () => ({ taxpayerId, warnings: checked.value.warnings }), claimed);
  });
}

/** Claims a new number before the correction and gives the old one back after it. */
export async function correctTaxpayer(
  { parts, claims, places }: Registrar,
  ask: Ask,
  input: CorrectTaxpayerInput,
): Promise<Outcome<RegisteredTaxpayer>> {
  const { taxpayerId } = input;
  const unknown = await places.fault(ask.tenant, {
    ...(input.office === undefined ? {} : { office: input.office }),
    unit: input.address?.unit,
  });
  if (unknown) return refusedOutcome(unknown);
  const officeFault = input.office === undefined ? null : await places.closedFault(ask, input.office);
  const step = {
    stream: taxpayerStream(ask.tenant, taxpayerId),
    decider: registerDecider,
    command: { type: "CorrectTaxpayer", ...input, officeFault, on: ask.today } as const,
    body: { correctTaxpayer: input },
  };
  if (input.identifier === undefined)
    return outcomeOf(await carryOut(parts.ledger, ask, step), () => ({ taxpayerId, warnings: [] }));
  const rehearsed = await rehearse(parts.ledger, ask, step);
  if (!rehearsed.ok) return rehearsed;
  const checked = parseIdentifier(input.identifier);
  if (!checked.ok) return checked;
  const { warnings, identifier } = checked.value;
  const outcome = await withClaim<RegisteredTaxpayer>(claims, ask, taxpayerId, checked.value, async (claimed) =>
    outcomeOf(await carryOut(parts.ledger, ask, step), () => ({ taxpayerId, warnings }), claimed),
  );
  // A command sent again long after may meet a later correction: what is held now is kept.
  if (outcome.ok) {
    const { state } = await parts.ledger.load(step.stream, registerDecider);
    await claims.releaseAllBut(ask, taxpayerId, state.phase === "none" ? identifier.value : state.identifier.value);
  }
  return outcome;
}

async function withClaim<Value>(
  claims: IdentifierClaims,
  ask: Ask,
  ownerId: string,
  { identifier }: CheckedIdentifier,
  enter: (claimed: Extract<Claimed, { ok: true }>["receipt"] | null) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const { scheme, value } = identifier;
  if (scheme === "none" || value === null) return enter(null);
  const claimed = await claims.take(ask, scheme, value, ownerId);
  if (!claimed.ok) return claimed;
  let entered = false;
  try {
    const outcome = await enter(claimed.receipt);
    entered = outcome.ok;
    return outcome;
  } catch (error) {
    // Perhaps it was written: the same command sent again finds its claim.
    entered = error instanceof EventStoreUnavailableError;
    throw error;
  } finally {
    if (!entered && claimed.fresh) await claims.release(ask, scheme, value, ownerId);
  }
}
