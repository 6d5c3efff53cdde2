import {
  registerDecider,
  taxAccount,
  type AccountState,
  type RegisteredTaxpayer,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { Ledger } from "../../ledger/index.js";
import { accountStream, taxpayerStream } from "./streams.js";

type Reads = Pick<Ledger, "load">;

/**
 * Sees to it that a walk along mergers ends. Two officers who merge two records into one another at the same moment end
 * both, and whoever follows them would go round for ever.
 * @throws DefterError `mergers-in-a-circle` from what it gives, for an id that it was given before.
 */
function walk(): (taxpayerId: string) => string {
  const met = new Set<string>();
  return (taxpayerId) => {
    if (met.has(taxpayerId)) throw new DefterError("REFUSED", "mergers-in-a-circle", { facts: { taxpayerId } });
    met.add(taxpayerId);
    return taxpayerId;
  };
}

/** A taxpayer; where the record was merged, the one that goes on. Null: there is none. */
export async function taxpayerGoingOn(
  ledger: Reads,
  tenant: string,
  taxpayerId: string,
): Promise<RegisteredTaxpayer | null> {
  const step = walk();
  for (let id = step(taxpayerId); ;) {
    const { state } = await ledger.load(taxpayerStream(tenant, id), registerDecider);
    if (state.phase === "none") return null;
    if (state.mergedInto === null) return state;
    id = step(state.mergedInto);
  }
}

/**
 * Records of the register, then every one that was merged into them, through any number of mergers. What a record took in
 * is read only when somebody asks for more: whoever finds what they look for at once has not read the register.
 */
export async function* withMerged(
  ledger: Reads,
  tenant: string,
  taxpayerIds: readonly string[],
): AsyncGenerator<string, void> {
  const ids = [...taxpayerIds];
  for (const id of ids) {
    yield id;
    const { state } = await ledger.load(taxpayerStream(tenant, id), registerDecider);
    if (state.phase !== "none") ids.push(...state.absorbed.filter((each) => !ids.includes(each)));
  }
}

/** The ids of one taxpayer: the one that is given, then those of {@link withMerged}. */
export async function idsOfTaxpayer(ledger: Reads, tenant: string, taxpayerId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const id of withMerged(ledger, tenant, [taxpayerId])) ids.push(id);
  return ids;
}

/**
 * The record that takes a duplicate in: the survivor, or whoever it was merged into before it could; the one that took it
 * in, where that was done.
 */
export async function recordTakingIn(
  ledger: Reads,
  tenant: string,
  survivorId: string,
  duplicateId: string,
): Promise<{ readonly taxpayerId: string }> {
  const step = walk();
  for (let taxpayerId = step(survivorId); ;) {
    const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
    if (state.phase === "none" || state.mergedInto === null || state.absorbed.includes(duplicateId))
      return { taxpayerId };
    taxpayerId = step(state.mergedInto);
  }
}

/**
 * The account that takes a duplicate's in: as {@link recordTakingIn}. Only what the accounts themselves say counts: one
 * that nothing was ever written on takes it in as well, and hands it on when its own merger comes to it.
 */
export async function accountTakingIn(
  ledger: Reads,
  tenant: string,
  survivorId: string,
  duplicateId: string,
): Promise<AccountOnTheWay> {
  const step = walk();
  for (let accountId = step(survivorId); ;) {
    const { state } = await ledger.load(accountStream(tenant, accountId), taxAccount);
    if (state.mergedInto === null || state.absorbed.includes(duplicateId)) return { accountId, state };
    accountId = step(state.mergedInto);
  }
}

/** An account on the way that mergers led it. */
export interface AccountOnTheWay {
  readonly accountId: string;
  readonly state: AccountState;
}

/**
 * An account, and those that it was merged into, one after another: the last one stands, and is where everything of the
 * others is owed and paid. The account's own stream says where it goes on. One that nothing was ever written on goes on
 * where its taxpayer does; one with facts waits for its merger to be finished, so that nothing is entered twice.
 */
export async function wayOfAccount(
  ledger: Reads,
  tenant: string,
  accountId: string,
): Promise<{ readonly all: readonly AccountOnTheWay[]; readonly standing: AccountOnTheWay }> {
  const all: AccountOnTheWay[] = [];
  const step = walk();
  for (let id = step(accountId); ;) {
    const { state } = await ledger.load(accountStream(tenant, id), taxAccount);
    const standing = { accountId: id, state };
    all.push(standing);
    const next = state.accountId === null ? await takenInBy(ledger, tenant, id) : state.mergedInto;
    if (next === null) return { all, standing };
    id = step(next);
  }
}

async function takenInBy(ledger: Reads, tenant: string, taxpayerId: string): Promise<string | null> {
  const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
  return state.phase === "none" ? null : state.mergedInto;
}
