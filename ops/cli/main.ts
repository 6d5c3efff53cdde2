import { processTerminal } from "./output/terminal.js";
import { runCommandLine } from "./run.js";

/** The program of `npx defter`. Connections that a library keeps open do not keep it from ending. */
const terminal = processTerminal();
const status = await runCommandLine(process.argv.slice(2), terminal);
if (status !== "goes-on") {
  await terminal.flush();
  process.exit(status);
}
