import type { Command } from "commander";
import { DEFTER_ERROR_CODES } from "../../application/errors.js";
import { EXIT_OF, EXIT_STATUS } from "./exit-status.js";
import { defterProgram } from "./program.js";
import { examplesOf } from "./work/examples.js";
import { Desk } from "./work/desk.js";

/** The page `docs/reference/cli.md`, from the very program that runs. */
export function cliReference(): string {
  const silent = {
    out: () => undefined,
    err: () => undefined,
    heard: () => "",
    isWatched: false,
    flush: async () => undefined,
  };
  const program = defterProgram(new Desk(silent));
  const statuses = Object.values(EXIT_STATUS).map(({ status, meaning }) => `| ${status} | ${meaning} |`);
  const codes = DEFTER_ERROR_CODES.map((code) => `\`${code}\` ${EXIT_STATUS[EXIT_OF[code]].status}`).join(" · ");
  return `# Command line

\`npx defter COMMAND\` in the checkout. Beside a running Defter a command works on its stores; where none runs, the stores are started for the time of the command.
Settings are the same variables as those of the server ([configuration](configuration.md)). Generated from the program by \`npm run docs\`.

## Of every command

${optionTable(program)}
With \`--json\` stdout holds one JSON document, a failure as \`{"error": {"code", "rule", "detail", "facts", "fields"}}\`; \`events tail\` gives a document a line.
Positions are \`"commit/prepare"\`, 64-bit integers are strings, amounts are whole lekë. Progress and words for people are on stderr.

Whoever may read the data folder is the operator: acts are recorded with the actor \`operator\`, role \`system\`.

## Exit status

| status | meaning |
| --- | --- |
${statuses.join("\n")}

By code of error: ${codes}.

## Commands

${leaves(program)
  .map((command) => section(command))
  .join("\n")}`;
}

function leaves(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

function section(command: Command): string {
  const args = command.registeredArguments.map(
    (each) => `| \`${shownName(each)}\` | ${escaped(each.description)}${each.required ? "" : " (may be left out)"} |`,
  );
  const options = command.options.map(optionRow);
  const rows = [...args, ...options];
  const rowsText = rows.length === 0 ? "" : `\n| | |\n| --- | --- |\n${rows.join("\n")}\n`;
  const typed = examplesOf(command).map((line) => `${line}\n`);
  const examples = typed.length === 0 ? "" : `\n\`\`\`sh\n${typed.join("")}\`\`\`\n`;
  return `### \`${pathOf(command)}\`\n\n${sentence(command.description())}\n${rowsText}${examples}`;
}

function optionTable(command: Command): string {
  return `| | |\n| --- | --- |\n${command.options.map(optionRow).join("\n")}\n`;
}

function optionRow({ flags, description, mandatory, argChoices, defaultValue }: Command["options"][number]): string {
  const choices = argChoices ? `: ${argChoices.map((each) => `\`${each}\``).join(", ")}` : "";
  const byDefault = defaultValue === undefined ? "" : ` (default: \`${String(defaultValue)}\`)`;
  return `| \`${escaped(flags)}\` | ${escaped(description)}${choices}${byDefault}${mandatory ? "; required" : ""} |`;
}

function pathOf(command: Command): string {
  const args = command.registeredArguments.map((each) =>
    each.required ? `<${shownName(each)}>` : `[${shownName(each)}]`,
  );
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) names.unshift(each.name());
  return [...names, ...args].join(" ");
}

function shownName(argument: Command["registeredArguments"][number]): string {
  return `${argument.name()}${argument.variadic ? "…" : ""}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|");
}
