import { day, isDay, number } from "../format/index.js";
import { words, type Language } from "../words/index.js";
import type { Content, Item, RateRow } from "./content.js";

/** A figure of a package, with as many decimals as it has there; what is none, as it stands. */
export function figureShown(text: string | number, language: Language): string {
  const [, decimals = ""] = String(text).split(".");
  return Number.isFinite(Number(text)) ? number(Number(text), language, decimals.length) : String(text);
}

/** What a row charges, in words: `300 lek per household`. */
export function rateShown({ rate, per }: RateRow, item: Pick<Item, "base">, language: Language): string {
  const say = words(language).packages;
  if (rate.type === "not-charged") return say.notCharged;
  if (rate.type === "percent") return say.percentOf(figureShown(rate.percent, language));
  if (rate.type === "fixed") return say.fixed(figureShown(rate.amount, language));
  return say.lekPer(figureShown(rate.amount, language), say.per(per ?? item.base.unit));
}

/** When an article is paid, in words. */
export function paymentShown({ instalments }: Item, { fiscalYear }: Content, language: Language): string {
  const say = words(language).packages;
  if (instalments.kind === "monthly") return say.monthly(instalments.dueDay, instalments.monthOffset);
  if (instalments.kind === "on-event") return say.onEvent(instalments.days);
  const parts = instalments.parts.map(({ share, due }) => say.part(share, dueShown(due, fiscalYear, language)));
  return say.fixedDates(parts.join(", "));
}

/** A draft may have days that do not exist: these stay as they stand. */
function dueShown(due: string, fiscalYear: number, language: Language): string {
  const date = `${fiscalYear}-${due}`;
  return isDay(date) ? day(date, language) : due;
}
