import { positionText } from "../../../domain/shared/index.js";
import type { OpenLine, OpenRevenue } from "../../public-revenue/index.js";

export const REVENUE_COLUMNS = [
  "year",
  "by",
  "code",
  "name_sq",
  "name_en",
  "planned",
  "assessed",
  "collected",
  "position",
] as const;

type Column = (typeof REVENUE_COLUMNS)[number];

/** Own revenue of a year as one table: a line for each month, item and unit. What few pay has the code `few`. */
export function revenueTable(revenue: OpenRevenue): readonly Readonly<Record<Column, string | number | null>>[] {
  const { year, position } = revenue;
  const shared = { year, position: position === null ? null : positionText(position) };
  const named = (by: string) => (line: OpenLine) => ({
    ...shared,
    by,
    code: line.code ?? "few",
    name_sq: line.name?.sq ?? null,
    name_en: line.name?.en ?? null,
    planned: line.planned,
    assessed: line.assessed,
    collected: line.collected,
  });
  return [
    ...revenue.months.map(({ month, assessed, collected }) => ({
      ...shared,
      by: "month",
      code: `${year}-${String(month).padStart(2, "0")}`,
      name_sq: null,
      name_en: null,
      planned: null,
      assessed,
      collected,
    })),
    ...revenue.items.map(named("item")),
    ...revenue.units.map(named("unit")),
  ];
}
