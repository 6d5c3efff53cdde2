import type { Bilingual, Language } from "../../words/index.js";

/** Codes of acts as they are written: `law-139-2015`. */
const CODED = /^(law|dcm|instr)-(\d+)-(\d{4})$/;
const KINDS: Readonly<Record<string, Bilingual>> = {
  law: { sq: "Ligji", en: "Law" },
  dcm: { sq: "Vendimi i Këshillit të Ministrave", en: "Decision of the Council of Ministers" },
  instr: { sq: "Udhëzimi", en: "Instruction" },
};
const NUMBER: Bilingual = { sq: "nr.", en: "no." };

/** An act as people cite it: by its number, and by the title that the service gives it. One that was typed stays as it was. */
export function actInWords(
  act: string,
  known: readonly { readonly act: string; readonly title: Bilingual }[],
  language: Language,
): string {
  const [, kind = "", number, year] = CODED.exec(act) ?? [];
  const cited = number === undefined ? null : `${KINDS[kind]![language]} ${NUMBER[language]} ${number}/${year}`;
  const title = known.find((each) => each.act === act)?.title[language];
  if (title === undefined) return cited ?? act;
  return cited === null ? title : `${cited} “${title}”`;
}
