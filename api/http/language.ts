import type { Language } from "../../domain/shared/index.js";

/** The language of an Accept-Language header that Defter speaks, by weight; Albanian when it names neither. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? "")
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([01](?:\.\d{1,3})?)$/.exec(text)?.[1]).find((text) => text);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight);
  for (const { tag } of wanted) {
    if (/^sq(-|$)/.test(tag)) return "sq";
    if (/^en(-|$)/.test(tag)) return "en";
  }
  return "sq";
}
