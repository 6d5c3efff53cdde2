import { timingSafeEqual } from "node:crypto";
import { notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";
import { isPaperCode, paperAt, paperCode, type Verification } from "../../papers/index.js";
import type { KeyedHash } from "../../personal-data/index.js";
import type { PaperId, VerifiedPaper, VerifyPaperInput } from "../inputs/papers.js";
import type { TaxationParts } from "../support/index.js";
import { invoiceWanted } from "./invoice.js";
import { noticeWanted } from "./notice.js";
import { receiptWanted } from "./receipt.js";
import { paperFacts } from "./sources.js";

/** The address names the paper beside the code, so that no code has to be kept for each of a million invoices. */
export function addressOf(site: string, tenant: string, which: PaperId, code: string): Verification {
  return paperAt(site, tenant, [which.paper, which.accountId, which.id], code);
}

export function codeOfPaper(keyedHash: KeyedHash, tenant: string, { paper, accountId, id }: PaperId): string {
  return paperCode(keyedHash, `${paper}-paper-code`, tenant, accountId, id);
}

/** See `PaperQuestions.verifyPaper`. A wrong code and a paper that does not exist are answered alike. */
export async function verifyPaper(
  { ledger, keyedHash }: Pick<TaxationParts, "ledger" | "keyedHash">,
  tenant: string,
  { code, ...which }: VerifyPaperInput,
): Promise<Parsed<VerifiedPaper>> {
  const right = Buffer.from(codeOfPaper(keyedHash, tenant, which));
  if (!isPaperCode(code) || !timingSafeEqual(Buffer.from(code), right)) return notParsed("paper-unknown");
  const { accountId, id } = which;
  if (which.paper === "invoice") {
    const found = await paperFacts(ledger, tenant, accountId, invoiceWanted(id));
    if (!found.ok) return found;
    const { issued, ended } = found.value;
    const { number, issuedOn, amounts } = issued.data;
    return verified("invoice", { number, issuedOn, amount: amounts.total }, ended);
  }
  if (which.paper === "tax-notice") {
    const found = await paperFacts(ledger, tenant, accountId, noticeWanted(id));
    if (!found.ok) return found;
    const { number, issuedOn, amounts } = found.value.issued.data;
    return verified("tax-notice", { number, issuedOn, amount: amounts.total }, undefined);
  }
  const found = await paperFacts(ledger, tenant, accountId, receiptWanted(id));
  if (!found.ok) return found;
  const { issued, ended } = found.value;
  const { receiptNumber, paidOn, amount } = issued.data;
  return verified("receipt", { number: receiptNumber ?? "", issuedOn: paidOn, amount }, ended);
}

function verified(
  paper: VerifiedPaper["paper"],
  stated: Pick<VerifiedPaper, "number" | "issuedOn" | "amount">,
  ended: { readonly effectiveDate: VerifiedPaper["issuedOn"] } | undefined,
): Parsed<VerifiedPaper> {
  return parsed({ paper, ...stated, standing: ended ? "ended" : "valid", endedOn: ended?.effectiveDate ?? null });
}
