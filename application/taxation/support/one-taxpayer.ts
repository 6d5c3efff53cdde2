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
 * Goes along mergers from one id on, to the first for which `next` names none. Two officers who merge two records into one
 * another at the same moment end both, and whoever followed them would go round for ever.
 * @throws DefterError `mergers-in-a-circle` where it comes back to an id
 */
async function follow<Met>(
  from: string,
  load: (id: string) => Promise<Met>,
  next: (met: Met) => string | null | Promise<string | null>,
): Promise<Met> {
  const passed = new Set<string>();
  for (let id = from; ;) {
    if (passed.has(id)) throw new DefterError("REFUSED", "mergers-in-a-circle", { facts: { taxpayerId: id } });
    passed.add(id);
    const met = await load(id);
    const goesOnIn = await next(met);
    if (goesOnIn === null) return met;
    id = goesOnIn;
  }
}

/** A record of the register; null: there is none. */
async function recordAt(ledger: Reads, tenant: string, taxpayerId: string): Promise<RegisteredTaxpayer | null> {
  const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
  return state.phase === "none" ? null : state;
}

async function accountAt(ledger: Reads, tenant: string, accountId: string): Promise<AccountOnTheWay> {
  const { state } = await ledger.load(accountStream(tenant, accountId), taxAccount);
  return { accountId, state };
}

/** A taxpayer; where the record was merged, the one that goes on. Null: there is none. */
export function taxpayerGoingOn(ledger: Reads, tenant: string, taxpayerId: string): Promise<RegisteredTaxpayer | null> {
  return follow(
    taxpayerId,
    (id) => recordAt(ledger, tenant, id),
    (record) => record?.mergedInto ?? null,
  );
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
    const record = await recordAt(ledger, tenant, id);
    if (record) ids.push(...record.absorbed.filter((each) => !ids.includes(each)));
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
export function recordTakingIn(
  ledger: Reads,
  tenant: string,
  survivorId: string,
  duplicateId: string,
): Promise<{ readonly taxpayerId: string }> {
  return follow(
    survivorId,
    async (taxpayerId) => ({ taxpayerId, record: await recordAt(ledger, tenant, taxpayerId) }),
    ({ record }) => (record === null || record.absorbed.includes(duplicateId) ? null : record.mergedInto),
  );
}

/**
 * The account that takes a duplicate's in: as {@link recordTakingIn}. Only what the accounts themselves say counts: one
 * that nothing was ever written on takes it in as well, and hands it on when its own merger comes to it.
 */
export function accountTakingIn(
  ledger: Reads,
  tenant: string,
  survivorId: string,
  duplicateId: string,
): Promise<AccountOnTheWay> {
  return follow(
    survivorId,
    (id) => accountAt(ledger, tenant, id),
    ({ state }) => (state.absorbed.includes(duplicateId) ? null : state.mergedInto),
  );
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
  const standing = await follow(
    accountId,
    async (id) => {
      const met = await accountAt(ledger, tenant, id);
      all.push(met);
      return met;
    },
    async ({ accountId: id, state }) =>
      state.accountId === null ? ((await recordAt(ledger, tenant, id))?.mergedInto ?? null) : state.mergedInto,
  );
  return { all, standing };
}
