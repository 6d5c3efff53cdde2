import type { Language } from "../words/index.js";

/** The largest amount that is said: that of the ledger (`MAX_LEK`), a million billion. */
export const MOST_IN_WORDS = 1_000_000_000_000_000;

/**
 * Whole lekë in words, as they are written beside the figure on papers about money: `një mijë e dyqind lekë`,
 * `one thousand two hundred lek`. Throws RangeError for fractions and beyond {@link MOST_IN_WORDS}, either side of zero.
 */
export function lekInWords(amount: number, language: Language): string {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > MOST_IN_WORDS)
    throw new RangeError(`not an amount that can be said: ${amount}`);
  const { minus, zero, whole, unit } = SPOKEN[language];
  const size = Math.abs(amount);
  return `${amount < 0 ? `${minus} ` : ""}${size === 0 ? zero : whole(groupsOf(size))} ${unit(size)}`;
}

/** Three digits of a number, and how many thousands of thousands they stand for: 0 are ones, 1 thousands. */
interface Group {
  readonly value: number;
  readonly power: number;
}

/** What a number is made of, the largest first; groups of nothing are not said. */
function groupsOf(size: number): readonly Group[] {
  const groups: Group[] = [];
  for (let [left, power] = [size, 0]; left > 0; left = Math.floor(left / 1000), power += 1)
    if (left % 1000 > 0) groups.unshift({ value: left % 1000, power });
  return groups;
}

/* Albanian joins every part by `e`; hundreds and teens are one word, thousands are a word of their own. */
const NJESHE = ["", "një", "dy", "tre", "katër", "pesë", "gjashtë", "shtatë", "tetë", "nëntë", "dhjetë"] as const;
const DHJETESHE = ["", "", "njëzet", "tridhjetë", "dyzet"] as const;
/** By power of a thousand: of one, and of more. Long scale: a thousand million are one miliard, a million million one bilion. */
const SHKALLA = [
  ["", ""],
  ["mijë", "mijë"],
  ["milion", "milionë"],
  ["miliard", "miliardë"],
  ["bilion", "bilionë"],
  ["biliard", "biliardë"],
] as const;

function belowHundredSq(value: number): string {
  if (value <= 10) return NJESHE[value]!;
  if (value < 20) return `${NJESHE[value - 10]}mbëdhjetë`;
  const tens = Math.floor(value / 10);
  return joinedSq([DHJETESHE[tens] ?? `${NJESHE[tens]}dhjetë`, NJESHE[value % 10]!]);
}

function groupSq({ value, power }: Group): string {
  const hundreds = Math.floor(value / 100);
  const counted = joinedSq([hundreds === 0 ? "" : `${NJESHE[hundreds]}qind`, belowHundredSq(value % 100)]);
  const [one, more] = SHKALLA[power]!;
  return power === 0 ? counted : `${counted} ${value === 1 ? one : more}`;
}

function joinedSq(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" e ");
}

const ONES =
  "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split(
    "|",
  );
const TENS = "||twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety".split("|");
const SCALE = ["", "thousand", "million", "billion", "trillion", "quadrillion"];

function belowHundredEn(value: number): string {
  if (value < 20) return ONES[value]!;
  const ones = ONES[value % 10]!;
  return TENS[Math.floor(value / 10)]! + (ones && `-${ones}`);
}

function groupEn({ value, power }: Group, index: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = belowHundredEn(value % 100);
  // `one thousand and five`, as `two hundred and five`.
  const and = rest !== "" && (hundreds > 0 || (power === 0 && index > 0)) ? "and" : "";
  return [hundreds > 0 ? `${ONES[hundreds]} hundred` : "", and, rest, SCALE[power]!]
    .filter((part) => part !== "")
    .join(" ");
}

const SPOKEN = {
  sq: {
    minus: "minus",
    zero: "zero",
    whole: (groups: readonly Group[]) => joinedSq(groups.map(groupSq)),
    unit: (size: number) => (size === 1 ? "lek" : "lekë"),
  },
  en: {
    minus: "minus",
    zero: "zero",
    whole: (groups: readonly Group[]) => groups.map(groupEn).join(" "),
    unit: () => "lek",
  },
} as const;
