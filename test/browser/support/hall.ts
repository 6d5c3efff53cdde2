import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Language } from "../../../ui/src/lib/words/index.js";
import { launchBrowser } from "./chromium.js";
import { Officer } from "./officer.js";
import { openTown, type Town } from "./town.js";

/** What the tests of a suite share: a town, a browser, and the officers who come to its desk. */
export interface Hall {
  readonly town: Town;
  readonly browser: Browser;
  /** Comes to the desk, leaves at the end of the test, and must have had nothing to complain of by then. */
  officer(username: string, language?: Language, options?: BrowserContextOptions): Promise<Officer>;
  /** Comes to the desk, and stays for all tests; is asked for complaints at the end of each. */
  resident(username: string): Promise<Officer>;
}

/** Opens a hall before the tests of the suite that calls it, and closes it behind them. */
export function openHall(): Hall {
  let open: { readonly town: Town; readonly browser: Browser } | undefined;
  const present: Officer[] = [];
  const residents: Officer[] = [];
  const opened = () => {
    if (!open) throw new Error("the hall opens before the tests, not before the suite");
    return open;
  };
  beforeAll(async () => {
    const [browser, town] = await Promise.all([launchBrowser(), openTown()]);
    open = { browser, town };
  });
  afterAll(async () => {
    await open?.browser.close();
    await open?.town.close();
  });
  afterEach(async () => {
    const leaving = present.splice(0);
    const visits = [...residents, ...leaving].map(({ visit }) => visit);
    const complaints = visits.flatMap((visit) => visit.complaints.splice(0));
    const elsewhere = visits.flatMap((visit) => visit.elsewhere.splice(0));
    await Promise.all(leaving.map((each) => each.leave()));
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });
  const come = async (
    to: Officer[],
    ...who: [username: string, language?: Language, options?: BrowserContextOptions]
  ) => {
    const came = await Officer.atTheDesk(opened().browser, opened().town, ...who);
    to.push(came);
    return came;
  };
  return {
    get town() {
      return opened().town;
    },
    get browser() {
      return opened().browser;
    },
    officer: (...who) => come(present, ...who),
    resident: (username) => come(residents, username),
  };
}
