import type { RunProgress } from "../../../application/taxation/index.js";
import type { RunCounts } from "../../../domain/taxation/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { openStream } from "../live/open-stream.js";

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

/** The progress of a run, batch by batch. */
export function addRunProgress(): void {
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
      subscribe: (_root, args, context) => {
        const { tenant } = context.authorisation.signedIn();
        const runId = checkedId(args.runId);
        const run = context.dependencies.taxation.runsAtWork(tenant).find((one) => one.runId === runId);
        if (!run) throw new ApiError("NOT_FOUND", "run-not-at-work");
        return openStream(context, run.progress);
      },
      resolve: (run) => run,
    }),
  );
}
