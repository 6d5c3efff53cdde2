import { officer, type VisitedRoute } from "./route.js";

const taxes = officer("taksat");

/** Runs over the register. */
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
];
