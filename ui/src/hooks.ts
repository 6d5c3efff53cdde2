import type { Reroute } from "@sveltejs/kit";
import { routeOf } from "./lib/places/places.js";

/** `/sq/te-ardhurat` and `/en/revenues` are one page. */
export const reroute: Reroute = ({ url }) => routeOf(url.pathname);
