import type { EstimatedLine, Reason } from "$lib/calculator/questions.js";
import type { MyObligation } from "$lib/citizen/account.js";
import type { Content } from "$lib/packages/content.js";

/** Invented law, and what follows from it for somebody. */
const same = (text: string) => ({ sq: text, en: text });

export const LINE: EstimatedLine = {
  ...{ item: "building-tax", kind: "tax", subject: "Banesa", months: 12, share: null, proratedBy: null },
  ...{ gross: 2904, net: 1452, legalBasis: ["Ligji nr. 9632/2006"] },
  name: { sq: "Taksa mbi ndërtesën", en: "Building tax" },
  zone: { sq: "Qyteti", en: "City" },
  base: [{ kind: "area", value: "84.5", assumed: false, name: { sq: "Sipërfaqja", en: "Area" } }],
  rate: {
    ...{ type: "amount", figure: "30", per: "squareMetre", source: "Vendim nr. 1", assumed: true },
    name: { sq: "Banim", en: "Dwelling" },
  },
  modifiers: [{ multiply: "1.3", assumed: false, name: { sq: "Banesë e dytë", en: "Second dwelling" } }],
  reliefs: [{ amount: 1452, legalBasis: "Vendim nr. 1", name: { sq: "Pensionistë", en: "Pensioners" } }],
  due: [{ on: "2026-02-25", amount: 1452 }],
};

export const OBLIGATION: MyObligation = {
  ...{ key: "2026/building-tax", item: "building-tax", year: 2026, amount: 1452 },
  outstanding: { principal: 1452, interest: 37, fine: 12, enforcementCosts: 0, total: 1501 },
  parts: [{ due: "2026-02-25", outstanding: { total: 1501 } }],
};

export const REASON: Reason = {
  ...{ key: OBLIGATION.key, year: 2026, name: LINE.name, object: "Banesa, Rruga e trilluar 5" },
  ...{ assessedOn: "2026-01-20", decisionNumber: "55", decisionDate: "2025-12-29", ground: null, caseId: null },
  stretches: [LINE],
};

const decision = {
  ...{ number: "55", date: "2025-12-29", assumed: true },
  title: { sq: "Paketa fiskale (e trilluar)", en: "Fiscal package (invented)" },
};

export const LAW: Content = {
  ...{ code: "invented-2026", fiscalYear: 2026, version: 1, name: same("2026"), validFrom: "2026-01-01" },
  validTo: "2026-12-31",
  notice: { sq: "E trilluar, për t'u parë.", en: "Invented, to be looked at." },
  ...{ decision, baseDecision: decision },
  units: [{ code: "city", name: { sq: "Qyteti", en: "City" } }],
  zones: [{ code: "one", name: { sq: "Zona 1", en: "Zone 1" }, units: ["city"] }],
  vocabularies: { use: [{ code: "home", name: { sq: "banim", en: "dwelling" } }] },
  subjects: [
    {
      code: "building",
      name: { sq: "Ndërtesë", en: "Building" },
      fields: [{ name: "use", label: { sq: "Përdorimi", en: "Use" }, vocabulary: "use" }],
    },
  ],
  tables: [
    {
      code: "zones",
      name: { sq: "Koeficienti i zonës", en: "Coefficient of the zone" },
      rows: [{ when: [{ field: "zone", op: "eq", value: "one" }], value: "1.2", source: "Vendim nr. 1" }],
    },
  ],
  collectors: [{ code: "office", name: { sq: "Zyra e të ardhurave", en: "Revenue office" } }],
  items: [
    {
      code: "building-tax",
      name: LINE.name,
      ...{ kind: "tax", group: "taxes", subject: "building", legalBasis: ["Ligji nr. 9632/2006"] },
      base: { kind: "area", unit: "squareMetre" },
      rates: [
        {
          code: "home",
          when: [{ field: "subject.use", op: "eq", value: "home" }],
          rate: { type: "amount", amount: "30" },
          ...{ per: "squareMetre", assumed: true, note: { sq: "Për t'u konfirmuar.", en: "To be confirmed." } },
        },
        { code: "rest", when: [], rate: { type: "percent", percent: "0.2" }, source: "Vendim nr. 1" },
      ],
      modifiers: [
        {
          ...{ code: "second", multiply: "1.3", when: [] },
          name: { sq: "Banesë e dytë", en: "Second dwelling" },
        },
      ],
      reliefs: [
        {
          ...{
            code: "pensioners",
            kind: "reduction",
            percent: "50",
            when: [],
            proof: [{ sq: "Libreza", en: "Pension book" }],
          },
          name: { sq: "Pensionistë", en: "Pensioners" },
        },
      ],
      instalments: { kind: "fixed-dates", parts: [{ share: "1/1", due: "06-30" }], lateBornDays: 30 },
      ...{ mode: "assessed", payerKinds: ["household"], appliesWhen: [], period: "annual", proration: "none" },
      ...{ collector: "office", revenueItem: "tax-building" },
    },
  ],
  changes: [],
};
