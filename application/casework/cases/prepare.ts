import { formSchema } from "../../../domain/casework/index.js";
import { parsed } from "../../../domain/shared/index.js";
import type { Answer } from "../../taxation/index.js";
import type { PreparedApplication, PrepareInput } from "../use-cases.js";
import { applicantOf } from "./applicants.js";
import type { CaseRoom } from "./case-room.js";

/**
 * What an application for a service takes, before anybody fills anything in: the form of the version that would be
 * applied for, what the register knows of the applicant, and which papers must be brought. What a register of the state
 * or the municipality itself holds is not asked for.
 */
export async function prepareApplication(
  { parts, definitions }: CaseRoom,
  tenant: string,
  { service, on, applicant: stated }: PrepareInput,
): Promise<Answer<PreparedApplication>> {
  const definition = await definitions.offered(tenant, service, on);
  if (!definition.ok) return definition;
  const { name, content } = definition.value.service;
  const applicant = stated ? await applicantOf(parts, tenant, { ...stated, language: "sq" }) : null;
  // Somebody who is not in the register is asked for everything; a number that is none is said at once.
  if (applicant && !applicant.ok && applicant.refusal.code !== "applicant-not-stated") return applicant;
  const holds = ({ origin }: (typeof content.documents)[number]) =>
    origin === "municipality" || origin === "state-register";
  return parsed({
    version: name,
    service: content,
    formSchema: formSchema(content),
    applicant: applicant?.ok ? applicant.value : null,
    bring: content.documents.filter((each) => !holds(each)).map(({ code, mandatory }) => ({ code, mandatory })),
    held: content.documents.filter(holds).map(({ code }) => code),
  });
}
