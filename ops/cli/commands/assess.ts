import { Option, type Command } from "commander";
import type { RunProgress } from "../../../application/taxation/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { dayOr, id, year } from "../input/values.js";
import { facts, lekText, table } from "../output/table.js";
import { carriedOut, Interrupted, type Desk, type Said, type Work } from "../work/desk.js";
import { asAct, type ActOptions } from "../work/globals.js";

interface Options extends ActOptions {
  readonly invoice?: true;
  readonly on?: string;
  readonly resume?: string;
}

export function addAssess(program: Command, desk: Desk): void {
  const command = asAct(
    program
      .command("assess")
      .argument("<year>", "the tax year")
      .description(
        "assess a whole tax year; a second time yields the differences only. Exit status 1 when taxpayers were refused",
      )
      .option("--invoice", "issue invoices with the assessments")
      .option("--on <day>", "the day on which it is assessed (default: today)")
      .addOption(new Option("--resume <run>", "go on with a run that was interrupted").conflicts(["invoice", "on"])),
  );
  command.action(async (yearText: string, options: Options) => {
    const wanted = year("year", yearText);
    const resume = options.resume === undefined ? null : id("--resume", options.resume);
    const assessedOn = dayOr("--on", options.on, null);
    await desk.work(command, async (work) => {
      const taxation = work.composition.get(TOKENS.taxation);
      const ask = work.ask(options);
      const input = { year: wanted, invoice: options.invoice === true, ...(assessedOn && { assessedOn }) };
      const outcome =
        resume === null
          ? await taxation.startAssessmentRun(ask, input)
          : await taxation.resumeAssessmentRun(ask, { runId: resume });
      const { runId, progress, done } = carriedOut(outcome).value;
      const watching = progress.subscribe({
        next: ({ counts, expected }) => work.progress.step(`assessing ${wanted}`, counts.taxpayers, expected),
        // The failure is met where the end is awaited.
        error: () => undefined,
      });
      try {
        return finished(wanted, await Promise.race([done, interruption(work, wanted, runId)]));
      } finally {
        watching.unsubscribe();
      }
    });
  });
}

function interruption({ signal }: Work, wanted: number, runId: string): Promise<never> {
  const message = `Interrupted. It goes on with: defter assess ${wanted} --resume ${runId}`;
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Interrupted(message)), { once: true });
  });
}

function finished(wanted: number, { runId, state, counts, total, refusals }: RunProgress): Said {
  const refused = table(refusals.slice(0, 20), [
    { head: "taxpayer", cell: ({ taxpayerId }) => taxpayerId },
    { head: "rule", cell: ({ code }) => code },
  ]);
  return {
    json: { runId, year: wanted, state, counts, total, refusals },
    text:
      facts([
        ["run", runId],
        ["state", state],
        ["taxpayers", counts.taxpayers],
        ["assessed", counts.assessed],
        ["reassessed", counts.reassessed],
        ["unchanged", counts.unchanged],
        ["invoiced", counts.invoiced],
        ["refused", counts.refused],
        ["total, lek", lekText(total)],
      ]) + (refusals.length === 0 ? "" : `\n${refused}`),
    ...(counts.refused > 0 && { exit: "refused" as const }),
  };
}
