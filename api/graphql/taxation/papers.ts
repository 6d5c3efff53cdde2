import { createHash } from "node:crypto";
import { PressBusyError, TAX_PAPERS } from "../../../application/papers/index.js";
import { plainCode } from "../../../application/personal-data/index.js";
import type { PaperId, VerifiedPaper } from "../../../application/taxation/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import { checkedId, enumOf } from "../inputs/index.js";
import { answered, publicTenant, tenantForTaxpayer } from "../read-guard.js";

interface PrintedPaper {
  readonly fileName: string;
  readonly sha256: string;
  readonly base64: string;
}

const printed = objectType<PrintedPaper>("PrintedPaper", "account.read", "A paper as a PDF/A-2a file.");
printed.implement((t) => ({
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  sha256: t.exposeString("sha256", { description: "Hexadecimal. The same paper is printed with the same bytes." }),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

const verified = objectType<VerifiedPaper>(
  "VerifiedPaper",
  "public",
  "What anyone may learn who holds a paper: what stands on it, without names, and whether it still holds.",
);
verified.implement((t) => ({
  standing: t.exposeString("standing", { description: "`valid`, or `ended`: cancelled or reversed." }),
  number: t.exposeString("number"),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  endedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ endedOn }) => endedOn }),
}));

/** Papers of accounts: printed for officers, checked by anybody. */
export function addPapers(): void {
  const paperKind = enumOf("TaxPaper", TAX_PAPERS);
  const verifiable = enumOf("VerifiablePaper", ["invoice", "receipt"] as const);
  builder.queryField("taxPaper", (t) =>
    t.field({
      type: printed.reference,
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
        const { taxation, press, settings } = context.dependencies;
        const order = answered(
          await taxation.taxPaper(tenant, {
            ...which,
            site: settings.publicUrl ?? `http://localhost:${settings.port}`,
          }),
        );
        await recordRead(context, "account.read", `${which.paper}/${which.id}`, which.accountId);
        const pdf = await press.print(order).catch((error: unknown) => {
          throw error instanceof PressBusyError ? new ApiError("UNAVAILABLE", "press-busy", { cause: error }) : error;
        });
        return {
          fileName: `${which.paper}-${which.id}.pdf`,
          sha256: createHash("sha256").update(pdf).digest("hex"),
          base64: Buffer.from(pdf).toString("base64"),
        };
      },
    }),
  );
  builder.queryField("verifyPaper", (t) =>
    t.field({
      type: verified.reference,
      description: "Checks an invoice or a receipt by the address in its QR code. Open to everyone.",
      extensions: access("public"),
      args: {
        paper: t.arg({ type: verifiable, required: true }),
        accountId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true }),
        code: t.arg.string({ required: true, description: "Sixteen signs; spaces, hyphens and case do not matter." }),
      },
      resolve: async (_root, args, context) => {
        const [accountId, id] = [checkedId(args.accountId), checkedId(args.id)];
        const input = { paper: args.paper, accountId, id, code: plainCode(args.code) };
        return answered(await context.dependencies.taxation.verifyPaper(publicTenant(context), input));
      },
    }),
  );
}
