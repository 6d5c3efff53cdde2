import { officer, type VisitedRoute } from "./route.js";

const clerk = officer("sporteli");
const taxOfficer = officer("taksat");
const cashier = officer("arka");
const finance = officer("financa");

export const deskRoutes: readonly VisitedRoute[] = [
  { route: "desk", by: clerk },
  { route: "desk/sign-in" },
  { route: "desk/password", by: clerk },
  {
    route: "desk/queue/[which=queue]",
    by: clerk,
    pages: async (_, { lodged }) => [
      ...["desk/queue/mine", "desk/queue/office", "desk/queue/late", "desk/queue/search?q=zadrima"],
      `desk/queue/office?narrow=1&due=30&sort=received&case=${lodged.id}`,
    ],
  },
  {
    route: "desk/cases/[id]",
    by: clerk,
    // One that is worked on, and one that was decided.
    pages: async (visit, { lodged }) => {
      const { cases } = await visit.ask<{ cases: { nodes: readonly { readonly id: string }[] } }>(
        `{ cases(first: 1, filter: { open: false }) { nodes { id } } }`,
      );
      return [lodged, ...cases.nodes].map(({ id }) => `desk/cases/${id}`);
    },
  },
  { route: "desk/lodge", by: clerk },
  { route: "desk/lodge/[service]", by: clerk, pages: ["desk/lodge/general-request"] },
  { route: "desk/taxpayers", by: taxOfficer },
  { route: "desk/taxpayers/print", by: taxOfficer },
  { route: "desk/taxpayers/new", by: taxOfficer },
  {
    route: "desk/taxpayers/[id]",
    by: taxOfficer,
    pages: async (visit) => {
      const { taxpayers } = await visit.ask<{ taxpayers: { nodes: readonly { readonly id: string }[] } }>(
        `{ taxpayers(first: 1) { nodes { id } } }`,
      );
      return taxpayers.nodes.map(({ id }) => `desk/taxpayers/${id}`);
    },
  },
  // What is not there, and what is not theirs.
  { route: "+error", by: clerk, pages: ["desk/no-such-room", "desk/cases/01JD3QZZZZZZZZZZZZZZZZZZZZ"], status: 404 },
  { route: "+error", by: clerk, pages: ["desk/audit"], status: 403 },
  { route: "desk/cash", by: cashier },
  {
    route: "desk/cash/[desk]/[date]",
    by: finance,
    pages: async (visit) => {
      const { cashDesks } = await visit.ask<{ cashDesks: { nodes: readonly { desk: string; date: string }[] } }>(
        `{ cashDesks(first: 1) { nodes { desk date } } }`,
      );
      return cashDesks.nodes.map(({ desk, date }) => `desk/cash/${desk}/${date}`);
    },
  },
];
