import type { AssessmentRunRow, FiscalPackageRow, NoticeRunRow } from "../../../../read-models/read-side/index.js";
import { objectType } from "../../builder.js";
import { NoticeCountsRef } from "../notice-runs.js";
import { RunCountsRef } from "../run-progress.js";

const fiscalPackage = objectType<FiscalPackageRow>(
  "FiscalPackage",
  "package.read",
  "The taxes and tariffs of a year, as the council decided them.",
);
fiscalPackage.implement((t) => ({
  id: t.exposeID("packageId"),
  code: t.exposeString("code"),
  fiscalYear: t.exposeInt("fiscalYear"),
  status: t.exposeString("status"),
  hash: t.exposeString("hash", { nullable: true, description: "SHA-256 of the content; assessments name it." }),
  validFrom: t.field({ type: "CivilDate", nullable: true, resolve: ({ validFrom }) => validFrom }),
  validTo: t.field({ type: "CivilDate", nullable: true, resolve: ({ validTo }) => validTo }),
  decisionNumber: t.exposeString("decisionNumber", { nullable: true }),
  decisionDate: t.field({ type: "CivilDate", nullable: true, resolve: ({ decisionDate }) => decisionDate }),
  supersededBy: t.exposeID("supersededBy", { nullable: true }),
  edition: t.exposeInt("edition", {
    description: "How often it was drafted or revised; changes say what they were made from.",
  }),
  content: t.field({ type: "JSON", description: "The whole package.", resolve: ({ content }) => content }),
}));
export const FiscalPackageRef = fiscalPackage.reference;

const run = objectType<AssessmentRunRow>("AssessmentRun", "run.read", "A tax year assessed at once.");
run.implement((t) => ({
  id: t.exposeID("runId"),
  year: t.exposeInt("year"),
  packageId: t.exposeID("packageId"),
  state: t.exposeString("state"),
  assessedOn: t.field({ type: "CivilDate", resolve: ({ assessedOn }) => assessedOn }),
  invoice: t.exposeBoolean("invoice"),
  expected: t.exposeInt("expected"),
  counts: t.field({ type: RunCountsRef, resolve: ({ counts }) => counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  startedAt: t.field({ type: "Instant", resolve: ({ startedAt }) => startedAt }),
  finishedAt: t.field({ type: "Instant", nullable: true, resolve: ({ finishedAt }) => finishedAt }),
}));
export const AssessmentRunRef = run.reference;

const noticeRun = objectType<NoticeRunRow>("NoticeRun", "run.read", "Notices to those who owe, issued at once.");
noticeRun.implement((t) => ({
  id: t.exposeID("runId"),
  kind: t.exposeString("kind", { description: "`assessment`, `reminder` or `demand`." }),
  state: t.exposeString("state"),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  expected: t.exposeInt("expected"),
  counts: t.field({ type: NoticeCountsRef, resolve: ({ counts }) => counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  startedAt: t.field({ type: "Instant", resolve: ({ startedAt }) => startedAt }),
  finishedAt: t.field({ type: "Instant", nullable: true, resolve: ({ finishedAt }) => finishedAt }),
}));
export const NoticeRunRef = noticeRun.reference;
