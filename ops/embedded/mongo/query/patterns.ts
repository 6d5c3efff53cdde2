import type { RawValue } from "../bson/raw.js";
import { Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { textOf } from "./plain-values.js";

/** The pattern and flags of a BSON regex, or of a string that is meant as one. */
export function patternOf(operand: RawValue): { pattern: string; flags: string } {
  if (operand.type === Type.string) return { pattern: textOf(operand), flags: "" };
  if (operand.type !== Type.regex) throw new CommandError("BadValue", "$regex has to be a string");
  const middle = operand.bytes.indexOf(0, operand.start);
  return {
    pattern: operand.bytes.toString("utf8", operand.start, middle),
    flags: operand.bytes.toString("utf8", middle + 1, operand.end - 1),
  };
}

/** A pattern of PCRE as one of JavaScript. @throws CommandError BadValue for what is wrong, or has no equal there */
export function compilePattern(pattern: string, flags: string): RegExp {
  const unknown = /[^imsxu]/.exec(flags);
  if (unknown) throw new CommandError("BadValue", `invalid flag in regex options: ${unknown[0]}`);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)?.[1] ?? "";
  const wanted = new Set([...flags, ...inline]);
  const mode = { extended: wanted.delete("x"), multiline: wanted.has("m"), dotAll: wanted.has("s") };
  wanted.delete("u");
  const source = translated(inline ? pattern.slice(inline.length + 3) : pattern, mode);
  const plain = [...wanted].join("");
  try {
    // Letters beyond the first 65,536 are one each; without it, escapes of what needs none are allowed as in PCRE.
    return new RegExp(source, `${plain}u`);
  } catch {
    try {
      return new RegExp(source, plain);
    } catch (error) {
      throw new CommandError("BadValue", `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}

/** An escape, a class, a quoted stretch, a comment, the head of a group, or one letter. */
const PARTS =
  /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P?<\w+>|\s|#.*|[\s\S]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: "(?=\\n?(?![\\s\\S]))",
  h: "[ \\t\\u00a0]",
  H: "[^ \\t\\u00a0]",
  R: "(?:\\r\\n|\\n|\\r)",
  a: "\\x07",
  e: "\\x1b",
  N: "[^\\n]",
};

const CLASSES: Readonly<Record<string, string>> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9a-fA-F",
  word: "\\w",
};

interface Mode {
  readonly extended: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

function translated(pattern: string, { extended, multiline, dotAll }: Mode): string {
  return pattern.replace(PARTS, (part) => {
    if (part.startsWith("\\Q"))
      return part
        .slice(2)
        .replace(/\\E$/, "")
        .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    if (part.startsWith("\\")) return escapeOf(part[1]!) ?? part;
    if (part.startsWith("[") && part.length > 1) return classOf(part);
    if (part.startsWith("(?#")) return "";
    if (part.startsWith("(?P<")) return `(?<${part.slice(4)}`;
    // The end is also before a last line feed, and the line feed alone is no letter to the dot.
    if (part === "$" && !multiline) return ESCAPES["Z"]!;
    if (part === "." && !dotAll) return ESCAPES["N"]!;
    return extended && (/^\s$/.test(part) || part.startsWith("#")) ? "" : part;
  });
}

function escapeOf(letter: string): string | undefined {
  const known = ESCAPES[letter];
  if (known !== undefined) return known;
  if (!/[A-Za-z]/.test(letter) || /[dDwWsSbBfnrtvcxukpP]/.test(letter)) return undefined;
  throw new CommandError("BadValue", `Regular expression is invalid: \\${letter} is not offered by this server`);
}

function classOf(part: string): string {
  const [, head, rest] = /^(\[\^?)([\s\S]*)$/.exec(part)!;
  const body = rest!.startsWith("]") && rest!.length > 1 ? `\\${rest!}` : rest!;
  return (
    head! +
    body.replace(/\\[\s\S]|\[:(\^?)(\w+):\]/g, (one, not: string | undefined, name: string | undefined) => {
      if (name === undefined) return one;
      const letters = CLASSES[name];
      if (letters !== undefined && !not) return letters;
      throw new CommandError(
        "BadValue",
        `Regular expression is invalid: the class ${one} is not offered by this server`,
      );
    })
  );
}
