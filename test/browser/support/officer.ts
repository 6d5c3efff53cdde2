import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { addressOf } from "../../../ui/src/lib/places/places.js";
import type { Language } from "../../../ui/src/lib/words/index.js";
import type { Town } from "./town.js";
import { Visit } from "./visit.js";

/** An invented officer at the desk, in a browser of their own. */
export class Officer {
  private constructor(
    readonly visit: Visit,
    readonly context: BrowserContext,
    private readonly town: Town,
    readonly language: Language,
    private readonly scripted: boolean,
  ) {}

  static async atTheDesk(
    browser: Browser,
    town: Town,
    username: string,
    language: Language = "sq",
    options: BrowserContextOptions = {},
  ): Promise<Officer> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const officer = new Officer(
      await Visit.open(context, town.address),
      context,
      town,
      language,
      options.javaScriptEnabled ?? true,
    );
    await officer.signIn(username);
    return officer;
  }

  get page() {
    return this.visit.page;
  }

  async signIn(username: string): Promise<void> {
    await this.visit.to(addressOf("desk", this.language));
    await this.page.fill("#username", username);
    await this.page.fill("#password", this.town.password);
    await this.page.keyboard.press("Enter");
    await this.page.waitForSelector("nav[aria-label] a[aria-current]");
  }

  /** Goes to a page of the desk; resolves when its script has taken over. */
  async to(rest: string): Promise<number> {
    const status = await this.visit.to(addressOf("desk", this.language, rest));
    if (this.scripted) await this.visit.takenOver();
    return status;
  }

  /** Presses a button and waits for what came of it: gives the refusals that are shown. */
  async press(name: string): Promise<string[]> {
    await this.page.getByRole("button", { name, exact: true }).first().click();
    // What an earlier form said stands there until this one has come back.
    await this.page.locator("form[aria-busy=true]").first().waitFor({ state: "detached" });
    await this.page.locator(".good[role=status], [role=alert]").first().waitFor();
    return this.page.locator("[role=alert]").allTextContents();
  }

  /** Asks GraphQL as the officer, as a program of theirs would. */
  ask<Answer>(query: string): Promise<Answer> {
    return this.visit.ask(query);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
