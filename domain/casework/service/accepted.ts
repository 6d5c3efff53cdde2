import type { ServiceContent } from "./content.js";
import { DOCUMENT_TYPES, MAX_DOCUMENT_MEGABYTES, type DocumentMediaType } from "./document-types.js";

/** What is accepted of a document: of which kinds, and how large. */
export interface AcceptedDocument {
  readonly mediaTypes: readonly DocumentMediaType[];
  readonly maxMegabytes: number;
}

/** What is accepted of any document at all. */
export const ANY_DOCUMENT: AcceptedDocument = { mediaTypes: DOCUMENT_TYPES, maxMegabytes: MAX_DOCUMENT_MEGABYTES };

/** What a service accepts of one of its documents. */
export function acceptedOf({ documents }: Pick<ServiceContent, "documents">, code: string | null): AcceptedDocument {
  return documents.find((each) => each.code === code)?.accepts ?? ANY_DOCUMENT;
}
