import { officer, type VisitedRoute } from "./route.js";

const auditor = officer("auditi");

const YEAR_2025 = "from-day=1&from-month=1&from-year=2025&to-day=31&to-month=12&to-year=2025";

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
  {
    route: "desk/reports/[report=report]",
    by: auditor,
    pages: ["desk/reports/arrears", "desk/reports/debtors", `desk/reports/cashiers?${YEAR_2025}`],
  },
  { route: "desk/projections", by: auditor },
];
