import type { RunDetails, RunPreview, RunProgress } from "../../../application/taxation/index.js";
import type { RunCounts } from "../../../domain/taxation/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedId, validated } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { followRun, foundRun, RunRefusalRef } from "./batch-runs.js";
import { RunPreviewInput } from "./inputs/administration.js";

const counts = objectType<RunCounts>("RunCounts", "inherit", "How far an assessment run has come, in taxpayers.");
counts.implement((t) => ({
  taxpayers: t.exposeInt("taxpayers"),
  assessed: t.exposeInt("assessed"),
  reassessed: t.exposeInt("reassessed"),
  unchanged: t.exposeInt("unchanged"),
  refused: t.exposeInt("refused"),
  invoiced: t.exposeInt("invoiced"),
}));
export const RunCountsRef = counts.reference;

const progress = objectType<RunProgress>("RunProgress", "inherit", "An assessment run at work.");
progress.implement((t) => ({
  runId: t.exposeID("runId"),
  state: t.exposeString("state", { description: "`running`, `finished` or `abandoned`." }),
  expected: t.exposeInt("expected", { description: "Taxpayers of the selection." }),
  counts: t.field({ type: counts.reference, resolve: (run) => run.counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
}));

const preview = objectType<RunPreview>("RunPreview", "inherit", "What a run would look at.");
preview.implement((t) => ({
  year: t.exposeInt("year"),
  packageId: t.exposeID("packageId"),
  taxpayers: t.exposeInt("taxpayers", { description: "Taxpayers of the selection, now." }),
}));

const details = objectType<RunDetails>("RunDetails", "inherit", "An assessment run as its own stream has it.");
details.implement((t) => ({
  id: t.exposeID("runId"),
  year: t.exposeInt("year"),
  state: t.exposeString("state", { description: "`running`, `finished` or `abandoned`." }),
  atWork: t.exposeBoolean("atWork", { description: "In this server; one that is not can be resumed." }),
  assessedOn: t.field({ type: "CivilDate", resolve: ({ assessedOn }) => assessedOn }),
  invoice: t.exposeBoolean("invoice"),
  unit: t.string({ nullable: true, resolve: ({ selection }) => selection.unit }),
  kind: t.string({ nullable: true, resolve: ({ selection }) => selection.kind }),
  expected: t.exposeInt("expected"),
  counts: t.field({ type: counts.reference, resolve: (run) => run.counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  refusals: t.field({
    type: [RunRefusalRef],
    description: "The first thousand.",
    resolve: ({ refusals }) => [...refusals],
  }),
}));

/** The progress of a run, batch by batch. */
export function addRunProgress(): void {
  builder.queryField("assessmentRunPreview", (t) =>
    t.field({
      type: preview.reference,
      description: "How many a run would look at. Refuses what its start would refuse, and writes nothing.",
      extensions: access("run.write"),
      args: { year: t.arg.int({ required: true }), unit: t.arg.string(), kind: t.arg.string() },
      resolve: async (_root, args, { authorisation, dependencies, today }) => {
        const { tenant } = authorisation.signedIn();
        if (authorisation.grant("run.write").offices !== null)
          throw new ApiError("FORBIDDEN", "whole-municipality-needed");
        const { year, unit, kind } = validated(RunPreviewInput, args);
        const selection = { unit: unit ?? null, kind: kind ?? null };
        return answered(await dependencies.taxation.previewAssessmentRun(tenant, { year, selection, today }));
      },
    }),
  );
  builder.queryField("assessmentRun", (t) =>
    t.field({
      type: details.reference,
      description: "One run with whom it refused, never behind.",
      extensions: access("run.read"),
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, { id }, { authorisation, dependencies }) => {
        const { tenant } = authorisation.signedIn();
        return foundRun(await dependencies.taxation.assessmentRun(tenant, { runId: checkedId(id) }));
      },
    }),
  );
  builder.queryField("runsAtWork", (t) =>
    t.field({
      type: ["ID"],
      description: "Ids of the runs that are at work in this server.",
      extensions: access("run.read"),
      resolve: (_root, _args, { authorisation, dependencies }) =>
        dependencies.taxation.runsAtWork(authorisation.signedIn().tenant).map(({ runId }) => runId),
    }),
  );
  builder.subscriptionField("assessmentRunProgress", (t) =>
    t.field({
      type: progress.reference,
      description: "The progress of a run at work, from where it stands to its end.",
      extensions: access("run.read"),
      args: { runId: t.arg.id({ required: true }) },
      subscribe: (_root, { runId }, context) =>
        followRun(context, (tenant) => context.dependencies.taxation.runsAtWork(tenant), runId),
      resolve: (run) => run,
    }),
  );
}
