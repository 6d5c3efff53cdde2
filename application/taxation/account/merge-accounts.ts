import { parsed, type Parsed } from "../../../domain/shared/index.js";
import { taxAccount, type AccountEvent, type CarriedAccount } from "../../../domain/taxation/index.js";
import type { LedgerReceipt } from "../../ledger/index.js";
import type { AccountMergers } from "../register/index.js";
import { accountStream, accountTakingIn, carryOutBeside, outcomeOf } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import { eventOf, type AccountRoom, type OnAccount } from "./account-room.js";

/** From one account into another; `base` is how commands are given on the one that takes in. */
interface Merging {
  readonly base: OnAccount;
  readonly duplicateId: string;
  readonly body: object;
}

/**
 * Hands a duplicate's account on: it ends (`MergeOut`), and what its last fact carries begins in the survivor's
 * (`MergeIn`). Cut off in between, the same command finds what was carried and goes on; where the survivor's account was
 * merged on meanwhile, in the one that it goes on in. An account that nothing was ever written on ends as well: whoever
 * was about to write on it finds where it goes on.
 */
export function accountMergers(room: AccountRoom): AccountMergers {
  const { ledger } = room.parts;
  return {
    async rehearse(ask, { survivorId, duplicateId }) {
      const survivor = await room.open(ask, survivorId);
      if (!survivor.ok) return survivor;
      const { base } = survivor.value;
      return collision(room, ask, { base, duplicateId, body: { mergeAccounts: { survivorId, duplicateId } } });
    },

    async merge(ask, input) {
      const { survivorId, duplicateId } = input;
      for (;;) {
        const { accountId } = await accountTakingIn(ledger, ask.tenant, survivorId, duplicateId);
        const taking = await room.open(ask, accountId);
        if (!taking.ok) return taking;
        const merging = { base: taking.value.base, duplicateId, body: { mergeAccounts: input } };
        const merged = await handedOver(room, ask, merging);
        // Merged on at this very moment: the account that it goes on in takes over. None is merged twice, so this ends.
        const isMergedOn = !merged.ok && merged.refusal.code === "account-merged";
        if (!isMergedOn || merged.refusal.facts["accountId"] !== accountId) return merged;
      }
    },
  };
}

async function handedOver(room: AccountRoom, ask: Ask, merging: Merging): Promise<Outcome<null>> {
  const collides = await collision(room, ask, merging);
  if (!collides.ok) return collides;
  const out = await handOn(room, ask, merging);
  if (!out.ok) return out;
  const into = await carryOutBeside(room.parts.ledger, ask, takingIn(room, ask, merging, out.carried));
  return outcomeOf(into, () => null, out.receipt);
}

/** What the survivor's account would refuse is known before the duplicate's ends. */
async function collision(room: AccountRoom, ask: Ask, merging: Merging): Promise<Parsed<null>> {
  const out = await room.rehearse(ask, ending(room, ask, merging));
  const carried = out.ok ? eventOf(out.events, "AccountMerged")?.data.carried : undefined;
  if (!carried) return parsed(null);
  const into = await room.rehearse(ask, takingIn(room, ask, merging, carried));
  return into.ok ? parsed(null) : into;
}

function ending(room: AccountRoom, ask: Ask, { base, duplicateId, body }: Merging) {
  return room.step(ask, { ...base, accountId: duplicateId, type: "MergeOut", survivorId: base.accountId }, body);
}

function takingIn(room: AccountRoom, ask: Ask, { base, duplicateId, body }: Merging, carried: CarriedAccount) {
  return room.step(ask, { ...base, type: "MergeIn", duplicateId, carried }, body);
}

type HandedOn =
  | { readonly ok: true; readonly carried: CarriedAccount; readonly receipt: LedgerReceipt | null }
  | Extract<Outcome<null>, { ok: false }>;

/** What the duplicate's account hands on: now, or as its last fact says where it was handed on before. */
async function handOn(room: AccountRoom, ask: Ask, merging: Merging): Promise<HandedOn> {
  const before = await handedOn(room, ask, merging);
  if (before) return before;
  const result = await carryOutBeside(room.parts.ledger, ask, ending(room, ask, merging));
  // Another process may have finished the same merger meanwhile.
  if (!result.ok) return (await handedOn(room, ask, merging)) ?? result;
  return { ok: true, carried: eventOf(result.events, "AccountMerged")!.data.carried, receipt: result.receipt };
}

/** What was handed on before; null where nothing was. */
async function handedOn(
  { parts: { ledger } }: AccountRoom,
  { tenant }: Ask,
  { duplicateId }: Merging,
): Promise<HandedOn | null> {
  const stream = accountStream(tenant, duplicateId);
  const { state } = await ledger.load(stream, taxAccount);
  if (state.mergedInto === null) return null;
  const facts = await ledger.facts<AccountEvent>(stream);
  const last = facts.findLast((fact) => fact.type === "AccountMerged" && fact.data.direction === "out");
  return last?.type === "AccountMerged" ? { ok: true, carried: last.data.carried, receipt: null } : null;
}
