import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../event-store/index.js";
import { coverageOf, type Coverage } from "./coverage.js";
import { fontFolders } from "./fonts.js";

/** Stands where a character was that no font of ours has: its place is seen, and the paper can be printed. */
const IN_PLACE = "□";
/** Joiners and the like, which show nothing by themselves. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /\s/u;

/**
 * Content that can be set in our fonts. PDF/A takes no character without a glyph, and fonts of the machine would print
 * other bytes on another machine: so one picture in a name must not keep a paper from being printed. Composed (NFC),
 * for a letter and its accent have one glyph together.
 */
export function settable(content: Json): Json {
  if (typeof content === "string") return settableText(content);
  if (Array.isArray(content)) return content.map(settable);
  if (typeof content === "object" && content !== null)
    return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, settable(value)]));
  return content;
}

let fonts: readonly Coverage[] | undefined;

function settableText(text: string): string {
  const known = (fonts ??= fontFolders().flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ttf"))
      .map((file) => coverageOf(join(folder, file))),
  ));
  const signs = Array.from(text.toWellFormed().normalize("NFC").replace(INVISIBLE, ""), (sign) => {
    const codePoint = sign.codePointAt(0)!;
    return SPACES.test(sign) || known.every((has) => has(codePoint)) ? sign : IN_PLACE;
  });
  return signs.join("");
}
