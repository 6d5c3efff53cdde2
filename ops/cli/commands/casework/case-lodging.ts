import type { Command } from "commander";
import { ApiError } from "../../../../api/errors/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { jsonGiven } from "../../input/files.js";
import { code } from "../../input/values.js";
import { facts } from "../../output/table.js";
import { carriedOut, receiptJson, type Desk, type Work } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { asAct } from "../../work/globals.js";
import { asOfficer, atWork, type AtWork } from "../../work/officer.js";
import { applicantIn, withApplicant, type ApplicantOptions } from "./applicant.js";
import { askAt, type Given } from "./on-case.js";
import { papersIn } from "./papers.js";

export function addLodge(group: Command, desk: Desk): void {
  const bare = group
    .command("lodge")
    .argument("<service>", "its code")
    .description("lodge an application; what the register knows of the applicant need not be stated")
    .requiredOption("--office <code>", "where it is lodged");
  const command = withExamples(
    asOfficer(
      asAct(
        withApplicant(bare, true)
          .option("--form <json>", "the form filled in: a JSON object, or a file that holds one", "{}")
          .option(
            "--document <papers...>",
            "each as code=file, or a file of no known kind; the form names them D1, D2 …",
          ),
      ),
    ),
    "case lodge identity-attestation --office velipoje --kind citizen --number J00101999W \\\n" +
      "      --form form.json --document photo=foto.jpg --document birth-certificate=certifikata.pdf",
  );
  command.action(async (service: string, options: Given<"office" | "form"> & ApplicantOptions) => {
    const input = {
      service: code("service", service),
      office: code("--office", options.office),
      applicant: applicantIn(options),
      form: await jsonGiven("--form", options.form!),
      documents: papersIn(options.document).map((paper, at) => ({ ...paper, documentId: `D${at + 1}` })),
    };
    await desk.work(command, async (work) => {
      const who = await atWork(work, options, "case.lodge");
      await requireSight(work, who, input.service);
      const [first] = who.roles;
      const by = who.roles.find(({ role }) => role === "front-desk") ?? first!;
      const ask = askAt(who, input.office);
      const casework = work.composition.get(TOKENS.casework);
      const { value, receipt } = carriedOut(await casework.lodgeCase(ask, { ...input, by }));
      return {
        json: { ...value, receipt: receiptJson(receipt, ask.commandId) },
        text: facts([
          ["case", value.caseId],
          ["number", value.number],
          ["state", value.state],
          ["tracking code", value.trackingCode],
          ["command id", ask.commandId],
        ]),
      };
    });
  });
}

/** Who takes an application in sees it from then on: of sensitive services only who may see them. @throws ApiError FORBIDDEN */
async function requireSight(work: Work, { ask, seesSensitive }: AtWork, service: string): Promise<void> {
  if (seesSensitive) return;
  const casework = work.composition.get(TOKENS.casework);
  const offered = await casework.prepareApplication(work.tenant, { service, on: ask.today });
  if (offered.ok && offered.value.service.confidentiality === "sensitive")
    throw new ApiError("FORBIDDEN", "sensitive-services-needed");
}
