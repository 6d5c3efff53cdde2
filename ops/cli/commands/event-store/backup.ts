import { resolve } from "node:path";
import type { Command } from "commander";
import { facts } from "../../output/table.js";
import { workAlone } from "../../work/alone.js";
import type { Desk } from "../../work/desk.js";
import { eventStoreFolder, refusalsIn } from "./folder.js";
import { inMebibytes } from "./mebibytes.js";

export function addBackup(group: Command, desk: Desk): void {
  const command = group
    .command("backup")
    .description(
      "copy the log of the embedded event store while it runs, or bring an earlier copy up to it; a server starts on the copy as " +
        "it is",
    )
    .requiredOption("--to <folder>", "where the backup is, or will be")
    .option("--data <folder>", "the data folder of Defter, or of an event store (default: the configured one)");
  command.action(async ({ data, to }: { readonly data?: string; readonly to: string }) => {
    const [from, target] = [eventStoreFolder(data), resolve(to)];
    const left = "Interrupted. What was copied is kept; the same command goes on with it.";
    await workAlone(desk, command, left, async ({ progress, signal }) => {
      const { takeBackup } = await import("../../../embedded/eventstore/tools.js");
      const tell = inMebibytes(progress);
      const onProgress = (done: number, total: number) => tell("MiB of the log", done, total);
      const report = await refusalsIn(() => takeBackup(from, target, { signal, onProgress }));
      progress.end();
      return {
        json: { from, to: target, ...report },
        text: facts([
          ["from", from],
          ["to", target],
          ["log up to", report.end],
          ["segments", report.segments],
          ["bytes", report.bytes],
          ["of these copied now", report.copiedBytes],
        ]),
      };
    });
  });
}
