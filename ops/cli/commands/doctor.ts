import type { Command } from "commander";
import { table } from "../output/table.js";
import { machineChecks } from "../doctor/machine.js";
import { ledgerChecks } from "../doctor/ledger.js";
import { checked, type Check, type Finding } from "../doctor/check.js";
import type { Desk } from "../work/desk.js";
import type { Globals } from "../work/globals.js";

const MARKS = { ok: "✓", warning: "!", failed: "✗" } as const;

export function addDoctor(program: Command, desk: Desk): void {
  const command = program
    .command("doctor")
    .description("check this machine, the stores, the projections and the keys; exit status 1 when something fails");
  command.action(async () => {
    const onMachine = await findings(machineChecks());
    // Without a setting or a folder to stand on there is nothing to open.
    const isSound = onMachine.every(({ state }) => state !== "failed");
    const inLedger = isSound ? await onStores(desk, command) : [];
    const all = [...onMachine, ...inLedger];
    desk.say(command.optsWithGlobals<Globals>(), {
      json: { ok: all.every(({ state }) => state !== "failed"), checks: all },
      text: table(all, [
        { head: "", cell: ({ state }) => MARKS[state] },
        { head: "check", cell: ({ name }) => name },
        { head: "finding", cell: ({ detail }) => detail },
      ]),
      exit: all.some(({ state }) => state === "failed") ? "refused" : "done",
    });
  });
}

async function findings(checks: readonly Check[]): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  for (const check of checks) all.push(await checked(check));
  return all;
}

/** Stores that cannot even be opened are one finding. */
async function onStores(desk: Desk, command: Command): Promise<readonly Finding[]> {
  let found: readonly Finding[] = [];
  const opening = await checked({
    name: "stores can be opened",
    look: async () => {
      const begun = performance.now();
      let how = "";
      await desk.work(command, async (work) => {
        const seconds = ((performance.now() - begun) / 1000).toFixed(1);
        how = work.isBeside ? `those of the running Defter (${seconds} s)` : `started for this check (${seconds} s)`;
        found = await findings(ledgerChecks(work));
        return null;
      });
      return how;
    },
  });
  return [opening, ...found];
}
