import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { addressOf } from "../../../ui/src/lib/places/places.js";
import { Proxy } from "../../faults/support/proxy.js";
import { until } from "../../support/until.js";
import { artefactFolder } from "../support/chromium.js";
import { somebody } from "../support/counter.js";
import { openHall } from "../support/hall.js";
import { numberIn } from "../support/number-in.js";
import { Officer } from "../support/officer.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

/** Every form action of the desk, as a browser addresses it: read off the routes, so that none is forgotten. */
function formActions(): string[] {
  const room = join(process.cwd(), "ui/src/routes/(desk)/[language=language]/desk/(in)");
  const parameters: Readonly<Record<string, string>> = {
    ...{ id: "01JD3QAAAAAAAAAAAAAAAAAAAA", code: "general-request", service: "general-request", which: "office" },
    ...{ desk: "desk-1", date: "2026-01-05" },
  };
  const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("page.server.ts"),
  );
  return files.flatMap((file) => {
    const [, written] =
      /^export const actions(?:: Actions)? = (runActions\(|\{.*?^\})/ms.exec(readFileSync(join(room, file), "utf8")) ??
      [];
    if (written === undefined) return [];
    const names = written.startsWith("runActions(")
      ? ["resume", "abandon"]
      : [...written.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name!);
    if (names.length === 0) throw new Error(`no action was found in ${file}`);
    const route = dirname(file).replace(/\[(\w+)(?:=\w+)?\]/g, (_all, name: string) => parameters[name] ?? name);
    return names.map((name) => addressOf("desk", "sq", name === "default" ? route : `${route}?/${name}`));
  });
}

describe("the door", () => {
  test("tells in words who is not let in, and leads whom it knows to where they wanted to go", async () => {
    const { visit } = await hall.visitor();
    await visit.to(addressOf("desk", "en", "queue/late"));
    await visit.page.fill("#username", "sporteli");
    await visit.page.fill("#password", "wrong");
    await visit.page.keyboard.press("Enter");
    await visit.page.getByRole("alert").waitFor();
    expect(await visit.page.inputValue("#username")).toBe("sporteli");
    await visit.page.fill("#password", hall.town.password);
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL(/queue\/late/);
    expect(await visit.barriers()).toEqual([]);
  });

  test("shows to each the rooms of their roles alone, and lets nobody into others by their address", async () => {
    const auditor = await hall.officer("auditi");
    const rooms = await auditor.page.locator("nav[aria-label=Puna] .room").allTextContents();
    expect(rooms).toEqual([
      ...["Me vonesë", "Kërko raste", "Tatimpaguesit", "Llogaritjet", "Njoftimet"],
      ...[
        "Arka",
        "Ngjarjet",
        "Bilanci i verifikimit",
        "Raportet",
        "Projeksionet",
        "Paketat fiskale",
        "Shërbimet",
        "Përdoruesit",
      ],
    ]);
    expect(await auditor.to("lodge/general-request")).toBe(403);
    await auditor.page.getByRole("button", { name: "Dil" }).click();
    await auditor.page.waitForURL(/sign-in/);
    await auditor.to("queue/late");
    expect(auditor.page.url()).toContain("sign-in");
  });

  test.each(formActions())("keeps what was sent to %s once the session has ended", async (address) => {
    const body = () => new URLSearchParams({ ground: "dy fjalë (të trilluara)", "password-wanted": "e fshehtë krejt" });
    const post = (headers: object) =>
      fetch(hall.town.address + address, {
        ...{ method: "POST", body: body(), redirect: "manual" },
        headers: { origin: hall.town.address, accept: "text/html", ...headers },
      });
    const plain = await post({});
    const page = await plain.text();
    expect([plain.status, page.includes("Seanca juaj mbaroi")]).toEqual([401, true]);
    expect(page).toContain('name="ground" value="dy fjalë (të trilluara)"');
    expect(page).toContain(`action="${address.replace("&", "&amp;")}"`);
    // A password is asked for again, and shown nowhere.
    expect(page).toMatch(/<input[^>]* name="password-wanted" type="password"/);
    expect(page).not.toContain("e fshehtë");
    // Under script the form stays where it is: nothing leads away from it. An error has the status of the answer.
    const answer = await post({ "x-sveltekit-action": "true", accept: "application/json" });
    const { type, status = answer.status } = (await answer.json()) as {
      readonly type: string;
      readonly status?: number;
    };
    expect([["error", "failure"].includes(type), Math.floor(status / 100)]).toEqual([true, 4]);
  });

  test("a session that ends under an open form loses nothing of it", async () => {
    const clerk = await hall.officer("sporteli");
    const { name, identifier } = await somebody(clerk);
    await clerk.to(`lodge/road-pavement-maintenance-request?number=${identifier}`);
    const { page } = clerk;
    await page.getByText(name).waitFor();
    await page.fill("#form-description", "Gropë e madhe para shkollës");
    await clerk.context.clearCookies();
    await page.getByRole("button", { name: "Regjistro kërkesën" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await clerk.visit.barriers()).toEqual([]);
    await page.fill("#again-username", "sporteli");
    await page.fill("#again-password", hall.town.password);
    await page.keyboard.press("Enter");
    // Sent again by itself: what it lacks is told, and what was typed is there.
    await page.locator(".summary[role=alert]").waitFor();
    expect(await page.inputValue("#form-description")).toBe("Gropë e madhe para shkollës");
  });
});

describe("a password", () => {
  test("is changed by who knows the present one, and the old one opens no more", async () => {
    const archivist = await hall.officer("arkivi");
    const { page } = archivist;
    await archivist.to("password");
    const change = async (current: string, wanted: string, again: string) => {
      for (const [id, value] of Object.entries({ current, wanted, again })) await page.fill(`#${id}`, value);
      await page.locator("main form button").click();
    };
    await change(hall.town.password, "nje fjalekalim i ri", "tjeter fjalekalim");
    await page.getByRole("alert").getByText("nuk përputhen").waitFor();
    await change(hall.town.password, "nje fjalekalim i ri", "nje fjalekalim i ri");
    await page.waitForURL(/sign-in/);
    const signIn = async (password: string) => {
      await page.fill("#username", "arkivi");
      await page.fill("#password", password);
      await page.keyboard.press("Enter");
    };
    await signIn(hall.town.password);
    await page.getByRole("alert").waitFor();
    await signIn("nje fjalekalim i ri");
    await page.locator("nav[aria-label=Puna]").waitFor();
  });
});

describe("a live connection", () => {
  test("says that it is lost, and shows what happened meanwhile when it is back", async () => {
    const line = await Proxy.before(Number(new URL(hall.town.address).port));
    let isCut = false;
    try {
      const behind = { ...hall.town, address: `http://localhost:${line.port}` };
      const clerk = await Officer.atTheDesk(hall.browser, behind, "sporteli");
      const { page } = clerk;
      await page.route(/\/graphql\?query=/, (route) => (isCut ? route.abort() : route.continue()));
      await clerk.to("queue/office");
      await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
      const row = page.locator(`a.case[href$="cases/${hall.town.lodged.id}"]`);
      await row.waitFor();

      isCut = true;
      line.resetAll();
      await page.getByText("Lidhja u ndërpre").waitFor({ timeout: 60_000 });
      const colleague = await hall.officer("sporteli");
      await colleague.to(`cases/${hall.town.lodged.id}`);
      expect(await colleague.press("Merre rastin")).toEqual([]);
      // The read models know of it, and who was cut off does not.
      await colleague.to("queue/office");
      await colleague.page
        .locator(`a.case[href$="cases/${hall.town.lodged.id}"]`)
        .waitFor({ state: "detached", timeout: 60_000 });
      expect(await row.count()).toBe(1);

      isCut = false;
      await row.waitFor({ state: "detached", timeout: 60_000 });
      await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
      await clerk.leave();
    } finally {
      await line.close();
    }
  });
});

describe("a network that is gone", () => {
  test("is said in words and in the colour of what is lost, and heals by itself", async () => {
    const clerk = await hall.officer("sporteli");
    const { page, context } = clerk;
    await clerk.to("queue/office");
    const live = page.locator(".live[role=status]");
    const colour = () => live.evaluate((each) => getComputedStyle(each, "::before").backgroundColor);
    await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
    const whole = await colour();
    await context.setOffline(true);
    await page.getByText("Lidhja u ndërpre").waitFor();
    expect(await colour()).not.toBe(whole);
    await context.setOffline(false);
    await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
    expect(await colour()).toBe(whole);
  });
});

describe("a queue", () => {
  const LODGE = `mutation($commandId: UUID!, $input: LodgeCaseInput!) {
    lodgeCase(commandId: $commandId, input: $input) { caseId number } }`;

  /** Applications at two offices, for two services. */
  async function lodgesSome(clerk: Officer): Promise<void> {
    const { identifier } = await somebody(clerk);
    const applicant = { kind: "CITIZEN", language: "SQ", identifier };
    const lodge = (service: string, office: string, form: object) =>
      clerk.visit.ask(LODGE, { commandId: randomUUID(), input: { service, office, applicant, form } });
    const description = "Një përshkrim i trilluar, mjaft i gjatë.";
    await lodge("general-request", "velipoje", { title: "Kërkesë e trilluar 1", description });
    await lodge("general-request", "shkoder-centre", { title: "Kërkesë e trilluar 2", description });
    const pothole = { defectKind: "pothole", severity: "low", location: "Rruga e trilluar", locationUnit: "velipoje" };
    // Two of each: whichever is taken, another is left.
    for (const office of ["velipoje", "shkoder-centre"])
      await lodge("road-pavement-maintenance-request", office, { ...pothole, description });
  }
  const rail = async ({ page }: Officer, room: string) =>
    numberIn(await page.locator("nav[aria-label=Puna] a", { hasText: room }).locator(".count").textContent());
  const numbers = ({ page }: Officer) => page.locator("table a.case").allTextContents();

  test("is walked by the keyboard, looked at beside the list, and moves with its count as others take from it", async () => {
    const [clerk, colleague] = [await hall.officer("sporteli"), await hall.officer("sporteli")];
    await lodgesSome(clerk);
    await colleague.to("queue/office");
    await colleague.page.getByText("Përditësohet vetë", { exact: true }).waitFor();
    await until("the list has what was lodged", async () => {
      await clerk.to("queue/office");
      return (await numbers(clerk)).length >= 3;
    });
    const { page } = clerk;
    const waiting = await numbers(clerk);
    expect(await rail(clerk, "E zyrës")).toBe(waiting.length);
    // Until when is in sight without scrolling, on a wide screen and on a phone.
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const due = await page.locator("th", { hasText: "Afati" }).boundingBox();
      expect(due!.x + due!.width).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.keyboard.press("j");
    await page.locator("#beside", { hasText: waiting[0]! }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator("#beside", { hasText: waiting[1]! }).waitFor();
    expect(await page.locator("#beside").getByRole("heading", { name: "Çfarë ndodhi së fundi" }).count()).toBe(1);
    expect(await page.locator("table a.case:focus").textContent()).toBe(waiting[1]);
    expect(await clerk.visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_queue-beside-1280.png") });
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/cases\//);
    await page.goBack();
    await page.locator("#beside", { hasText: waiting[1]! }).waitFor();

    // Who wants no keys of one letter turns them off, and the browser remembers.
    await page.keyboard.press("?");
    await page.locator("#keys-on").uncheck();
    await clerk.to("queue/office");
    await page.keyboard.press("k");
    expect(await page.locator("table a.case:focus").count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("table a.case:focus").textContent()).toBe(waiting[0]);
    await page.locator("#keys > summary").click();
    await page.locator("#keys-on").check();
    await page.locator("h1").click();

    const mine = await rail(clerk, "Radha ime");
    await page.keyboard.press("n");
    await page.waitForURL(/\/cases\//);
    await until("the colleague sees it go", async () => (await rail(colleague, "E zyrës")) === waiting.length - 1);
    await until("the list goes with the count", async () => (await numbers(colleague)).length === waiting.length - 1);
    await until("it is in the queue of who took it", async () => {
      await clerk.to("queue/mine");
      return (await rail(clerk, "Radha ime")) === mine + 1 && (await numbers(clerk)).length === mine + 1;
    });

    // On a telephone a row leads to its case.
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await clerk.visit.overflow()).toBe(0);
    await page.locator("tbody tr td").nth(1).click();
    await page.waitForURL(/\/cases\//);
  });

  test("is narrowed, ordered and saved by name without script, found again in another browser, shared by its address", async () => {
    const clerk = await hall.officer("sporteli", "sq", { javaScriptEnabled: false });
    const { page } = clerk;
    await clerk.to("queue/office");
    const all = await numbers(clerk);
    await page.getByRole("link", { name: "Filtro", exact: true }).click();
    await page.selectOption("#service", "general-request");
    await page.getByRole("button", { name: "Zbato filtrin" }).click();
    const narrowed = await numbers(clerk);
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(all.length);
    await page.getByRole("link", { name: "Rendit sipas: Rasti" }).click();
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toContain("Rasti");
    expect(await numbers(clerk)).toEqual(narrowed.toSorted());

    await page.getByRole("button", { name: "Ruaje", exact: true }).click();
    await page.locator("#filter-name-error").waitFor();
    await page.fill("#filter-name", "Kërkesat e përgjithshme");
    await page.getByRole("button", { name: "Ruaje", exact: true }).click();
    const chip = page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true });
    expect(await chip.getAttribute("aria-current")).toBe("true");
    const { pathname, search } = new URL(page.url());
    await page.getByRole("link", { name: `Shiko rastin ${narrowed[0]} këtu pranë` }).click();
    expect(await page.locator("#beside").textContent()).toContain(narrowed[0]);

    const elsewhere = await hall.officer("sporteli");
    await elsewhere.to("queue/office");
    await elsewhere.page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true }).click();
    await elsewhere.page.getByText("Filtruar: ").waitFor();
    expect(await numbers(elsewhere)).toEqual(narrowed.toSorted());
    const head = await hall.officer("nenshkruesi");
    expect(await head.visit.to(pathname + search)).toBe(200);
    expect(await head.page.getByText("Filtruar: ").count()).toBe(1);
    expect(await head.page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true }).count()).toBe(0);

    await elsewhere.page.getByRole("link", { name: "Filtro", exact: true }).click();
    await elsewhere.page.getByRole("button", { name: "Fshije: Kërkesat e përgjithshme" }).click();
    await elsewhere.page
      .getByRole("link", { name: "Kërkesat e përgjithshme", exact: true })
      .waitFor({ state: "detached" });
  });
});
