import { z } from "zod";

/** How a number is written: `{office}`, `{year}`, `{kind}` and, once, `{number}` or `{number:6}` (padded with zeros). */
export const numberTemplateSchema = z
  .string()
  .max(80)
  .regex(
    /^(?:[A-Za-z0-9/.-]|\{office\}|\{year\}|\{kind\})*\{number(?::[1-9])?\}(?:[A-Za-z0-9/.-]|\{office\}|\{year\}|\{kind\})*$/,
  );

export const DEFAULT_NUMBER_TEMPLATE = "{office}/{year}/{number:6}";

/** The number as it stands on the paper: `velipoje/2025/000042`. */
export function formatNumber(
  template: string,
  parts: { readonly office: string; readonly kind: string; readonly year: number; readonly number: number },
): string {
  return template.replace(/\{(office|kind|year|number)(?::([1-9]))?\}/g, (_match, name: keyof typeof parts, width) =>
    String(parts[name]).padStart(width === undefined ? 0 : Number(width), "0"),
  );
}
