import { officer, type VisitedRoute } from "./route.js";

const auditor = officer("auditi");

export const booksRoutes: readonly VisitedRoute[] = [
  { route: "desk/books", by: auditor },
  {
    route: "desk/books/accounts/[account]",
    by: auditor,
    pages: async (visit) => {
      const { trialBalance } = await visit.ask<{ trialBalance: readonly { readonly ledgerAccount: string }[] }>(
        `{ trialBalance { ledgerAccount } }`,
      );
      return [`desk/books/accounts/${trialBalance[0]!.ledgerAccount}`];
    },
  },
  {
    route: "desk/books/entries/[id]",
    by: auditor,
    pages: async (visit) => {
      const { journal } = await visit.ask<{ journal: { nodes: readonly { readonly id: string }[] } }>(
        `{ journal(first: 1) { nodes { id } } }`,
      );
      return journal.nodes.map(({ id }) => `desk/books/entries/${id}`);
    },
  },
  { route: "desk/books/revenue", by: auditor, pages: ["desk/books/revenue?year=2025"] },
];
