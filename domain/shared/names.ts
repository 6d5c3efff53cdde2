import { notParsed, parsed, type Parsed } from "./refusal.js";

/** The id of something that the ledger holds: letters, digits, hyphen and underscore, at most 64. Refuses `identifier-malformed`. */
export function parseId(input: unknown): Parsed<string> {
  return typeof input === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(input)
    ? parsed(input)
    : notParsed("identifier-malformed");
}

/** A revision of a record, from 0; -1: it holds nothing. Refuses `revision-malformed`. */
export function parseRevision(input: unknown): Parsed<bigint> {
  return /^(-1|0|[1-9]\d{0,17})$/.test(String(input)) && !Object.is(input, -0)
    ? parsed(BigInt(String(input)))
    : notParsed("revision-malformed");
}

/** The code of an article, an office or a unit, as commands may name it: at most 80, the first a letter or digit. Refuses `code-malformed`. */
export function parseCode(input: unknown): Parsed<string> {
  return typeof input === "string" && /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(input)
    ? parsed(input)
    : notParsed("code-malformed");
}
