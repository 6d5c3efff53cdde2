import type { Applicant, CaseEvent, CaseState } from "../../domain/casework/index.js";
import type { Addressee, WrittenMessage } from "../../domain/correspondence/index.js";
import { couldHandle } from "../../domain/identity/index.js";
import type { FactOf, Language } from "../../domain/shared/index.js";
import type { RegisteredTaxpayer } from "../../domain/taxation/index.js";
import type { UserRecord } from "../identity/index.js";
import { FORGOTTEN } from "../personal-data/index.js";
import { streamFor } from "../streams.js";
import { taxpayerGoingOn } from "../taxation/support/index.js";
import type { CorrespondenceParts } from "./parts.js";

const LONGEST_ADDRESS = 200;

/**
 * The applicant of a case as they can be reached: by what was stated with the application, corrected since, or else by
 * what the register knows of them now. Null: there is no such case.
 */
export async function applicantOfCase(
  parts: Pick<CorrespondenceParts, "ledger">,
  tenant: string,
  caseId: string,
): Promise<Addressee | null> {
  const facts = await parts.ledger.facts<CaseEvent>(streamFor("case", tenant, caseId));
  const applicant = facts.reduce<Applicant | null>((known, fact) => applicantIn(fact) ?? known, null);
  const lodged = facts[0];
  if (!applicant || lodged?.type !== "ApplicationLodged") return null;
  const { subjectId } = lodged.data;
  const { taxpayerId, language } = applicant;
  // Of somebody who was forgotten a mark stands in place of what was stated.
  const stated = typeof applicant.contact === "object" ? applicant.contact : { email: null, phone: null };
  const reached = { kind: "applicant", personId: taxpayerId ?? subjectId, subjectId, language } as const;
  if (stated.email !== null || taxpayerId === null) return { ...reached, email: stated.email, phone: stated.phone };
  const registered = await taxpayerGoingOn(parts.ledger, tenant, taxpayerId);
  const known = registered ? contactsOf(registered) : { email: null, phone: null };
  return { ...reached, email: known.email, phone: stated.phone ?? known.phone };
}

function applicantIn(fact: FactOf<CaseEvent>): Applicant | null {
  return fact.type === "ApplicationLodged" || fact.type === "CorrectionRecorded" ? fact.data.applicant : null;
}

/** The first address of each kind that the register knows; none of somebody who was forgotten. */
export function contactsOf({ contacts }: Pick<RegisteredTaxpayer, "contacts">) {
  const first = (kind: "email" | "phone") => {
    const value = contacts.find((each) => each.kind === kind)?.value ?? null;
    return value === null || value === FORGOTTEN || value.length > LONGEST_ADDRESS ? null : value;
  };
  return { email: first("email"), phone: first("phone") };
}

/** An officer. Null where there is none, or where they may not sign in any more. */
export async function officer(
  { identity }: Pick<CorrespondenceParts, "identity">,
  tenant: string,
  userId: string,
): Promise<Addressee | null> {
  const user = await identity.findUser(tenant, userId);
  return user && !user.suspended ? atTheDesk(user) : null;
}

/** Who holds a role in the office of a case, by their own streams as they stand, and may see the case; each once. */
export async function holdersOf(
  { identity, holders }: Pick<CorrespondenceParts, "identity" | "holders">,
  tenant: string,
  role: string,
  state: Pick<CaseState, "office" | "confidentiality">,
): Promise<readonly Addressee[]> {
  const ids = await holders(tenant, role, state.office);
  const users = await Promise.all(ids.map((userId) => identity.findUser(tenant, userId)));
  return users.flatMap((user) => (user && couldHandle(user, role, state) ? [atTheDesk(user)] : []));
}

function atTheDesk({ userId, email }: Pick<UserRecord, "userId" | "email">): Addressee {
  const reached = { email: email === FORGOTTEN ? null : email, phone: null };
  // The desk works in Albanian.
  return { kind: "officer", personId: userId, subjectId: userId, language: "sq", ...reached };
}

/** Somebody whom a message is to, as they can be reached now. Null: there is nobody any more. */
export async function addresseeOf(
  parts: Pick<CorrespondenceParts, "ledger" | "identity">,
  tenant: string,
  { to, caseId, language }: WrittenMessage,
): Promise<Pick<Addressee, "email" | "phone"> | null> {
  if (to.kind === "officer") return officer(parts, tenant, to.personId);
  if (caseId !== null) return applicantOfCase(parts, tenant, caseId);
  return taxpayerAddressee(parts, tenant, to.personId, language);
}

/** A taxpayer, by the register; where the record was merged, the one that goes on. Null: there is none. */
export async function taxpayerAddressee(
  parts: Pick<CorrespondenceParts, "ledger">,
  tenant: string,
  taxpayerId: string,
  language: Language,
): Promise<Addressee | null> {
  const found = await taxpayerGoingOn(parts.ledger, tenant, taxpayerId);
  if (!found) return null;
  const { taxpayerId: personId } = found;
  return { kind: "taxpayer", personId, subjectId: personId, language, ...contactsOf(found) };
}
