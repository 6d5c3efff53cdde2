import { administrationRoutes } from "./administration.js";
import { deskRoutes } from "./desk.js";
import { publicRoutes } from "./public.js";
import type { VisitedRoute } from "./route.js";

/** Every route of the site with who visits it, a file for each room: a route that is missing here fails the suite. */
export const VISITED: readonly VisitedRoute[] = [
  ...publicRoutes,
  ...deskRoutes,
  ...administrationRoutes,
  { route: "styleguide" },
];

export type { VisitedRoute, Visitor } from "./route.js";
