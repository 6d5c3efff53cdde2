import { Option, type Command } from "commander";
import type { ApplicantInput } from "../../../../application/casework/index.js";
import type { Applicant } from "../../../../domain/casework/index.js";
import { text, textOrNull } from "../../input/values.js";

export type ApplicantOptions = {
  readonly [Name in "kind" | "number" | "name" | "email" | "phone" | "speaks"]?: string;
};

/** What was typed of an applicant, and nothing that was not. */
export interface TypedApplicant extends Partial<Pick<ApplicantInput, "identifier" | "kind" | "language" | "name">> {
  readonly contact: Partial<Pick<Applicant["contact"], "email" | "phone">>;
}

/** Options that say who applied; where that was said before, none is mandatory, and none stands for what is not typed. */
export function withApplicant(command: Command, mandatory: boolean): Command {
  const speaks = new Option("--speaks <language>", "the applicant's language").choices(["sq", "en"]);
  return command
    .addOption(
      new Option("--kind <kind>", "the applicant").choices(["citizen", "business"]).makeOptionMandatory(mandatory),
    )
    .option("--number <number>", "NID or NIPT")
    .option("--name <text>", "needed where the register does not know the number")
    .option("--email <address>", "where the applicant is told")
    .option("--phone <number>", "where the applicant is called")
    .addOption(mandatory ? speaks.default("sq") : speaks);
}

/** @throws ApiError VALIDATION */
export function typedApplicant({ kind, number, name, email, phone, speaks }: ApplicantOptions): TypedApplicant {
  const identifier = textOrNull("--number", number, 20);
  return {
    ...(kind !== undefined && { kind: kind as Applicant["kind"] }),
    ...(speaks !== undefined && { language: speaks as Applicant["language"] }),
    ...(identifier !== null && { identifier }),
    ...(name !== undefined && { name: text("--name", name) }),
    contact: {
      ...(email !== undefined && { email: text("--email", email) }),
      ...(phone !== undefined && { phone: text("--phone", phone, 40) }),
    },
  };
}

/** The applicant as typed; what is left out is taken from the register. @throws ApiError VALIDATION */
export function applicantIn(options: ApplicantOptions): ApplicantInput {
  const { contact, ...typed } = typedApplicant(options);
  return {
    ...typed,
    kind: options.kind as Applicant["kind"],
    language: options.speaks as Applicant["language"],
    ...(Object.keys(contact).length > 0 && { contact: { email: null, phone: null, address: null, ...contact } }),
  };
}

/** The applicant as they should have been stated: what was typed, and whatever was not as it stands in the file. */
export function correctedApplicant({ contact, ...typed }: TypedApplicant, filed: Applicant): ApplicantInput {
  const { kind, language, name, identifier } = filed;
  return {
    ...{ kind, language, name, identifier },
    ...typed,
    contact: { ...filed.contact, ...contact },
  };
}
