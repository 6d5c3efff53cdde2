import { expect } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { until } from "../../support/until.js";
import type { Visit } from "./visit.js";

const SUBSCRIPTIONS = /\/graphql\?query=/;

/** What pages say whose connection is lost. */
export function lostOn(page: Page): Locator {
  return page.getByText("Lidhja u ndërpre", { exact: false });
}

/**
 * Looks at work whose page is cut off from what it is told while the work goes on: the page says so, and finds out how
 * the work ended when the connection is back. Work that was over before anybody could look is begun again.
 * @param over what the page shows of work that has ended
 */
export async function cutOffWhile(
  { page, complaints }: Visit,
  begin: () => Promise<void>,
  over: Locator,
): Promise<void> {
  await page.route(SUBSCRIPTIONS, (route) => route.abort());
  const lost = lostOn(page);
  await until("a page at work that lost its connection", async () => {
    await begin();
    await lost.or(over).first().waitFor();
    return lost.isVisible();
  });
  await page.unroute(SUBSCRIPTIONS);
  await over.first().waitFor();
  expect(complaints.splice(0).filter((each) => !each.includes("ERR_FAILED"))).toEqual([]);
}
