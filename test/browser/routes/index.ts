import { administrationRoutes } from "./administration.js";
import { auditRoutes } from "./audit.js";
import { booksRoutes } from "./books.js";
import { citizenRoutes } from "./citizen.js";
import { deskRoutes } from "./desk.js";
import { publicRoutes } from "./public.js";
import type { VisitedRoute } from "./route.js";
import { runsRoutes } from "./runs.js";
import { servicesRoutes } from "./services.js";

/** Every route of the site with who visits it, a file for each room: a route that is missing here fails the suite. */
export const VISITED: readonly VisitedRoute[] = [
  ...publicRoutes,
  ...citizenRoutes,
  ...deskRoutes,
  ...administrationRoutes,
  ...auditRoutes,
  ...booksRoutes,
  ...runsRoutes,
  ...servicesRoutes,
  { route: "styleguide" },
  { route: "styleguide/long-list" },
];

export type { VisitedRoute, Visitor } from "./route.js";
