import type { VisitedRoute } from "./route.js";

/** What a business would pay: a page of its own, with its result. */
const WORKED_OUT =
  "calculator?who=business&unit=velipoje&premises.activity=bar-cafe&premises.areaM2=60&signboard.signType=identification" +
  "&signboard.areaM2=2&signboard.faces=1";

export const publicRoutes: readonly VisitedRoute[] = [
  { route: "" },
  { route: "revenues" },
  { route: "services", pages: ["services", "services?q=zzz"] },
  { route: "services/[code]", pages: ["services/residential-care-disability"] },
  { route: "calculator", pages: ["calculator", WORKED_OUT] },
  { route: "fiscal-package", pages: ["fiscal-package", "fiscal-package?year=2024"] },
  { route: "track" },
  { route: "verify" },
  { route: "data" },
  { route: "accessibility" },
  // Pages of the API: where the codes of papers lead, and where mail lies for demonstrations.
  { route: "+paper", pages: ["/v/shkoder"] },
  { route: "+paper", pages: ["/v/shkoder?number=X/2025/000001&code=AAAABBBBCCCCDDDD"], status: 404 },
  { route: "+mail", pages: ["/mail"] },
  { route: "+error", pages: ["no-such-page"], status: 404 },
];
