import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { textOf } from "../query/plain-values.js";
import type { Command } from "./context.js";

const MAX_TIME = 2_147_483_647;

/** @throws CommandError NotImplemented for any collation but the simple one, which is what comparing bytes is */
export function refuseCollation(collation: RawValue | undefined): void {
  if (collation?.type !== Type.object) return;
  const locale = elementsOf(collation).find(([name]) => name === "locale")?.[1];
  if (locale?.type === Type.string && textOf(locale) === "simple") return;
  throw new CommandError(
    "NotImplemented",
    "collation is not offered by this server; strings are compared by their bytes",
  );
}

/** @throws CommandError for a command that asks for something around it which this server does not have */
export function refuseWhatIsNotOffered(command: Command): void {
  if (command.field("startTransaction") || command.field("autocommit")) {
    throw new CommandError("OperationNotSupportedInTransaction", "transactions are not offered by this server");
  }
  const time = command.field("maxTimeMS") ? command.number("maxTimeMS") : 0;
  if (time === undefined || !(time >= 0 && time <= MAX_TIME)) {
    throw new CommandError("BadValue", `maxTimeMS has to be a number from 0 to ${MAX_TIME}`);
  }
  refuseCollation(command.field("collation"));
  const variables = command.document("let");
  if (variables && elementsOf(variables).length > 0) {
    throw new CommandError("NotImplemented", `${command.name}: variables ('let') are not offered by this server`);
  }
  const version = command.field("apiVersion");
  if (version && command.text("apiVersion") !== "1")
    throw new CommandError("InvalidOptions", 'API version must be "1"');
}
