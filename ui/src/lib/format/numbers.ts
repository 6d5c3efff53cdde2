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

/** Whole, or in threes that one and the same sign sets apart. */
const WHOLE = /^-?(?:\d{1,15}|\d{1,3}([ .,])\d{3}(?:\1\d{3})*)$/;

/**
 * Whole lekë as they were typed, with or without thousands apart; null where they are no whole number: of `1000,50` nobody
 * is asked for 100050.
 */
export function lekTyped(text: string): number | null {
  const typed = text.trim().replace(/\s/g, " ");
  const digits = typed.replace(/[ .,]/g, "");
  return WHOLE.test(typed) && /^-?\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/**
 * A decimal as it was typed, written with a point: `84,5` and `84.5`, thousands set apart by a space, or by a point before
 * a comma. Null where it is none, and for `1.000`, which may be one or a thousand.
 */
export function decimalTyped(text: string): string | null {
  const typed = text.trim().replace(/\s/g, " ");
  if (/^-?\d{1,3}(?:(?: \d{3})+(?:,\d+)?|(?:\.\d{3})+,\d+)$/.test(typed))
    return typed.replace(/[ .]/g, "").replace(",", ".");
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(typed)) return null;
  return /^-?\d+(?:[.,]\d+)?$/.test(typed) ? typed.replace(",", ".") : null;
}
