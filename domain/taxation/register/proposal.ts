import type { CivilDate } from "../../shared/index.js";
import type { RegisterCommand } from "./commands.js";
import type { RegisterEvent } from "./events.js";

/** An event of a command, true from a day on, with the command's reason. */
export function event<Type extends RegisterEvent["type"]>(
  command: RegisterCommand,
  type: Type,
  data: Extract<RegisterEvent, { type: Type }>["data"],
  effectiveDate: CivilDate,
): RegisterEvent {
  const base = { type, data, effectiveDate };
  return (command.reason === undefined ? base : { ...base, reason: command.reason }) as RegisterEvent;
}
