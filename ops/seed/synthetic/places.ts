/** Families by unit, from the population in `ops/data/offices.shkoder.json`; the city takes what is left of 62,671; Shalë and Shosh are assumed. */
export const UNIT_WEIGHTS = [
  ["shkoder-city", 37_800],
  ["ana-e-malit", 1653],
  ["berdice", 2638],
  ["dajc", 2260],
  ["guri-i-zi", 3376],
  ["postribe", 3078],
  ["pult", 931],
  ["rrethinat", 7100],
  ["shale", 700],
  ["shosh", 300],
  ["velipoje", 2624],
] as const satisfies readonly (readonly [string, number])[];

/** In the city a taxpayer belongs to one of the five quarters' offices. */
export const OFFICES_OF_CITY = ["lagjja-1", "lagjja-2", "lagjja-3", "lagjja-4", "lagjja-5"] as const;

/** Lower case, without the marks of ë and ç: for an address that a mail server accepts. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}
