import type { Command } from "commander";
import { wholeNumber } from "../input/values.js";
import type { Desk } from "../work/desk.js";

export function addStart(program: Command, desk: Desk): void {
  program
    .command("start")
    .description("start Defter and keep it running, as `npm start` does; its address goes to stdout")
    .option("--taxpayers <number>", "how many invented taxpayers an empty municipality gets")
    .action(async ({ taxpayers }: { readonly taxpayers?: string }) => {
      if (taxpayers !== undefined) wholeNumber("--taxpayers", taxpayers, 0, 9_999_999);
      desk.goesOn = true;
      // The server reads its own arguments, and ends the process itself, with the same exit status.
      process.argv.splice(2, Infinity, ...(taxpayers === undefined ? [] : ["--taxpayers", taxpayers]));
      await import("../../server/main.js");
    });
}
