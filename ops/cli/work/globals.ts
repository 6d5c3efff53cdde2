import { Option, type Command } from "commander";
import type { Language } from "../../../domain/shared/index.js";

/** What every command understands. */
export interface Globals {
  readonly json?: true;
  readonly language: Language;
  readonly municipality?: string;
}

/** What every command that writes understands besides. */
export interface ActOptions {
  readonly commandId?: string;
  readonly reason?: string;
}

export function withGlobals(program: Command): Command {
  return program
    .option("--json", "for machines: one JSON document on stdout (a line each where a command goes on)")
    .addOption(new Option("--language <language>", "of refusals").choices(["sq", "en"]).default("sq"))
    .option("--municipality <code>", "which municipality (default: the first of DEFTER_TENANTS)");
}

/** A command that writes. The same command id with the same content is written once, however often it is sent. */
export function asAct(command: Command): Command {
  return command
    .option("--command-id <id>", "repeats safely: the same id and content are written once (default: a new one)")
    .option("--reason <text>", "why, kept with the fact");
}

/** The language of refusals, also where the command line itself could not be read. */
export function languageFrom(args: readonly string[]): Language {
  const at = args.lastIndexOf("--language");
  return args.includes("--language=en") || (at >= 0 && args[at + 1] === "en") ? "en" : "sq";
}
