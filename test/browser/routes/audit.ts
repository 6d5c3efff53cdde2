import type { Visit } from "../support/visit.js";
import { officer, type VisitedRoute } from "./route.js";

const auditor = officer("auditi");

interface Line {
  readonly id: string;
  readonly about: string;
}

/** The newest event of a type, and whom it is about. */
async function newest(visit: Visit, type: string): Promise<Line> {
  const { auditTrail } = await visit.ask<{ auditTrail: { nodes: readonly Line[] } }>(
    `{ auditTrail(first: 1, filter: { type: "${type}" }) { nodes { id about } } }`,
  );
  return auditTrail.nodes[0]!;
}

export const auditRoutes: readonly VisitedRoute[] = [
  {
    route: "desk/audit",
    by: auditor,
    pages: ["desk/audit", "desk/audit?type=PaymentReceived&from=nothing"],
  },
  {
    route: "desk/audit/events/[id]",
    by: auditor,
    pages: async (visit) => {
      const events = [await newest(visit, "PaymentReceived"), await newest(visit, "TaxpayerRegistered")];
      return events.map(({ id }) => `desk/audit/events/${id}`);
    },
  },
  {
    route: "desk/audit/records/[kind]/[id]",
    by: auditor,
    pages: async (visit, { lodged }) => {
      const { about } = await newest(visit, "PaymentReceived");
      return [
        `desk/audit/records/taxpayer/${about}`,
        `desk/audit/records/taxpayer/${about}?n=2&m=5`,
        `desk/audit/records/case/${lodged.id}`,
      ];
    },
  },
  { route: "desk/audit/totals", by: auditor, pages: ["desk/audit/totals", "desk/audit/totals?with=31.12.2199"] },
  { route: "desk/audit/people", by: auditor, pages: ["desk/audit/people", "desk/audit/people?q=a&officer=askush"] },
  {
    route: "desk/audit/people/[id]",
    by: auditor,
    pages: async (visit) => [`desk/audit/people/${(await newest(visit, "PaymentReceived")).about}`],
  },
  { route: "desk/audit/reads", by: auditor },
];
