import { TAX_PAPERS } from "../../../application/papers/index.js";
import type { PaperId } from "../../../application/taxation/index.js";
import { siteOf } from "../../site.js";
import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import { checkedId, enumOf } from "../inputs/index.js";
import { printed, type PrintedFile } from "../printing.js";
import { answered, tenantForTaxpayer } from "../read-guard.js";

interface PrintedPaper extends PrintedFile {
  readonly fileName: string;
}

const printedPaper = objectType<PrintedPaper>("PrintedPaper", "account.read", "A paper as a PDF/A-2a file.");
printedPaper.implement((t) => ({
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  sha256: t.exposeString("sha256", { description: "Hexadecimal. The same paper is printed with the same bytes." }),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

/** Papers of accounts, printed for officers. */
export function addPapers(): void {
  const paperKind = enumOf("TaxPaper", TAX_PAPERS);
  builder.queryField("taxPaper", (t) =>
    t.field({
      type: printedPaper.reference,
      description: "An invoice, a receipt or a clearance as it was on its day; crossed out where it holds no more.",
      extensions: access("account.read"),
      args: {
        paper: t.arg({ type: paperKind, required: true }),
        accountId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true, description: "Of the invoice, the payment or the clearance." }),
      },
      resolve: async (_root, args, context): Promise<PrintedPaper> => {
        const which: PaperId = { paper: args.paper, accountId: checkedId(args.accountId), id: checkedId(args.id) };
        const tenant = await tenantForTaxpayer(context, "account.read", which.accountId);
        const { dependencies } = context;
        const order = answered(
          await dependencies.taxation.taxPaper(tenant, { ...which, site: siteOf(dependencies.settings) }),
        );
        await recordRead(context, "account.read", `${which.paper}/${which.id}`, which.accountId);
        return { ...(await printed(dependencies, order)), fileName: `${which.paper}-${which.id}.pdf` };
      },
    }),
  );
}
