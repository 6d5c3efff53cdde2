import { Argument, type Command } from "commander";
import { TAX_PAPERS, type TaxPaperName } from "../../../application/papers/index.js";
import { siteOf } from "../../../api/site/index.js";
import { apiSettings } from "../../composition/api-settings.js";
import { TOKENS } from "../../composition/tokens.js";
import { id } from "../input/values.js";
import { facts } from "../output/table.js";
import { answered, type Desk } from "../work/desk.js";
import { withExamples } from "../work/examples.js";
import { newFile, printedInto } from "../work/printing.js";
import { recordRead } from "../work/trace.js";

/** The papers of an account, as files. */
export function addAccountPrinting(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("print")
      .argument("<taxpayer>", "the taxpayer's id")
      .addArgument(new Argument("<paper>", "which kind").choices(TAX_PAPERS))
      .argument("<id>", "of the invoice, the payment or the clearance")
      .description("a paper of an account as a PDF/A-2a file, as it was on its day; the reading is recorded")
      .option("--to <file>", "a file that is not there yet (default: the paper's own name, here)"),
    "account print 01JD3QABCDEF receipt 01JD3QPAYMENT --to mandat.pdf",
  );
  command.action(async (taxpayer: string, paper: TaxPaperName, given: string, options: { readonly to?: string }) => {
    const which = { paper, accountId: id("taxpayer", taxpayer), id: id("id", given) };
    const to = options.to === undefined ? null : newFile("--to", options.to);
    await desk.work(command, async (work) => {
      const asked = { ...which, site: siteOf(apiSettings(work.configuration)) };
      const order = answered(await work.composition.get(TOKENS.taxation).taxPaper(work.tenant, asked));
      await recordRead(work, `${paper}/${which.id}`, which.accountId);
      const made = await printedInto(work, order, "--to", to ?? `${paper}-${which.id}.pdf`);
      return {
        json: { ...which, ...made },
        text: facts([
          ["file", made.file],
          ["SHA-256", made.sha256],
        ]),
      };
    });
  });
}
