import {
  isJsonObject,
  notParsed,
  parseCivilDate,
  parseCode,
  parsed,
  parseId,
  parseInstant,
  parsePositiveLek,
  parseRevision,
  parseText,
  YEARS,
  type CivilDate,
  type Instant,
  type Lek,
  type Parsed,
  type Position,
} from "../../../domain/shared/index.js";
import { validationError } from "../../../api/errors/index.js";

/** What was typed, parsed; what cannot be is refused under the name of its option. @throws ApiError VALIDATION */
export function read<Value>(path: string, input: unknown, parse: (input: unknown) => Parsed<Value>): Value {
  const result = parse(input);
  if (result.ok) return result.value;
  const { code: rule, facts } = result.refusal;
  throw validationError([{ path, rule, facts }]);
}

/** As {@link read}; undefined where nothing was typed. */
export function readIf<Value>(
  path: string,
  input: unknown,
  parse: (input: unknown) => Parsed<Value>,
): Value | undefined {
  return input === undefined ? undefined : read(path, input, parse);
}

export const amount = (path: string, input: unknown): Lek => read(path, input, parsePositiveLek);
export const day = (path: string, input: unknown): CivilDate => read(path, input, parseCivilDate);
export const dayOr = <Default>(path: string, input: unknown, byDefault: Default): CivilDate | Default =>
  readIf(path, input, parseCivilDate) ?? byDefault;
export const moment = (path: string, input: unknown): Instant => read(path, input, parseInstant);
export const text = (path: string, input: unknown, max = 200): string =>
  read(path, input, (each) => parseText(each, max));
export const textOrNull = (path: string, input: unknown, max = 200): string | null =>
  input === undefined ? null : text(path, input, max);
export const id = (path: string, input: unknown): string => read(path, input, parseId);
export const code = (path: string, input: unknown): string => read(path, input, parseCode);
export const revision = (path: string, input: unknown): bigint => read(path, input, parseRevision);
export const year = (path: string, input: unknown): number => wholeNumber(path, input, YEARS.min, YEARS.max);

export function wholeNumber(path: string, input: unknown, min: number, max: number): number {
  return read(path, input, (each) => {
    const number = typeof each === "string" && /^\d{1,15}$/.test(each) ? Number(each) : Number.NaN;
    return number >= min && number <= max ? parsed(number) : notParsed("number-out-of-range", { min, max });
  });
}

/** A JSON object; a key given twice, or one that reaches for a prototype, is refused. */
export async function jsonObject(path: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { parseStrictJson } = await import("../../../api/http/index.js");
  return read(path, input, (each) => {
    const result = parseStrictJson(String(each));
    if (!result.ok) return result;
    return isJsonObject(result.value) ? parsed(result.value) : notParsed("field-wrong-kind");
  });
}

/** `commit/prepare`, as positions are shown; null for text that is none. */
export function positionIn(input: string): Position | null {
  const [, commit, prepare] = /^(\d{1,19})\/(\d{1,19})$/.exec(input) ?? [];
  return commit === undefined ? null : { commit: BigInt(commit), prepare: BigInt(prepare!) };
}
