import type { Browser } from "playwright-core";
import { Officer } from "../support/officer.js";
import type { Town } from "../support/town.js";
import type { Visit } from "../support/visit.js";

/** Whoever looks at pages: comes once, in a browser of their own, and looks at all that are theirs. */
export interface Visitor {
  readonly name: string;
  readonly arrive: (browser: Browser, town: Town) => Promise<Visit>;
}

/** A route of the site, and who visits it. */
export interface VisitedRoute {
  /** Its folder under `ui/src/routes`, without groups and language: `desk/cases/[id]`; what has none is named with a plus. */
  readonly route: string;
  /** Left out: anybody, who comes for the first time. */
  readonly by?: Visitor;
  /**
   * The pages of the route that are looked at, as English addresses without the language. Left out: the route itself,
   * where it has no parameters. The visit is there to ask for what is in the town.
   */
  readonly pages?: readonly string[] | ((visit: Visit, town: Town) => Promise<readonly string[]>);
  /** What the pages answer; 200 where it is left out. */
  readonly status?: number;
}

/** An officer of the town (`ops/seed/officers.ts`). */
export function officer(username: string): Visitor {
  return {
    name: username,
    arrive: async (browser, town) => (await Officer.atTheDesk(browser, town, username)).visit,
  };
}
