import { TAX_PAPERS, type TaxPaperName } from "../../../application/papers/index.js";
import type { PaperId } from "../../../application/taxation/index.js";
import { siteOf } from "../../site/index.js";
import type { Permission } from "../access/permission.js";
import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import { OWN_READ, ownPerson } from "../citizen/own.js";
import type { GraphqlContext } from "../context.js";
import { checkedId, enumOf } from "../inputs/index.js";
import { printed, type PrintedFile } from "../printing.js";
import { answered, tenantForTaxpayer } from "../read-guard.js";

interface PrintedPaper extends PrintedFile {
  readonly fileName: string;
}

const READ = "account.read";

const printedPaper = objectType<PrintedPaper>("PrintedPaper", [READ, OWN_READ], "A paper as a PDF/A-2a file.");
printedPaper.implement((t) => ({
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  sha256: t.exposeString("sha256", { description: "Hexadecimal. The same paper is printed with the same bytes." }),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

/** Papers of accounts: officers have those of their offices' taxpayers, whoever pays has their own. */
export function addPapers(): void {
  const paperKind = enumOf<TaxPaperName>("TaxPaper", TAX_PAPERS);
  const ID = "Of the invoice, the payment or the clearance.";
  builder.queryField("taxPaper", (t) =>
    t.field({
      type: printedPaper.reference,
      description: "An invoice, a receipt or a clearance as it was on its day; crossed out where it holds no more.",
      extensions: access(READ),
      args: {
        paper: t.arg({ type: paperKind, required: true }),
        accountId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true, description: ID }),
      },
      resolve: async (_root, { paper, ...args }, context) => {
        const which = { paper, accountId: checkedId(args.accountId), id: checkedId(args.id) };
        const tenant = await tenantForTaxpayer(context, READ, which.accountId);
        return printedFor(context, READ, tenant, which);
      },
    }),
  );
  builder.queryField("myTaxPaper", (t) =>
    t.field({
      type: printedPaper.reference,
      description:
        "An invoice, a receipt or a clearance of your own, as it was on its day; crossed out where it holds no more. One that is not yours is answered as one that is not there.",
      extensions: access(OWN_READ),
      args: {
        paper: t.arg({ type: paperKind, required: true }),
        id: t.arg.id({ required: true, description: ID }),
      },
      resolve: async (_root, { paper, id }, context) => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        return printedFor(context, OWN_READ, tenant, { paper, accountId: person.taxpayerId, id: checkedId(id) });
      },
    }),
  );
}

/** Prints what the caller may have. That it is read is recorded before it is printed. */
async function printedFor(
  context: GraphqlContext,
  permission: Permission,
  tenant: string,
  which: PaperId,
): Promise<PrintedPaper> {
  const { dependencies } = context;
  const order = answered(
    await dependencies.taxation.taxPaper(tenant, { ...which, site: siteOf(dependencies.settings) }),
  );
  await recordRead(context, permission, `${which.paper}/${which.id}`, which.accountId);
  return { ...(await printed(dependencies, order)), fileName: `${which.paper}-${which.id}.pdf` };
}
