import type { Command } from "commander";
import type { VerifyReport } from "../../../embedded/eventstore/tools.js";
import { facts, table } from "../../output/table.js";
import { workAlone } from "../../work/alone.js";
import type { Desk } from "../../work/desk.js";
import { eventStoreFolder, refusalsIn } from "./folder.js";
import { inMebibytes } from "./mebibytes.js";

export function addVerify(group: Command, desk: Desk): void {
  const command = group
    .command("verify")
    .description(
      "check the folder of an embedded event store that no server has, or a backup of one: every frame, checksum, position and " +
        "revision, and the snapshot of the index; exit status 1 when something is missing or changed",
    )
    .option("--data <folder>", "the data folder of Defter, or of an event store (default: the configured one)");
  command.action(async ({ data }: { readonly data?: string }) => {
    const folder = eventStoreFolder(data);
    await workAlone(desk, command, "Interrupted. Nothing was changed.", async ({ progress, signal }) => {
      const { verifyFolder } = await import("../../../embedded/eventstore/tools.js");
      const tell = inMebibytes(progress);
      const onProgress = (done: number, total: number) => tell("MiB of the log", done, total);
      const report = await refusalsIn(() => verifyFolder(folder, { signal, onProgress }));
      progress.end();
      return { json: { folder, ...report }, text: textOf(folder, report), exit: report.isSound ? "done" : "refused" };
    });
  });
}

function textOf(folder: string, report: VerifyReport): string {
  const { segments, bytes, frames, events, streams, end, tornTail, snapshot, findings, findingCount } = report;
  const shown = facts([
    ["folder", folder],
    ["segments", segments],
    ["bytes", bytes],
    ["appends", frames],
    ["events", events],
    ["streams", streams],
    ["end", end],
    [
      "torn tail",
      tornTail && `${tornTail.bytes} bytes at ${tornTail.position}, never acknowledged (${tornTail.reason})`,
    ],
    ["snapshot", snapshotText(snapshot)],
    ["outcome", report.isSound ? "sound" : `${findingCount} findings`],
  ]);
  if (report.isSound) return shown;
  return `${shown}\n${table(findings, [
    { head: "position", cell: ({ position }) => position, figures: true },
    { head: "file", cell: ({ file }) => file },
    { head: "finding", cell: ({ problem }) => problem },
  ])}`;
}

function snapshotText(snapshot: VerifyReport["snapshot"]): string {
  if (snapshot.kind === "agrees") return `agrees with the log (${snapshot.events} events)`;
  if (snapshot.kind === "ignored") return `a start would leave it aside: ${snapshot.detail}`;
  if (snapshot.kind === "differs") return `differs: ${snapshot.detail}`;
  return snapshot.kind === "none" ? "none" : "not compared, the log is damaged";
}
