import { CommandError } from "../protocol/errors.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";
import { DEFAULTS, type Parameters } from "./parameter-defaults.js";

function isParameter(name: string): name is keyof Parameters {
  return Object.hasOwn(DEFAULTS, name);
}

/** The names that a command carries besides those that every command has. */
function named(command: Command): string[] {
  return command.names.filter((name) => name !== command.name && !/^(\$|lsid$|apiVersion$|comment$)/.test(name));
}

function onlyOnAdmin(command: Command): void {
  if (command.database === "admin") return;
  throw new CommandError("Unauthorized", `${command.name} may only be run against the admin database.`);
}

export function setParameter(command: Command): Buffer {
  onlyOnAdmin(command);
  const { parameters } = command.server;
  const names = named(command);
  const unknown = names.find((name) => !isParameter(name));
  if (names.length === 0 || unknown !== undefined) {
    throw new CommandError("InvalidOptions", `attempted to set unrecognized parameter [${unknown ?? ""}]`);
  }
  const changes: Record<string, number | boolean> = {};
  for (const name of names) {
    const isSwitch = typeof DEFAULTS[name as keyof Parameters] === "boolean";
    changes[name] = isSwitch ? command.flag(name) : positive(command, name);
  }
  const was = parameters[names[0] as keyof Parameters];
  Object.assign(parameters, changes);
  return reply({ was });
}

function positive(command: Command, name: string): number {
  const value = command.number(name);
  if (value !== undefined && Number.isInteger(value) && value > 0) return value;
  throw new CommandError("BadValue", `Invalid value for parameter ${name}: it must be a whole number above 0`);
}

export function getParameter(command: Command): Buffer {
  onlyOnAdmin(command);
  const { parameters } = command.server;
  if (command.text("getParameter") === "*") return reply({ ...parameters });
  const names = named(command);
  const unknown = names.find((name) => !isParameter(name));
  if (names.length === 0 || unknown !== undefined) throw new CommandError("InvalidOptions", "no option found to get");
  return reply(Object.fromEntries(names.map((name) => [name, parameters[name as keyof Parameters]])));
}
