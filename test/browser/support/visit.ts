import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { AxeResults, RunOptions } from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { packageRoot } from "../../../ops/paths.js";
import { PATIENCE_MS } from "../../support/until.js";
import { knownCodes } from "./known-codes.js";

const AXE = readFileSync(join(packageRoot(), "node_modules", "axe-core", "axe.min.js"), "utf8");
const WCAG_2_2_AA = {
  type: "tag" as const,
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
};

/** Fonts are asked for once the page is laid out. */
const FONTS_ARE_THERE = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => document.fonts.ready).then(() => undefined)`;

/** What a page weighs, compressed, in bytes. */
export interface Weight {
  readonly script: number;
  readonly all: number;
}

/** A page in the browser, with everything that a visitor would not see: what was asked for, and what was complained of. */
export class Visit {
  /** Errors of the console and of scripts; violations of the policy are among them. */
  readonly complaints: string[] = [];
  /** Addresses of other hosts that were asked. */
  readonly elsewhere: string[] = [];
  private isWeighed = false;
  private readonly answers: Promise<{ readonly kind: string; readonly bytes: number }>[] = [];

  private constructor(
    readonly page: Page,
    private readonly site: string,
  ) {
    page.on("console", (message) => {
      // A page that says 404 is meant to be one; the browser tells it as an error.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource: the server responded"))
        this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site) && !request.url().startsWith("data:")) this.elsewhere.push(request.url());
    });
    page.on("response", (response) => {
      const kind = response.request().resourceType();
      // What is followed never ends.
      if (!this.isWeighed || kind === "eventsource") return;
      const weight = response.body().then(
        (body) => ({ kind, bytes: gzipSync(body).length }),
        () => ({ kind, bytes: 0 }),
      );
      this.answers.push(weight);
    });
  }

  static async open(context: BrowserContext, site: string): Promise<Visit> {
    context.setDefaultTimeout(PATIENCE_MS);
    return new Visit(await context.newPage(), site);
  }

  /** Goes to an address; gives the status. */
  async to(path: string): Promise<number> {
    this.answers.length = 0;
    const response = await this.page.goto(this.site + path, { waitUntil: "load" });
    return response?.status() ?? 0;
  }

  /** Resolves when the script of the page has taken over; at once where it has none, or only one that serves a part of it. */
  async takenOver(): Promise<void> {
    const takesOver = "[...document.scripts].some(({ text }) => text.includes('__sveltekit_'))";
    if (await this.page.evaluate(takesOver)) await this.page.locator("html[data-script]").waitFor();
  }

  /** Asks GraphQL as whoever looks at the page, as a program of theirs would. */
  ask<Answer>(query: string, variables: object = {}): Promise<Answer> {
    return this.page.evaluate(async (body) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch("/graphql", { method: "POST", headers, body });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    }, JSON.stringify({ query, variables })) as Promise<Answer>;
  }

  /** From now on every answer is fetched from the browser and compressed, which takes a while: where it is weighed. */
  beginToWeigh(): void {
    this.isWeighed = true;
  }

  /** What the page weighed, compressed: scripts, and everything. */
  async weight(): Promise<Weight> {
    if (!this.isWeighed) throw new Error("nothing was weighed");
    await this.page.evaluate(FONTS_ARE_THERE);
    const answers = await Promise.all(this.answers);
    const sum = (of: typeof answers) => of.reduce((total, { bytes }) => total + bytes, 0);
    return { script: sum(answers.filter(({ kind }) => kind === "script")), all: sum(answers) };
  }

  /** What axe has against the page by WCAG 2.2 AA (or by these of its rules): rule and place, one a line. */
  async barriers(rules?: readonly string[]): Promise<string[]> {
    // Evaluated by the debugger, so that the policy of the page stays as it is.
    if (await this.page.evaluate(() => !("axe" in globalThis))) await this.page.evaluate(AXE);
    // Every rule is asked of every element; what passes is neither described by axe nor sent over: most of its time.
    const options: RunOptions = {
      runOnly: rules === undefined ? WCAG_2_2_AA : [...rules],
      resultTypes: ["violations"],
    };
    const violations = await this.page.evaluate(
      (given) =>
        (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
          .run(given)
          .then((results) => results.violations),
      options as object,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = "" }) => `${id} at ${target.join(" ")}: ${failureSummary.slice(0, 240)}`),
    );
  }

  /**
   * Codes that stand where words should: whatever is written as one (`tax-officer`, `caseTimers`, `NOT_FOUND`,
   * `undefined`), and those that Defter has, also of one word and within a sentence (`issued`, `lodged`). A code that is
   * meant to be read as one is set in the type of codes. What is said in another language than the page, and says so, may
   * be any word; where examples stand whose words are no language's (`examples`), too.
   */
  async rawCodes({ examples = false } = {}): Promise<string[]> {
    const language = (await this.page.getAttribute("html", "lang")) === "en" ? "en" : "sq";
    return this.page.evaluate(
      (listed) => {
        const known = new Set(listed);
        const isCode = /^([a-z][a-z0-9]*([-_][a-z0-9]+)+|[a-z]+([A-Z][a-z0-9]*)+|[A-Z]+(_[A-Z]+)+|undefined|null|NaN)$/;
        const words = ["e-mail", "e-maili", "e-posta"];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (texts.nextNode()) {
          const within = texts.currentNode.parentElement!;
          // An example of what may be typed is no name of anything, and what somebody named is not ours to say otherwise.
          if (within.closest("script, style, noscript, code, kbd, .mono, .hint, [translate=no]") !== null) continue;
          if (!within.checkVisibility() && within.tagName !== "OPTION") continue;
          const pieces = texts.currentNode.textContent!.split(/[:;,()·|…“”]/).map((piece) => piece.trim());
          found.push(...pieces.filter((piece) => isCode.test(piece) && !words.includes(piece)));
          if (within.closest("[lang]") !== document.documentElement) continue;
          // A sentence ends with a full stop; an address, and the name of a file, has one inside.
          const said = pieces.flatMap((piece) => piece.split(/\s+/)).map((word) => word.replace(/[.!?]+$/, ""));
          found.push(...said.filter((word) => known.has(word) && !found.includes(word)));
        }
        return found;
      },
      examples ? [] : knownCodes(language),
    );
  }

  /**
   * What is wrong with the page on paper, one a line: what leads elsewhere or asks for something is shown, or a table lies
   * beyond the edge of the paper (as wide as the window) or is cut off.
   */
  async printFaults(): Promise<string[]> {
    await this.page.emulateMedia({ media: "print" });
    const faults = await this.page.evaluate(() => {
      const shown = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
      const isCut = (table: Element) => {
        for (let each: Element | null = table; each !== null; each = each.parentElement)
          if (getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1) return true;
        return table.getBoundingClientRect().right > window.innerWidth + 1;
      };
      const named = (each: Element) => `${each.tagName} ${(each.textContent ?? "").trim().slice(0, 40)}`;
      return [
        ...shown("nav, button, input[type=range]").map((each) => `is no part of a paper: ${named(each)}`),
        // Of a list of a hundred thousand only the rows in sight are in the page: it is taken along as a file instead.
        ...shown("table:not([aria-rowcount])")
          .filter(isCut)
          .map((each) => `is cut off: ${named(each)}`),
      ];
    });
    await this.page.emulateMedia({ media: "screen" });
    return faults;
  }

  /** From now on the page takes nothing from what it fetched before: it weighs as much as for who comes for the first time. */
  async withoutCache(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  }

  /** By how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") as Promise<number>;
  }
}
