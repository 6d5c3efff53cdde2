import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { Locator } from "playwright-core";
import { systemClock } from "../../application/ports.js";
import { roughly } from "../../ui/src/lib/format/index.js";
import { addressOf, inLanguage } from "../../ui/src/lib/places/places.js";
import { openHall } from "./support/hall.js";
import { takesPayment } from "./support/takes-payment.js";
import type { Visit } from "./support/visit.js";

const hall = openHall();

/** A task of more than so long is felt. */
const LONG_TASK_MS = 50;

/** What scrolling costs at least: as many plain rows as are in sight are drawn anew at every step. */
const PLAIN_PAGE = `<!doctype html><html lang=sq><title>bosh</title><style>#plain{height:700px;overflow:auto}</style>
<div id=plain tabindex=0><div style="height:3400000px"><table></table></div></div><script>
  const list = document.getElementById("plain");
  const table = document.querySelector("table");
  list.addEventListener("scroll", () => {
    const first = Math.floor(list.scrollTop / 34);
    const cells = (row) => "<td>" + row + "<td>Familja e trilluar " + row + "<td>Rruga<td>" + row;
    table.innerHTML = Array.from({ length: 45 }, (_, index) => "<tr>" + cells(first + index)).join("");
  });
</script>`;

/** What scrolling took, in milliseconds. */
interface Scrolled {
  /** The longest task by the clock; 0: none over fifty. A busy machine makes it longer. */
  readonly longest: number;
  /** The most processor time of the page between two steps: no task of it took more, however busy the machine is. */
  readonly processor: number;
}

/** Scrolls a list down, far and near, and looks at the tasks meanwhile. */
async function scrolled(list: Locator): Promise<Scrolled> {
  const page = list.page();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
  await list.evaluate((element) => {
    element.scrollTop = 0;
    const longest = { ms: 0 };
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) longest.ms = Math.max(longest.ms, Math.round(duration));
    }).observe({ type: "longtask" });
    Object.assign(globalThis, { longest });
  });
  let processor = 0;
  for (let step = 0; step < 40; step++) {
    const before = await worked();
    await list.evaluate(
      async (element, far) => {
        element.scrollTop += far ? element.scrollHeight / 12 : 160;
        for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      },
      step % 4 === 0,
    );
    processor = Math.max(processor, Math.round((await worked()) - before));
  }
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: { ms: number } }).longest.ms);
  await session.detach();
  return { longest, processor };
}

describe("the style guide", () => {
  test("shows what pages share, with its states", async () => {
    const { visit } = await hall.visitor();
    expect(await visit.to("/styleguide?lang=sq")).toBe(200);
    const { page } = visit;
    const empty = await page
      .locator("[data-shows]")
      .evaluateAll((all) => all.filter(({ clientHeight }) => clientHeight < 60).map(({ id }) => id));
    expect(empty).toEqual([]);
    expect(await page.locator("#bars tbody tr").count()).toBe(6);
    expect(await page.locator("#bars").getByText("prapa planit").count()).toBe(4);
    expect(await page.locator("#map svg path[class]").count()).toBe(11);
    expect(await page.locator("#map").getByText("© OpenStreetMap").count()).toBe(1);
    expect(await page.locator("#treemap .wide [role=listitem]").count()).toBe(6);
    expect(await page.locator("#table time").allTextContents()).toEqual([
      "1 ditë vonesë · 28\u00a0nëntor\u00a02026",
      "sot · 29\u00a0nëntor\u00a02026",
      "12 ditë · 11\u00a0dhjetor\u00a02026",
    ]);
    expect(await page.locator("#timeline [aria-current=step]").textContent()).toContain("Shqyrtimi");
    expect(await page.locator("#schema").getByLabel("Numri personal").getAttribute("maxlength")).toBe("10");
    expect(await page.inputValue("#sg-built")).toBe("31");
  });
});

describe("a list of a hundred thousand rows", () => {
  test("scrolls without a long task, beside a plain page that draws as many rows in the same run", async () => {
    const { visit, context } = await hall.visitor();
    expect(await visit.to("/styleguide/long-list?lang=sq")).toBe(200);
    await visit.takenOver();
    const { page } = visit;
    const list = page.getByRole("region", { name: "Invented households" });
    const plain = await context.newPage();
    await plain.setContent(PLAIN_PAGE);
    const rounds: { readonly list: Scrolled; readonly plain: Scrolled }[] = [];
    const smooth = (round: (typeof rounds)[number]) =>
      round.list.longest <= Math.max(LONG_TASK_MS, 2 * round.plain.longest) || round.list.processor <= LONG_TASK_MS;
    while (rounds.length < 5 && !rounds.some(smooth))
      rounds.push({ plain: await scrolled(plain.locator("#plain")), list: await scrolled(list) });
    process.stderr.write(`Scrolling 100,000 rows, and a plain page (ms): ${JSON.stringify(rounds)}\n`);
    expect([rounds, rounds.some(smooth)]).toEqual([rounds, true]);

    // Few of them are in the page, and it is said which they are.
    expect(await list.locator("tbody tr").count()).toBeLessThan(100);
    await list.focus();
    await page.keyboard.press("End");
    await list.getByRole("link", { name: "Familja e trilluar 100000", exact: true }).waitFor();
    expect(await list.locator("table").getAttribute("aria-rowcount")).toBe("100001");
    expect(await list.locator("tr[aria-rowindex]").last().getAttribute("aria-rowindex")).toBe("100001");
  });
});

describe("a year that no ledger reaches", () => {
  test.each([
    ["sq", "1999", /Për vitin 1999 nuk ka të dhëna\. Vitet që ka: .*\d{4}\./],
    ["en", "9999", /There is nothing of the year 9999\. There are figures of .*\d{4}\./],
  ] as const)("says so in %s, with the years that there are", async (language, year, told) => {
    const { page, visit } = await hall.visitor();
    expect(await visit.to(`${addressOf("revenues", language)}?year=${year}`)).toBe(200);
    await page.getByText(told).waitFor();
    expect(await page.locator("nav.years a").count()).toBeGreaterThan(1);
    expect(await visit.barriers()).toEqual([]);
  });
});

describe("the figures of an open page", () => {
  test("move when the cash desk takes a payment; a lost connection says so, and heals", async () => {
    const { page, visit } = await hall.visitor();
    const year = systemClock.today().slice(0, 4);
    expect(await visit.to(`${addressOf("revenues", "sq")}?year=${year}`)).toBe(200);
    const live = page.locator("main [role=status]");
    await live.getByText("Shifrat përditësohen vetë.").waitFor();
    const collected = async () => {
      const { openRevenue } = await visit.ask<{ openRevenue: { collected: number } }>(
        `{ openRevenue(year: ${year}) { collected } }`,
      );
      return openRevenue.collected;
    };
    const before = await collected();
    const headline = await page.locator("h1").textContent();
    // What is open and where one is stays as it is.
    await page.locator("summary").first().click();
    const cashier = await hall.officer("arka");
    await takesPayment(cashier, hall.town.people.debtor.name, 1300);
    await page.locator("h1", { hasNotText: headline! }).waitFor();
    expect(await page.locator("h1").textContent()).toContain(roughly(before + 1300, "sq"));
    expect(await collected()).toBe(before + 1300);
    expect(await page.evaluate("document.activeElement?.tagName")).toBe("SUMMARY");
    expect(await page.locator("details[open]").count()).toBe(1);
    expect(await visit.barriers()).toEqual([]);

    await page.route(/\/graphql\?query=/, (route) => route.abort());
    await page.reload();
    await live.getByText("Lidhja u ndërpre", { exact: false }).waitFor();
    expect(visit.complaints.splice(0).filter((each) => !each.includes("ERR_FAILED"))).toEqual([]);
    await page.unroute(/\/graphql\?query=/);
    await live.getByText("Shifrat përditësohen vetë.").waitFor();
  });
});

describe("with JavaScript off", () => {
  const visiting = async (work: (visit: Visit) => Promise<void>) =>
    work((await hall.visitor({ javaScriptEnabled: false, locale: "sq-AL" })).visit);

  test("the address alone leads to the language of the browser, and the switch keeps the page", () =>
    visiting(async (visit) => {
      await visit.to("/");
      expect(new URL(visit.page.url()).pathname).toBe("/sq");
      const path = addressOf("services", "sq", "residential-care-disability");
      await visit.to(path);
      await visit.page.getByRole("link", { name: "English" }).click();
      expect(new URL(visit.page.url()).pathname).toBe(inLanguage(path, "en"));
    }));

  test("another year is chosen, and its figures can be taken along", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("revenues", "en"));
      expect(await visit.page.locator("h1").textContent()).toMatch(/^Of .+ planned for 2025, .+ have been collected$/);
      const csv = await visit.page.getByRole("link", { name: "Download CSV" }).first().getAttribute("href");
      const table = await (await fetch(hall.town.address + csv!)).text();
      expect(table.split("\r\n")[0]).toBe("year,by,code,name_sq,name_en,planned,assessed,collected,position");
      const sums = ["month", "item", "unit"].map((by) =>
        table
          .split("\r\n")
          .filter((line) => line.startsWith(`2025,${by},`))
          .reduce((sum, line) => sum + Number(line.split(",").at(-2)), 0),
      );
      expect(sums[0]).toBeGreaterThan(0);
      expect(new Set(sums).size).toBe(1);
    }));

  test("a household works out what it would pay, with the article and what is assumed", () =>
    visiting(async (visit) => {
      const { page } = visit;
      await visit.to(addressOf("calculator", "en"));
      await page.getByLabel("Where it is").selectOption("shkoder-city");
      await page.getByRole("radio", { name: "Alternative assessment" }).check();
      await page.getByRole("radio", { name: "Main dwelling" }).check();
      await page.getByText("Add: Agricultural parcel").click();
      await page.locator("#agricultural-parcel-areaHa").fill("0,8");
      await page.getByLabel("Land category").selectOption("III");
      await page.getByRole("button", { name: "Work it out" }).click();
      expect(await page.locator("h1").textContent()).toMatch(/^You would pay [\d,]+\u00a0lek in \d{4}$/);
      await page.getByText("Building tax of households").click();
      const how = page.locator("details[open] .how").first();
      expect(await how.textContent()).toContain("242\u00a0lek per household");
      expect(await how.textContent()).toContain("Ligji nr. 9632/2006");
      expect(await page.getByText("Agricultural land tax").count()).toBe(1);
    }));

  test("what is missing in the calculator is said, and what was typed stays", () =>
    visiting(async (visit) => {
      const { page } = visit;
      await visit.to(`${addressOf("calculator", "sq")}?who=business&unit=velipoje&premises.areaM2=60`);
      await page.getByRole("alert").getByRole("link", { name: "Plotësoni: Veprimtaria" }).click();
      expect(await page.locator("#premises-activity-error").textContent()).toBe("Plotësoni: Veprimtaria");
      expect(await page.locator("#premises-areaM2").inputValue()).toBe("60");
      await visit.to(
        `${addressOf("calculator", "sq")}?who=business&unit=velipoje&premises.activity=bar-cafe&premises.areaM2=-5`,
      );
      expect(await page.locator("#premises-areaM2-error").textContent()).toContain("nga zero e lart");
      expect(await page.locator("#premises-areaM2").inputValue()).toBe("-5");
    }));

  test("a request is followed by its number and code, and a wrong code learns nothing", () =>
    visiting(async (visit) => {
      const { page } = visit;
      const { id, code, service } = hall.town.lodged;
      const ask = async (number: string, secret: string) => {
        await visit.to(addressOf("track", "sq"));
        await page.getByLabel("Numri i kërkesës").fill(number);
        await page.getByLabel("Kodi i ndjekjes").fill(secret);
        await page.getByRole("button", { name: "Shiko gjendjen" }).click();
      };
      await ask(id, "AAAA-AAAA-AAAA");
      const refused = await page.getByRole("alert").textContent();
      await ask("01JD3QZZZZZZZZZZZZZZZZZZZZ", code);
      expect(await page.getByRole("alert").textContent()).toBe(refused);
      await ask("", "");
      await page.getByRole("alert").getByRole("link").first().click();
      expect(await page.locator("#number").evaluate((input) => input === document.activeElement)).toBe(true);
      await ask(id, code);
      expect(await page.locator("dl").textContent()).toContain(service.sq);
      expect(page.url()).not.toContain(code);
    }));

  test("nothing is sent to us from another site", async () => {
    const body = new URLSearchParams({ number: hall.town.lodged.id, code: hall.town.lodged.code });
    const headers = { accept: "text/html", origin: "https://evil.example" };
    const sent = await fetch(hall.town.address + addressOf("track", "sq"), { method: "POST", body, headers });
    expect(sent.status).toBe(403);
  });

  test("a paper is checked by what stands on it", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("verify", "sq"));
      await visit.page.getByLabel("Numri i dokumentit").fill("X/2025/000001");
      await visit.page.getByLabel("Kodi i verifikimit").fill("AAAABBBBCCCCDDDD");
      await visit.page.getByRole("button", { name: "Kontrollo" }).click();
      expect(new URL(visit.page.url()).pathname).toBe("/v/shkoder");
      expect(await visit.page.getByRole("status").count()).toBe(1);
    }));

  test("a paper of ours is found to hold, and nobody's name is told", async () => {
    const { taxpayerId, name } = hall.town.people.payer;
    const taxes = await hall.officer("taksat");
    const { taxpayer } = await taxes.ask<{ taxpayer: { office: string } }>(
      `{ taxpayer(taxpayerId: "${taxpayerId}") { office } }`,
    );
    const { issueClearance } = await taxes.ask<{ issueClearance: { number: string; verificationCode: string } }>(
      `mutation { issueClearance(commandId: "${randomUUID()}", input: { accountId: "${taxpayerId}", office: "${taxpayer.office}" }) {
         number verificationCode } }`,
    );
    await visiting(async (visit) => {
      const { page } = visit;
      await visit.to(addressOf("verify", "sq"));
      await page.getByLabel("Numri i dokumentit").fill(issueClearance.number);
      await page.getByLabel("Kodi i verifikimit").fill(issueClearance.verificationCode);
      await page.getByRole("button", { name: "Kontrollo" }).click();
      await page.locator(".standing.good[role=status]").waitFor();
      const text = await page.locator("main").textContent();
      expect(text).toContain(issueClearance.number);
      expect(text).not.toContain(name);
    });
  });

  test("the law of a year is read and another year chosen, data are taken along, and the statement stands", () =>
    visiting(async (visit) => {
      const { page } = visit;
      await visit.to(addressOf("package", "sq"));
      const headline = await page.locator("h1").textContent();
      expect(await page.locator("main table").count()).toBeGreaterThan(5);
      const articles = await page.locator("article").count();
      expect(articles).toBeGreaterThan(1);
      expect(await page.locator("article a[href='#contents']").count()).toBe(articles);
      await page.locator("article a[href='#contents']").last().click();
      await page.locator("#contents:target").waitFor();
      const other = page.locator("nav.years a:not([aria-current])").first();
      const year = (await other.textContent())!;
      await other.click();
      await page.waitForURL(`**year=${year}`);
      expect(await page.locator("h1").textContent()).toContain(year);
      expect(headline).not.toContain(year);

      await visit.to(addressOf("data", "sq"));
      const hrefs = await page
        .locator("main a[href^='/open-data/']")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
      expect(hrefs.length).toBeGreaterThan(4);
      for (const href of hrefs) expect([href, (await fetch(hall.town.address + href)).status]).toEqual([href, 200]);

      await visit.to(addressOf("accessibility", "sq"));
      expect(await page.locator("main h2").count()).toBeGreaterThan(1);
    }));

  test("a service is found by a word without its ë, and narrowed by who applies", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("services", "sq"));
      await visit.page.getByRole("searchbox").fill("vertetim identiteti");
      await visit.page.getByRole("button", { name: "Kërko" }).click();
      expect(await visit.page.getByRole("status").textContent()).toContain("U gjet një shërbim");
      await visit.page.getByRole("link", { name: "Vërtetim identiteti" }).click();
      expect(await visit.page.locator("h1").textContent()).toBe("Vërtetim identiteti");
    }));

  test("what is not there is told in words, in the language of its address", () =>
    visiting(async (visit) => {
      expect(await visit.to("/en/no-such-page")).toBe(404);
      expect(await visit.page.locator("h1").textContent()).toBe("Page not found");
      expect(await visit.page.locator("header .mark b").textContent()).toBe("Municipality of Shkodër");
      expect(await visit.to("/sq/sherbimet/nuk-ka")).toBe(404);
      expect(await visit.page.locator("h1").textContent()).toBe("Faqja nuk u gjet");
    }));
});
