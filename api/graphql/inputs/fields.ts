import "reflect-metadata";
import { Transform, Type } from "class-transformer";
import { ArrayMaxSize, IsArray, IsDefined, IsOptional, ValidateBy, ValidateNested } from "class-validator";
import {
  isJsonObject,
  notParsed,
  parseCivilDate,
  parseCode,
  parsed,
  parseFraction,
  parseId,
  parseInstant,
  parseLek,
  parsePositiveLek,
  parseText,
  YEARS,
  type Parsed,
  type Refusal,
} from "../../../domain/shared/index.js";
import { ApiError } from "../../errors/index.js";

/** A class of input, as GraphQL and class-validator both read it. */
export type InputClass<Input extends object = object> = new () => Input;

/** Scalars of the schema that a field of an input may have. */
export type InputScalar = "ID" | "String" | "Int" | "Boolean" | "Lek" | "CivilDate" | "Instant" | "JSON";

/** How a field looks in the schema; written down by the decorators below, read by `inputTypeOf`. */
export interface FieldShape {
  readonly name: string;
  readonly type: InputScalar | { readonly enum: string; readonly values: readonly string[] } | (() => InputClass);
  readonly required: boolean;
  /** A field that was left out is null, instead of absent. */
  readonly orNull: boolean;
  readonly list: boolean;
  readonly description: string | undefined;
}

interface Presence {
  /** May be left out (or null): then the property is absent. */
  readonly optional?: true;
  /** May be left out (or null): then the property is null. */
  readonly orNull?: true;
  /** A list of it, with at most so many entries. */
  readonly list?: number;
  readonly description?: string;
}

const shapes = new WeakMap<object, FieldShape[]>();

/** The fields of an input class, in order, those of its parent classes first. */
export function shapeOf(input: InputClass): readonly FieldShape[] {
  const chain: object[] = [];
  for (let prototype = input.prototype as object; prototype !== Object.prototype;) {
    chain.unshift(prototype);
    prototype = Object.getPrototypeOf(prototype) as object;
  }
  return chain.flatMap((prototype) => shapes.get(prototype) ?? []);
}

/** The id of a record of the ledger: opaque, never something a person could be found by. */
export const Id = (presence: Presence = {}) => scalar("ID", "id", parseId, presence);
/** A code of the fiscal package, an office, a unit. */
export const Code = (presence: Presence = {}) => scalar("String", "code", parseCode, presence);
/** The name of an obligation: `year/item/object`. */
export const Key = (presence: Presence = {}) => scalar("String", "key", parseKey, presence);
/** Text a person typed; NFC, trimmed, without controls. */
export const Text = (max: number, presence: Presence = {}) =>
  scalar("String", "text", (input) => parseText(input, max), presence);
export const Amount = (presence: Presence = {}) => scalar("Lek", "amount", parseLek, presence);
export const PositiveAmount = (presence: Presence = {}) => scalar("Lek", "amount", parsePositiveLek, presence);
export const AmountFromZero = (presence: Presence = {}) => scalar("Lek", "amount", parseLekFromZero, presence);
export const Day = (presence: Presence = {}) => scalar("CivilDate", "date", parseCivilDate, presence);
export const Moment = (presence: Presence = {}) => scalar("Instant", "instant", parseInstant, presence);
export const WholeNumber = (min: number, max: number, presence: Presence = {}) =>
  scalar("Int", "number", (input) => parseWhole(input, min, max), presence);
export const Year = (presence: Presence = {}) => WholeNumber(YEARS.min, YEARS.max, presence);
export const Flag = (presence: Presence = {}) => scalar("Boolean", "flag", parseFlag, presence);
/** A share of an object, `1/3`. */
export const Fraction = (presence: Presence = {}) =>
  scalar("String", "fraction", (input) => keep(input, parseFraction(input)), presence);
/** JSON whose own rules are checked behind it (facts of an object, a fiscal package, rules of lateness). */
export const Json = (presence: Presence = {}) => scalar("JSON", "json", parseJsonObject, presence);
/** One of the listed codes; `name` names the enumeration in the schema. */
export const OneOf = (name: string, values: readonly string[], presence: Presence = {}) =>
  scalar({ enum: name, values }, "listed", (input) => parseListed(input, values), presence);

/** A password as typed: never trimmed or normalised, 12 to 256 characters. */
export const Password = (presence: Presence = {}) => scalar("String", "password", parsePassword, presence);

/** Another input inside this one, or a list of them. */
export function Nested(type: () => InputClass, presence: Presence = {}): PropertyDecorator {
  return (target, property) => {
    record(target, property, type, presence);
    Type(type)(target, property as string);
    const each = presence.list !== undefined;
    apply(target, property, presence, [
      ValidateNested({ each, message: fault("field-wrong-kind") }),
      ...(each ? [] : [plainObject()]),
    ]);
  };
}

function scalar(
  type: FieldShape["type"],
  name: string,
  parse: (input: unknown) => Parsed<unknown>,
  presence: Presence,
): PropertyDecorator {
  return (target, property) => {
    record(target, property, type, presence);
    const read = (value: unknown) => {
      const result = parse(value);
      return result.ok ? result.value : value;
    };
    Transform(({ value }: { value: unknown }) =>
      value === null || value === undefined ? value : Array.isArray(value) ? value.map(read) : read(value),
    )(target, property);
    apply(target, property, presence, [parses(name, parse, presence.list !== undefined)]);
  };
}

/** Later decorators run first, so presence is decided before kind. */
function apply(target: object, property: string | symbol, presence: Presence, checks: PropertyDecorator[]): void {
  for (const check of checks) check(target, property);
  if (presence.list !== undefined) {
    IsArray({ message: fault("field-wrong-kind") })(target, property);
    ArrayMaxSize(presence.list, { message: fault("list-too-long", { max: presence.list }) })(target, property);
  }
  if (presence.optional || presence.orNull) IsOptional()(target, property);
  else IsDefined({ message: fault("field-required") })(target, property);
}

function parses(name: string, parse: (input: unknown) => Parsed<unknown>, each: boolean): PropertyDecorator {
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value) => parse(value).ok,
        defaultMessage: (given) => {
          const values: unknown[] = each && Array.isArray(given?.value) ? given.value : [given?.value];
          const wrong = values.map(parse).find((result) => !result.ok);
          return wrong && !wrong.ok ? fault(wrong.refusal.code, wrong.refusal.facts) : fault("field-wrong-kind");
        },
      },
    },
    { each },
  );
}

function plainObject(): PropertyDecorator {
  return ValidateBy({
    name: "object",
    validator: {
      validate: isJsonObject,
      defaultMessage: () => fault("field-wrong-kind"),
    },
  });
}

function record(target: object, property: string | symbol, type: FieldShape["type"], presence: Presence): void {
  const list = shapes.get(target) ?? [];
  shapes.set(target, list);
  list.push({
    name: String(property),
    type,
    required: !presence.optional && !presence.orNull,
    orNull: presence.orNull === true,
    list: presence.list !== undefined,
    description: presence.description,
  });
}

/** A message of class-validator that carries the rule and its figures; read back by `validated`. */
export function fault(rule: string, facts: Refusal["facts"] = {}): string {
  return JSON.stringify({ rule, facts });
}

function keep(input: unknown, result: Parsed<unknown>): Parsed<unknown> {
  return result.ok ? parsed(input) : result;
}

function parseKey(input: unknown): Parsed<string> {
  return typeof input === "string" && /^\d{4}\/[A-Za-z0-9._-]{1,80}\/[A-Za-z0-9._-]{1,100}$/.test(input)
    ? parsed(input)
    : notParsed("obligation-key-malformed");
}

function parseLekFromZero(input: unknown): Parsed<unknown> {
  const result = parseLek(input);
  return result.ok && result.value < 0 ? notParsed("amount-negative", { input: result.value }) : result;
}

function parseWhole(input: unknown, min: number, max: number): Parsed<number> {
  if (typeof input !== "number" || !Number.isSafeInteger(input)) return notParsed("number-not-whole");
  return input < min || input > max ? notParsed("number-out-of-range", { min, max }) : parsed(input);
}

function parsePassword(input: unknown): Parsed<string> {
  if (typeof input !== "string" || !input.isWellFormed()) return notParsed("text-expected");
  if (input.length > 256) return notParsed("text-too-long", { max: 256 });
  return input.length < 12 ? notParsed("password-too-short", { min: 12 }) : parsed(input);
}

function parseFlag(input: unknown): Parsed<boolean> {
  return typeof input === "boolean" ? parsed(input) : notParsed("field-wrong-kind");
}

function parseListed(input: unknown, values: readonly string[]): Parsed<string> {
  return typeof input === "string" && values.includes(input)
    ? parsed(input)
    : notParsed("value-not-listed", { allowed: values.join(", ") });
}

function parseJsonObject(input: unknown): Parsed<unknown> {
  return isJsonObject(input) ? parsed(input) : notParsed("field-wrong-kind");
}

/** An id among the arguments of a query; throws VALIDATION `identifier-malformed`. */
export function checkedId(input: unknown): string {
  const result = parseId(input);
  if (result.ok) return result.value;
  throw new ApiError("VALIDATION", result.refusal.code);
}

/** A year among the arguments of a query; throws VALIDATION for one that none of ours can be. */
export function checkedYear(input: number): number {
  const result = parseWhole(input, YEARS.min, YEARS.max);
  if (result.ok) return result.value;
  throw new ApiError("VALIDATION", result.refusal.code, { facts: result.refusal.facts });
}

/** A text among the arguments of a query; throws VALIDATION. */
export function checkedText(input: unknown, max: number): string {
  const text = parseText(input, max);
  if (text.ok) return text.value;
  throw new ApiError("VALIDATION", text.refusal.code, { facts: text.refusal.facts });
}
