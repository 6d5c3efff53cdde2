import type { Command } from "commander";

/** Lines under the help of a command, each as it is typed, without `defter`. */
export function withExamples(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText("after", `\nExamples:\n${lines.map((line) => `  defter ${line}\n`).join("")}`);
}
