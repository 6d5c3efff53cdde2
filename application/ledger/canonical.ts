import { ValidationError } from "../errors.js";
import type { Json } from "../event-store/index.js";

/**
 * The RFC 8785 form of a JSON value: one text for one value, whatever the order of its members. Written here because it
 * runs over every event several times and the npm library takes 1.6 times as long (measured on the events of
 * `test/fixtures/events`); a property test holds the two together.
 * Expects JSON as {@link strictJson} gives it; undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    let list = "";
    for (const element of value)
      list += (list === "" ? "" : ",") + canonicalJson(element === undefined ? null : element);
    return `[${list}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  let members = "";
  // Sorting without a comparator is by UTF-16 code units, as RFC 8785 asks.
  for (const name of Object.keys(record).sort()) {
    const member = record[name];
    if (member !== undefined) members += `${members === "" ? "" : ","}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/**
 * JSON from what a decider proposes: undefined members are left out; anything that would not come back as it was
 * (bigint, NaN, Date, function), text that is not Unicode or holds NUL, and `__proto__` are refused with ValidationError.
 */
export function strictJson(value: unknown, at = ""): Json {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      if (!Number.isFinite(value)) throw notJson(at);
      return Object.is(value, -0) ? 0 : value;
    case "string":
      if (!value.isWellFormed() || value.includes("\0")) throw new ValidationError("text-malformed-unicode", { at });
      return value;
    case "object":
      return value === null ? null : Array.isArray(value) ? listOf(value, at) : recordOf(value, at);
    default:
      throw notJson(at);
  }
}

/** As {@link strictJson}, but with whole numbers beyond 2^53 (bigint) as text under `$bigint`: for fingerprints only. */
export function fingerprintText(value: unknown): string {
  const plain = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "bigint" ? { $bigint: member.toString() } : member,
  ) as string | undefined;
  return plain === undefined ? "" : canonicalJson(strictJson(JSON.parse(plain)));
}

function listOf(values: readonly unknown[], at: string): Json {
  return values.map((element, index) => strictJson(element, `${at}[${index}]`));
}

function recordOf(value: object, at: string): Json {
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (prototype !== Object.prototype && prototype !== null) throw notJson(at);
  const record: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    if (name === "__proto__") throw new ValidationError("member-name-forbidden", { at });
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined) record[name] = strictJson(member, at === "" ? name : `${at}.${name}`);
  }
  return record;
}

function notJson(at: string): ValidationError {
  return new ValidationError("not-json", { at });
}
