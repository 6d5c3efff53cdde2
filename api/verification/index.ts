import type { CaseworkUseCases, VerifiedCasePaper } from "../../application/casework/index.js";
import { isNoticePaper } from "../../application/papers/index.js";
import type { TaxationUseCases, VerifiedClearance, VerifiedPaper } from "../../application/taxation/index.js";
import { parseId, type Bilingual, type CivilDate, type Lek } from "../../domain/shared/index.js";
import type { ReadSide } from "../../read-models/read-side/index.js";

/** What checking papers stands on. */
export interface PaperVerification {
  readonly taxation: Pick<TaxationUseCases, "verifyClearance" | "verifyPaper">;
  readonly casework: Pick<CaseworkUseCases, "verifyOutput" | "verifyNotice">;
  readonly readSide: Pick<ReadSide, "invoices" | "payments" | "taxNotices" | "cases">;
}

/** What anyone may learn who holds a paper: what stands on it, initials in place of a name, and whether it holds. */
export interface CheckedPaper {
  /** Which paper: `invoice`, `clearance`, `certificate`, `refusal`, … */
  readonly paper: string;
  readonly standing: "valid" | "expired" | "revoked" | "ended";
  readonly number: string;
  readonly service: Bilingual | null;
  readonly holder: string | null;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate | null;
  readonly amount: Lek | null;
  /** The day from which it does not hold. */
  readonly endedOn: CivilDate | null;
  /** SHA-256 of the file as it was issued. */
  readonly digest: string | null;
}

/** A paper as the address in its QR code names it: which kind, of which account or case, and which of theirs. */
export interface PaperAddress {
  readonly paper: string;
  readonly of: string;
  readonly id: string;
}

/** Papers that their code alone leads to: clearances and what cases were lodged for. Null: there is none. */
export async function paperByCode(
  { taxation, casework }: PaperVerification,
  tenant: string,
  code: string,
  on: CivilDate,
): Promise<CheckedPaper | null> {
  const clearance = await taxation.verifyClearance(tenant, { verificationCode: code, on });
  if (clearance.ok) return ofClearance(clearance.value);
  const output = await casework.verifyOutput(tenant, { code, on });
  return output.ok ? ofCase(output.value) : null;
}

const REVISION = /^\d{1,9}$/;

/** Papers that their address names: invoices, receipts, letters to applicants. Null for anything that does not fit. */
export async function paperAt(
  { taxation, casework }: PaperVerification,
  tenant: string,
  { paper, of, id }: PaperAddress,
  code: string,
): Promise<CheckedPaper | null> {
  if (!parseId(of).ok || !parseId(id).ok) return null;
  if (paper === "invoice" || paper === "receipt" || paper === "tax-notice") {
    const found = await taxation.verifyPaper(tenant, { paper, accountId: of, id, code });
    return found.ok ? ofAccount(found.value) : null;
  }
  if (!isNoticePaper(paper) || !REVISION.test(id)) return null;
  const found = await casework.verifyNotice(tenant, { paper, caseId: of, revision: Number(id), code });
  return found.ok ? ofCase(found.value) : null;
}

/**
 * Any paper by the number and the code that stand on it. The number leads to invoices, receipts, notices and cases through the
 * read models: what was issued a moment ago may not be found yet. Whether it holds is asked of the ledger. Null where the
 * two do not belong together.
 */
export async function paperByNumber(
  parts: PaperVerification,
  tenant: string,
  { number, code }: { readonly number: string; readonly code: string },
  on: CivilDate,
): Promise<CheckedPaper | null> {
  const byCode = await paperByCode(parts, tenant, code, on);
  if (byCode) return byCode.number === number ? byCode : null;
  for await (const address of addressesOf(parts.readSide, tenant, number)) {
    const found = await paperAt(parts, tenant, address, code);
    if (found?.number === number) return found;
  }
  return null;
}

/** Few papers share a number. */
const SHARED = 5;
/** Letters are numbered by their case and the place of their fact in it. */
const LETTER = /^(.+)-(\d{1,9})$/;

async function* addressesOf(
  { invoices, payments, taxNotices, cases }: PaperVerification["readSide"],
  tenant: string,
  number: string,
): AsyncGenerator<PaperAddress> {
  const scope = { tenant, offices: null };
  const page = { limit: SHARED, after: null };
  for (const { row } of (await invoices(scope, { filter: { number }, ...page })).rows)
    yield { paper: "invoice", of: row.accountId, id: row.invoiceId };
  for (const { row } of (await taxNotices(scope, { filter: { number }, ...page })).rows)
    yield { paper: "tax-notice", of: row.accountId, id: row.noticeId };
  for (const { row } of (await payments(scope, { filter: { receiptNumber: number }, ...page })).rows)
    yield { paper: "receipt", of: row.receivedBy, id: row.paymentId };
  const [, ofCase = number, place] = LETTER.exec(number) ?? [];
  const papers = place === undefined ? ["acknowledgement"] : ["completion-request", "decision-notice", "refusal"];
  const id = place === undefined ? "0" : String(Number(place) - 1);
  for (const { row } of (await cases(scope, { filter: { number: ofCase, seesSensitive: true }, ...page })).rows)
    for (const paper of papers) yield { paper, of: row.caseId, id };
}

const NOTHING_MORE = { service: null, holder: null, validUntil: null, amount: null, digest: null };

function ofClearance({ standing, number, issuedOn, validUntil, revokedOn }: VerifiedClearance): CheckedPaper {
  return { ...NOTHING_MORE, paper: "clearance", standing, number, issuedOn, validUntil, endedOn: revokedOn };
}

function ofAccount(found: VerifiedPaper): CheckedPaper {
  return { ...NOTHING_MORE, ...found };
}

function ofCase(found: VerifiedCasePaper): CheckedPaper {
  return { ...NOTHING_MORE, ...found };
}
