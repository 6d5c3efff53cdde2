import { registerDecider, type RegisteredTaxpayer } from "../../../domain/taxation/index.js";
import type { MergeTaxpayersInput } from "../inputs/register.js";
import { carryOut, carryOutBeside, outcomeOf, rehearse, taxpayerStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { Registrar } from "./registration.js";

/**
 * Merges a duplicate into the survivor: rehearsed on both streams first, so that a refusal finds nothing written; then
 * the duplicate ends, the survivor takes over what is kept, the duplicate's number is free, and its account is handed
 * on. Each step repeated is done once, so that a command that broke off goes on when it is sent again, or when the policy
 * `finish-mergers` gives it; both may be at it at once.
 */
export async function mergeTaxpayers(
  { parts, claims }: Registrar,
  ask: Ask,
  input: MergeTaxpayersInput,
): Promise<Outcome<{ readonly survivorId: string }>> {
  const { survivorId, duplicateId, keepObjects } = input;
  const { ledger, mergeAccounts } = parts;
  const body = { mergeTaxpayers: input };
  const ending = {
    stream: taxpayerStream(ask.tenant, duplicateId),
    decider: registerDecider,
    command: { type: "MergeInto", taxpayerId: duplicateId, survivorId, keepObjects, on: ask.today } as const,
    body,
  };
  const { expectedRevision: _pinnedOnSurvivor, ...unpinned } = ask;
  const mayEnd = await rehearse(ledger, unpinned, ending);
  if (!mayEnd.ok) return mayEnd;
  const absorbing = async () => ({
    stream: taxpayerStream(ask.tenant, survivorId),
    decider: registerDecider,
    command: {
      type: "AbsorbDuplicate",
      taxpayerId: survivorId,
      duplicateId,
      on: ask.today,
      ...kept((await ledger.load(ending.stream, registerDecider)).state as RegisteredTaxpayer, keepObjects),
    } as const,
    body,
  });
  // Who pinned a revision decided on it; where the duplicate ended already, that is done, and the rest follows.
  const { state: duplicate } = await ledger.load(ending.stream, registerDecider);
  const isDecided = duplicate.phase !== "none" && duplicate.mergedInto === survivorId;
  const mayAbsorb = await rehearse(ledger, isDecided ? unpinned : ask, await absorbing());
  if (!mayAbsorb.ok) return mayAbsorb;

  const ended = await carryOutBeside(ledger, ask, ending);
  if (!ended.ok) return ended;
  const absorbed = await carryOut(ledger, unpinned, await absorbing());
  if (!absorbed.ok) return absorbed;
  await claims.releaseAllBut(ask, duplicateId, null);
  const accounts = await mergeAccounts(unpinned, { survivorId, duplicateId });
  if (!accounts.ok) return accounts;
  return outcomeOf(absorbed, () => ({ survivorId }), ended.receipt);
}

/** What the survivor takes over: the kept objects with their history, and the reliefs granted for them alone. */
function kept(duplicate: RegisteredTaxpayer, keepObjects: readonly string[]) {
  return {
    objects: [...duplicate.objects.values()].filter(({ objectId }) => keepObjects.includes(objectId)),
    reliefs: [...duplicate.reliefs.values()].filter(
      ({ objectId }) => objectId !== null && keepObjects.includes(objectId),
    ),
  };
}
