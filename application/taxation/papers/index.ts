import { parsed, type Parsed } from "../../../domain/shared/index.js";
import type { PrintOrder } from "../../papers/index.js";
import type { LawInForce } from "../law/index.js";
import type { TaxationParts } from "../support/index.js";
import type { PaperQuestions } from "../use-cases.js";
import { clearanceOrder, clearanceWanted } from "./clearance.js";
import { invoiceOrder, invoiceWanted } from "./invoice.js";
import { itemNames } from "./item-names.js";
import { receiptOrder, receiptWanted } from "./receipt.js";
import { paperSources } from "./sources.js";
import { codeAt, codeOfPaper, paperAt, verifyPaper } from "./verification.js";

/** Papers from the account's own stream: never behind, and they write nothing. */
export function paperQuestions(parts: Pick<TaxationParts, "ledger" | "keyedHash">, law: LawInForce): PaperQuestions {
  const { ledger, keyedHash } = parts;
  return {
    async taxPaper(tenant, { site, ...which }): Promise<Parsed<PrintOrder>> {
      const { accountId, id, paper } = which;
      const verification = () => paperAt(site, tenant, which, codeOfPaper(keyedHash, tenant, which));
      switch (paper) {
        case "invoice": {
          const found = await paperSources(ledger, tenant, accountId, invoiceWanted(id));
          if (!found.ok) return found;
          const keys = found.value.issued.data.billed.map(({ key }) => key);
          return parsed(invoiceOrder(found.value, await itemNames(law, found.value, keys), verification()));
        }
        case "receipt": {
          const found = await paperSources(ledger, tenant, accountId, receiptWanted(id));
          return found.ok ? parsed(receiptOrder(found.value, verification())) : found;
        }
        case "clearance": {
          const found = await paperSources(ledger, tenant, accountId, clearanceWanted(id));
          if (!found.ok) return found;
          return parsed(clearanceOrder(found.value, codeAt(site, tenant, found.value.issued.data.verificationCode)));
        }
      }
    },
    verifyPaper: (tenant, input) => verifyPaper(parts, tenant, input),
  };
}
