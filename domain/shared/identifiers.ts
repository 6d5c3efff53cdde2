import type { Brand } from "./brand.js";
import { dateOf, daysInMonth, type CivilDate } from "./civil-date.js";
import { notParsed, parsed, type Parsed } from "./refusal.js";

/** Personal identification number of a person: `J00101999W`. Formed well; the check letter may still be wrong. */
export type Nid = Brand<string, "Nid">;

/** Identification number of a subject (NIPT, also NUIS): `K22218003V`. Formed well; the check letter may still be wrong. */
export type Nipt = Brand<string, "Nipt">;

/** Doubt about a well-formed number: shown to the clerk, who accepts it with a note. Never a refusal. */
export type IdentifierWarning = "check-letter" | "date";

/** A number of good form, with the doubts about it. */
export interface Identified<Identifier extends string> {
  readonly value: Identifier;
  readonly warnings: readonly IdentifierWarning[];
}

/** What a personal number says about the person. */
export interface NidContent {
  readonly birthDate: CivilDate;
  readonly sex: "male" | "female";
  readonly status: "albanian" | "foreigner";
}

const CHECK_ALPHABET = "WABCDEFGHIJKLMNOPQRSTUV";
const CHECK_WEIGHTS = [1, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Trimmed, without spaces, dots and hyphens, in capitals. O is never read as 0, nor I as 1. */
export function normaliseIdentifier(input: string): string {
  return input.replace(/[\s.-]/g, "").toUpperCase();
}

/** A NID from untrusted input. Refuses `nid-malformed`; a wrong check letter or an impossible date only warns. */
export function parseNid(input: unknown): Parsed<Identified<Nid>> {
  const text = typeof input === "string" ? normaliseIdentifier(input.slice(0, 40)) : "";
  if (!/^[0-9A-T][0-9]{8}[A-W]$/.test(text)) return notParsed("nid-malformed");
  return parsed({ value: text as Nid, warnings: warningsOf(text, decodeNid(text as Nid) !== null) });
}

/** A NIPT from untrusted input. Refuses `nipt-malformed`; a wrong check letter or an impossible date only warns. */
export function parseNipt(input: unknown): Parsed<Identified<Nipt>> {
  const text = typeof input === "string" ? normaliseIdentifier(input.slice(0, 40)) : "";
  if (!/^[A-M][0-9]{8}[A-Z]$/.test(text)) return notParsed("nipt-malformed");
  return parsed({ value: text as Nipt, warnings: warningsOf(text, decodeNipt(text as Nipt) !== null) });
}

/**
 * Birth date, sex and status of a personal number; null where the date does not exist. Month codes: 01-12 man,
 * 31-42 man and foreigner, 51-62 woman, 81-92 woman and foreigner.
 */
export function decodeNid(nid: Nid): NidContent | null {
  const code = Number(nid.slice(2, 4));
  const offset = [0, 30, 50, 80].find((each) => code > each && code <= each + 12);
  if (offset === undefined) return null;
  const birthDate = dateIn(yearOfDecade(nid), code - offset, Number(nid.slice(4, 6)));
  if (birthDate === null) return null;
  return {
    birthDate,
    sex: offset >= 50 ? "female" : "male",
    status: offset === 30 || offset === 80 ? "foreigner" : "albanian",
  };
}

/** The day of registration that a NIPT names (month = ((field - 1) mod 12) + 1); null where it does not exist. */
export function decodeNipt(nipt: Nipt): CivilDate | null {
  const field = Number(nipt.slice(2, 4));
  if (field === 0) return null;
  return dateIn(yearOfDecade(nipt), ((field - 1) % 12) + 1, Number(nipt.slice(4, 6)));
}

/** The letter that the first nine characters ask for, modulo 23 (source: dedal-io/nidx, `src/country/albania.rs`). */
export function checkLetter(identifier: string): string {
  const sum = CHECK_WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(identifier[index]!), 0);
  return CHECK_ALPHABET[sum % CHECK_ALPHABET.length]!;
}

function warningsOf(text: string, dateExists: boolean): readonly IdentifierWarning[] {
  const wrongLetter = checkLetter(text) !== text[9];
  return [...(wrongLetter ? (["check-letter"] as const) : []), ...(dateExists ? [] : (["date"] as const))];
}

/** 0-9 stand for 1800 to 1890, A-T for 1900 to 2090; the second character is the year in the decade. */
function yearOfDecade(identifier: string): number {
  const first = identifier[0]!;
  const decades = /\d/.test(first) ? 180 + Number(first) : 190 + valueOf(first) - 1;
  return decades * 10 + Number(identifier[1]);
}

function dateIn(year: number, month: number, day: number): CivilDate | null {
  return day >= 1 && day <= daysInMonth(year, month) ? dateOf(year, month, day) : null;
}

function valueOf(character: string): number {
  if (/\d/.test(character)) return Number(character);
  return character === "W" ? 0 : character.charCodeAt(0) - 64;
}
