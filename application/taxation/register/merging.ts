import { registerDecider, type RegisteredTaxpayer } from "../../../domain/taxation/index.js";
import type { MergeTaxpayersInput } from "../inputs/register.js";
import { carryOut, carryOutBeside, outcomeOf, recordTakingIn, rehearse, taxpayerStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { RegisterParts } from "./parts.js";
import type { Registrar } from "./registration.js";

/**
 * Merges a duplicate into the survivor: rehearsed on both records and both accounts first, so that a refusal finds nothing
 * written; then the duplicate ends, the survivor takes over what is kept, the duplicate's number is free, and its account
 * is handed on. Each step repeated is done once, so that a command that broke off goes on when it is sent again, or when
 * the policy `finish-mergers` gives it; both may be at it at once. Where the survivor was merged on before this merger was
 * finished, whoever goes on for it takes over.
 */
export async function mergeTaxpayers(
  { parts, claims }: Registrar,
  ask: Ask,
  input: MergeTaxpayersInput,
): Promise<Outcome<{ readonly survivorId: string }>> {
  const { survivorId, duplicateId } = input;
  const { ledger, accounts } = parts;
  const { expectedRevision: _pinnedOnSurvivor, ...unpinned } = ask;
  const [ending, absorbing] = stepsOf(parts, ask, input);
  const mayEnd = await rehearse(ledger, unpinned, ending);
  if (!mayEnd.ok) return mayEnd;
  const { state: duplicate } = await ledger.load(ending.stream, registerDecider);
  // Where the duplicate has ended already, that was decided on, by whatever revision was pinned; the rest follows.
  if (duplicate.phase !== "none" && duplicate.mergedInto === null) {
    const mayAbsorb = await rehearse(ledger, ask, await absorbing(survivorId));
    if (!mayAbsorb.ok) return mayAbsorb;
    const mayTakeIn = await accounts.rehearse(unpinned, { survivorId, duplicateId });
    if (!mayTakeIn.ok) return mayTakeIn;
  }

  const ended = await carryOutBeside(ledger, ask, ending);
  if (!ended.ok) return ended;
  for (;;) {
    const { taxpayerId } = await recordTakingIn(ledger, ask.tenant, survivorId, duplicateId);
    const absorbed = await carryOut(ledger, unpinned, await absorbing(taxpayerId));
    // Merged on at this very moment: whoever it was merged into takes over. No record is merged twice, so this ends.
    if (!absorbed.ok && absorbed.refusal.code === "taxpayer-merged") continue;
    if (!absorbed.ok) return absorbed;
    await claims.releaseAllBut(ask, duplicateId, null);
    const merged = await accounts.merge(unpinned, { survivorId, duplicateId });
    if (!merged.ok) return merged;
    return outcomeOf(absorbed, () => ({ survivorId }), ended.receipt);
  }
}

/** The end of the duplicate's record, and what whoever takes it over is asked. */
function stepsOf({ ledger }: RegisterParts, ask: Ask, input: MergeTaxpayersInput) {
  const { survivorId, duplicateId, keepObjects } = input;
  const body = { mergeTaxpayers: input };
  const ending = {
    stream: taxpayerStream(ask.tenant, duplicateId),
    decider: registerDecider,
    command: { type: "MergeInto", taxpayerId: duplicateId, survivorId, keepObjects, on: ask.today } as const,
    body,
  };
  const absorbing = async (taxpayerId: string) => {
    const duplicate = (await ledger.load(ending.stream, registerDecider)).state as RegisteredTaxpayer;
    return {
      stream: taxpayerStream(ask.tenant, taxpayerId),
      decider: registerDecider,
      command: {
        type: "AbsorbDuplicate",
        ...{ taxpayerId, duplicateId, on: ask.today },
        // What the duplicate ended with holds, whatever is asked now.
        ...kept(duplicate, duplicate.keptObjects ?? keepObjects),
      } as const,
      body,
    };
  };
  return [ending, absorbing] as const;
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
