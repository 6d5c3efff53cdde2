import { randomUUID } from "node:crypto";
import type { Visit } from "../support/visit.js";
import { officer, type VisitedRoute } from "./route.js";

const finance = officer("financa");
const packageOf =
  (status: string, ...rooms: readonly string[]) =>
  async (visit: Visit) => {
    const { fiscalPackages } = await visit.ask<{
      fiscalPackages: { nodes: readonly { readonly id: string; readonly status: string; readonly content: object }[] };
    }>(`{ fiscalPackages(first: 5) { nodes { id status content } } }`);
    const found = fiscalPackages.nodes.find((each) => each.status === status);
    const pages = (id: string, seen = "") =>
      rooms.length === 0 ? [`desk/packages/${id}`] : rooms.map((room) => `desk/packages/${id}${room}${seen}`);
    if (found) return pages(found.id);
    // A draft is made where there is none yet: a copy of the latest.
    const content = { ...fiscalPackages.nodes[0]!.content, version: 2 };
    const { draftPackage } = await visit.ask<{ draftPackage: { packageId: string; receipt: { position: string } } }>(
      `mutation ($content: JSON!, $commandId: UUID!) {
      draftPackage(commandId: $commandId, input: { content: $content }) { packageId receipt { position } }
    }`,
      { content, commandId: randomUUID() },
    );
    const at = encodeURIComponent(draftPackage.receipt.position);
    return pages(draftPackage.packageId, `?at=${at}`);
  };
const administrator = officer("administratori");

export const administrationRoutes: readonly VisitedRoute[] = [
  { route: "desk/users", by: administrator },
  { route: "desk/users/new", by: administrator },
  { route: "desk/users/[id]", by: administrator, pages: ["desk/users/sporteli"] },
  { route: "desk/offices", by: administrator },
  { route: "desk/calendar", by: administrator },
  {
    route: "desk/calendar/[year]",
    by: administrator,
    pages: [0, 1, 2].map((ahead) => `desk/calendar/${new Date().getUTCFullYear() + ahead}`),
  },
  { route: "desk/packages", by: finance },
  { route: "desk/packages/[id]", by: finance, pages: packageOf("published") },
  { route: "desk/packages/[id]/edit", by: finance, pages: packageOf("draft", "/edit") },
  { route: "desk/packages/[id]/articles", by: finance, pages: packageOf("draft", "/articles") },
  {
    route: "desk/packages/[id]/articles/[code]",
    by: finance,
    pages: packageOf("draft", "/articles/building-tax", "/articles/cleaning-household"),
  },
  { route: "desk/packages/[id]/parts", by: finance, pages: packageOf("draft", "/parts") },
  {
    route: "desk/packages/[id]/parts/[list]/[code]",
    by: finance,
    pages: packageOf(
      "draft",
      "/parts/tables/reference-price",
      "/parts/zones/city",
      "/parts/units/dajc",
      "/parts/vocabularies/sign-type",
      "/parts/subjects/building",
      "/parts/collectors/ashk",
      "/parts/bundles/household-bundle",
      ...["about", "decision", "base-decision", "period", "publication"].map((code) => `/parts/head/${code}`),
      ...["liability", "due-dates", "rounding", "changes"].map((code) => `/parts/head/${code}`),
    ),
  },
  { route: "desk/packages/[id]/changes", by: finance, pages: packageOf("draft", "", "/changes") },
  { route: "desk/packages/[id]/trial", by: finance, pages: packageOf("published", "/trial") },
];
