import type { Command } from "commander";
import type { CaseworkUseCases } from "../../../application/casework/index.js";
import type { Ask, Outcome, TaxationUseCases, UseCase } from "../../../application/taxation/index.js";
import { positionText, type CivilDate } from "../../../domain/shared/index.js";
import { systemClock } from "../../../application/ports.js";
import { TOKENS } from "../../composition/tokens.js";
import { facts } from "../output/table.js";
import { carriedOut, receiptJson, type Desk, type Said } from "./desk.js";
import { asAct, type ActOptions } from "./globals.js";

/** What people read of the result of an act, line by line. */
export type ActWords = readonly (readonly [string, string | number | null])[];

/** A command that carries out one use case. */
export interface Act<Options extends ActOptions, Input, Value extends object | null> {
  readonly description: string;
  readonly shape: (command: Command) => Command;
  /** What was typed as the use case wants it; throws VALIDATION before anything is opened. */
  readonly read: (
    first: string,
    options: Options,
    today: CivilDate,
    second: string,
    all: readonly string[],
  ) => Input | Promise<Input>;
  readonly carryOut: (uses: TaxationUseCases & CaseworkUseCases) => UseCase<Input, Value>;
  /** What people read of the result. */
  readonly words: (value: Value) => ActWords;
}

/** Adds an act with its arguments: what it wrote is said with the place where it lies. */
export function actOf<Options extends ActOptions, Input, Value extends object | null>(
  desk: Desk,
  bare: Command,
  { description, shape, read, carryOut, words }: Act<Options, Input, Value>,
): void {
  const command = asAct(shape(bare.description(description)));
  command.action(async () => {
    const [first = "", second = ""] = command.args;
    const input = await read(first, command.opts<Options>(), systemClock.today(), second, command.args);
    await desk.work(command, async ({ composition, ask }) => {
      const asked = ask(command.opts<Options>());
      const uses = { ...composition.get(TOKENS.taxation), ...composition.get(TOKENS.casework) };
      return saidOfAct(await carryOut(uses)(asked, input), asked, words);
    });
  });
}

/** What an act came to: what people read of it, and the place where it lies. @throws ApiError REFUSED */
export function saidOfAct<Value extends object | null>(
  outcome: Outcome<Value>,
  { commandId }: Pick<Ask, "commandId">,
  words: (value: Value) => ActWords,
): Said {
  const { value, receipt } = carriedOut(outcome);
  const position = receipt.position === null ? "nothing was written" : positionText(receipt.position);
  return {
    json: { ...value, receipt: receiptJson(receipt, commandId) },
    text: facts([...words(value), ["position", position], ["command id", commandId]]),
  };
}
