import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import type { Town } from "./town.js";
import { Visit } from "./visit.js";

/** Somebody who comes for the first time, with a browser of their own. */
export class Visitor {
  private constructor(
    readonly visit: Visit,
    readonly context: BrowserContext,
  ) {}

  static async comes(browser: Browser, town: Town, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    return new Visitor(await Visit.open(context, town.address), context);
  }

  get page() {
    return this.visit.page;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
