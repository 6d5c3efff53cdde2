import { taxAccount, type AccountEvent, type CarriedAccount } from "../../../domain/taxation/index.js";
import type { LedgerReceipt } from "../../ledger/index.js";
import { accountStream, carryOutBeside, outcomeOf } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import { eventOf, type AccountRoom, type OnAccount } from "./account-room.js";

type Merging = { readonly survivorId: string; readonly duplicateId: string };

/**
 * Hands a duplicate's account on: it ends (`MergeOut`), and what its last fact carries begins in the survivor's
 * (`MergeIn`). Cut off in between, the same command finds what was carried and goes on. An account that nothing was ever
 * written on ends as well: whoever was about to write on it finds where it goes on.
 */
export async function mergeAccounts(room: AccountRoom, ask: Ask, input: Merging): Promise<Outcome<null>> {
  const { survivorId, duplicateId } = input;
  const { ledger } = room.parts;
  const body = { mergeAccounts: input };
  const survivor = await room.open(ask, survivorId);
  if (!survivor.ok) return survivor;
  const { base } = survivor.value;
  const refused = await collision(room, ask, input, body, base);
  if (refused) return refused;
  const out = await handOn(room, ask, input, body, base);
  if (!out.ok) return out;
  const step = room.step(ask, { ...base, type: "MergeIn", duplicateId, carried: out.carried }, body);
  const into = await carryOutBeside(ledger, ask, step);
  return outcomeOf(into, () => null, out.receipt);
}

/** What the survivor's account would refuse is known before the duplicate's ends. */
async function collision(
  room: AccountRoom,
  ask: Ask,
  { survivorId, duplicateId }: Merging,
  body: object,
  base: OnAccount,
) {
  const ending = { ...base, accountId: duplicateId, type: "MergeOut", survivorId } as const;
  const out = await room.rehearse(ask, room.step(ask, ending, body));
  const carried = out.ok ? eventOf(out.events, "AccountMerged")?.data.carried : undefined;
  if (!carried) return null;
  const into = await room.rehearse(ask, room.step(ask, { ...base, type: "MergeIn", duplicateId, carried }, body));
  return into.ok ? null : into;
}

type HandedOn =
  | { readonly ok: true; readonly carried: CarriedAccount; readonly receipt: LedgerReceipt | null }
  | Extract<Outcome<null>, { ok: false }>;

/** What the duplicate's account hands on: now, or as its last fact says where it was handed on to the same before. */
async function handOn(room: AccountRoom, ask: Ask, input: Merging, body: object, base: OnAccount): Promise<HandedOn> {
  const { survivorId, duplicateId } = input;
  const before = await handedOn(room, ask, input);
  if (before) return before;
  const command = { ...base, accountId: duplicateId, type: "MergeOut", survivorId } as const;
  const result = await carryOutBeside(room.parts.ledger, ask, room.step(ask, command, body));
  // Another process may have finished the same merger meanwhile.
  if (!result.ok) return (await handedOn(room, ask, input)) ?? result;
  return { ok: true, carried: eventOf(result.events, "AccountMerged")!.data.carried, receipt: result.receipt };
}

/** What was handed on to the same account before; null where nothing was. */
async function handedOn(
  { parts: { ledger } }: AccountRoom,
  { tenant }: Ask,
  { survivorId, duplicateId }: Merging,
): Promise<HandedOn | null> {
  const stream = accountStream(tenant, duplicateId);
  const { state } = await ledger.load(stream, taxAccount);
  if (state.mergedInto !== survivorId) return null;
  const facts = await ledger.facts<AccountEvent>(stream);
  const last = facts.findLast((fact) => fact.type === "AccountMerged" && fact.data.direction === "out");
  return last?.type === "AccountMerged" ? { ok: true, carried: last.data.carried, receipt: null } : null;
}
