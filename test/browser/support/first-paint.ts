import type { Browser } from "playwright-core";

/** When a page and a bare one, one after the other, showed something: milliseconds after they were asked for. */
export interface Painted {
  readonly page: number;
  readonly bare: number;
}

const PAINT_BUDGET_MS = 1000;
/** On a machine on which even a bare page takes long, so many times as long. */
const TIMES_BARE = 10;
const TRIES = 6;

/** Whether it is quick enough: within a second, or within what the machine can do at that moment. */
export function isSoon({ page, bare }: Painted): boolean {
  return page <= Math.max(PAINT_BUDGET_MS, TIMES_BARE * bare);
}

/** Measures for visitors who come for the first time until a page was soon enough; the last measure where it never was. */
export async function firstPaint(browser: Browser, address: string, bareAddress: string): Promise<Painted> {
  let painted = { bare: await paintOf(browser, bareAddress), page: await paintOf(browser, address) };
  for (let tries = 1; tries < TRIES && !isSoon(painted); tries++)
    painted = { bare: await paintOf(browser, bareAddress), page: await paintOf(browser, address) };
  return painted;
}

async function paintOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const told = (entry?: PerformanceEntry) => entry && resolve(Math.round(entry.startTime));
          new PerformanceObserver((list) => told(list.getEntriesByName("first-contentful-paint")[0])).observe({
            type: "paint",
            buffered: true,
          });
        }),
    );
  } finally {
    await context.close();
  }
}
