import { basename } from "node:path";
import { expect } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { addDays, type CivilDate } from "../../../domain/shared/index.js";
import { dataFile } from "../../../ops/paths.js";
import { deskWords } from "../../../ui/src/lib/desk/words/index.js";
import type { Officer } from "./officer.js";

/** An invented document. */
export const PAPER = dataFile("demonstration/dokument-i-trilluar.pdf");

interface Known {
  readonly id: string;
  readonly name: string;
  readonly identifier: string;
}

/** Taxpayers of the register that a case can be lodged for. */
export async function people(of: Officer, first: number): Promise<readonly Known[]> {
  const { taxpayers } = await of.ask<{ taxpayers: { nodes: readonly Known[] } }>(
    `{ taxpayers(first: ${first}, filter: { kind: "household" }) { nodes { id name identifier } } }`,
  );
  return taxpayers.nodes;
}

/** One of them. */
export async function somebody(of: Officer): Promise<Known> {
  return (await people(of, 1))[0]!;
}

/** What is typed into the three boxes of a date. */
export function dateIn(field: string, date: CivilDate): Record<string, string> {
  const [year, month, day] = date.split("-").map((part) => String(Number(part))) as [string, string, string];
  return { [field]: day, [`${field}-month`]: month, [`${field}-year`]: year };
}

/**
 * Lodges for the attestation of a burial: a paper that is brought, and one that a register holds. By keyboard alone, and
 * counts the keys.
 * @param looks what is looked at when the form stands there, and before it is filled in
 */
export async function lodgeByKeyboard(
  clerk: Officer,
  identifier: string,
  looks: () => Promise<void> = () => Promise.resolve(),
): Promise<{ number: string; code: string; strokes: number }> {
  const { page } = clerk;
  const say = deskWords(clerk.language).cases;
  let strokes = 0;
  const keyboard = {
    type: (text: string) => {
      strokes += [...text].length;
      return page.keyboard.type(text);
    },
    press: (key: string) => {
      strokes += 1;
      return page.keyboard.press(key);
    },
  };
  // Listened for from the beginning: a window that opens before that is the browser's own.
  page.on("filechooser", (chooser) => void chooser.setFiles(PAPER));
  await clerk.to("lodge");
  await keyboard.type("ceremonie varrimi");
  await keyboard.press("Enter");
  await page.waitForURL(/lodge\/burial/);
  await page.locator("#number:focus").waitFor();
  await keyboard.type(identifier);
  await keyboard.press("Enter");
  await page.waitForURL(/number=/);
  await page.getByText(say.lodge.known).waitFor();
  const typed: Readonly<Record<string, string>> = {
    "form-deceasedNid": "J00101999W",
    "form-deceasedName": "Prenda E Trilluar",
    ...dateIn("form-deathDate", addDays(systemClock.today(), -10)),
    ...dateIn("form-burialDate", addDays(systemClock.today(), -8)),
    "form-cemetery": "Varrezat e qytetit",
    "form-purpose": "Përfitim pensioni",
  };
  await page.locator("#office, form[method=POST] [name=office]").first().waitFor({ state: "attached" });
  await looks();
  await page.locator("#number").focus();
  for (let step = 0; step < 60; step++) {
    await keyboard.press("Tab");
    const { id, type, text } = await page.evaluate(() => {
      const on = document.activeElement as HTMLInputElement;
      return { id: on.id, type: on.type, text: on.textContent ?? "" };
    });
    if (typed[id] !== undefined) await keyboard.type(typed[id]);
    else if (type === "radio") await keyboard.press("Space");
    else if (id === "form-relationToDeceased") await keyboard.press("ArrowDown");
    else if (type === "file") {
      await keyboard.press("Enter");
      await page.getByText(say.sentUp(basename(PAPER))).waitFor();
    } else if (text.trim() === say.lodge.lodge) {
      await keyboard.press("Enter");
      break;
    }
  }
  await page.locator("#lodged-number, [role=alert]").first().waitFor();
  expect(await page.locator("[role=alert]").allTextContents()).toEqual([]);
  return {
    strokes,
    number: (await page.locator("#lodged-number").textContent()) ?? "",
    code: (await page.locator("#lodged-code").textContent()) ?? "",
  };
}
