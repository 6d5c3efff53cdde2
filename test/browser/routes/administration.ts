import { officer, type VisitedRoute } from "./route.js";

const administrator = officer("administratori");

export const administrationRoutes: readonly VisitedRoute[] = [
  { route: "desk/users", by: administrator },
  { route: "desk/users/new", by: administrator },
  { route: "desk/users/[id]", by: administrator, pages: ["desk/users/sporteli"] },
  { route: "desk/offices", by: administrator },
];
