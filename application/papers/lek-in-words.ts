import type { Lek } from "../../domain/shared/index.js";

/*
 * Albanian joins every part of a number by `e`; hundreds and teens are one word, thousands are a word of their own. The
 * pages say amounts by the same rules in code of theirs (they reach nothing here); a test holds the two together.
 */
const ONES = ["", "një", "dy", "tre", "katër", "pesë", "gjashtë", "shtatë", "tetë", "nëntë", "dhjetë"] as const;
const TENS = ["", "", "njëzet", "tridhjetë", "dyzet"] as const;
/** By power of a thousand: of one, and of more. Long scale: a million million are one bilion. */
const SCALE = [
  ["", ""],
  ["mijë", "mijë"],
  ["milion", "milionë"],
  ["miliard", "miliardë"],
  ["bilion", "bilionë"],
  ["biliard", "biliardë"],
] as const;

/** An amount in words, as Albanian papers about money write it after `me fjalë`: `një mijë e dyqind lekë`. */
export function lekInWords(amount: Lek): string {
  const size = Math.abs(amount);
  const groups: string[] = [];
  for (let [left, power] = [size, 0]; left > 0; left = Math.floor(left / 1000), power += 1)
    groups.unshift(group(left % 1000, power));
  const said = size === 0 ? "zero" : joined(groups);
  return `${amount < 0 ? "minus " : ""}${said} ${size === 1 ? "lek" : "lekë"}`;
}

/** Three digits, and how many thousands of thousands they stand for; nothing for three zeros. */
function group(value: number, power: number): string {
  if (value === 0) return "";
  const hundreds = Math.floor(value / 100);
  const counted = joined([hundreds === 0 ? "" : `${ONES[hundreds]}qind`, belowHundred(value % 100)]);
  const [one, more] = SCALE[power]!;
  return power === 0 ? counted : `${counted} ${value === 1 ? one : more}`;
}

function belowHundred(value: number): string {
  if (value <= 10) return ONES[value]!;
  if (value < 20) return `${ONES[value - 10]}mbëdhjetë`;
  const tens = Math.floor(value / 10);
  return joined([TENS[tens] ?? `${ONES[tens]}dhjetë`, ONES[value % 10]!]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" e ");
}
