import { Option, type Command } from "commander";
import { inTheirNameFirst } from "../../../../application/casework/index.js";
import { COMPLAINT_OUTCOMES } from "../../../../domain/casework/index.js";
import { code, id, text } from "../../input/values.js";
import type { Desk } from "../../work/desk.js";
import { addCaseAct, type Given } from "./on-case.js";

/** Complaints of how a case is handled, and their answers. */
export function addCaseComplaints(group: Command, desk: Desk): void {
  addComplaint(group, desk);
  addAnswer(group, desk);
}

const ABOUT = ["delay", "conduct", "other"] as const;

function addComplaint(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "complain",
    description: "write down, in the applicant's name, a complaint of how the case is handled",
    shape: (command) =>
      command
        .addOption(new Option("--about <what>", "what the complaint is about").choices(ABOUT).makeOptionMandatory())
        .requiredOption("--grounds <text>", "in the applicant's words"),
    examples: ['velipoje/2026/000001 --about delay --grounds "Presim prej dy muajsh."'],
    permission: "case.act",
    roles: inTheirNameFirst,
    read: (options: Given<"about" | "grounds">) => ({
      about: options.about as (typeof ABOUT)[number],
      grounds: text("--grounds", options.grounds, 10_000),
    }),
    useCase: ({ lodgeComplaint }) => lodgeComplaint,
  });
}

function addAnswer(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "answer-complaint",
    description:
      "answer a complaint of how the case is handled, as somebody who had no hand in it; the applicant is told",
    args: [["complaint", "its id, as lodging it gave it"]],
    shape: (command) =>
      command
        .addOption(
          new Option("--outcome <outcome>", "of the complaint").choices(COMPLAINT_OUTCOMES).makeOptionMandatory(),
        )
        .requiredOption("--grounds <text>", "why")
        .requiredOption("--legal-basis <acts...>", "what the answer rests on, each as act or act:article"),
    examples: [
      'velipoje/2026/000001 COMPLAINT --outcome upheld --grounds "Dosja u la pa u trajtuar." \\\n' +
        "      --legal-basis law-44-2015:10 --as sector-head",
    ],
    permission: "case.answer-complaint",
    read: (options: Given<"outcome" | "grounds"> & { readonly legalBasis: readonly string[] }, [complaintId]) => ({
      complaintId: id("complaint", complaintId),
      outcome: options.outcome as (typeof COMPLAINT_OUTCOMES)[number],
      grounds: text("--grounds", options.grounds, 10_000),
      legalBasis: options.legalBasis.map(legalGround),
    }),
    useCase: ({ answerComplaint }) => answerComplaint,
  });
}

/** `law-44-2015:10`: the act, and behind the first colon the article. */
function legalGround(typed: string): { readonly act: string; readonly article: string | null } {
  const [act, article] = typed.split(/:(.*)/s, 2);
  return {
    act: code("--legal-basis", act),
    article: article === undefined ? null : text("--legal-basis", article),
  };
}
