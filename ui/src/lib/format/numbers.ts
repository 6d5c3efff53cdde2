import type { Language } from "../words/index.js";

/** A space at which no line ends. */
const HARD_SPACE = "\u00a0";
const MINUS = "\u2212";

/**
 * Numbers are written by ourselves, on the server and in the browser alike, because Chromium has no Albanian: thousands
 * apart by a hard space and a decimal comma in Albanian, by comma and point in English. Thousands are always apart, also
 * of four digits, so that columns align.
 */
export function number(value: number, language: Language, decimals = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "sq" ? HARD_SPACE : ",");
  const sign = value < 0 && /[1-9]/.test(whole + (fraction ?? "")) ? MINUS : "";
  return sign + grouped + (fraction === undefined ? "" : (language === "sq" ? "," : ".") + fraction);
}

/** `83 %` in Albanian, `83%` in English; of nothing there is no part: a dash. */
export function percent(part: number, whole: number, language: Language): string {
  if (whole === 0) return "–";
  return number((part / whole) * 100, language) + (language === "sq" ? `${HARD_SPACE}%` : "%");
}

/** Whole lekë with their unit: `1 234 lekë`, `1,234 lek`. */
export function lek(amount: number, language: Language): string {
  return `${number(amount, language)}${HARD_SPACE}${language === "sq" ? "lekë" : "lek"}`;
}

/** Whole lekë alone, where the column says the unit. */
export function amount(value: number, language: Language): string {
  return number(value, language);
}

/** A large amount as people say it: `23,4 milionë lekë`, `2,9 miliardë lekë`; small ones in whole lekë. */
export function roughly(value: number, language: Language): string {
  const size = Math.abs(value);
  const [unit, sq, en] =
    size >= 999_950_000 ? [1e9, "miliardë lekë", "billion lek"] : [1e6, "milionë lekë", "million lek"];
  if (size < 999_950) return lek(value, language);
  return `${number(value / unit, language, 1)}${HARD_SPACE}${language === "sq" ? sq : en}`;
}

/** Whole lekë as they were typed, with or without thousands apart; null where they are no whole number. */
export function lekTyped(text: string): number | null {
  const digits = text.replace(/[\s\u00a0.,]/g, "");
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null;
}
