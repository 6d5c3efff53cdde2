import { Argument, type Command } from "commander";
import type { CasePaper } from "../../../../application/casework/index.js";
import { NOTICE_PAPERS } from "../../../../application/papers/index.js";
import { siteOf } from "../../../../api/site/index.js";
import { apiSettings } from "../../../composition/api-settings.js";
import { TOKENS } from "../../../composition/tokens.js";
import { id } from "../../input/values.js";
import { facts } from "../../output/table.js";
import { answered, type Desk } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import type { ActOptions } from "../../work/globals.js";
import { asOfficer, atWork, type OfficerOptions } from "../../work/officer.js";
import { newFile, printedInto } from "../../work/printing.js";
import { recordRead } from "../../work/trace.js";
import { seenCase } from "./seen-case.js";

const PAPERS = ["output", ...NOTICE_PAPERS] as const satisfies readonly CasePaper[];

/** The papers of a case, as files. */
export function addCasePrinting(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      group
        .command("print")
        .argument("<case>", "its id or number")
        .addArgument(new Argument("[paper]", "what it was lodged for, or a letter").choices(PAPERS).default("output"))
        .description(
          "a paper of a case as a PDF/A-2a file; crossed out where it holds no more; the reading is recorded",
        )
        .option("--id <id>", "which one, where there are several (default: the last)")
        .option("--to <file>", "a file that is not there yet (default: the paper's own name, here)"),
    ),
    "case print velipoje/2026/000001",
    "case print velipoje/2026/000001 decision-notice --to njoftim.pdf",
  );
  command.action(
    async (
      named: string,
      paper: CasePaper,
      options: ActOptions & OfficerOptions & { readonly id?: string; readonly to?: string },
    ) => {
      const wanted = options.id === undefined ? null : id("--id", options.id);
      const to = options.to === undefined ? null : newFile("--to", options.to);
      await desk.work(command, async (work) => {
        const who = await atWork(work, options, "case.read");
        const { caseId, state } = await seenCase(work, who, named);
        const asked = { caseId, paper, id: wanted, site: siteOf(apiSettings(work.configuration)) };
        const found = answered(await work.composition.get(TOKENS.casework).casePaper(work.tenant, asked));
        await recordRead({ composition: work.composition, ask: () => who.ask }, `${paper}/${caseId}`, state.subjectId);
        const { order, digest, id: paperId, number } = found;
        const made = await printedInto(work, order, "--to", to ?? `${order.template.name}-${paperId}.pdf`);
        const asIssued = digest === null ? null : digest === made.sha256;
        return {
          json: { paper, id: paperId, number, asIssued, ...made },
          text: facts([
            ["file", made.file],
            ["number", number],
            ["SHA-256", made.sha256],
            ["as issued", asIssued === null ? null : asIssued ? "yes" : "no: it holds no more"],
          ]),
        };
      });
    },
  );
}
