import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRevenuePlan, revenuePlanFile } from "../../application/budget/index.js";
import { dataFile } from "../paths.js";

/** The shares of each item and unit; the year of the file itself has no revenue in the demonstration. */
const MODEL = "revenue-plan.shkoder.2024.json";
const ROUNDED_TO = 100;

interface Model extends Record<string, unknown> {
  readonly countsOn: { readonly taxpayers: number };
}

/**
 * Puts an invented plan of own revenue into a folder: that of the model, cut to as many taxpayers as the demonstration
 * has, so that planned and collected can be compared. Says so wherever it is shown.
 */
export function seedRevenuePlan(folder: string, tenant: string, year: number, taxpayers: number): void {
  const content = JSON.parse(readFileSync(dataFile(MODEL), "utf8")) as Model;
  const { lines, decision } = readRevenuePlan(content);
  const share = taxpayers / content.countsOn.taxpayers;
  const plan = {
    format: "defter.revenue-plan/1",
    tenant,
    year,
    synthetic: true,
    name: { sq: `Plani i të ardhurave të veta ${year} (i trilluar)`, en: `Plan of own revenue ${year} (invented)` },
    notice: {
      sq: `Plan i trilluar për demonstrim: pjesët sipas taksës dhe njësisë ndjekin një buxhet sintetik të vitit 2024, të pjesëtuara për ${taxpayers} tatimpagues të trilluar.`,
      en: `An invented plan for demonstration: the shares by tax and unit follow a synthetic budget of 2024, cut to ${taxpayers} invented taxpayers.`,
    },
    decision: { ...decision, number: `DEMO-${year}` },
    lines: lines.map(({ item, unit, planned }) => ({
      ...{ item, unit },
      planned: Math.round((planned * share) / ROUNDED_TO) * ROUNDED_TO,
    })),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, revenuePlanFile(tenant, year)), `${JSON.stringify(plan, null, 2)}\n`);
}
