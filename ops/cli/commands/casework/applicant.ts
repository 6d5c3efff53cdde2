import { Option, type Command } from "commander";
import type { ApplicantInput } from "../../../../application/casework/index.js";
import { text, textOrNull } from "../../input/values.js";

export type ApplicantOptions = {
  readonly [Name in "kind" | "number" | "name" | "email" | "phone" | "speaks"]?: string;
};

/** Options that say who applied. */
export function withApplicant(command: Command, mandatory: boolean): Command {
  return command
    .addOption(
      new Option("--kind <kind>", "the applicant").choices(["citizen", "business"]).makeOptionMandatory(mandatory),
    )
    .option("--number <number>", "NID or NIPT")
    .option("--name <text>", "needed where the register does not know the number")
    .option("--email <address>", "where the applicant is told")
    .option("--phone <number>", "where the applicant is called")
    .addOption(new Option("--speaks <language>", "the applicant's language").choices(["sq", "en"]).default("sq"));
}

/** The applicant as typed; what is left out is taken from the register. @throws ApiError VALIDATION */
export function applicantIn({ kind, number, name, email, phone, speaks }: ApplicantOptions): ApplicantInput {
  const contact = {
    email: textOrNull("--email", email),
    phone: textOrNull("--phone", phone, 40),
    address: null,
  };
  const identifier = textOrNull("--number", number, 20);
  return {
    kind: kind as "citizen" | "business",
    language: speaks as "sq" | "en",
    ...(identifier === null ? {} : { identifier }),
    ...(name !== undefined && { name: text("--name", name) }),
    ...((contact.email ?? contact.phone) !== null && { contact }),
  };
}
