import { Option, type Command } from "commander";
import { rolesForStep } from "../../../../application/casework/index.js";
import { jsonGiven } from "../../input/files.js";
import { code, dayOr, id, text, textOrNull } from "../../input/values.js";
import type { Desk } from "../../work/desk.js";
import { addCaseAct, type Given } from "./on-case.js";
import { duesWords, namesOfOwed } from "./owed.js";
import { paperIn, papersIn } from "./papers.js";
import { foundOut, stepParts } from "./step.js";

/** What is done with a case on its way to the decision: its steps, its documents, what is found out, its money. */
export function addCaseSteps(group: Command, desk: Desk): void {
  addAct(group, desk);
  addCheck(group, desk);
  addDocuments(group, desk);
  addMoney(group, desk);
}

function addAct(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "act",
    description: "take a step of the workflow: check, ask, complete, extend, propose, decide, withdraw",
    args: [["transition", "of its workflow; `case show` says which are open"]],
    shape: (command) =>
      command
        .option("--reasons <text>", "why, where the step asks for reasons")
        .option("--with <json>", "decision, proposal, request, completion, extendBy, checks, assign: JSON, or a file")
        .option("--document <papers...>", "each as code=file"),
    examples: [
      "velipoje/2026/000001 accept --as front-desk",
      `velipoje/2026/000001 sign --officer nenshkruesi --password-stdin --as signatory \\\n` +
        `      --with '{"decision":{"legalBasis":[{"act":"law-10129-2009","article":null}],"text":null}}'`,
    ],
    permission: "case.act",
    read: async (options: Given<"reasons" | "with">, [transition]) => ({
      transition: code("transition", transition),
      ...(options.reasons !== undefined && { reasons: text("--reasons", options.reasons, 10_000) }),
      ...(options.with !== undefined && stepParts("--with", await jsonGiven("--with", options.with))),
      documents: papersIn(options.document),
    }),
    roles: (roles, { transition }, { definition }) => rolesForStep(definition, transition, roles),
    useCase: ({ actOnCase }) => actOnCase,
  });
}

function addCheck(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "check",
    description: "write down what was found: inspection, assessment, minutes, register, consent and the like",
    shape: (command) =>
      command
        .requiredOption("--found <json>", `what was found, by its kind: JSON, or a file`)
        .option("--note <text>", "what is to be said of it"),
    examples: [
      `velipoje/2026/000001 --as inspector \\\n` +
        `      --found '{"kind":"inspection","on":"2026-03-02","inspector":"Mira Kola","result":"conforms"}'`,
    ],
    permission: "case.act",
    read: async (options: Given<"found" | "note">) => ({
      check: foundOut("--found", await jsonGiven("--found", options.found!)),
      note: textOrNull("--note", options.note, 10_000),
    }),
    useCase: ({ recordCheck }) => recordCheck,
  });
}

function addDocuments(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "attach",
    description: "put a document into the file of a case",
    args: [["paper", "code=file; without code= it is of no known kind"]],
    shape: (command) =>
      command
        .option("--supersedes <document>", "the document whose place it takes")
        .option("--ground <text>", "why it takes its place"),
    examples: ["velipoje/2026/000001 photo=foto.jpg --as front-desk"],
    permission: "case.act",
    read: ({ supersedes, ground }: Given<"supersedes" | "ground">, [paper = ""]) => ({
      ...paperIn("paper", paper),
      supersedes:
        supersedes === undefined
          ? null
          : { documentId: id("--supersedes", supersedes), ground: text("--ground", ground, 2000) },
    }),
    useCase: ({ attachDocument }) => attachDocument,
  });
  addCaseAct(group, desk, {
    name: "classify",
    description: "say which document of the service one is, and whether it is accepted",
    args: [["document", "its id; `case show` lists them"]],
    shape: (command) =>
      command
        .requiredOption("--is <code>", "a document of the service")
        .addOption(
          new Option("--standing <standing>", "whether it will do")
            .choices(["accepted", "rejected"])
            .makeOptionMandatory(),
        )
        .option("--note <text>", "why, above all where it is rejected"),
    examples: ['velipoje/2026/000001 D2 --is photo --standing rejected --note "Nuk lexohet."'],
    permission: "case.act",
    read: (options: Given<"is" | "standing" | "note">, [documentId]) => ({
      documentId: id("document", documentId),
      document: code("--is", options.is),
      standing: options.standing as "accepted" | "rejected",
      note: textOrNull("--note", options.note, 2000),
    }),
    useCase: ({ classifyDocument }) => classifyDocument,
  });
}

function addMoney(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "clearance",
    description: "ask the account what is owed today, and write the answer into the case",
    examples: ["velipoje/2026/000001 --as specialist"],
    permission: "case.act",
    read: (_options: Given) => ({}),
    useCase: ({ policies }) => policies.checkClearance,
    words: async ({ caseId, state, answer }, language, work) => [
      ["case", caseId],
      ["state", state],
      ...duesWords(answer, await namesOfOwed(work, answer), language),
    ],
  });
  addCaseAct(group, desk, {
    name: "settle",
    description: "tell the case which of its fees are paid: by the account, or by a receipt where there is none",
    shape: (command) =>
      command
        .option("--receipt <text>", "the receipt, where no account holds the fees")
        .option("--fee <codes...>", "what the receipt is for")
        .option("--paid-on <day>", "default: today"),
    examples: ["velipoje/2026/000001", "velipoje/2026/000001 --receipt A-1204 --fee document-fee"],
    permission: "case.act",
    read: (options: Given<"receipt" | "paidOn"> & { readonly fee?: readonly string[] }, _args, today) => {
      const paidOn = dayOr("--paid-on", options.paidOn, today);
      const codes = (options.fee ?? []).map((each) => code("--fee", each));
      return options.receipt === undefined
        ? {}
        : { receipt: { codes, paidOn, reference: text("--receipt", options.receipt) } };
    },
    useCase: ({ policies }) => policies.settleFees,
  });
}
