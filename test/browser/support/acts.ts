import type { CivilDate } from "../../../domain/shared/index.js";
import type { Officer } from "./officer.js";

/** Opens one of the acts of a page, fills it in and sends it; gives the refusals that are shown. */
export async function does(of: Officer, act: string, typed: Readonly<Record<string, string>>): Promise<string[]> {
  const form = of.page.locator("form[action='?/do']", { has: of.page.locator(`input[name=act][value=${act}]`) }).last();
  await of.page.locator("details", { has: form }).last().locator("> summary").click();
  for (const [name, value] of Object.entries(typed)) {
    const field = form.locator(`[name="${name}"]`).first();
    if (await field.evaluate((control) => control.tagName === "SELECT"))
      await field.selectOption(value === "first" ? { index: 1 } : value);
    else if ((await field.getAttribute("type")) === "checkbox") await field.check();
    else await field.fill(value);
  }
  await Promise.all([
    of.page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button").click(),
  ]);
  await of.page.locator("[role=alert], .good[role=status]").first().waitFor();
  return of.page.locator("main [role=alert]").allTextContents();
}

/** What is typed into the three boxes of a date of an act. */
export function dated(name: string, date: CivilDate): Record<string, string> {
  const [year, month, day] = date.split("-") as [string, string, string];
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
