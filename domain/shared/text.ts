import { notParsed, parsed, type Parsed } from "./refusal.js";

const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/**
 * Text a person typed: in Unicode NFC, trimmed, without control characters, lone surrogates or direction controls
 * (which can make a name read as another), from 1 to `maxLength` characters.
 */
export function parseText(input: unknown, maxLength = 200): Parsed<string> {
  if (typeof input !== "string") return notParsed("text-expected");
  if (input.length > maxLength * 4) return notParsed("text-too-long", { max: maxLength });
  if (!input.isWellFormed()) return notParsed("text-malformed-unicode");
  if (CONTROLS.test(input)) return notParsed("text-control-character");
  if (BIDI_CONTROLS.test(input)) return notParsed("text-direction-control");
  const text = input.normalize("NFC").trim();
  if (text.length === 0) return notParsed("text-empty");
  if (text.length > maxLength) return notParsed("text-too-long", { max: maxLength });
  return parsed(text);
}

/** The languages that people read Defter in: Albanian and English. */
export type Language = "sq" | "en";

/** A text in both languages. */
export interface Bilingual {
  readonly sq: string;
  readonly en: string;
}
