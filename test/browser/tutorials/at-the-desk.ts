import { expect } from "@jest/globals";
import type { Hall } from "../support/hall.js";
import type { Officer } from "../support/officer.js";
import type { Follower } from "../support/tutorial.js";

/** Signs in as a first step says it: at an address, with the one that it gives in Albanian, under a user name. */
export async function atTheDesk(hall: Hall, step: Follower, username: string, albanian?: string): Promise<Officer> {
  const { visit, page } = await hall.visitor();
  if (albanian !== undefined) {
    expect(await visit.to(step.reads(albanian))).toBe(200);
    expect(await page.getAttribute("html", "lang")).toBe("sq");
  }
  await visit.to(step.reads("/en/desk"));
  await page.fill("#username", step.reads(username));
  await page.fill("#password", hall.town.password);
  await page.keyboard.press("Enter");
  await page.waitForSelector("nav[aria-label] a[aria-current]");
  return hall.officer(username, "en");
}
