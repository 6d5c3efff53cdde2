import type { TrialProgress, TrialStanding } from "../../../application/taxation/index.js";
import type { TrialResult } from "../../../domain/taxation/index.js";
import type { TaxpayerRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { message } from "../../messages/index.js";
import { recordRead } from "../access/record-read.js";
import { access, wholeMunicipality } from "../access/index.js";
import { builder, objectType } from "../builder.js";
import { checkedId, Id } from "../inputs/index.js";
import { scopeOf } from "../list.js";
import { openStream } from "../live/open-stream.js";
import { mutation } from "../mutation.js";
import { answered } from "../read-guard.js";
import { nameIn } from "./types/taxpayer-name.js";

class PackageTrialInput {
  @Id() packageId!: string;
}

type Line = TrialResult["lines"][number];
const line = objectType<Line>("TrialLine", "inherit", "One item in one unit of the territory, by both packages.");
line.implement((t) => ({
  item: t.exposeString("item"),
  unit: t.exposeString("unit"),
  payers: t.exposeInt("payers", { description: "Who owe it by the draft." }),
  before: t.field({ type: "Lek", resolve: ({ before }) => before }),
  after: t.field({ type: "Lek", resolve: ({ after }) => after }),
}));

type Affected = TrialResult["mostMore"][number] & { readonly who: TaxpayerRow | null };
const affected = objectType<Affected>("AffectedTaxpayer", "account.read", "Somebody for whom the draft changes much.");
affected.implement((t) => ({
  taxpayerId: t.exposeID("taxpayerId"),
  name: t.string({
    nullable: true,
    description: "Null once they were forgotten.",
    resolve: ({ who }) => nameIn(who),
  }),
  unit: t.string({ nullable: true, resolve: ({ who }) => who?.unit ?? null }),
  before: t.field({ type: "Lek", resolve: ({ before }) => before }),
  after: t.field({ type: "Lek", resolve: ({ after }) => after }),
}));

type Refusal = TrialResult["refusals"][number];
const refusal = objectType<Refusal>("TrialRefusal", "inherit", "Somebody whom the packages cannot be applied to.");
refusal.implement((t) => ({
  taxpayerId: t.exposeID("taxpayerId"),
  code: t.exposeString("code"),
  message: t.string({ resolve: ({ code }, _args, { language }) => message(code, {}, language) }),
}));

const SHOWN =
  "The most affected; those of offices that the caller does not act for are left out. The reading is recorded.";
const result = objectType<TrialResult>("TrialResult", "package.read", "What a draft changes for the whole register.");
result.implement((t) => ({
  taxpayers: t.exposeInt("taxpayers"),
  more: t.exposeInt("more", { description: "Pay more by the draft." }),
  less: t.exposeInt("less"),
  same: t.exposeInt("same"),
  refused: t.exposeInt("refused"),
  moreBy: t.field({ type: "Lek", resolve: ({ moreBy }) => moreBy }),
  lessBy: t.field({ type: "Lek", description: "Above zero.", resolve: ({ lessBy }) => lessBy }),
  before: t.field({ type: "Lek", resolve: ({ before }) => before }),
  after: t.field({ type: "Lek", resolve: ({ after }) => after }),
  lines: t.field({ type: [line.reference], resolve: ({ lines }) => [...lines] }),
  refusals: t.field({
    type: [refusal.reference],
    description: "The first hundred.",
    resolve: (of) => [...of.refusals],
  }),
  mostAffected: t.field({
    type: [affected.reference],
    description: SHOWN,
    extensions: access("account.read"),
    resolve: async ({ mostMore, mostLess }, _args, context) => {
      const all = [...mostMore, ...mostLess];
      if (all.length === 0) return [];
      const scope = scopeOf(context, "account.read");
      const who = await context.dependencies.readSide.taxpayersById(
        scope,
        all.map(({ taxpayerId }) => taxpayerId),
      );
      await recordRead(context, "account.read", "packageTrial", null);
      return all.map((each, index) => ({ ...each, who: who[index]! })).filter((each) => each.who !== null);
    },
  }),
}));

const trial = objectType<TrialStanding>("PackageTrial", "package.read", "A draft tried on the register.");
trial.implement((t) => ({
  id: t.id({ resolve: (of) => of.trial.started.trialId }),
  state: t.exposeString("state", { description: "`running`, `finished` or `interrupted`: then begin another." }),
  current: t.exposeBoolean("current", { description: "It tried the content that the package has now." }),
  year: t.int({ resolve: (of) => of.trial.started.year }),
  againstId: t.id({ description: "The package in force.", resolve: (of) => of.trial.started.againstId }),
  assessedOn: t.field({ type: "CivilDate", resolve: (of) => of.trial.started.assessedOn }),
  expected: t.int({ resolve: (of) => of.trial.started.expected }),
  taxpayers: t.exposeInt("taxpayers", { description: "How many were assessed so far." }),
  result: t.field({ type: result.reference, nullable: true, resolve: (of) => of.trial.result }),
}));

const progress = objectType<TrialProgress>("TrialProgress", "inherit", "How far a trial has come, in taxpayers.");
progress.implement((t) => ({
  trialId: t.exposeID("trialId"),
  expected: t.exposeInt("expected"),
  taxpayers: t.exposeInt("taxpayers"),
}));

/** A draft tried on the register before it is law: begun, followed, found again. */
export function addPackageTrial(): void {
  mutation({
    name: "startPackageTrial",
    description:
      "Assesses the whole register by a draft and by the package in force, for the effect alone: no account is written to.",
    permission: "package.draft",
    input: PackageTrialInput,
    useCase: ({ taxation }) => taxation.startPackageTrial,
    payload: { trialId: "ID" },
    offices: wholeMunicipality,
  });
  builder.queryField("packageTrial", (t) =>
    t.field({
      type: trial.reference,
      nullable: true,
      description: "The latest trial of a package; null where there was none.",
      extensions: access("package.read"),
      args: { packageId: t.arg.id({ required: true }) },
      resolve: async (_root, args, { authorisation, dependencies }) => {
        const { tenant } = authorisation.signedIn();
        return answered(await dependencies.taxation.packageTrial(tenant, { packageId: checkedId(args.packageId) }));
      },
    }),
  );
  builder.subscriptionField("packageTrialProgress", (t) =>
    t.field({
      type: progress.reference,
      description: "The progress of a trial at work, from where it stands to its end.",
      extensions: access("package.read"),
      args: { packageId: t.arg.id({ required: true }) },
      subscribe: (_root, args, context) => {
        const { tenant } = context.authorisation.signedIn();
        const running = context.dependencies.taxation.trialAtWork(tenant, checkedId(args.packageId));
        if (!running) throw new ApiError("NOT_FOUND", "trial-not-at-work");
        return openStream(context, running.progress);
      },
      resolve: (one) => one,
    }),
  );
}
