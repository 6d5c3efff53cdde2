import type { Command } from "commander";

const examples = new WeakMap<Command, readonly string[]>();

/** Lines under the help of a command, and in the reference, each as it is typed, without `defter`. */
export function withExamples(command: Command, ...lines: readonly string[]): Command {
  const typed = lines.map((line) => `defter ${line}`);
  examples.set(command, typed);
  return command.addHelpText("after", `\nExamples:\n${typed.map((line) => `  ${line}\n`).join("")}`);
}

export function examplesOf(command: Command): readonly string[] {
  return examples.get(command) ?? [];
}
