import type { BarRow } from "$lib/components/charts/rows.js";
import type { OpenRevenue } from "$lib/revenue/question.js";

/** Invented figures for the style guide. */
export const TODAY = "2026-11-29";

export const BARS: readonly BarRow[] = [
  { key: "cleaning", name: "Tarifa e pastrimit", value: 2_778_600, planned: 3_041_900 },
  { key: "building", name: "Taksa mbi ndërtesën", value: 1_290_367, planned: 1_741_600, behind: true },
  { key: "lighting", name: "Tarifa e ndriçimit publik", value: 814_902, planned: 987_000, behind: true },
  { key: "land", name: "Taksa mbi tokën bujqësore", value: 344_497, planned: 325_200 },
  { key: "signs", name: "Taksa e tabelës", note: "me të drejtë krahasimi", value: 276_100, planned: 232_300 },
  { key: "greening", name: "Tarifa e gjelbërimit", value: 0, planned: 348_300, behind: true },
];

export const MONTHS: readonly (number | null)[] = [
  0,
  2_300_000,
  2_300_000,
  4_800_000,
  5_100_000,
  8_900_000,
  12_000_000,
  15_500_000,
  17_000_000,
  null,
  null,
  null,
];

export const UNITS = [
  { code: "shkoder-city", name: "Shkodër (qyteti)", value: 4_183_863 },
  { code: "velipoje", name: "Velipojë", value: 145_092 },
  { code: "rrethinat", name: "Rrethinat", value: 604_164 },
  { code: "dajc", name: "Dajç", value: 262_268 },
  { code: "pult", name: "Pult", value: null },
  { code: "shosh", name: "Shosh", value: null },
  { code: "shale", name: "Shalë", value: 65_672 },
  { code: "postribe", name: "Postribë", value: 0 },
  { code: "ana-e-malit", name: "Ana e Malit", value: 88_140 },
  { code: "berdice", name: "Bërdicë", value: 92_310 },
  { code: "guri-i-zi", name: "Guri i Zi", value: 207_455 },
];

export const REQUESTS = [
  { key: "1", name: "Leje ndërtimi", due: "2026-11-28", fee: 120_000 },
  { key: "2", name: "Vërtetim banimi", due: "2026-11-29", fee: 100 },
  { key: "3", name: "Licencë taksi", due: "2026-12-11", fee: 20_000 },
] as const;

export const READ_AT = "2026-11-29T09:30:00.000Z";

export const REVENUE: OpenRevenue = {
  ...{ year: 2026, years: [2026, 2025], planned: 6_676_600, assessed: 6_010_000, collected: 5_504_366 },
  ...{ position: "2050000/2050000", readAt: READ_AT, leastTaxpayers: 5, months: [], units: [] },
  plan: { synthetic: true, notice: null },
  items: [
    {
      code: "cleaning",
      name: { sq: "tarifa e pastrimit", en: "cleaning tariff" },
      ...{ planned: 3_041_900, assessed: 2_900_000, collected: 2_778_600 },
    },
  ],
};

const words = (sq: string, en: string) => ({ "x-label": { sq, en } });

/** Every kind of field that the catalogue knows. */
export const SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["holder", "area", "use"],
  properties: {
    holder: { type: "string", "x-type": "nid", ...words("Numri personal", "Personal number") },
    area: { type: "number", "x-type": "number", ...words("Sipërfaqja (m²)", "Area (m²)") },
    built: { type: "string", format: "date", "x-type": "date", ...words("Data e ndërtimit", "Built on") },
    use: {
      "x-type": "select",
      enum: ["home", "shop"],
      "x-options": [
        { code: "home", label: { sq: "Banim", en: "Home" } },
        { code: "shop", label: { sq: "Tregti", en: "Shop" } },
      ],
      ...words("Përdorimi", "Use"),
    },
    unit: { type: "string", "x-type": "unit", ...words("Njësia", "Unit") },
    shared: { type: "boolean", "x-type": "boolean", ...words("Në bashkëpronësi", "Owned together") },
    reason: { type: "string", maxLength: 2000, "x-type": "text", ...words("Arsyeja", "Reason") },
    plan: { type: "string", "x-type": "file", ...words("Planimetria", "Plan") },
  },
} as const;

/** What is accepted of a document. */
export const ACCEPTED = { mediaTypes: ["application/pdf", "image/jpeg", "image/png"], maxMegabytes: 25 };
