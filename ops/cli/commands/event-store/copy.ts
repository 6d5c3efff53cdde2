import type { Command } from "commander";
import type { CopyReport } from "../../../embedded/eventstore/tools.js";
import { facts } from "../../output/table.js";
import { workAlone } from "../../work/alone.js";
import type { Desk } from "../../work/desk.js";
import { refusalsIn } from "./folder.js";
import { inMebibytes } from "./mebibytes.js";

const STEPS = { comparing: "MiB compared", copying: "MiB copied", verifying: "MiB verified" } as const;

interface Options {
  readonly from: string;
  readonly to: string;
}

export function addCopy(group: Command, desk: Desk): void {
  const command = group
    .command("copy")
    .description(
      "copy every event from one server to another that is empty, or holds an earlier copy, with ids, metadata, revisions and the order " +
        "of the whole log, and compare both in the end; run again, it goes on where it was interrupted",
    )
    .requiredOption("--from <url>", "connection string of the server that has the events (esdb://…)")
    .requiredOption("--to <url>", "connection string of the server that is to have them");
  command.action(async ({ from, to }: Options) => {
    const left = "Interrupted. What was copied is kept; the same command goes on with it.";
    await workAlone(desk, command, left, async ({ progress, signal }) => {
      const { copyEvents } = await import("../../../embedded/eventstore/tools.js");
      const tell = inMebibytes(progress);
      const onProgress = (step: keyof typeof STEPS, position: number, end: number) => tell(STEPS[step], position, end);
      const report = await refusalsIn(() => copyEvents(from, to, { signal, onProgress }));
      progress.end();
      const shown = { from: withoutPassword(from), to: withoutPassword(to) };
      return { json: { ...shown, ...report }, text: textOf(shown, report) };
    });
  });
}

function textOf({ from, to }: Options, report: CopyReport): string {
  const { events, copied, end, digest, links, tombstones, leftOut, leftOutStreams } = report;
  return facts([
    ["from", from],
    ["to", to],
    ["events in both", events],
    ["of these copied now", copied],
    ["links", links],
    ["tombstones", tombstones],
    ["log up to", end],
    ["SHA-256", digest],
    ["left where they are", leftOut > 0 ? `${leftOut} events of the server's own: ${leftOutStreams.join(", ")}` : 0],
  ]);
}

/** A connection string as others may see it. */
function withoutPassword(url: string): string {
  return url.replace(/^([^:]+:\/\/[^:@/]*):[^@/]*@/, "$1:***@");
}
