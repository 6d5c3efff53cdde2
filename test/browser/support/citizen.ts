import type { Browser, BrowserContext, BrowserContextOptions, Cookie } from "playwright-core";
import { addressOf, type Place } from "../../../ui/src/lib/places/places.js";
import type { Language } from "../../../ui/src/lib/words/index.js";
import { until } from "../../support/until.js";
import type { Person, Town } from "./town.js";
import { Visit } from "./visit.js";

/** Sessions that were opened, by the number of whose they are. */
const sessions = new WeakMap<Town, ReadonlyMap<string, Cookie>>();

/** Somebody with a browser of their own, who signs in by the code that comes to them. */
export class Citizen {
  private constructor(
    readonly visit: Visit,
    readonly context: BrowserContext,
    private readonly town: Town,
    readonly language: Language,
  ) {}

  static async comes(
    browser: Browser,
    town: Town,
    language: Language,
    options: BrowserContextOptions = {},
  ): Promise<Citizen> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    return new Citizen(await Visit.open(context, town.address), context, town, language);
  }

  get page() {
    return this.visit.page;
  }

  to(place: Place, rest = ""): Promise<number> {
    return this.visit.to(addressOf(place, this.language, rest));
  }

  /** From wherever the door stands open: asks for a code, reads it where mail is shown, types it. */
  async signIn({ number }: Person, kind: "citizen" | "business" = "citizen"): Promise<void> {
    const known = await this.codes();
    if (!new URL(this.page.url()).pathname.startsWith(addressOf("signIn", this.language))) await this.to("signIn");
    await this.page.check(`[name=kind][value=${kind}]`);
    await this.page.fill("#identifier", number);
    await this.page.locator("main form button").click();
    await this.page.locator("#code").waitFor();
    await this.page.fill("#code", await this.newCode(known));
    await this.page.locator("main form button").click();
    await this.page.locator(".own").waitFor();
  }

  /**
   * As whoever signed in before: with the session of then, because codes are given out sparingly. Signs in where there
   * was none.
   */
  async returns(person: Person, kind: "citizen" | "business" = "citizen"): Promise<void> {
    const before = sessions.get(this.town)?.get(person.number);
    if (before !== undefined) return this.context.addCookies([before]);
    await this.signIn(person, kind);
    const session = (await this.context.cookies()).find(({ name }) => name === "defter_session")!;
    sessions.set(this.town, new Map([...(sessions.get(this.town) ?? []), [person.number, session]]));
  }

  /** The code of a letter that was not there before, as the page says where it lies. */
  async newCode(known: readonly string[]): Promise<string> {
    let found: string | undefined;
    const hasCome = async () => (found = (await this.codes()).find((code) => !known.includes(code))) !== undefined;
    await until("a letter with a code comes", hasCome, 100);
    return found!;
  }

  /** Waits for a letter that says something. */
  async letter(says: string): Promise<void> {
    await until(`a letter says ${says}`, async () => (await this.letters()).some((text) => text.includes(says)), 200);
  }

  /** Goes to the requests of their own, once one is among them: the read models come a moment later. */
  async listed(number: string): Promise<void> {
    await until(`the request ${number} in the list`, async () => {
      await this.to("myRequests");
      return (await this.page.getByText(number, { exact: true }).count()) > 0;
    });
  }

  /** The codes in the letters that lie where mail is shown, the latest first. */
  async codes(): Promise<string[]> {
    return (await this.letters()).flatMap((text) => /\b\d{4} \d{4}\b/.exec(text)?.[0] ?? []);
  }

  private async letters(): Promise<string[]> {
    const read = async (path: string) => (await fetch(this.town.address + path)).text();
    const paths = [...(await read("/mail")).matchAll(/href="(\/mail\/[^"]+)"/g)].map(([, path]) => path!);
    return Promise.all(paths.map(read));
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
