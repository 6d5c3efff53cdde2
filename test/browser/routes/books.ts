import { officer, type VisitedRoute } from "./route.js";

const auditor = officer("auditi");

/** The books, and the read models that they are read from. */
export const booksRoutes: readonly VisitedRoute[] = [
  { route: "desk/books", by: auditor, pages: ["desk/books", "desk/books?year=2025&item=tax-building"] },
  { route: "desk/books/accounts/[account]", by: auditor, pages: ["desk/books/accounts/advances?year=2025"] },
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
  {
    route: "desk/reports",
    by: auditor,
    pages: ["desk/reports", "desk/reports?from-day=31&from-month=2&from-year=2025"],
  },
  { route: "desk/projections", by: auditor },
];
