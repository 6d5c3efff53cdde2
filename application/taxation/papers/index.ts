import { parsed, type Parsed } from "../../../domain/shared/index.js";
import { codeAt, type PrintOrder } from "../../papers/index.js";
import type { LawInForce } from "../law/index.js";
import type { TaxationParts } from "../support/index.js";
import type { PaperQuestions } from "../use-cases.js";
import { clearanceOrder, clearanceWanted } from "./clearance.js";
import { invoiceOrder, invoiceWanted } from "./invoice.js";
import { itemNames } from "./item-names.js";
import { noticeOrder, noticeWanted } from "./notice.js";
import { receiptOrder, receiptWanted } from "./receipt.js";
import { isDemonstration, keysOf } from "./packages.js";
import { paperSources, type PaperSources } from "./sources.js";
import { addressOf, codeOfPaper, verifyPaper } from "./verification.js";

/** Papers from the account's own stream: never behind, and they write nothing. */
export function paperQuestions(parts: Pick<TaxationParts, "ledger" | "keyedHash">, law: LawInForce): PaperQuestions {
  const { ledger, keyedHash } = parts;
  /** Of what a paper states amounts of; a receipt and a clearance speak of everything the account was asked for. */
  const demonstrated = (tenant: string, { before }: Pick<PaperSources, "before">, keys = keysOf(before)) =>
    isDemonstration(law, { tenant, before }, keys);
  return {
    async taxPaper(tenant, { site, ...which }): Promise<Parsed<PrintOrder>> {
      const { id, paper } = which;
      // The paper keeps the address that is printed on it: that of the account that it was written for.
      const verification = ({ accountId }: PaperSources) => {
        const written = { ...which, accountId };
        return addressOf(site, tenant, written, codeOfPaper(keyedHash, tenant, written));
      };
      switch (paper) {
        case "invoice": {
          const found = await paperSources(ledger, tenant, which.accountId, invoiceWanted(id));
          if (!found.ok) return found;
          const keys = found.value.issued.data.billed.map(({ key }) => key);
          const names = await itemNames(law, found.value, keys);
          const asDemonstration = await demonstrated(tenant, found.value, keys);
          return parsed(invoiceOrder(found.value, names, verification(found.value), asDemonstration));
        }
        case "tax-notice": {
          const found = await paperSources(ledger, tenant, which.accountId, noticeWanted(id));
          if (!found.ok) return found;
          const keys = found.value.issued.data.items.map(({ key }) => key);
          const names = await itemNames(law, found.value, keys);
          const asDemonstration = await demonstrated(tenant, found.value, keys);
          return parsed(noticeOrder(found.value, names, verification(found.value), asDemonstration));
        }
        case "receipt": {
          const found = await paperSources(ledger, tenant, which.accountId, receiptWanted(id));
          if (!found.ok) return found;
          return parsed(receiptOrder(found.value, verification(found.value), await demonstrated(tenant, found.value)));
        }
        case "clearance": {
          const found = await paperSources(ledger, tenant, which.accountId, clearanceWanted(id));
          if (!found.ok) return found;
          const code = codeAt(site, tenant, found.value.issued.data.verificationCode);
          return parsed(clearanceOrder(found.value, code, await demonstrated(tenant, found.value)));
        }
      }
    },
    verifyPaper: (tenant, input) => verifyPaper(parts, tenant, input),
  };
}
