import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { packageRoot } from "../../../ops/paths.js";

/** A step of a tutorial, as its document says it. */
export interface Step {
  readonly title: string;
  /** In bold: what whoever follows the step finds on the screen. */
  readonly names: ReadonlySet<string>;
  /** In code: who signs in, what is typed, and addresses. */
  readonly codes: ReadonlySet<string>;
}

/** How the steps of a tutorial are walked, by their titles and in their order. */
export type Steps = Readonly<Record<string, (follower: Follower) => Promise<void>>>;

/** The document of a tutorial. */
export function tutorialText(document: string): string {
  return readFileSync(join(packageRoot(), "docs", "tutorial", `${document}.md`), "utf8");
}

/** The steps of a document: its headings with a number, which count from one. */
export function stepsIn(markdown: string): readonly Step[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section, index) => {
      const [heading = "", ...lines] = section.split("\n");
      const [, number, title = ""] = /^(\d+)\. (.+)$/.exec(heading) ?? [];
      if (number !== String(index + 1)) throw new Error(`step ${index + 1} has the heading “${heading}”`);
      const text = lines.join(" ").replace(/\s+/g, " ");
      const quoted = (marks: RegExp) => new Set([...text.matchAll(marks)].map(([, words]) => words!));
      return { title, names: quoted(/\*\*(.+?)\*\*/g), codes: quoted(/`(.+?)`/g) };
    });
}

/** Whoever follows a step: asks the screen for what it names, does what it says, and leaves nothing of it out. */
export class Follower {
  private readonly left: Set<string>;

  constructor(private readonly step: Step) {
    this.left = new Set([...step.names, ...step.codes]);
  }

  /** What has a name that the step gives, once it is on the screen: a button, link, heading, field or text. */
  async sees(page: Page, name: string): Promise<Locator> {
    this.take(this.step.names, name);
    const found = named(page, name);
    await found.waitFor();
    return found;
  }

  /** Clicks what has a name that the step gives: the button of that name before anything else. */
  async clicks(page: Page, name: string): Promise<void> {
    const found = await this.sees(page, name);
    const button = page.getByRole("button", { name, exact: true }).filter({ visible: true });
    await ((await button.count()) > 0 ? button.first() : found).click();
    // A page that is still coming takes the focus when it has come, and what is typed meanwhile is lost.
    await page.locator("html:not([data-moving])").waitFor();
  }

  /** Chooses what has a name that the step gives. */
  async chooses(list: Locator, name: string): Promise<void> {
    this.take(this.step.names, name);
    await list.selectOption({ label: name });
  }

  /** What the step says letter by letter, for whoever types it or goes there. */
  reads(code: string): string {
    this.take(this.step.codes, code);
    return code;
  }

  /** What the step says, and was neither asked for nor done. */
  leftOut(): readonly string[] {
    return [...this.left];
  }

  private take(from: ReadonlySet<string>, words: string): void {
    if (!from.has(words)) throw new Error(`the step “${this.step.title}” does not say “${words}”`);
    this.left.delete(words);
  }
}

/** Follows a document step by step; both must have the same steps, and nothing that a step says may be left out. */
export async function follow(markdown: string, steps: Steps): Promise<void> {
  const written = stepsIn(markdown);
  const titles = written.map(({ title }) => title);
  const walked = Object.keys(steps);
  if (titles.join("\n") !== walked.join("\n"))
    throw new Error(`the document has the steps ${titles.join(", ")}; walked are ${walked.join(", ")}`);
  for (const step of written) {
    const follower = new Follower(step);
    await steps[step.title]!(follower).catch((cause: unknown) => {
      throw new Error(`in the step “${step.title}”: ${String(cause)}`, { cause });
    });
    if (follower.leftOut().length > 0)
      throw new Error(`the step “${step.title}” says more: ${follower.leftOut().join(", ")}`);
  }
}

const ROLES = ["button", "link", "heading", "checkbox", "radio", "textbox", "searchbox", "combobox"] as const;

/** By its role where it has one, else by its words: what opens has no role, and a column or a line is text. */
function named(page: Page, name: string): Locator {
  return [...ROLES.map((role) => page.getByRole(role, { name, exact: true })), page.getByText(name, { exact: true })]
    .reduce((either, other) => either.or(other))
    .filter({ visible: true })
    .first();
}
