import type { Named, Words } from "../../../domain/casework/index.js";
import { everyRow, type DefinitionRow, type ReadSide } from "../../../read-models/read-side/index.js";
import { openFigures, type OpenFigures } from "./figures.js";
import type { Period } from "./period.js";

/** A line of the published table, with the words of its codes. */
export interface PublishedLine extends OpenFigures {
  readonly period: string;
  readonly service_sq: string;
  readonly service_en: string;
  readonly office_sq: string;
  readonly office_en: string;
}

export const COLUMNS = [
  "period",
  "service",
  "service_sq",
  "service_en",
  "office",
  "office_sq",
  "office_en",
  "received",
  "decided",
  "pending",
  "decidedLate",
  "pendingLate",
  "medianDays",
  "ninetiethDays",
] as const satisfies readonly (keyof PublishedLine)[];

/** How the offices did in a period, by service and office: never by clerk, and without the sensitive services. */
export async function publishedLines(
  readSide: ReadSide,
  tenant: string,
  offices: readonly Named[],
  { name, from, to }: Period,
): Promise<readonly PublishedLine[]> {
  const scope = { tenant, offices: null };
  const [lines, services] = await Promise.all([
    readSide.casePerformance(scope, { from, to, by: ["service", "office"], seesSensitive: false }),
    everyRow(readSide.definitions.service.list, scope, {}),
  ]);
  const serviceNames = new Map(services.map((life) => [life.code, nameOf(life)]));
  const officeNames = new Map(offices.map((office) => [office.code, office.name]));
  return openFigures(lines).map((figures) => {
    const service = serviceNames.get(figures.service) ?? wordless(figures.service);
    const office = officeNames.get(figures.office) ?? wordless(figures.office);
    return {
      period: name,
      ...figures,
      service_sq: service.sq,
      service_en: service.en,
      office_sq: office.sq,
      office_en: office.en,
    };
  });
}

function nameOf({ code, versions }: DefinitionRow): Words {
  return (versions.at(-1)?.content["name"] as Words | undefined) ?? wordless(code);
}

function wordless(code: string): Words {
  return { sq: code, en: code };
}
