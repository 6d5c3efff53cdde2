import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Language } from "../../../ui/src/lib/words/index.js";
import { launchBrowser } from "./chromium.js";
import { Citizen } from "./citizen.js";
import { Officer } from "./officer.js";
import type { TownWishes } from "./kept-town.js";
import { openTown, type Town } from "./town.js";
import { Visitor } from "./visitor.js";

/**
 * What the tests of a suite share: a town, a browser, and those who come to it. Whoever comes leaves at the end of the
 * test, and must have had nothing to complain of by then: no error in the console, no violation of the policy, nothing
 * asked of another host.
 */
export interface Hall {
  readonly town: Town;
  readonly browser: Browser;
  /** Comes to the desk. */
  officer(username: string, language?: Language, options?: BrowserContextOptions): Promise<Officer>;
  /** Comes to the desk, and stays for all tests; is asked for complaints at the end of each. */
  resident(username: string): Promise<Officer>;
  /** Comes to the public site, with a number to sign in by. */
  citizen(language: Language, options?: BrowserContextOptions): Promise<Citizen>;
  /** Comes for the first time, and is nobody in particular. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
}

type Guest = Pick<Officer | Citizen | Visitor, "visit" | "leave">;

/** Opens a hall before the tests of the suite that calls it, and closes it behind them. */
export function openHall(wishes: TownWishes = {}): Hall {
  let open: { readonly town: Town; readonly browser: Browser } | undefined;
  const present: Guest[] = [];
  const residents: Guest[] = [];
  const opened = () => {
    if (!open) throw new Error("the hall opens before the tests, not before the suite");
    return open;
  };
  beforeAll(async () => {
    const [browser, town] = await Promise.all([launchBrowser(), openTown(wishes)]);
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
  const come = async <Who extends Guest>(to: Guest[], coming: (hall: ReturnType<typeof opened>) => Promise<Who>) => {
    const came = await coming(opened());
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
    officer: (...who) => come(present, ({ browser, town }) => Officer.atTheDesk(browser, town, ...who)),
    resident: (username) => come(residents, ({ browser, town }) => Officer.atTheDesk(browser, town, username)),
    citizen: (...who) => come(present, ({ browser, town }) => Citizen.comes(browser, town, ...who)),
    visitor: (options) => come(present, ({ browser, town }) => Visitor.comes(browser, town, options)),
  };
}
