import { parsed, type Parsed } from "../../../domain/shared/index.js";
import type { AccountCommand, AccountEvent } from "../../../domain/taxation/index.js";
import type { CommandResult } from "../../ledger/index.js";
import { assignNumbers, type NumbersOrder } from "../numbering/index.js";
import type { Ask } from "../use-case.js";
import type { AccountRoom, OpenedAccount } from "./account-room.js";

/** Stands where a number will be while a command is rehearsed; it is never written. */
export const NUMBER_TO_COME = "?";

/** What a command gets that needs no number after all. */
export const NO_NUMBER = "";

/** A command on an account that needs a number, and what has to be done before the account itself is written to. */
export interface NumberedCommand {
  readonly command: (number: string) => AccountCommand;
  readonly body: object;
  /** The number that these events would need; null where they need none. */
  readonly order: (events: readonly AccountEvent[]) => Omit<NumbersOrder, "batch"> | null;
  /** Done between number and account, and safe to be done again; what it refuses, the whole command is refused. */
  readonly before?: (number: string) => Promise<Parsed<unknown>>;
}

/**
 * A number is taken only by a command that will be carried out: it is rehearsed first, and what was carried out before
 * gives its earlier result. Then the number, then what stands beside, then the account. Cut off anywhere, the same
 * command sent again finds its number and goes on.
 */
export async function carryOutNumbered(
  room: AccountRoom,
  account: OpenedAccount,
  ask: Ask,
  numbered: NumberedCommand,
): Promise<CommandResult<AccountEvent>> {
  const { command, body, before } = numbered;
  const rehearsal = await room.rehearse(ask, room.step(ask, command(NUMBER_TO_COME), body));
  if (!rehearsal.ok || rehearsal.receipt.duplicate === true) return rehearsal;
  if (rehearsal.events.length === 0) return rehearsal;
  const order = numbered.order(rehearsal.events);
  const number = order === null ? parsed(NO_NUMBER) : await numberFor(room, account, ask, order);
  if (!number.ok) return number;
  const done = before ? await before(number.value) : null;
  if (done && !done.ok) return done;
  return room.carryOut(ask, room.step(ask, command(number.value), body));
}

async function numberFor(
  room: AccountRoom,
  { municipality }: OpenedAccount,
  ask: Ask,
  order: Omit<NumbersOrder, "batch">,
): Promise<Parsed<string>> {
  const numbers = await assignNumbers(room.parts.ledger, municipality, ask, { ...order, batch: ask.commandId });
  return numbers.ok ? parsed(numbers.value.get(order.owners[0]!)!) : numbers;
}
