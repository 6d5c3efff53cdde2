import { Option, type Command } from "commander";
import { TOKENS } from "../../../composition/tokens.js";
import type { CaseworkUseCases, DocumentInput } from "../../../../application/casework/index.js";
import { positionText } from "../../../../domain/shared/index.js";
import { systemClock } from "../../../../application/ports.js";
import type { UseCase } from "../../../../application/taxation/index.js";
import { documentIn, jsonGiven } from "../../input/files.js";
import { code, dayOr, id, read, text, textOrNull } from "../../input/values.js";
import { notParsed, parsed } from "../../../../domain/shared/index.js";
import { facts } from "../../output/table.js";
import { carriedOut, receiptJson, type Desk } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { asAct, type ActOptions } from "../../work/globals.js";
import { asOfficer, atWork, type AtWork, type OfficerOptions } from "../../work/officer.js";
import { addCasePrinting } from "./case-printing.js";
import { addCaseReading } from "./case-reading.js";
import { seenCase } from "./seen-case.js";
import { stepParts } from "./step.js";

type Given<Names extends string> = ActOptions &
  OfficerOptions & { readonly [Name in Names]?: string } & {
    readonly document?: readonly string[];
  };

export function addCaseCommands(program: Command, desk: Desk): void {
  const group = program.command("case").description("applications, from the counter to the decision");
  addLodge(group, desk);
  addAct(group, desk);
  addAttach(group, desk);
  addSettle(group, desk);
  addCaseReading(group, desk);
  addCasePrinting(group, desk);
}

function addLodge(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      asAct(
        group
          .command("lodge")
          .argument("<service>", "its code")
          .description("lodge an application; what the register knows of the applicant need not be stated")
          .requiredOption("--office <code>", "where it is lodged")
          .addOption(
            new Option("--kind <kind>", "the applicant").choices(["citizen", "business"]).makeOptionMandatory(),
          )
          .option("--number <number>", "NID or NIPT")
          .option("--name <text>", "needed where the register does not know the number")
          .option("--email <address>", "where the applicant is told")
          .option("--phone <number>", "where the applicant is called")
          .addOption(new Option("--speaks <language>", "the applicant's language").choices(["sq", "en"]).default("sq"))
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
  command.action(
    async (
      service: string,
      options: Given<"office" | "kind" | "number" | "name" | "email" | "phone" | "form" | "speaks">,
    ) => {
      const contact = {
        email: textOrNull("--email", options.email),
        phone: textOrNull("--phone", options.phone, 40),
        address: null,
      };
      const input = {
        service: code("service", service),
        office: code("--office", options.office),
        applicant: {
          kind: options.kind as "citizen" | "business",
          language: options.speaks as "sq" | "en",
          identifier: textOrNull("--number", options.number, 20),
          ...(options.name !== undefined && { name: text("--name", options.name) }),
          ...((contact.email ?? contact.phone) !== null && { contact }),
        },
        form: await jsonGiven("--form", options.form!),
        documents: papersIn(options.document).map((paper, at) => ({ ...paper, documentId: `D${at + 1}` })),
      };
      await desk.work(command, async (work) => {
        const { ask, acting } = await atWork(work, options, "case.lodge");
        const casework = work.composition.get(TOKENS.casework);
        const { value, receipt } = carriedOut(await casework.lodgeCase(ask, { ...input, by: acting }));
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
    },
  );
}

function addAct(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      asAct(
        group
          .command("act")
          .argument("<case>", "its id or number")
          .argument("<transition>", "of its workflow; `case show` says which are open")
          .description("take a step of the workflow: check, ask, propose, decide, withdraw")
          .option("--reasons <text>", "why, where the step asks for reasons")
          .option("--with <json>", "decision, proposal, request, completion, extendBy, checks, assign: JSON, or a file")
          .option("--document <papers...>", "each as code=file"),
      ),
    ),
    "case act velipoje/2026/000001 accept --as front-desk",
    `case act velipoje/2026/000001 sign --officer nenshkruesi --password-stdin --as signatory \\\n` +
      `      --with '{"decision":{"legalBasis":[{"act":"law-10129-2009","article":null}],"text":null}}'`,
  );
  command.action(async (named: string, transition: string, options: Given<"reasons" | "with">) => {
    const given = options.with === undefined ? {} : stepParts("--with", await jsonGiven("--with", options.with));
    const input = {
      transition: code("transition", transition),
      ...(options.reasons !== undefined && { reasons: text("--reasons", options.reasons, 10_000) }),
      ...given,
      documents: papersIn(options.document),
    };
    await onCase(
      desk,
      command,
      named,
      options,
      ({ actOnCase }) => actOnCase,
      () => input,
    );
  });
}

function addAttach(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      asAct(
        group
          .command("attach")
          .argument("<case>", "its id or number")
          .argument("<paper>", "code=file; without code= it is of no known kind")
          .description("put a document into the file of a case")
          .option("--supersedes <document>", "the document whose place it takes")
          .option("--ground <text>", "why it takes its place"),
      ),
    ),
    "case attach velipoje/2026/000001 photo=foto.jpg --as front-desk",
  );
  command.action(async (named: string, paper: string, options: Given<"supersedes" | "ground">) => {
    const supersedes =
      options.supersedes === undefined
        ? null
        : { documentId: id("--supersedes", options.supersedes), ground: text("--ground", options.ground, 2000) };
    const input = { ...paperIn("paper", paper), supersedes };
    await onCase(
      desk,
      command,
      named,
      options,
      ({ attachDocument }) => attachDocument,
      () => input,
    );
  });
}

function addSettle(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      asAct(
        group
          .command("settle")
          .argument("<case>", "its id or number")
          .description("tell the case which of its fees are paid: by the account, or by a receipt where there is none")
          .option("--receipt <text>", "the receipt, where no account holds the fees")
          .option("--fee <codes...>", "what the receipt is for")
          .option("--paid-on <day>", "default: today"),
      ),
    ),
    "case settle velipoje/2026/000001",
    "case settle velipoje/2026/000001 --receipt A-1204 --fee document-fee",
  );
  command.action(async (named: string, options: Given<"receipt" | "paidOn"> & { readonly fee?: readonly string[] }) => {
    const paidOn = dayOr("--paid-on", options.paidOn, systemClock.today());
    const codes = (options.fee ?? []).map((each) => code("--fee", each));
    const receipt =
      options.receipt === undefined
        ? {}
        : { receipt: { codes, paidOn, reference: text("--receipt", options.receipt) } };
    await onCase(
      desk,
      command,
      named,
      options,
      ({ policies }) => policies.settleFees,
      () => receipt,
    );
  });
}

/** Carries out a use case on a case that whoever acts may see. */
async function onCase<Input extends object, Value extends object>(
  desk: Desk,
  command: Command,
  named: string,
  options: ActOptions & OfficerOptions,
  useCase: (uses: CaseworkUseCases) => UseCase<Input & { caseId: string; by: AtWork["acting"] }, Value>,
  input: () => Input,
): Promise<void> {
  await desk.work(command, async (work) => {
    const who = await atWork(work, options, "case.act");
    const { caseId } = await seenCase(work, who, named);
    const uses = work.composition.get(TOKENS.casework);
    const outcome = await useCase(uses)(who.ask, { ...input(), caseId, by: who.acting });
    const { value, receipt } = carriedOut(outcome);
    const position = receipt.position === null ? "nothing was written" : positionText(receipt.position);
    const shown = Object.entries(value) as [string, string | null][];
    return {
      json: { ...value, receipt: receiptJson(receipt, who.ask.commandId) },
      text: facts([...shown, ["position", position], ["command id", who.ask.commandId]]),
    };
  });
}

function papersIn(given: readonly string[] = []): readonly DocumentInput[] {
  return given.map((each) => paperIn("--document", each));
}

function paperIn(path: string, given: string): DocumentInput {
  const [, document = null, file] = /^(?:([a-z0-9-]{1,80})=)?(.+)$/s.exec(given) ?? [];
  const named = read(path, file, (each) =>
    typeof each === "string" && each !== "" ? parsed(each) : notParsed("field-required"),
  );
  return { document, sent: documentIn(path, named) };
}
