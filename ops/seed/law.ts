import { readFileSync } from "node:fs";
import { systemClock } from "../../application/ports.js";
import { civilDate, yearOf, type Bilingual, type HolidayCalendar } from "../../domain/shared/index.js";
import type { AllocationOrder, LatePaymentRules, Office, PackageContent } from "../../domain/taxation/index.js";
import { dataFile } from "../paths.js";
import { referenceCalendar } from "./calendar.js";
import { done, seedAsk, type OnProgress, type SeedParts } from "./seeder.js";

interface OfficesFile {
  readonly title: Bilingual;
  readonly offices: readonly {
    readonly code: string;
    readonly kind: Office["kind"];
    readonly name: Bilingual;
    readonly area: string;
    readonly parent: string | null;
    readonly address?: { readonly value: string };
  }[];
}

interface PackageFile extends Record<string, unknown> {
  readonly code: string;
  readonly fiscalYear: number;
  readonly decision: { readonly number: string; readonly date: string; readonly title: Bilingual };
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly zones: readonly { readonly code: string; readonly name: Bilingual; readonly units: readonly string[] }[];
}

interface LatePaymentFile extends LatePaymentRules {
  readonly allocation: {
    readonly orders: readonly { readonly code: string; readonly sequence: AllocationOrder["sequence"] }[];
    readonly default: { readonly order: string; readonly scope: AllocationOrder["scope"] };
  };
}

/** The day on which the demonstration begins. */
const BEGINNING = civilDate("2024-01-02");
const CITY_UNIT = "shkoder-city";
const MUNICIPALITY_NAME: Bilingual = { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" };
const NUMBERED = ["invoice", "receipt"] as const;

/** Shkodër as its data files say: territory, offices, calendar, lateness, order of settlement, numbering, packages. */
export async function seedLaw(parts: SeedParts, onProgress: OnProgress): Promise<void> {
  const [first, second] = [2024, 2025].map((year) => content<PackageFile>(`fiscal-package.shkoder.${year}.json`));
  const packages = [first!, second!];
  // Of the years since there is no public one yet.
  do packages.push(continued(packages.at(-1)!));
  while (packages.at(-1)!.fiscalYear < yearOf(systemClock.today()));
  await adopt(parts, second!);
  onProgress("municipality", 1, 1);
  for (const [index, each] of packages.entries()) {
    await publish(parts, each);
    onProgress("fiscal packages", index + 1, packages.length);
  }
}

async function adopt(parts: SeedParts, { units, zones }: PackageFile): Promise<void> {
  const { taxation } = parts;
  const ask = (...names: string[]) => seedAsk(parts, BEGINNING, ...names);
  const { rules: late, calendar, order } = referenceLaw();
  await done(taxation.establishMunicipality(ask("municipality"), { name: MUNICIPALITY_NAME }));
  await done(
    taxation.drawZones(ask("zones"), {
      units: units.map(named),
      zones: zones.map((zone) => ({ ...named(zone), units: [...zone.units] })),
    }),
  );
  for (const office of officesOf(content<OfficesFile>("offices.shkoder.json")))
    await done(taxation.openOffice(ask("office", office.code), { office }));
  await done(taxation.adoptCalendar(ask("calendar", calendar.version), { calendar }));
  await done(taxation.adoptLateRates(ask("late-rates"), { rules: late }));
  await done(taxation.adoptAllocationOrder(ask("allocation-order"), { order }));
  for (const kind of NUMBERED)
    await done(taxation.adoptNumbering(ask("numbering", kind), { kind, template: "{office}/{year}/{number:6}" }));
}

/** What the data files say of holidays, lateness and the order of settlement. */
export function referenceLaw(): {
  readonly rules: LatePaymentRules;
  readonly order: AllocationOrder;
  readonly calendar: HolidayCalendar;
} {
  const rules = content<LatePaymentFile>("late-payment.json");
  return { rules, order: orderOf(rules), calendar: referenceCalendar() };
}

/** The package of the year after, unchanged (`assumed`). */
function continued(file: PackageFile): PackageFile {
  const year = file.fiscalYear + 1;
  return {
    ...file,
    code: file.code.replace(String(file.fiscalYear), String(year)),
    fiscalYear: year,
    supersedes: file.code,
    name: {
      sq: `Paketa Fiskale ${year}, Bashkia Shkodër (e supozuar: si ajo e vitit ${file.fiscalYear})`,
      en: `Fiscal Package ${year}, Municipality of Shkodër (assumed: as that of ${file.fiscalYear})`,
    },
    decision: {
      ...file.decision,
      number: `DEMO-${year}`,
      date: `${file.fiscalYear}-12-29`,
      title: {
        sq: `Për miratimin e taksave dhe tarifave vendore për vitin ${year} (vendim demonstrues)`,
        en: `On the approval of local taxes and tariffs for ${year} (demonstration decision)`,
      },
    },
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    changes: [],
  };
}

/** Drafted, approved by the decision that the file names, and published on its day. */
async function publish(parts: SeedParts, file: PackageFile): Promise<void> {
  const { taxation } = parts;
  const { fiscalYear, decision } = file;
  const decided = civilDate(decision.date);
  const packageId = packageIdOf(fiscalYear);
  const ask = (step: string) => seedAsk(parts, decided, "package", fiscalYear, step);
  await done(taxation.draftPackage(ask("draft"), { packageId, content: file as unknown as PackageContent }));
  await done(
    taxation.approvePackage(ask("approve"), { packageId, decision: { number: decision.number, date: decided } }),
  );
  await done(taxation.publishPackage(ask("publish"), { packageId }));
}

/** The id under which the seed publishes the package of a year. */
export function packageIdOf(year: number): string {
  return `package-shkoder-${year}`;
}

function officesOf({ offices }: OfficesFile): readonly Office[] {
  const inOrder = [...offices].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  return inOrder.map(({ code, kind, name, area, parent, address }) => ({
    code,
    kind,
    name,
    unit: kind === "administrative-unit" ? area : CITY_UNIT,
    parent,
    address: address?.value ?? null,
  }));
}

function orderOf({ allocation }: LatePaymentFile): AllocationOrder {
  const { order, scope } = allocation.default;
  const { sequence } = allocation.orders.find(({ code }) => code === order)!;
  return { code: order, sequence, scope };
}

function named({ code, name }: { readonly code: string; readonly name: Bilingual }) {
  return { code, name };
}

function content<Content>(file: string): Content {
  return JSON.parse(readFileSync(dataFile(file), "utf8")) as Content;
}
