import { ApiError } from "../../errors/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { tenantForTaxpayer } from "../read-guard.js";
import { mergedRecord, MergedRecordRef } from "./types/merged-record.js";
import { TaxpayerRef } from "./types/taxpayer.js";

/** One taxpayer, and the whole file of one. Both are read in the caller's offices only, and recorded. */
export function addRegisterQuestions(): void {
  builder.queryField("taxpayer", (t) =>
    t.field({
      type: TaxpayerRef,
      description: "One taxpayer of the register. NOT_FOUND for one of an office that the caller does not act for.",
      extensions: access("register.read"),
      args: {
        taxpayerId: t.arg.id({ required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.taxpayerId);
        await fresh(context, "register", args.minPosition);
        await tenantForTaxpayer(context, "register.read", id);
        return id;
      },
    }),
  );
  builder.queryField("mergedRecords", (t) =>
    t.field({
      type: [MergedRecordRef],
      description: "The records that were merged into a taxpayer's, the nearest first. Reading them is recorded.",
      extensions: access("register.read"),
      args: { taxpayerId: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.taxpayerId);
        const tenant = await tenantForTaxpayer(context, "register.read", id);
        const [, ...absorbed] = await context.dependencies.taxation.idsOfTaxpayer(tenant, id);
        const records = await Promise.all(absorbed.map((each) => mergedRecord(context, each)));
        return records.filter((each) => each !== null);
      },
    }),
  );
  builder.queryField("dossier", (t) =>
    t.field({
      type: "JSON",
      description: "The whole file of a taxpayer as one document, with its timeline.",
      extensions: access("register.read"),
      args: {
        taxpayerId: t.arg.id({ required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.taxpayerId);
        await fresh(context, "dossier", args.minPosition);
        await tenantForTaxpayer(context, "register.read", id);
        const dossier = await context.dependencies.readSide.dossier(scopeOf(context, "register.read"), id);
        if (!dossier) throw new ApiError("NOT_FOUND", "not-found");
        await recordRead(context, "register.read", "dossier", id);
        return dossier;
      },
    }),
  );
}
