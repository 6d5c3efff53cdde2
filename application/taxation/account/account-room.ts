import { parsed, refusal, type Parsed } from "../../../domain/shared/index.js";
import {
  allocationOrderOn,
  registerDecider,
  taxAccount,
  type AccountCommand,
  type AccountEvent,
  type AccountLaw,
  type AccountState,
  type MunicipalityState,
} from "../../../domain/taxation/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { CommandResult } from "../../ledger/index.js";
import type { LawInForce } from "../law/index.js";
import {
  accountStream,
  carryOut,
  outcomeOf,
  rehearse,
  taxpayerStream,
  type Step,
  type TaxationParts,
} from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";

/** What every command on an account says. */
export type OnAccount = Pick<AccountCommand, "accountId" | "on" | "law">;
export type AccountStep = Step<AccountState, AccountCommand, AccountEvent>;

/** An account that a command may be given on: it is there, or its taxpayer is in this municipality's register. */
export interface OpenedAccount {
  readonly base: OnAccount;
  readonly state: AccountState;
  readonly municipality: MunicipalityState;
}

/** What the use cases on accounts share. */
export interface AccountRoom {
  readonly parts: TaxationParts;
  readonly law: LawInForce;
  /**
   * Loads the account, and the law to count it by. Refuses with `account-unknown` where neither an account nor a
   * taxpayer of that id is in this municipality (so for every account of another), and where no law was adopted.
   */
  open(ask: Pick<Ask, "tenant" | "today">, accountId: string): Promise<Parsed<OpenedAccount>>;
  /** The step for a command: the client's input is what its command id stands for. */
  step(ask: Ask, command: AccountCommand, body: object): AccountStep;
  rehearse(ask: Ask, step: AccountStep): Promise<CommandResult<AccountEvent>>;
  carryOut(ask: Ask, step: AccountStep): Promise<CommandResult<AccountEvent>>;
  /** A use case that is one command and takes no number. */
  simply<Value>(
    ask: Ask,
    accountId: string,
    body: object,
    command: (base: OnAccount, account: OpenedAccount) => AccountCommand,
    value: (events: readonly AccountEvent[]) => Value,
  ): Promise<Outcome<Value>>;
}

export function accountRoom(parts: TaxationParts, law: LawInForce): AccountRoom {
  const { ledger } = parts;
  const room: AccountRoom = {
    parts,
    law,
    async open({ tenant, today }, accountId) {
      const { state } = await ledger.load(accountStream(tenant, accountId), taxAccount);
      if (state.accountId === null && !(await isRegistered(tenant, accountId)))
        return { ok: false, refusal: refusal("account-unknown", { accountId }) };
      const municipality = await law.municipality(tenant);
      const rules = accountLaw(municipality, today);
      if (!rules.ok) return rules;
      return parsed({ base: { accountId, on: today, law: rules.value }, state, municipality });
    },
    step: (ask, command, body) => ({
      stream: accountStream(ask.tenant, command.accountId),
      decider: taxAccount,
      command,
      body,
    }),
    rehearse: (ask, step) => rehearse(ledger, ask, step),
    carryOut: (ask, step) => carryOut(ledger, ask, step),
    async simply(ask, accountId, body, command, value) {
      const account = await room.open(ask, accountId);
      if (!account.ok) return account;
      const step = room.step(ask, command(account.value.base, account.value), body);
      return outcomeOf(await room.carryOut(ask, step), value);
    },
  };

  async function isRegistered(tenant: string, taxpayerId: string): Promise<boolean> {
    const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
    return state.phase !== "none";
  }
  return room;
}

/** The rules of lateness and the orders of settlement that the municipality adopted. */
export function accountLaw(municipality: MunicipalityState, on: CivilDate): Parsed<AccountLaw> {
  if (!municipality.lateRules) return { ok: false, refusal: refusal("late-rules-missing") };
  const order = allocationOrderOn(municipality, on) ?? municipality.allocationOrders[0]?.value;
  if (!order) return { ok: false, refusal: refusal("allocation-order-missing") };
  return parsed({ rules: municipality.lateRules, order, orders: municipality.allocationOrders });
}

/** Refuses `office-unknown`. */
export function officeFault({ municipality }: OpenedAccount, office: string): ReturnType<typeof refusal> | null {
  return municipality.offices.has(office) ? null : refusal("office-unknown", { office });
}

/** The first event of a type. */
export function eventOf<Type extends AccountEvent["type"]>(
  events: readonly AccountEvent[],
  type: Type,
): Extract<AccountEvent, { type: Type }> | undefined {
  return events.find((event): event is Extract<AccountEvent, { type: Type }> => event.type === type);
}
