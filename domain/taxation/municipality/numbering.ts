import { z } from "zod";

/** How a number is written: `{office}`, `{year}`, `{kind}` and, once, `{number}` or `{number:6}` (padded with zeros). */
export const numberTemplateSchema = z
  .string()
  .max(80)
  .regex(
    /^(?:[A-Za-z0-9/.-]|\{office\}|\{year\}|\{kind\})*\{number(?::[1-9])?\}(?:[A-Za-z0-9/.-]|\{office\}|\{year\}|\{kind\})*$/,
  );

/**
 * Signs of the registers of acts: no act has the number of a case, or of an act of another kind. They stand in one word
 * with the number, so that who searches for a case by its number does not find the acts of others.
 */
const SIGNS: Readonly<Record<string, string>> = {
  certificate: "VERT",
  licence: "LIC",
  permit: "LEJE",
  authorisation: "AUT",
  benefit: "PERF",
  decision: "VEND",
  reply: "PERGJ",
  notice: "NJOF",
};

/** How numbers of a kind are written until the municipality says otherwise. */
export function defaultNumberTemplate(kind: string): string {
  return `{office}/{year}/${SIGNS[kind] ?? ""}{number:6}`;
}

/** The number as it stands on the paper: `velipoje/2025/000042`. */
export function formatNumber(
  template: string,
  parts: { readonly office: string; readonly kind: string; readonly year: number; readonly number: number },
): string {
  return template.replace(/\{(office|kind|year|number)(?::([1-9]))?\}/g, (_match, name: keyof typeof parts, width) =>
    String(parts[name]).padStart(width === undefined ? 0 : Number(width), "0"),
  );
}
