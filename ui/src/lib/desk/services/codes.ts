import { codeFrom, keyFrom, listWith, wordsIn } from "../editing/codes.js";
import type { Raw } from "./content.js";

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
