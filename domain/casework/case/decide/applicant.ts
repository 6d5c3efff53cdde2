import {
  notParsed,
  parsed,
  parseNid,
  parseNipt,
  parseText,
  refusal,
  type Parsed,
  type Refusal,
} from "../../../shared/index.js";
import type { ServiceContent } from "../../service/index.js";
import type { Applicant, Representative } from "../events/index.js";
import { applicantSchema, representativeSchema } from "../events/parts.js";

/** Whom the service is for. Where the account is asked, only somebody whose number can be looked up. */
export function applicantFault(service: ServiceContent, { kind, identifier }: Applicant): Refusal | null {
  const { applicantKinds: asked, taxClearance } = service;
  if (asked !== "both" && asked !== kind) return refusal("applicant-kind-wrong", { kind, asked });
  return taxClearance.rule === "required" && identifier === null ? refusal("applicant-not-identified") : null;
}

/** The applicant as stated, with names in NFC and identifiers in capitals. */
export function readApplicant(
  applicant: Applicant,
  representative: Representative | null,
): Parsed<{ readonly applicant: Applicant; readonly representative: Representative | null }> {
  const name = parseText(applicant.name);
  if (!name.ok) return name;
  const identifier = readIdentifier(applicant);
  if (!identifier.ok) return identifier;
  const read = applicantSchema.safeParse({ ...applicant, name: name.value, identifier: identifier.value });
  if (!read.success) return notParsed("applicant-malformed", { field: read.error.issues[0]!.path.join(".") });
  if (representative === null) return parsed({ applicant: read.data, representative: null });
  const proxy = representativeSchema.safeParse(representative);
  if (!proxy.success) return notParsed("applicant-malformed", { field: "representative" });
  return parsed({ applicant: read.data, representative: proxy.data });
}

/** A NID or NIPT in capitals, by the kind of applicant; null for somebody who stated none. Refuses what the number itself breaks. */
export function readIdentifier({ identifier, kind }: Pick<Applicant, "identifier" | "kind">): Parsed<string | null> {
  if (identifier === null) return parsed(null);
  const read = kind === "business" ? parseNipt(identifier) : parseNid(identifier);
  return read.ok ? parsed(read.value.value) : read;
}
