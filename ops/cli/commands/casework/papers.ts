import type { DocumentInput } from "../../../../application/casework/index.js";
import { notParsed, parsed } from "../../../../domain/shared/index.js";
import { documentIn } from "../../input/files.js";
import { read } from "../../input/values.js";

/** Documents as they are typed, each `code=file`. @throws ApiError VALIDATION */
export function papersIn(given: readonly string[] = []): readonly DocumentInput[] {
  return given.map((each) => paperIn("--document", each));
}

/** A document as `code=file`, or a file of no known kind. @throws ApiError VALIDATION */
export function paperIn(path: string, given: string): DocumentInput {
  const [, document = null, file] = /^(?:([a-z0-9-]{1,80})=)?(.+)$/s.exec(given) ?? [];
  const named = read(path, file, (each) =>
    typeof each === "string" && each !== "" ? parsed(each) : notParsed("field-required"),
  );
  return { document, sent: documentIn(path, named) };
}
