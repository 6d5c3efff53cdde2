import type { Command } from "commander";
import type { CaseworkUseCases, CorrectInput } from "../../../../application/casework/index.js";
import type { Ask } from "../../../../application/taxation/index.js";
import { validationError } from "../../../../api/errors/index.js";
import { notParsed, parsed, type Parsed } from "../../../../domain/shared/index.js";
import { jsonGiven } from "../../input/files.js";
import { code, text, wholeNumber } from "../../input/values.js";
import type { Desk } from "../../work/desk.js";
import {
  correctedApplicant,
  typedApplicant,
  withApplicant,
  type ApplicantOptions,
  type TypedApplicant,
} from "./applicant.js";
import { addCaseAct, type Given } from "./on-case.js";

type Wrong = Given<"form" | "decision" | "ground"> & ApplicantOptions;

/** What was wrong from the beginning, and what a newer version of the service puts right. */
export function addCaseMending(group: Command, desk: Desk): void {
  addCaseAct(group, desk, {
    name: "correct",
    description:
      "put right what was wrong from the beginning: the form, the applicant (--name and the like; what is left out stays) or a slip in the decision",
    shape: (command) =>
      withApplicant(command, false)
        .option("--form <json>", "the whole form as it should have been: a JSON object, or a file that holds one")
        .option("--decision <text>", "what the decision should have said")
        .requiredOption("--ground <text>", "what was wrong"),
    examples: [
      'velipoje/2026/000001 --form form.json --ground "Numër i gabuar i pasurisë."',
      'velipoje/2026/000001 --name "Arta Hoxha" --ground "Emri i shkruar gabim."',
    ],
    permission: ({ decision }: Wrong) => (decision === undefined ? "case.act" : "case.supervise"),
    read: async (options: Wrong) => ({
      correction: await correctionIn(options),
      ground: text("--ground", options.ground, 2000),
    }),
    useCase: (casework) => async (ask, input) => {
      const correction = await wholeCorrection(casework, ask, input);
      return correction.ok ? casework.correctCase(ask, { ...input, correction: correction.value }) : correction;
    },
  });
  addCaseAct(group, desk, {
    name: "move",
    description: "go on under a newer version of the service; the time limit stays as it was promised",
    shape: (command) =>
      command
        .requiredOption("--version <number>", "of the service; `service show` lists them")
        .requiredOption("--to <state>", "the state of the new workflow in which it goes on")
        .requiredOption("--ground <text>", "why"),
    examples: ['velipoje/2026/000001 --version 2 --to intake-check --ground "Formulari i ri." --as sector-head'],
    permission: "case.supervise",
    read: (options: Given<"version" | "to" | "ground">) => ({
      version: wholeNumber("--version", options.version, 1, 100_000),
      to: code("--to", options.to),
      ground: text("--ground", options.ground, 2000),
    }),
    useCase: ({ moveCaseToVersion }) => moveCaseToVersion,
  });
}

type TypedCorrection =
  | Exclude<CorrectInput["correction"], { readonly what: "applicant" }>
  | { readonly what: "applicant"; readonly applicant: TypedApplicant };

/** Exactly one of the three. @throws ApiError VALIDATION `correction-not-one` */
async function correctionIn(options: Wrong): Promise<TypedCorrection> {
  const { form, decision, kind, name, number, email, phone, speaks } = options;
  const ofApplicant = [kind, name, number, email, phone, speaks].some((each) => each !== undefined);
  const given = [form !== undefined, decision !== undefined, ofApplicant].filter(Boolean);
  if (given.length !== 1) throw validationError([{ path: "case", rule: "correction-not-one", facts: {} }]);
  if (form !== undefined) return { what: "form", form: await jsonGiven("--form", form) } as const;
  if (decision !== undefined) return { what: "decision", text: text("--decision", decision, 10_000) } as const;
  return { what: "applicant", applicant: typedApplicant(options) };
}

/**
 * An applicant is corrected as a whole: what was not typed is taken from the file, of a case that whoever corrects was let
 * see. Nothing of it is shown, so that no reading is recorded. Refuses `case-unknown`, `subject-forgotten`.
 */
async function wholeCorrection(
  { caseFile }: CaseworkUseCases,
  { tenant }: Ask,
  { caseId, correction }: { readonly caseId: string; readonly correction: TypedCorrection },
): Promise<Parsed<CorrectInput["correction"]>> {
  if (correction.what !== "applicant") return parsed(correction);
  const file = await caseFile(tenant, caseId);
  if (!file.ok) return file;
  const { applicant } = file.value.content;
  if (applicant === null) return notParsed("subject-forgotten");
  return parsed({ what: "applicant", applicant: correctedApplicant(correction.applicant, applicant) });
}
