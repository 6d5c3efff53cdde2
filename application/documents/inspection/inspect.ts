import { fileTypeFromBuffer } from "file-type";
import { DOCUMENT_TYPES } from "../../../domain/casework/index.js";
import { notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";
import { endOf } from "./ends.js";

const EXTENSIONS: Readonly<Record<DocumentType, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/tiff": ["tif", "tiff"],
};
type DocumentType = (typeof DOCUMENT_TYPES)[number];

/**
 * What a document is by its content. Refuses what is of no type that offices read, what goes by another's extension, what
 * is cut short, and what holds something more than the one document (a file that is two things at once).
 */
export async function inspect(name: string, content: Uint8Array): Promise<Parsed<DocumentType>> {
  const found = await fileTypeFromBuffer(content);
  const type = DOCUMENT_TYPES.find((each) => each === found?.mime);
  if (!type || !beginsAsItself(type, content))
    return notParsed("document-type-not-allowed", { mediaType: found?.mime ?? "?" });
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (!EXTENSIONS[type].includes(extension))
    return notParsed("document-extension-wrong", { extension, expected: EXTENSIONS[type][0]! });
  const end = endOf(type, content);
  if (end === null) return notParsed("document-damaged", { mediaType: type });
  if (!isPadding(content.subarray(end))) return notParsed("document-more-than-one", { mediaType: type });
  return parsed(type);
}

/** A PDF may by the letter begin anywhere in its first kilobyte; then something else may stand before it. */
function beginsAsItself(type: DocumentType, content: Uint8Array): boolean {
  return type !== "application/pdf" || Buffer.from(content.subarray(0, 5)).toString("latin1") === "%PDF-";
}

/** Scanners and printers leave white space and zeros behind a document, and nothing else does no harm. */
function isPadding(rest: Uint8Array): boolean {
  return rest.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32);
}
