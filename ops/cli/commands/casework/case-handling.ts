import { Option, type Command } from "commander";
import { code, dayOr, id, text } from "../../input/values.js";
import type { Desk } from "../../work/desk.js";
import { addCaseAct, type Given } from "./on-case.js";
import { addTakeNext } from "./take-next.js";

/** Into whose hands a case comes, and whom it is asked about. */
export function addCaseHandling(group: Command, desk: Desk): void {
  addHands(group, desk);
  addOpinions(group, desk);
}

function addHands(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "take",
    description: "take a case that nobody has in the role",
    examples: ["velipoje/2026/000001 --officer specialisti --password-stdin"],
    permission: "case.act",
    read: (_options: Given) => ({}),
    useCase: ({ takeCase }) => takeCase,
  });
  addTakeNext(group, desk);
  addCaseAct(group, desk, {
    name: "assign",
    description: "give a case to somebody in a role, or back into the queue: heads, and whoever has it",
    shape: (command) =>
      command
        .requiredOption("--role <role>", "a role of its workflow")
        .addOption(new Option("--to <user>", "the id of an officer").conflicts("back"))
        .option("--back", "back into the queue"),
    examples: [
      "velipoje/2026/000001 --role specialist --to USER --officer pergjegjesi --password-stdin",
      "velipoje/2026/000001 --role specialist --back --as sector-head",
    ],
    permission: "case.act",
    read: (options: Given<"role" | "to"> & { readonly back?: true }) => ({
      role: code("--role", options.role),
      to: options.back === true ? null : id("--to", options.to),
    }),
    useCase: ({ assignCase }) => assignCase,
  });
  addCaseAct(group, desk, {
    name: "transfer",
    description: "hand a case over to another office; whoever had it has it no more",
    shape: (command) =>
      command
        .requiredOption("--office <code>", "which handles it from now on")
        .requiredOption("--ground <text>", "why"),
    examples: ['velipoje/2026/000001 --office shkoder-centre --ground "Kompetencë e qendrës."'],
    permission: "case.act",
    read: (options: Given<"office" | "ground">) => ({
      office: code("--office", options.office),
      ground: text("--ground", options.ground, 2000),
    }),
    useCase: ({ transferCase }) => transferCase,
  });
}

const STANCES = ["favourable", "with-conditions", "unfavourable", "none"] as const;

function addOpinions(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "opinion ask",
    description: "ask another sector or institution for an opinion",
    shape: (command) =>
      command
        .requiredOption("--from <text>", "whom")
        .requiredOption("--question <text>", "what")
        .option("--due <day>", "by when"),
    examples: ['velipoje/2026/000001 --from "ASHK Shkodër" --question "A ka pretendime mbi pasurinë?" --as specialist'],
    permission: "case.act",
    read: (options: Given<"from" | "question" | "due">) => ({
      from: text("--from", options.from),
      question: text("--question", options.question, 10_000),
      dueOn: dayOr("--due", options.due, null),
    }),
    useCase: ({ requestOpinion }) => requestOpinion,
  });
  addCaseAct(group, desk, {
    name: "opinion give",
    description: "the opinion that was asked for came",
    args: [["opinion", "its id, as asking for it gave it"]],
    shape: (command) =>
      command
        .addOption(new Option("--stance <stance>", "for or against").choices(STANCES).makeOptionMandatory())
        .requiredOption("--text <text>", "what it says"),
    examples: ['velipoje/2026/000001 OPINION --stance favourable --text "Nuk ka pretendime." --as specialist'],
    permission: "case.act",
    read: (options: Given<"stance" | "text">, [opinionId]) => ({
      opinionId: id("opinion", opinionId),
      stance: options.stance as (typeof STANCES)[number],
      text: text("--text", options.text, 10_000),
    }),
    useCase: ({ giveOpinion }) => giveOpinion,
  });
}
