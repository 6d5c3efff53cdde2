import type { Projection } from "../projection.js";
import { assessmentRunsProjection } from "./assessment-runs.js";
import { auditTrailProjection } from "./audit-trail.js";
import { fiscalPackagesProjection } from "./fiscal-packages.js";
import { noticeRunsProjection } from "./notice-runs.js";
import { usersProjection } from "./users.js";

export {
  assessmentRunsProjection,
  auditTrailProjection,
  fiscalPackagesProjection,
  noticeRunsProjection,
  usersProjection,
};

/** Projections of administration: users, law in force, runs, the audit trail. */
export const administrationProjections: readonly Projection[] = [
  usersProjection,
  fiscalPackagesProjection,
  assessmentRunsProjection,
  noticeRunsProjection,
  auditTrailProjection,
];
