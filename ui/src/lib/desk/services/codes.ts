import { folded } from "../folded.js";
import { isRaw, type Raw } from "./content.js";

/** A code of small letters, digits and hyphens from words: “Leje për qen” gives `leje-per-qen`. */
export function codeFrom(words: string): string {
  return wordsOf(words).join("-").slice(0, 60).replace(/-+$/, "");
}

/** The key of a field from its label: “Emri i qenit” gives `emriIQenit`. */
export function keyFrom(label: string): string {
  const [first = "", ...rest] = wordsOf(label)
    .join(" ")
    .replace(/^\d+ ?/, "")
    .split(" ");
  return [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("").slice(0, 40);
}

function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** The content with a code for every row that has words and none yet; no two rows of a list get the same. */
export function withCodes(content: Raw): Raw {
  return {
    ...content,
    ...listWith(content, "form", "key", ({ label }) => keyFrom(wordsIn(label)), fieldWithCodes),
    ...listWith(content, "fees", "code", ({ name }) => codeFrom(wordsIn(name))),
    ...listWith(content, "documents", "code", ({ name }) => codeFrom(wordsIn(name))),
    ...listWith(content, "legalBasis", "act", actCode),
  };
}

function fieldWithCodes(field: Raw): Raw {
  return { ...field, ...listWith(field, "options", "code", ({ label }) => codeFrom(wordsIn(label))) };
}

/** `law-139-2015`; of an act without a number, from its title. */
function actCode({ kind, number, title }: Raw): string {
  const known = typeof number === "string" && number !== "" ? `${String(kind)} ${number}` : wordsIn(title);
  return codeFrom(known.replace(/([a-z])([A-Z])/g, "$1 $2"));
}

function listWith(
  whole: Raw,
  list: string,
  name: string,
  made: (row: Raw) => string,
  inside: (row: Raw) => Raw = (row) => row,
): Raw {
  const all = whole[list];
  if (!Array.isArray(all)) return {};
  const taken = new Set(all.flatMap((row) => (isRaw(row) && row[name] !== "" ? [String(row[name])] : [])));
  const named = all.map((row: unknown) => {
    if (!isRaw(row)) return row;
    if (row[name] !== "") return inside(row);
    const code = unused(made(row), taken);
    taken.add(code);
    return inside({ ...row, [name]: code });
  });
  return { [list]: named };
}

function unused(code: string, taken: ReadonlySet<string>): string {
  if (code === "" || !taken.has(code)) return code;
  for (let next = 2; ; next += 1) if (!taken.has(`${code}${next}`)) return `${code}${next}`;
}

function wordsIn(words: unknown): string {
  const { sq, en } = isRaw(words) ? words : ({} as Raw);
  return String(sq || en || "");
}
