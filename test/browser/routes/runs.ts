import { randomUUID } from "node:crypto";
import { officer, type VisitedRoute } from "./route.js";

const taxes = officer("taksat");

/** Runs over the register: of assessment, and of notices. */
export const runsRoutes: readonly VisitedRoute[] = [
  { route: "desk/runs", by: taxes },
  {
    route: "desk/runs/[id]",
    by: taxes,
    pages: async (visit) => {
      const { assessmentRuns } = await visit.ask<{ assessmentRuns: { nodes: readonly { readonly id: string }[] } }>(
        `{ assessmentRuns(first: 1) { nodes { id } } }`,
      );
      return assessmentRuns.nodes.map(({ id }) => `desk/runs/${id}`);
    },
  },
  { route: "desk/notices", by: taxes },
  {
    route: "desk/notices/look",
    by: taxes,
    pages: async (visit) => {
      await visit.ask(
        `mutation ($commandId: UUID!) { lookAtNotices(commandId: $commandId, input: { kind: DEMAND }) { lookId } }`,
        { commandId: randomUUID() },
      );
      return ["desk/notices/look"];
    },
  },
  {
    route: "desk/notices/[id]",
    by: taxes,
    pages: async (visit) => {
      const { startNoticeRun } = await visit.ask<{ startNoticeRun: { readonly runId: string } }>(
        `mutation ($commandId: UUID!) {
          startNoticeRun(commandId: $commandId, input: { kind: REMINDER, minimum: 1000000 }) { runId }
        }`,
        { commandId: randomUUID() },
      );
      return [`desk/notices/${startNoticeRun.runId}`];
    },
  },
];
