import { ValidationError } from "../errors.js";
import type { Json } from "../event-store/index.js";

/**
 * The RFC 8785 form of a JSON value: one text for one value, whatever the order of its members. Written here because it
 * runs over every event several times and the library takes ten times as long; a property test holds the two together.
 * Expects JSON as {@link strictJson} gives it; undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "object":
      return value === null ? "null" : Array.isArray(value) ? listText(value) : recordText(value);
    default:
      return JSON.stringify(value);
  }
}

function listText(values: readonly unknown[]): string {
  let list = "[";
  for (const element of values)
    list += (list.length === 1 ? "" : ",") + (element === undefined ? "null" : canonicalJson(element));
  return `${list}]`;
}

function recordText(value: object): string {
  const record = value as Readonly<Record<string, unknown>>;
  let members = "{";
  for (const name of sorted(Object.keys(record))) {
    const member = record[name];
    if (member !== undefined) members += (members.length === 1 ? "" : ",") + nameText(name) + canonicalJson(member);
  }
  return `${members}}`;
}

/** Text that stands in JSON as it is: printable ASCII without the quotation mark and the backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Names of members come again and again; how many are kept is bounded, for a client may invent some. */
const names = new Map<string, string>();
const MAX_NAMES = 2_000;

function nameText(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = `${quoted(name)}:`;
  if (names.size < MAX_NAMES && name.length <= 64) names.set(name, text);
  return text;
}

/** Beyond this length the engine's own sorting wins. */
const FEW = 24;

/** By UTF-16 code units, as RFC 8785 asks: that is how JavaScript compares text. Sorts in place. */
function sorted(list: string[]): string[] {
  if (list.length > FEW) return list.sort();
  for (let at = 1; at < list.length; at++) {
    const moving = list[at]!;
    let free = at;
    for (; free > 0 && list[free - 1]! > moving; free--) list[free] = list[free - 1]!;
    list[free] = moving;
  }
  return list;
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

/**
 * As {@link strictJson} in its RFC 8785 form, but with whole numbers beyond 2^53 (bigint) as text under `$bigint`: for
 * fingerprints only. Dates and the like count as `JSON.stringify` writes them.
 */
export function fingerprintText(value: unknown): string {
  return plainFingerprint(value) ?? unusualFingerprint(value);
}

/** The text of what holds nothing unusual, in one pass; null where the careful way must say what it is. */
function plainFingerprint(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return PLAIN.test(value) ? `"${value}"` : value.isWellFormed() && !value.includes("\0") ? quoted(value) : null;
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return String(value);
    case "bigint":
      return `{"$bigint":"${value}"}`;
    case "object":
      return value === null ? "null" : Array.isArray(value) ? plainList(value) : plainRecord(value);
    default:
      return null;
  }
}

function plainList(values: readonly unknown[]): string | null {
  let list = "[";
  for (const element of values) {
    const text = plainFingerprint(element);
    if (text === null) return null;
    list += (list.length === 1 ? "" : ",") + text;
  }
  return `${list}]`;
}

function plainRecord(value: object): string | null {
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (prototype !== Object.prototype && prototype !== null) return null;
  const record = value as Readonly<Record<string, unknown>>;
  if (record["toJSON"] !== undefined) return null;
  let members = "{";
  for (const name of sorted(Object.keys(record))) {
    const member = record[name];
    if (member === undefined) continue;
    const text = name === "__proto__" ? null : plainFingerprint(member);
    if (text === null) return null;
    members += (members.length === 1 ? "" : ",") + nameText(name) + text;
  }
  return `${members}}`;
}

function unusualFingerprint(value: unknown): string {
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
