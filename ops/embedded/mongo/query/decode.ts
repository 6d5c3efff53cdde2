import { BSON } from "mongodb";
import { DocumentWriter } from "../bson/writer.js";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";

/** A value as mingo works with it: plain numbers, dates, regular expressions; the other BSON types as objects of the driver. */
export function decodeForMingo(value: RawValue): unknown {
  const alone = new DocumentWriter(value.end - value.start + 16).raw("v", value).finish();
  return (BSON.deserialize(alone) as { v: unknown }).v;
}

/** Runs what mingo does with an expression or a pipeline. @throws CommandError for what it throws, as a refusal of what it was given */
export function refusingAsMongo<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof CommandError || error instanceof BSON.BSONError || error instanceof SyntaxError) throw error;
    const { message } = error as Error;
    const unknown = /'(\$\w+)' is not registered|[Uu]n(?:known|registered) .*?'?(\$\w+)/.exec(message);
    if (unknown) {
      throw new CommandError("InvalidPipelineOperator", `Unrecognized expression '${unknown[1] ?? unknown[2]}'`);
    }
    throw new CommandError("FailedToParse", `cannot be computed: ${message}`);
  }
}
