import type { NoticeRunDetails, NoticeRunProgress } from "../../../application/taxation/index.js";
import type { NoticeRunCounts, NoticeTerms } from "../../../domain/taxation/index.js";
import type { NoticeMail } from "../../../read-models/read-side/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { scopeOf } from "../list.js";
import { followRun, foundRun, RunRefusalRef } from "./batch-runs.js";

const counts = objectType<NoticeRunCounts>("NoticeCounts", "inherit", "How far a run of notices has come.");
counts.implement((t) => ({
  taxpayers: t.exposeInt("taxpayers"),
  issued: t.exposeInt("issued"),
  byEmail: t.exposeInt("byEmail", { description: "Of those issued; the others are printed." }),
  without: t.exposeInt("without", { description: "Who owed nothing of what was chosen, or was told lately." }),
  refused: t.exposeInt("refused"),
}));
export const NoticeCountsRef = counts.reference;

const terms = objectType<NoticeTerms>("NoticeTerms", "inherit", "What notices are about.");
export const NoticeTermsRef = terms.reference;
terms.implement((t) => ({
  items: t.field({ type: ["String"], nullable: true, resolve: ({ items }) => items && [...items] }),
  year: t.exposeInt("year", { nullable: true }),
  daysLate: t.exposeInt("daysLate"),
  minimum: t.field({ type: "Lek", resolve: ({ minimum }) => minimum }),
  quietDays: t.exposeInt("quietDays"),
  payWithin: t.exposeInt("payWithin"),
}));

const progress = objectType<NoticeRunProgress>("NoticeRunProgress", "inherit", "A run of notices at work.");
export const NoticeRunProgressRef = progress.reference;
progress.implement((t) => ({
  runId: t.exposeID("runId"),
  state: t.exposeString("state", { description: "`running`, `finished` or `abandoned`." }),
  expected: t.exposeInt("expected", { description: "Taxpayers of the selection." }),
  counts: t.field({ type: counts.reference, resolve: (run) => run.counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
}));

const mail = objectType<NoticeMail>("NoticeMail", "inherit", "What became of the e-mails of a run's notices so far.");
mail.implement((t) => ({
  waiting: t.exposeInt("waiting"),
  sent: t.exposeInt("sent"),
  undelivered: t.exposeInt("undelivered", { description: "Given up or set aside: these notices go by post." }),
}));

const details = objectType<NoticeRunDetails>("NoticeRunDetails", "inherit", "A run of notices as its stream has it.");
details.implement((t) => ({
  id: t.exposeID("runId"),
  kind: t.exposeString("kind", { description: "`assessment`, `reminder` or `demand`." }),
  state: t.exposeString("state", { description: "`running`, `finished` or `abandoned`." }),
  atWork: t.exposeBoolean("atWork", { description: "In this server; one that is not can be resumed." }),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  unit: t.string({ nullable: true, resolve: ({ selection }) => selection.unit }),
  taxpayerKind: t.string({ nullable: true, resolve: ({ selection }) => selection.kind }),
  terms: t.field({ type: terms.reference, resolve: (run) => run.terms }),
  expected: t.exposeInt("expected"),
  counts: t.field({ type: counts.reference, resolve: (run) => run.counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  mail: t.field({
    type: mail.reference,
    description: "From the list of messages: a moment behind.",
    resolve: ({ runId }, _args, context) =>
      context.dependencies.readSide.noticeMail(scopeOf(context, "run.read"), runId),
  }),
  refusals: t.field({
    type: [RunRefusalRef],
    description: "The first thousand.",
    resolve: ({ refusals }) => [...refusals],
  }),
}));

/** One run of notices, and its progress, batch by batch. */
export function addNoticeRuns(): void {
  builder.queryField("noticeRun", (t) =>
    t.field({
      type: details.reference,
      description: "One run of notices with whom it refused, never behind.",
      extensions: access("run.read"),
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, { id }, { authorisation, dependencies }) => {
        const { tenant } = authorisation.signedIn();
        return foundRun(await dependencies.taxation.noticeRun(tenant, { runId: checkedId(id) }));
      },
    }),
  );
  builder.queryField("noticeRunsAtWork", (t) =>
    t.field({
      type: ["ID"],
      description: "Ids of the runs of notices that are at work in this server.",
      extensions: access("run.read"),
      resolve: (_root, _args, { authorisation, dependencies }) =>
        dependencies.taxation.noticeRunsAtWork(authorisation.signedIn().tenant).map(({ runId }) => runId),
    }),
  );
  builder.subscriptionField("noticeRunProgress", (t) =>
    t.field({
      type: progress.reference,
      description: "The progress of a run of notices at work, from where it stands to its end.",
      extensions: access("run.read"),
      args: { runId: t.arg.id({ required: true }) },
      subscribe: (_root, { runId }, context) =>
        followRun(context, (tenant) => context.dependencies.taxation.noticeRunsAtWork(tenant), runId),
      resolve: (run) => run,
    }),
  );
}
