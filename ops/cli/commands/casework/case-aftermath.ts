import { Option, type Command } from "commander";
import { inTheirNameFirst } from "../../../../application/casework/index.js";
import { REOPENING_GROUNDS, SERVICE_CHANNELS } from "../../../../domain/casework/index.js";
import { day, dayOr, code, id, text } from "../../input/values.js";
import type { Desk } from "../../work/desk.js";
import { addCaseComplaints } from "./case-complaints.js";
import { addCaseAct, type Given } from "./on-case.js";

/** What comes after the decision: how it was served, complaints and appeals, and its paper. */
export function addCaseAftermath(group: Command, desk: Desk): void {
  addNotify(group, desk);
  addCaseComplaints(group, desk);
  addAppeals(group, desk);
  addReopen(group, desk);
  addOutput(group, desk);
}

type Channel = (typeof SERVICE_CHANNELS)[number];

function addNotify(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "notify",
    description: "record how the decision was sent, and what proves that it arrived",
    shape: (command) =>
      command
        .addOption(new Option("--channel <channel>", "how it was sent").choices(SERVICE_CHANNELS).makeOptionMandatory())
        .option("--sent-on <day>", "default: today")
        .option("--received-on <day>", "left out while nothing shows that it arrived")
        .option("--proof <text>", "signature, return slip, delivery report")
        .option("--proof-document <document>", "a document of the case that shows it")
        .option("--notice <id>", "the notice that arrived, as sending it gave it (default: a new one)"),
    examples: [
      "velipoje/2026/000001 --channel post --sent-on 2026-03-02",
      "velipoje/2026/000001 --channel post --sent-on 2026-03-02 --notice NOTICE \\\n" +
        '      --received-on 2026-03-05 --proof "RR 4471 AL"',
    ],
    permission: "case.act",
    read: (
      options: Given<"channel" | "sentOn" | "receivedOn" | "proof" | "proofDocument" | "notice">,
      _args,
      today,
    ) => {
      const { proof, proofDocument: shownBy, notice } = options;
      const documentId = shownBy === undefined ? null : id("--proof-document", shownBy);
      return {
        channel: options.channel as Channel,
        sentOn: dayOr("--sent-on", options.sentOn, today),
        receivedOn: dayOr("--received-on", options.receivedOn, null),
        proof: proof === undefined && documentId === null ? null : { reference: text("--proof", proof), documentId },
        ...(notice !== undefined && { noticeId: id("--notice", notice) }),
      };
    },
    useCase: ({ notifyDecision }) => notifyDecision,
  });
}

const OUTCOMES = ["upheld", "partly-upheld", "rejected", "inadmissible", "withdrawn"] as const;
const EFFECTS = ["stands", "annulled", "sent-back"] as const;

function addAppeals(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "appeal lodge",
    description: "write down, in the applicant's name, an appeal against the decision, or against silence",
    shape: (command) =>
      command
        .requiredOption("--to <text>", "who decides it")
        .requiredOption("--grounds <text>", "in the applicant's words")
        .option("--lodged-on <day>", "default: today"),
    examples: ['velipoje/2026/000001 --to "Prefekti i Qarkut Shkodër" --grounds "Kushtet i plotësoj."'],
    permission: "case.act",
    roles: inTheirNameFirst,
    read: (options: Given<"to" | "grounds" | "lodgedOn">, _args, today) => ({
      to: text("--to", options.to),
      lodgedOn: dayOr("--lodged-on", options.lodgedOn, today),
      grounds: text("--grounds", options.grounds, 10_000),
    }),
    useCase: ({ lodgeAppeal }) => lodgeAppeal,
  });
  addCaseAct(group, desk, {
    name: "appeal decide",
    description: "record how the appeal was decided, and what became of the decision",
    args: [["appeal", "its id, as lodging it gave it"]],
    shape: (command) =>
      command
        .addOption(new Option("--outcome <outcome>", "of the appeal").choices(OUTCOMES).makeOptionMandatory())
        .addOption(new Option("--effect <effect>", "on the decision").choices(EFFECTS).makeOptionMandatory())
        .requiredOption("--authority <text>", "who decided it")
        .requiredOption("--reference <text>", "the number of what they decided")
        .requiredOption("--decided-on <day>", "when"),
    examples: [
      "velipoje/2026/000001 APPEAL --outcome upheld --effect sent-back --as signatory \\\n" +
        '      --authority "Prefekti i Qarkut Shkodër" --reference "214/2026" --decided-on 2026-04-01',
    ],
    permission: "case.act",
    read: (options: Given<"outcome" | "effect" | "authority" | "reference" | "decidedOn">, [appealId]) => ({
      appealId: id("appeal", appealId),
      outcome: options.outcome as (typeof OUTCOMES)[number],
      effect: options.effect as (typeof EFFECTS)[number],
      authority: text("--authority", options.authority),
      reference: text("--reference", options.reference),
      decidedOn: day("--decided-on", options.decidedOn),
    }),
    useCase: ({ decideAppeal }) => decideAppeal,
  });
}

function addReopen(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "reopen",
    description: "let a closed case go on in a state that it has been in, with its whole term anew",
    shape: (command) =>
      command
        .requiredOption("--to <state>", "a state that it has been in")
        .addOption(new Option("--ground <ground>", "why").choices(REOPENING_GROUNDS).makeOptionMandatory())
        .option("--appeal <id>", "the appeal that took the decision away"),
    examples: ["velipoje/2026/000001 --to in-preparation --ground appeal --appeal APPEAL --as signatory"],
    permission: "case.supervise",
    read: (options: Given<"to" | "ground" | "appeal">) => ({
      to: code("--to", options.to),
      ground: options.ground as (typeof REOPENING_GROUNDS)[number],
      appealId: options.appeal === undefined ? null : id("--appeal", options.appeal),
    }),
    useCase: ({ reopenCase }) => reopenCase,
  });
}

function addOutput(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "issue",
    description:
      "issue the paper of a favourable decision, with its number and code; where one is valid, give that one",
    examples: ["velipoje/2026/000001 --as signatory"],
    permission: "case.act",
    read: (_options: Given) => ({}),
    useCase: ({ policies }) => policies.issueOutput,
  });
  addCaseAct(group, desk, {
    name: "revoke",
    description: "take an issued paper back: whoever checks it learns that it holds no more, and since when",
    args: [["output", "its id, as issuing it gave it"]],
    shape: (command) => command.requiredOption("--ground <text>", "printed across the paper"),
    examples: ['velipoje/2026/000001 OUTPUT --ground "Emri i gabuar." --as signatory'],
    permission: "case.supervise",
    read: (options: Given<"ground">, [outputId]) => ({
      outputId: id("output", outputId),
      ground: text("--ground", options.ground, 2000),
    }),
    useCase: ({ revokeOutput }) => revokeOutput,
  });
}
