import { lek } from "../../format/index.js";
import type { Language } from "../../words/index.js";
import { deskWords } from "../words/index.js";
import type { Chosen } from "./choice.js";
import type { Item } from "./items.js";

interface Named {
  readonly units: readonly { readonly code: string; readonly name: Item["name"] }[];
  /** Those of the taxes that were chosen. */
  readonly items: readonly Item[];
}

/** Whom and what notices are of, in words. */
export function chosenInWords(
  { kind, unit, taxpayerKind, terms }: Chosen,
  { units, items }: Named,
  language: Language,
): string {
  const { notices: say, tax } = deskWords(language);
  const { year, daysLate, minimum } = terms;
  const parts = [
    units.find(({ code }) => code === unit)?.name[language],
    taxpayerKind === null ? null : tax.kindNamed(taxpayerKind),
    ...items.map(({ name }) => name[language]),
    year === null ? null : say.ofYear(year),
    kind === "assessment" || !daysLate ? null : say.late(daysLate),
    minimum ? say.atLeast(lek(minimum, language)) : null,
  ];
  return parts.filter(Boolean).join(", ") || say.all;
}
