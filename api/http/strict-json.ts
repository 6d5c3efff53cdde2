import { notParsed, parsed, type Parsed } from "../../domain/shared/index.js";

/** The deepest nesting of objects and arrays that a body may have. */
export const MAX_JSON_DEPTH = 32;

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;
const WHITESPACE = /[ \t\n\r]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * JSON (RFC 8259) as one reading only: the platform's parser lets a later duplicate key win, keeps `__proto__` and
 * nests without bound, and each of the three lets a body mean one thing to a check and another to the code behind it.
 *
 * Refuses `json-malformed`, `json-duplicate-key`, `json-forbidden-key`, `json-too-deep` and `json-number-inexact` (a
 * number with more digits than a double holds would be changed in silence), each with the place (`offset`).
 */
export function parseStrictJson(text: string, maxDepth = MAX_JSON_DEPTH): Parsed<unknown> {
  const reader = new StrictJsonReader(text, maxDepth);
  try {
    return parsed(reader.document());
  } catch (error) {
    if (error instanceof JsonFault) return notParsed(error.code, { ...error.facts, offset: error.offset });
    throw error;
  }
}

class JsonFault extends Error {
  constructor(
    readonly code: string,
    readonly offset: number,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

class StrictJsonReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {}

  document(): unknown {
    const value = this.value(0);
    this.skip(WHITESPACE);
    if (this.at !== this.text.length) this.fail();
    return value;
  }

  private value(depth: number): unknown {
    this.skip(WHITESPACE);
    switch (this.text[this.at]) {
      case "{":
        return this.object(depth + 1);
      case "[":
        return this.array(depth + 1);
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private object(depth: number): Record<string, unknown> {
    this.enter(depth);
    const object: Record<string, unknown> = {};
    if (this.closes("}")) return object;
    do {
      this.skip(WHITESPACE);
      const start = this.at;
      const key = this.string();
      if (FORBIDDEN_KEYS.has(key)) throw new JsonFault("json-forbidden-key", start, { key });
      if (Object.hasOwn(object, key)) throw new JsonFault("json-duplicate-key", start, { key: key.slice(0, 80) });
      this.expect(":");
      object[key] = this.value(depth);
    } while (this.continues("}"));
    return object;
  }

  private array(depth: number): unknown[] {
    this.enter(depth);
    const array: unknown[] = [];
    if (this.closes("]")) return array;
    do array.push(this.value(depth));
    while (this.continues("]"));
    return array;
  }

  private enter(depth: number): void {
    if (depth > this.maxDepth) throw new JsonFault("json-too-deep", this.at, { max: this.maxDepth });
    this.at += 1;
  }

  private string(): string {
    if (this.text[this.at] !== '"') this.fail();
    this.at += 1;
    let text = "";
    for (;;) {
      text += this.take(PLAIN_TEXT) ?? "";
      const next = this.text[this.at];
      if (next === '"') {
        this.at += 1;
        return text;
      }
      if (next !== "\\") this.fail();
      text += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    if (letter === "u") {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail();
      this.at += 6;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const character = ESCAPES[letter];
    if (character === undefined) this.fail();
    this.at += 2;
    return character;
  }

  private number(): number {
    const start = this.at;
    const digits = this.take(NUMBER);
    if (digits === undefined) this.fail();
    const number = Number(digits);
    const whole = !/[.eE]/.test(digits);
    if (!Number.isFinite(number) || (whole && !Number.isSafeInteger(number)))
      throw new JsonFault("json-number-inexact", start, { input: digits.slice(0, 40) });
    return number;
  }

  private word<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) this.fail();
    this.at += word.length;
    return value;
  }

  private closes(bracket: string): boolean {
    this.skip(WHITESPACE);
    if (this.text[this.at] !== bracket) return false;
    this.at += 1;
    return true;
  }

  /** True after a comma, false after the closing bracket. */
  private continues(bracket: string): boolean {
    if (this.closes(bracket)) return false;
    this.expect(",");
    return true;
  }

  private expect(character: string): void {
    this.skip(WHITESPACE);
    if (this.text[this.at] !== character) this.fail();
    this.at += 1;
  }

  private skip(pattern: RegExp): void {
    this.take(pattern);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match[0];
  }

  private fail(): never {
    throw new JsonFault("json-malformed", this.at);
  }
}
