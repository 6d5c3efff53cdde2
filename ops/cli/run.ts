import { CommanderError, type Command } from "commander";
import { spoken, toApiError, type ApiError } from "../../api/errors/index.js";
import { ConfigurationError } from "../configuration/index.js";
import { EXIT_OF, EXIT_STATUS, type ExitName } from "./exit-status.js";
import { jsonText } from "./output/json.js";
import type { Terminal } from "./output/terminal.js";
import { defterProgram } from "./program.js";
import { languageFrom } from "./work/globals.js";
import { Desk, Interrupted } from "./work/desk.js";

/** The status of a command; `goes-on` where what was started runs until it is told to stop. */
export type RunStatus = number | "goes-on";

/** Runs one command line. Never throws: everything that goes wrong is said, and has its exit status. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<RunStatus> {
  const asJson = args.includes("--json");
  const desk = new Desk(terminal);
  try {
    await speakingOn(defterProgram(desk), terminal).parseAsync([...args], { from: "user" });
    return desk.goesOn ? "goes-on" : EXIT_STATUS[desk.outcome].status;
  } catch (error) {
    const name = told(error, args, asJson, terminal);
    return EXIT_STATUS[name].status;
  }
}

/** Commander's own words go where ours go, and it never ends the process. */
function speakingOn(program: Command, terminal: Terminal): Command {
  const output = { writeOut: terminal.out, writeErr: terminal.err };
  const each = (command: Command) => {
    command.exitOverride().configureOutput(output);
    for (const child of command.commands) each(child);
  };
  each(program);
  return program;
}

function told(error: unknown, args: readonly string[], asJson: boolean, terminal: Terminal): ExitName {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return "done";
    if (asJson) terminal.out(`${jsonText({ error: { code: "USAGE", detail: error.message } })}\n`);
    return "usage";
  }
  if (error instanceof Interrupted) {
    terminal.err(`${error.message}\n`);
    return "interrupted";
  }
  if (error instanceof ConfigurationError) {
    terminal.err(`${error.message}\n`);
    if (asJson) terminal.out(`${jsonText({ error: { code: "MISCONFIGURED", detail: error.message } })}\n`);
    return "misconfigured";
  }
  const known = toApiError(error);
  tell(known, args, asJson, terminal);
  return EXIT_OF[known.code];
}

function tell(known: ApiError, args: readonly string[], asJson: boolean, terminal: Terminal): void {
  const words = spoken(known, languageFrom(args));
  if (asJson) terminal.out(`${jsonText({ error: words })}\n`);
  const fields = (words.fields ?? []).map(({ path, message }) => `  ${path}: ${message}\n`).join("");
  const article = known.article === undefined ? "" : ` (${known.article})`;
  terminal.err(`${known.code} ${known.rule}: ${words.detail}${article}\n${fields}`);
  // What broke inside is for the operator of the machine, who is the one who asks here.
  if (known.code === "INTERNAL" || known.code === "UNAVAILABLE")
    if (known.cause instanceof Error) terminal.err(`  ${withoutPasswords(known.cause.message)}\n`);
}

function withoutPasswords(message: string): string {
  return message.replace(/\/\/[^/@\s]*@/g, "//…@");
}
