import type { Bilingual } from "../../../domain/shared/index.js";

/** Revenue that is no item of a fiscal package: what lateness brought in. */
export const LATE_INTEREST = "late-interest";
export const LATE_FINE = "late-fine";

/**
 * The revenue items of a municipal budget. A fiscal package names its taxes and tariffs, several of which may come into
 * one item of the budget; the items themselves have their names here.
 */
const NAMES: Readonly<Record<string, Bilingual>> = {
  "tax-building": { sq: "taksa mbi ndërtesën", en: "building tax" },
  "tax-agricultural-land": { sq: "taksa mbi tokën bujqësore", en: "agricultural land tax" },
  "tax-building-plot": { sq: "taksa mbi truallin", en: "building plot tax" },
  "tax-hotel": { sq: "taksa e fjetjes në hotel", en: "hotel tax" },
  "tax-signboard": { sq: "taksa e tabelës", en: "signboard tax" },
  "tax-infrastructure-impact": { sq: "taksa e ndikimit në infrastrukturë", en: "infrastructure impact tax" },
  "tax-simplified-profit": { sq: "tatimi i thjeshtuar mbi fitimin", en: "simplified profit tax" },
  "tax-property-transfer": { sq: "taksa mbi kalimin e pronësisë", en: "property transfer tax" },
  "shared-vehicle-tax": { sq: "taksa e mjeteve (pjesa e bashkisë)", en: "vehicle tax (municipal share)" },
  "tariff-cleaning": { sq: "tarifa e pastrimit", en: "cleaning tariff" },
  "tariff-lighting": { sq: "tarifa e ndriçimit publik", en: "public lighting tariff" },
  "tariff-greening": { sq: "tarifa e gjelbërimit", en: "greening tariff" },
  "tariff-public-space": { sq: "tarifa e hapësirës publike", en: "public space tariff" },
  "tariff-parking": { sq: "tarifa e parkimit", en: "parking tariff" },
  "tariff-permits": { sq: "tarifa e lejeve", en: "permit fees" },
  "tariff-administrative": { sq: "tarifa administrative", en: "administrative fees" },
  "tariff-irrigation": { sq: "tarifa e ujitjes", en: "irrigation tariff" },
  "tariff-childcare": { sq: "tarifa e çerdhes dhe kopshtit", en: "nursery and kindergarten tariff" },
  "tariff-other": { sq: "tarifa të tjera", en: "other tariffs" },
  "other-rent": { sq: "qiraja e pronave të bashkisë", en: "rent of municipal property" },
  "other-fines": { sq: "gjoba administrative", en: "administrative fines" },
  [LATE_INTEREST]: { sq: "kamatëvonesa", en: "late interest" },
  [LATE_FINE]: { sq: "gjoba e vonesës", en: "late fine" },
};

/** The items of revenue that a tax or tariff can come into. */
export const CHARGED_REVENUE_ITEMS: readonly string[] = Object.keys(NAMES).filter((code) =>
  /^(tax|tariff|shared)-/.test(code),
);

/** How an item of revenue is called; one that a package brings without a name here, by its code. */
export function revenueItemName(revenueItem: string): Bilingual {
  return Object.hasOwn(NAMES, revenueItem) ? NAMES[revenueItem]! : { sq: revenueItem, en: revenueItem };
}
