import { plainCode } from "../../../application/personal-data/index.js";
import type { VerifiedClearance } from "../../../application/taxation/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { answered, publicTenant, tenantForTaxpayer } from "../read-guard.js";
import { AccountPositionRef, AgreementRef, BillPositionRef, ClearanceDecisionRef } from "./types/position.js";
import { ObligationReasonRef } from "./types/reason.js";

const verified = objectType<VerifiedClearance>(
  "VerifiedClearance",
  "public",
  "What anyone may learn who holds the code of a clearance: never whose it is, nor what was paid.",
);
verified.implement((t) => ({
  standing: t.exposeString("standing", { description: "`valid`, `expired` or `revoked`." }),
  number: t.exposeString("number"),
  state: t.exposeString("state"),
  article: t.exposeString("article", { nullable: true }),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  validUntil: t.field({ type: "CivilDate", resolve: ({ validUntil }) => validUntil }),
  revokedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ revokedOn }) => revokedOn }),
  revocationGround: t.exposeString("revocationGround", { nullable: true }),
}));

const AS_OF = "As known at this instant: later facts are left out. Default: everything known.";

/** Questions decided on the account's own stream: certain, never behind. */
export function addAccountQuestions(): void {
  builder.queryField("accountPosition", (t) =>
    t.field({
      type: AccountPositionRef,
      description: "What an account owes, paid and is owed.",
      extensions: access("account.read"),
      args: {
        accountId: t.arg.id({ required: true }),
        asOf: t.arg({ type: "Instant", description: AS_OF }),
        effectiveOn: t.arg({ type: "CivilDate", description: "As effective at the end of this day. Default: today." }),
      },
      resolve: async (_root, args, context) => {
        const accountId = checkedId(args.accountId);
        const tenant = await tenantForTaxpayer(context, "account.read", accountId);
        const input = {
          accountId,
          effectiveOn: args.effectiveOn ?? context.today,
          ...(args.asOf ? { asOf: args.asOf } : {}),
        };
        return answered(await context.dependencies.taxation.accountPosition(tenant, input));
      },
    }),
  );
  builder.queryField("obligationReasons", (t) =>
    t.field({
      type: [ObligationReasonRef],
      description: "Why each obligation of an account is what it is, in words, latest year first.",
      extensions: access("account.read"),
      args: { accountId: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const accountId = checkedId(args.accountId);
        const tenant = await tenantForTaxpayer(context, "account.read", accountId);
        const accountIds = await context.dependencies.taxation.idsOfTaxpayer(tenant, accountId);
        return [...answered(await context.dependencies.taxation.obligationReasons(tenant, { accountIds }))];
      },
    }),
  );
  builder.queryField("agreements", (t) =>
    t.field({
      type: [AgreementRef],
      description:
        "The agreements of an account, each with how its instalments are kept as of today, or were when it ended.",
      extensions: access("account.read"),
      args: { accountId: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const accountId = checkedId(args.accountId);
        const tenant = await tenantForTaxpayer(context, "account.read", accountId);
        const input = { accountId, on: context.today };
        return [...answered(await context.dependencies.taxation.agreements(tenant, input))];
      },
    }),
  );
  builder.queryField("bill", (t) =>
    t.field({
      type: BillPositionRef,
      description: "What an invoice comes to on a day; the paper itself states the amounts of its own day.",
      extensions: access("account.read"),
      args: {
        accountId: t.arg.id({ required: true }),
        invoiceId: t.arg.id({ required: true }),
        asOf: t.arg({ type: "Instant", description: AS_OF }),
        effectiveOn: t.arg({ type: "CivilDate", description: "As effective at the end of this day. Default: today." }),
      },
      resolve: async (_root, args, context) => {
        const [accountId, invoiceId] = [checkedId(args.accountId), checkedId(args.invoiceId)];
        const tenant = await tenantForTaxpayer(context, "account.read", accountId);
        const input = {
          accountId,
          invoiceId,
          effectiveOn: args.effectiveOn ?? context.today,
          ...(args.asOf ? { asOf: args.asOf } : {}),
        };
        return answered(await context.dependencies.taxation.bill(tenant, input));
      },
    }),
  );
  builder.queryField("clearanceCheck", (t) =>
    t.field({
      type: ClearanceDecisionRef,
      description:
        "Whether a clearance could be given now, and what is owed since when; writes nothing. Of an account that was merged, the one says it that goes on, to whom may look at that.",
      extensions: access("clearance.check"),
      args: {
        accountId: t.arg.id({ required: true }),
        asOf: t.arg({ type: "Instant", description: AS_OF }),
        on: t.arg({ type: "CivilDate", description: "Default: today." }),
      },
      resolve: async (_root, args, context) => {
        const accountId = checkedId(args.accountId);
        const tenant = await tenantForTaxpayer(context, "clearance.check", accountId);
        const input = { accountId, on: args.on ?? context.today, ...(args.asOf ? { asOf: args.asOf } : {}) };
        const answer = answered(await context.dependencies.taxation.checkClearance(tenant, input));
        if (answer.answeredBy !== accountId) await tenantForTaxpayer(context, "clearance.check", answer.answeredBy);
        return answer;
      },
    }),
  );
  builder.queryField("verifyClearance", (t) =>
    t.field({
      type: verified.reference,
      description: "Checks a clearance by the code on the paper. Open to everyone.",
      extensions: access("public"),
      args: {
        code: t.arg.string({ required: true, description: "Sixteen signs; spaces, hyphens and case do not matter." }),
      },
      resolve: async (_root, args, context) => {
        const verificationCode = plainCode(args.code);
        const tenant = publicTenant(context);
        return answered(
          await context.dependencies.taxation.verifyClearance(tenant, { verificationCode, on: context.today }),
        );
      },
    }),
  );
}
