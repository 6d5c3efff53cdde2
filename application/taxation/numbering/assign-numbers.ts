import { type Parsed, parsed } from "../../../domain/shared/index.js";
import {
  defaultNumberTemplate,
  formatNumber,
  MAX_NUMBERS_AT_ONCE,
  numberingDecider,
  numbersOf,
  type MunicipalityState,
  type NumberedKind,
} from "../../../domain/taxation/index.js";
import { LedgerIntegrityError } from "../../errors.js";
import type { Ledger } from "../../ledger/index.js";
import { carryOutBeside, numberingStream } from "../support/index.js";
import type { Ask } from "../use-case.js";

/** What is numbered: papers of one kind, office and year, in the order of their owners (invoices, payments, clearances). */
export interface NumbersOrder {
  readonly office: string;
  readonly kind: NumberedKind;
  readonly year: number;
  /** Names the request, so that a cut-off run finds its numbers again. */
  readonly batch: string;
  readonly owners: readonly string[];
}

/**
 * Gapless numbers, as they stand on the paper, by owner. An owner that has a number keeps it, whoever asks again: the
 * owner's own event comes after and carries it. Batches of any size; each append holds at most 5,000.
 */
export async function assignNumbers(
  ledger: Ledger,
  municipality: MunicipalityState,
  ask: Ask,
  order: NumbersOrder,
): Promise<Parsed<ReadonlyMap<string, string>>> {
  const { office, kind, year } = order;
  const template = municipality.numbering.get(kind) ?? defaultNumberTemplate(kind);
  const written = new Map<string, string>();
  for (let from = 0; from < order.owners.length; from += MAX_NUMBERS_AT_ONCE) {
    const owners = order.owners.slice(from, from + MAX_NUMBERS_AT_ONCE);
    const batch = from === 0 ? order.batch : `${order.batch}.${from / MAX_NUMBERS_AT_ONCE}`;
    const numbers = await numbered(ledger, ask, { ...order, batch, owners });
    if (!numbers.ok) return numbers;
    numbers.value.forEach((number, index) => {
      written.set(owners[index]!, formatNumber(template, { office, kind, year, number }));
    });
  }
  return parsed(written);
}

/** How often a batch may find that its command numbered other owners the first time. */
const MAX_ROUNDS = 20;

/**
 * A command that was carried out before gives its first owners numbers and no others. Who needs a number now and had
 * none then (the account changed while the run lay still) is numbered by a further command of the same batch.
 */
async function numbered(ledger: Ledger, ask: Ask, order: NumbersOrder): Promise<Parsed<readonly number[]>> {
  const stream = numberingStream(ask.tenant, order.office, order.kind, order.year);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const batch = round === 0 ? order.batch : `${order.batch}+${round}`;
    const result = await carryOutBeside(
      ledger,
      { ...ask, commandId: numberingCommandId(ask.commandId, round) },
      {
        stream,
        decider: numberingDecider,
        command: { type: "AssignNumbers", batch, owners: order.owners, on: ask.today },
        body: { numbersFor: batch },
      },
    );
    if (!result.ok) return result;
    const numbers = numbersOf((await ledger.load(stream, numberingDecider)).state, order.owners);
    if (numbers.every((number) => number !== null)) return parsed(numbers);
  }
  throw new LedgerIntegrityError("numbers-not-assigned", { stream, batch: order.batch });
}

function numberingCommandId(commandId: string, round: number): string {
  return round === 0 ? commandId : `${commandId.slice(0, 90)}.${round}`;
}
