import { lastCheck, readIdentifier, type Applicant, type Check } from "../../../domain/casework/index.js";
import { notParsed, parsed, refusal, type Parsed, type Refusal } from "../../../domain/shared/index.js";
import { claimDecider, registerDecider, type RegisteredTaxpayer } from "../../../domain/taxation/index.js";
import { identifierClaimId } from "../../personal-data/index.js";
import { streamFor } from "../../streams.js";
import { taxpayerGoingOn, taxpayerStream } from "../../taxation/support/index.js";
import type { CaseworkParts } from "../support/index.js";
import type { ApplicantInput } from "../use-cases.js";

/**
 * Who applies. The number leads to the register, and what the municipality knows is filled in from there instead of
 * being asked. Refuses `applicant-not-stated` where neither says the name, and what the number itself breaks.
 */
export async function applicantOf(
  parts: CaseworkParts,
  tenant: string,
  stated: ApplicantInput,
): Promise<Parsed<Applicant>> {
  const { kind, language, userId = null } = stated;
  const read = readIdentifier({ kind, identifier: stated.identifier ?? null });
  if (!read.ok) return read;
  const identifier = read.value;
  const found = identifier === null ? null : await registered(parts, tenant, kind, identifier);
  const name = stated.name ?? found?.name;
  if (name === undefined) return notParsed("applicant-not-stated");
  const contact = stated.contact ?? (found ? contactOf(found) : NO_CONTACT);
  return parsed({ taxpayerId: found?.taxpayerId ?? null, userId, kind, name, identifier, contact, language });
}

/** Nobody is linked to an account that is nobody's: refuses `account-unknown`. */
export async function linkFault(
  { ledger }: CaseworkParts,
  tenant: string,
  checks: readonly { readonly check: Check }[],
): Promise<Refusal | null> {
  const accountId = lastCheck({ checks }, "taxpayer")?.check.accountId ?? null;
  if (accountId === null) return null;
  const { state } = await ledger.load(taxpayerStream(tenant, accountId), registerDecider);
  return state.phase === "none" ? refusal("account-unknown", { accountId }) : null;
}

const NO_CONTACT = { email: null, phone: null, address: null };

/** The taxpayer that holds a number; where the record was merged, the one that goes on. Null: nobody does. */
async function registered(
  { ledger, keyedHash }: CaseworkParts,
  tenant: string,
  kind: Applicant["kind"],
  identifier: string,
): Promise<RegisteredTaxpayer | null> {
  const scheme = kind === "business" ? "nipt" : "nid";
  const claim = streamFor("identifierClaim", tenant, identifierClaimId(keyedHash, tenant, scheme, identifier));
  const { ownerId } = (await ledger.load(claim, claimDecider)).state;
  return ownerId === null ? null : taxpayerGoingOn(ledger, tenant, ownerId);
}

function contactOf({ contacts, address }: RegisteredTaxpayer): Applicant["contact"] {
  const first = (kind: "email" | "phone") => contacts.find((each) => each.kind === kind)?.value ?? null;
  return { email: first("email"), phone: first("phone"), address: address.street };
}
