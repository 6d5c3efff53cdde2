import {
  parsePositiveLek,
  refusal,
  refused,
  yearOf,
  type CivilDate,
  type Decision,
  type Refusal,
} from "../../../shared/index.js";
import { assessableUntil } from "../../law/index.js";
import type { AccountCommand } from "../commands.js";
import type { AccountEvent } from "../events/index.js";
import { earliestCountableDue, type AccountLaw } from "../position/index.js";
import type { AccountObligation, AccountState } from "../state.js";

export type Decided = Decision<AccountEvent>;
type DataOf<Type extends AccountEvent["type"]> = Extract<AccountEvent, { readonly type: Type }>["data"];

/** How many years ahead of its entry anything may be due. */
const YEARS_AHEAD = 5;

/** A fact that follows from a command, true from `effectiveDate` on (default: the day of the command). */
export function eventOf<Type extends AccountEvent["type"]>(
  command: AccountCommand,
  type: Type,
  data: DataOf<Type>,
  effectiveDate: CivilDate = command.on,
): AccountEvent {
  const event = { type, data, effectiveDate };
  return (command.reason === undefined ? event : { ...event, reason: command.reason }) as AccountEvent;
}

/** Refuses with the first fault, if there is one. */
export function firstFault(...faults: readonly (Refusal | null | false)[]): ReturnType<typeof refused> | null {
  const fault = faults.find((each) => each !== null && each !== false);
  return fault ? refused(fault) : null;
}

/** Money is whole lekë above zero. */
export function amountFault(amount: unknown): Refusal | null {
  const result = parsePositiveLek(amount);
  return result.ok ? null : result.refusal;
}

/** Nothing is true before it happened. */
export function futureFault(day: CivilDate, on: CivilDate): Refusal | null {
  return day > on ? refusal("day-in-future", { day, on }) : null;
}

/** A year is closed once it can no longer be assessed (law 9920/2008, article 66): nothing is entered in it any more. */
export function yearFault(year: number, { on, law }: Pick<AccountCommand, "on" | "law">): Refusal | null {
  if (!Number.isInteger(year) || year > yearOf(on) + 1) return refusal("year-ahead", { year });
  const until = assessableUntil(year, law.rules);
  return on > until ? refusal("year-closed", { year, until }, "Ligji nr. 9920/2008, neni 66") : null;
}

/** Due dates must be near enough to mean something, and late enough for interest to be counted. */
export function dueFault(due: CivilDate, on: CivilDate, law: AccountLaw): Refusal | null {
  const earliest = earliestCountableDue(law.rules);
  if (due < earliest) return refusal("due-date-too-early", { due, earliest });
  return yearOf(due) > yearOf(on) + YEARS_AHEAD ? refusal("due-date-too-far", { due, years: YEARS_AHEAD }) : null;
}

export function obligationOf(state: AccountState, key: string): AccountObligation | undefined {
  return state.obligations.find((each) => each.key === key);
}
